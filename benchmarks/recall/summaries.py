"""Recall on summaries: true ones and contradicted ones, put above their stories in every layout that is read.

    python benchmarks/recall/summaries.py CORPUS.jsonl SET.jsonl              a row a layout and a row a kind of contradiction
    python benchmarks/recall/summaries.py CORPUS.jsonl SET.jsonl --show       with what was missed, and what was flagged though true
    python benchmarks/recall/summaries.py CORPUS.jsonl SET.jsonl --layout txt only that layout

The set has an object a line: `id` of a story of the corpus, `clean`, a true summary of it, and `contradicted`, a list of objects
with the `text` of the same summary with one slip and `how` it was made. The story is laid out in memory with the summary in
place of its headline. A summary counts as flagged where a rule that is on by default has an error or a warning in it.

Exits 1 when a layout catches less than 0.6 of the contradictions or flags more than 0.05 of the true summaries; 2 when the
set names no story of the corpus.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from copydesk.checker import check
from copydesk.readers import read_stream
from copydesk.registry import find_rules
from copydesk.story import Story
from table import markdown

CAUGHT, FLAGGED = 0.6, 0.05
_SENTENCES = re.compile(r"(?<=[a-z0-9%)”\"][.!?])\s+(?=[A-Z“\"])")


def _record(key: str) -> Callable[[str, dict[str, Any]], str]:
    return lambda words, record: json.dumps({"date": record["date"], key: words, "text": record["text"]})


def _highlights(words: str, record: dict[str, Any]) -> str:
    return json.dumps({"date": record["date"], "highlights": _SENTENCES.split(words), "text": record["text"]})


def _html(words: str, record: dict[str, Any]) -> str:
    body = "".join(f"<p>{escape(each)}</p>\n" for each in _paragraphs(record["text"]))
    return (
        f'<html lang="en"><body><article><h1>{escape(record["headline"])}</h1>\n'
        f'<p class="standfirst">{escape(words)}</p>\n{body}</article></body></html>'
    )


def _paragraphs(text: str) -> list[str]:
    return [each for each in text.split("\n") if each.strip()]


def _front_matter(words: str, record: dict[str, Any]) -> str:
    return f"---\ndescription: {json.dumps(words, ensure_ascii=False)}\ndate: {record['date']}\n---\n\n{record['text']}"


#: How a summary and its story are laid out: the file's name, and what it holds.
LAYOUTS: dict[str, tuple[str, Callable[[str, dict[str, Any]], str]]] = {
    "jsonl headline": ("a.jsonl", _record("headline")),
    "jsonl standfirst": ("a.jsonl", _record("standfirst")),
    "jsonl summary": ("a.jsonl", _record("summary")),
    "jsonl highlights": ("a.jsonl", _highlights),
    "txt": ("a.txt", lambda words, record: f"{words}\n\n{record['text']}"),
    "txt, a line a paragraph": ("a.txt", lambda words, record: "\n".join((words, *_paragraphs(record["text"])))),
    "txt, a line a sentence": (
        "a.txt",
        lambda words, record: "\n".join(_SENTENCES.split(words)) + "\n\n" + record["text"],
    ),
    "jsonl text": ("a.jsonl", lambda words, record: json.dumps({"text": f"{words}\n\n{record['text']}"})),
    "md heading": ("a.md", lambda words, record: f"# {words}\n\n{record['text']}"),
    "md front matter": ("a.md", _front_matter),
    "html standfirst": ("a.html", _html),
}


class Summed(NamedTuple):
    """A story of the corpus with a summary of it, how the summary was broken ("" for a true one), and with what slip."""

    record: dict[str, Any]
    words: str
    how: str
    slip: str


def main() -> int:
    asked = _parser().parse_args()
    summed = list(_summed(asked.corpus, asked.set))
    if not summed:
        print("nothing to measure: the set names no story of the corpus", file=sys.stderr)
        return 2
    rules = [rule for rule in find_rules() if rule.meta.default and not rule.meta.preview]
    of_layout: Counter[tuple[str, bool, bool]] = Counter()
    of_kind: Counter[tuple[str, bool]] = Counter()
    for layout, (name, write) in LAYOUTS.items():
        if asked.layout in (None, layout):
            for one in summed:
                said = _said(one, name, write(one.words, one.record), rules)
                of_layout[layout, bool(one.how), bool(said)] += 1
                of_kind[one.how, bool(said)] += 1
                if asked.show and bool(said) != bool(one.how):
                    print(f"{layout}, {_fault(one)}: {one.record['id']}: {one.words}\n    {one.slip}{'; '.join(said)}")
    print(_by_layout(of_layout), _by_kind(of_kind), sep="\n\n")
    return int(not all(_reached(of_layout, layout) for layout, _, _ in of_layout))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="a JSON Lines corpus")
    parser.add_argument("set", help="the summaries, JSON Lines")
    parser.add_argument("--layout", choices=LAYOUTS, help="only this one")
    parser.add_argument("--show", action="store_true", help="print what was missed, and what was flagged though true")
    return parser


def _summed(corpus: str, summaries: str) -> Iterator[Summed]:
    with open(summaries, encoding="utf-8") as handle:
        given = [json.loads(line) for line in handle if line.strip()]
    wanted = {one["id"] for one in given}
    records = {}
    with open(corpus, encoding="utf-8") as handle:
        for line in handle:
            record = json.loads(line)
            if record.get("id") in wanted:
                records[record["id"]] = record
    for one in given:
        if one["id"] in records:
            record = records[one["id"]]
            yield Summed(record, one["clean"], "", "")
            for broken in one["contradicted"]:
                slip = f"{broken.get('wrong', '')} for {broken.get('right', '')}"
                yield Summed(record, broken["text"], f"{one['kind']} {broken['how']}", slip)


def _said(one: Summed, name: str, copy: str, rules: list[Any]) -> list[str]:
    """What the rules say, as an error or a warning, of the summary."""
    found = []
    for story in read_stream(io.BytesIO(copy.encode()), name, None, any_language=True):
        if not isinstance(story, Story):
            raise SystemExit(f"{name} of {one.record['id']} was not read: {story.message}")
        start, end = _place(story, one.words)
        for raised in check(story, rules).findings:
            spans = (raised.finding.span, *(other.span for other in raised.finding.elsewhere))
            if raised.severity != "info" and any(span.start < end and start < span.end for span in spans):
                found.append(f"{raised.rule.name}: {raised.finding.message}")
    return found


def _place(story: Story, words: str) -> tuple[int, int]:
    """Where the summary stands in the source, where it may have escapes or be cut into a list."""
    sentences = _SENTENCES.split(words)
    first, last = (next(_places(story.source, sentence)) for sentence in (sentences[0], sentences[-1]))
    return first[0], last[1]


def _places(source: str, words: str) -> Iterator[tuple[int, int]]:
    for written in (words, escape(words), json.dumps(words, ensure_ascii=False)[1:-1]):
        start = source.find(written)
        if start >= 0:
            yield start, start + len(written)


def _fault(one: Summed) -> str:
    return f"missed ({one.how})" if one.how else "flagged though true"


def _by_layout(counts: Counter[tuple[str, bool, bool]]) -> str:
    rows = []
    for layout in dict.fromkeys(layout for layout, _, _ in counts):
        caught, missed = counts[layout, True, True], counts[layout, True, False]
        flagged, clean = counts[layout, False, True], counts[layout, False, False]
        rows.append(
            (
                layout,
                caught + missed,
                caught,
                f"{caught / max(1, caught + missed):.3f}",
                flagged + clean,
                flagged,
                "reached" if _reached(counts, layout) else "missed",
            )
        )
    return markdown(("layout", "contradicted", "caught", "share", "true", "flagged", "goal"), rows)


def _reached(counts: Counter[tuple[str, bool, bool]], layout: str) -> bool:
    caught, missed = counts[layout, True, True], counts[layout, True, False]
    flagged, clean = counts[layout, False, True], counts[layout, False, False]
    return caught >= CAUGHT * (caught + missed) and flagged <= FLAGGED * (flagged + clean)


def _by_kind(counts: Counter[tuple[str, bool]]) -> str:
    kinds = sorted({how for how, _ in counts if how})
    rows = [
        (how, n := counts[how, True] + counts[how, False], counts[how, True], f"{counts[how, True] / n:.3f}")
        for how in kinds
    ]
    return markdown(("kind", "contradicted", "caught", "share"), rows)


if __name__ == "__main__":
    sys.exit(main())
