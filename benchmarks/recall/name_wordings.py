"""Recall and false alarms of name-variant over short stories of our own, with names of many origins.

    python benchmarks/recall/name_wordings.py                 a row a table of wordings_names.toml
    python benchmarks/recall/name_wordings.py --misses        with each missed and each wrongly flagged story

The first paragraph of a story is its headline where " # " ends it.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from wordings import _SLOT  # noqa: E402

from copydesk.checker import check  # noqa: E402
from copydesk.readers.records import story_of  # noqa: E402
from copydesk.registry import Rule, find_rules  # noqa: E402
from table import markdown  # noqa: E402

STORIES = HERE / "wordings_names.toml"
#: The table whose stories hold no slip.
RIGHT = "right"


def stories(path: Path = STORIES) -> Iterator[tuple[str, str, str]]:
    """Table, text, and the misspelt words of each story; none where the text is right."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    tables.pop("published")
    for table, each in tables.items():
        for line in filter(None, each["statements"].splitlines()):
            slot = _SLOT.search(line)
            spellings = slot[1].split("|") if slot else [""]
            for index, spelling in enumerate(spellings):
                yield table, _SLOT.sub(lambda _, words=spelling: words, line), spelling if index else ""


def flags(rule: Rule, text: str) -> bool:
    """Whether the rule says anything of the story. Raises RuntimeError when it breaks."""
    headline, _, body = text.rpartition(" # ")
    record = {"id": "1", "headline": headline, "text": body.replace(" ¶ ", "\n\n"), "date": "2024-05-15"}
    checked = check(story_of(record, "<story>", None), [rule])
    if checked.broken:
        raise RuntimeError(f"{checked.broken[0].rule} failed on {text!r}: {checked.broken[0].error}")
    return bool(checked.findings)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[STORIES])
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was wrongly flagged")
    asked = parser.parse_args()
    (rule,) = (rule for rule in find_rules() if rule.name == "name-variant")
    rows: dict[str, list[int]] = {}
    for path in asked.files:
        for table, text, slip in stories(path):
            flagged = flags(rule, text)
            row = rows.setdefault(table, [0, 0, 0, 0])
            row[0 if slip else 2] += 1
            row[1 if slip else 3] += flagged
            if asked.misses and flagged != bool(slip):
                print(f"{table}\t{'missed ' + slip if slip else 'FLAGGED'}\t{text}")
    rows["all"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    each = [(name, *row[:2], f"{row[1] / row[0]:.3f}" if row[0] else "", *row[2:]) for name, row in rows.items()]
    print(markdown(("stories of", "wrong", "caught", "share", "right", "flagged"), each))
    return 0


if __name__ == "__main__":
    sys.exit(main())
