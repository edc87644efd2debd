"""The advisor on what a figure counts: what it reads off a parse, when it is asked, and what happens without a model."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from types import SimpleNamespace
from typing import Any

import pytest

from copydesk.reading.figures import advice
from copydesk.reading.figures.amounts import amounts
from copydesk.story import Story

MODEL = next((name for name in advice.MODELS if PathFinder.find_spec(name) is not None), None)
needs_model = pytest.mark.skipif(
    MODEL is None, reason="no English model of spaCy is installed: pip install copydesk[model]"
)
ROADS = "The city will spend $2 billion on roads. Critics said that spending $2 million on roads was a waste."
#: For each sentence its words with lemma, part of speech, relation and the place of the head.
PARSES = {
    "The city will spend $2 billion on roads.": (
        ("The", "the", "DET", "det", 1), ("city", "city", "NOUN", "nsubj", 3), ("will", "will", "AUX", "aux", 3),
        ("spend", "spend", "VERB", "ROOT", 3), ("$", "$", "SYM", "quantmod", 6), ("2", "2", "NUM", "compound", 6),
        ("billion", "billion", "NUM", "dobj", 3), ("on", "on", "ADP", "prep", 3), ("roads", "road", "NOUN", "pobj", 7),
        (".", ".", "PUNCT", "punct", 3),
    ),
    "Critics said that spending $2 million on roads was a waste.": (
        ("Critics", "critic", "NOUN", "nsubj", 1), ("said", "say", "VERB", "ROOT", 1), ("that", "that", "SCONJ", "mark", 9),
        ("spending", "spend", "VERB", "csubj", 9), ("$", "$", "SYM", "quantmod", 6), ("2", "2", "NUM", "compound", 6),
        ("million", "million", "NUM", "dobj", 3), ("on", "on", "ADP", "prep", 3), ("roads", "road", "NOUN", "pobj", 7),
        ("was", "be", "AUX", "ccomp", 1), ("a", "a", "DET", "det", 11), ("waste", "waste", "NOUN", "attr", 9),
        (".", ".", "PUNCT", "punct", 1),
    ),
    "Russia launched 12 drones.": (
        ("Russia", "Russia", "PROPN", "nsubj", 1), ("launched", "launch", "VERB", "ROOT", 1), ("12", "12", "NUM", "nummod", 3),
        ("drones", "drone", "NOUN", "dobj", 1), (".", ".", "PUNCT", "punct", 1),
    ),
    "Ukraine shot down 12 drones.": (
        ("Ukraine", "Ukraine", "PROPN", "nsubj", 1), ("shot", "shoot", "VERB", "ROOT", 1), ("down", "down", "ADP", "prt", 1),
        ("12", "12", "NUM", "nummod", 4), ("drones", "drone", "NOUN", "dobj", 1), (".", ".", "PUNCT", "punct", 1),
    ),
}  # fmt: skip


class Parser:
    """Stands in for a model: gives spaCy documents with the parses above, and counts how often it is asked."""

    def __init__(self) -> None:
        from spacy.vocab import Vocab

        self.vocab, self.asked = Vocab(), 0

    def __call__(self, sentence: str) -> Any:
        from spacy.tokens import Doc

        self.asked += 1
        rows = PARSES[sentence.strip()]
        spaces, rest = [], sentence.strip()
        for word, *_ in rows:
            rest = rest[len(word) :]
            spaces.append(rest.startswith(" "))
            rest = rest.removeprefix(" ")
        names = ("words", "lemmas", "pos", "deps", "heads")
        return Doc(self.vocab, spaces=spaces, **dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Parser]:
    double = Parser()
    monkeypatch.setattr(advice, "_parser", lambda: double)
    advice._parsed.cache_clear()
    yield double
    advice._parsed.cache_clear()


def places(story: Story) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in amounts(story)]


def findings(text: str) -> list[str]:
    from copydesk.checker import check
    from copydesk.registry import find_rules

    rules = [rule for rule in find_rules() if rule.name == "magnitude-conflict"]
    checked = check(Story(text), rules)
    assert checked.broken == ()
    return [raised.finding.message for raised in checked.findings]


def test_what_a_figure_counts_is_its_noun_and_the_verb_that_governs_it(parser: Parser) -> None:
    story = Story("Russia launched 12 drones. Ukraine shot down 12 drones.")
    launched, shot = (advice.counted(story, *place) for place in places(story))
    assert launched == advice.Counted("drone", "drone", "launch", frozenset())
    assert shot == advice.Counted("drone", "drone", "shoot", frozenset())


def test_drones_launched_and_drones_shot_down_are_two_things(parser: Parser) -> None:
    story = Story("Russia launched 12 drones. Ukraine shot down 12 drones.")
    assert advice.one_thing(story, *places(story)) is False


def test_one_verb_about_one_business_is_one_thing(parser: Parser) -> None:
    story = Story(ROADS)
    assert advice.one_thing(story, *places(story)) is True


def test_a_rule_asks_where_the_shape_leaves_it_open(parser: Parser) -> None:
    assert findings(ROADS) != []
    assert parser.asked == 2


def test_a_rule_without_a_candidate_asks_nobody(parser: Parser) -> None:
    assert findings("The city will spend $2 billion on roads and $3 million on parks.") == []
    assert parser.asked == 0


def test_without_a_model_the_shape_decides_and_nothing_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice, "MODELS", ("no_such_model",))
    advice._parser.cache_clear()
    story = Story(ROADS)
    assert advice.one_thing(story, *places(story)) is None
    assert findings(ROADS) == []
    advice._parser.cache_clear()


def test_a_model_that_cannot_be_loaded_is_named_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, **_: object) -> None:
        raise OSError("the file is cut off")

    monkeypatch.setattr(advice, "MODELS", ("json",))
    monkeypatch.setattr(advice, "import_module", lambda _: SimpleNamespace(load=fail))
    advice._parser.cache_clear()
    story = Story(ROADS)
    with pytest.raises(
        advice.AdviceError,
        match=r"json is installed and cannot be loaded: the file is cut off; install copydesk\[model\]",
    ):
        advice.counted(story, *places(story)[0])
    advice._parser.cache_clear()


def test_spacy_is_not_imported_by_a_story_without_a_candidate() -> None:
    script = (
        "import sys\nfrom copydesk.checker import check\nfrom copydesk.readers.records import story_of\nfrom copydesk.registry import find_rules\n"
        "record = {'id': '1', 'headline': '', 'text': 'The city will spend $2 billion on roads.', 'date': '2024-05-15'}\n"
        "check(story_of(record, 'x', None), find_rules())\nprint('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@needs_model
def test_the_small_model_reads_head_verb_and_business() -> None:
    advice._parser.cache_clear()
    story = Story(ROADS)
    assert advice.one_thing(story, *places(story)) is True
    story = Story("Russia launched 12 drones. Ukraine shot down 12 drones.")
    assert advice.one_thing(story, *places(story)) is False
