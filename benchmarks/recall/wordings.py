"""Recall and false alarms over statements in many wordings, written without a look at what the rules read.

    python benchmarks/recall/wordings.py                    a row a rule, over all sets
    python benchmarks/recall/wordings.py FILE.toml          over other statements
    python benchmarks/recall/wordings.py --misses           with each missed and each wrongly flagged statement
    python benchmarks/recall/wordings.py --rule NAME        one rule's statements only

A file has a table a rule with `statements`, one a line; braces hold the right words and then wrong ones, as in
"ran {8 kilometers|80 kilometers} (5 miles)"; ¶ parts paragraphs. All stories are of the day `published`. A statement is
caught when any rule of the three families of figures flags it with a wrong figure in it, and wrongly flagged when one
does so with the right one.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from copydesk.checker import check  # noqa: E402
from copydesk.readers.records import story_of  # noqa: E402
from copydesk.registry import Rule, find_rules  # noqa: E402
from table import markdown  # noqa: E402

SETS = tuple(
    HERE / f"wordings_{which}.toml"
    for which in (
        "figures",
        "figures_again",
        "figures_third",
        "figures_fourth",
        "figures_fifth",
        "figures_sixth",
        "figures_seventh",
        "lists",
        "sums",
    )
)
FAMILIES = ("units", "money", "numbers")
_SLOT = re.compile(r"\{([^{}]*)\}")


class Wording(NamedTuple):
    """A statement with the right words and with each of the wrong ones; `rule` is the one that it was written for."""

    rule: str
    published: str
    right: str
    wrong: tuple[str, ...]


class Result(NamedTuple):
    """What the rules said of a text: the names of those that flagged something."""

    wording: Wording
    text: str
    right: bool
    by: tuple[str, ...]

    @property
    def good(self) -> bool:
        return bool(self.by) != self.right


def wordings(paths: Iterable[Path]) -> Iterator[Wording]:
    """The statements of the files, in their order. Raises ValueError where a line has no slot or more than one."""
    for path in paths:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        published = str(table.pop("published"))
        for rule, each in table.items():
            for line in filter(None, each["statements"].splitlines()):
                yield _wording(rule, published, line)


def _wording(rule: str, published: str, line: str) -> Wording:
    slots = _SLOT.findall(line)
    if len(slots) != 1 or "|" not in slots[0]:
        raise ValueError(f"a statement has one pair of braces, with the right words and wrong ones: {line}")
    line = line.replace(" ¶ ", "\n\n")
    right, *wrong = (_SLOT.sub(lambda _, words=words: words, line) for words in slots[0].split("|"))
    return Wording(rule, published, right, tuple(wrong))


def results(statements: Iterable[Wording], rules: list[Rule]) -> Iterator[Result]:
    """Each statement with the right and with each of the wrong words, and which of the rules flag it."""
    for wording in statements:
        for text in (wording.right, *wording.wrong):
            story = story_of({"id": "1", "headline": "", "text": text, "date": wording.published}, "<wording>", None)
            checked = check(story, rules)
            if checked.broken:
                raise RuntimeError(f"{checked.broken[0].rule} failed on {text!r}: {checked.broken[0].error}")
            by = tuple(sorted({str(getattr(raised.rule, "name", raised.rule)) for raised in checked.findings}))
            yield Result(wording, text, text == wording.right, by)


def judging(preview: bool = False) -> list[Rule]:
    """The rules of the three families that are on by default, or all of them."""
    return [
        rule
        for rule in find_rules()
        if rule.family in FAMILIES and (preview or (rule.meta.default and not rule.meta.preview))
    ]


def counts(found: Iterable[Result]) -> dict[str, list[int]]:
    """By rule: wrong statements, how many of them were caught, right statements, how many of them were flagged."""
    by_rule: dict[str, list[int]] = {}
    for result in found:
        row = by_rule.setdefault(result.wording.rule, [0, 0, 0, 0])
        row[2 * result.right] += 1
        row[2 * result.right + 1] += bool(result.by)
    return by_rule


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="the statements (default: the sets of the project)")
    parser.add_argument("--rule", metavar="NAME", help="only the statements written for this rule")
    parser.add_argument("--preview", action="store_true", help="with the rules in preview")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was wrongly flagged")
    asked = parser.parse_args()
    chosen = [one for one in wordings(asked.files or SETS) if asked.rule in (None, one.rule)]
    found = list(results(chosen, judging(asked.preview)))
    for result in found if asked.misses else ():
        if not result.good:
            print(
                f"{result.wording.rule}\t{'FLAGGED ' + ','.join(result.by) if result.right else 'missed'}\t{result.text!r}"
            )
    by_rule = counts(found)
    by_rule["all"] = [sum(column) for column in zip(*by_rule.values(), strict=True)]
    rows = [(name, *row[:2], f"{row[1] / row[0]:.3f}", *row[2:]) for name, row in by_rule.items()]
    print(markdown(("statements for", "wrong", "caught", "share", "right", "flagged"), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
