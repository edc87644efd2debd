"""What others do: statements of our own on the subjects that the open tools of this field check, copydesk beside them.

    python benchmarks/others                          copydesk's verdicts, and what the tools' documentation says
    python benchmarks/others --peers PEERS            with what the installed tools do (benchmarks/tools.py says how to install them)

The statements are in cases.toml. Exits 1 where copydesk says something else than is written there. A rule that is not there
yet is named as such and does not count.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "peers"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from remarks import remarks
from specimens import Specimen

from copydesk.checker import check
from copydesk.config import Selection, rules_on
from copydesk.readers.records import story_of
from copydesk.registry import Rule, find_rules
from copydesk.testing import marked_words
from table import machine, markdown
from tools import Found, find_peers

CASES = Path(__file__).with_name("cases.toml")


class Case(NamedTuple):
    """A statement with the words in question, the rule that must flag them ("" for silence), and what others do."""

    subject: str
    text: str
    copydesk: str
    others: str
    source: str
    date: str = ""

    @property
    def plain(self) -> str:
        return marked_words(self.text)[0]

    @property
    def stretch(self) -> tuple[int, int]:
        start = self.text.index("[[")
        return start, self.text.index("]]") - 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--peers", metavar="FOLDER", help="where the peers are installed (default: $COPYDESK_PEERS, then PATH)"
    )
    asked = parser.parse_args()
    table = tomllib.loads(CASES.read_text(encoding="utf-8"))
    cases, sources = [Case(**case) for case in table["case"]], table["sources"]
    rules = rules_on(find_rules(), Selection((), (), False))
    ours = [said(case, rules) for case in cases]
    peers, missing = find_peers(asked.peers)
    theirs = touched(cases, peers)
    rows = [_row(case, verdict, names, sources) for case, verdict, names in zip(cases, ours, theirs, strict=True)]
    head = ("subject", "statement", "copydesk", "another tool's own word", *(("flagged here by",) if peers else ()))
    print(f"{machine()}\n\n{markdown(head, [row if peers else row[:-1] for row in rows])}\n")
    for source in sources.values():
        print(f"- {source['tool']}: {source['says']} ({source['where']})")
    if peers:
        print(f"\nTried here: {', '.join(f'{peer.name} {peer.version}' for peer in peers)}")
    if missing:
        print(f"\nNot installed, so not tried: {', '.join(missing)}")
    return int(_differing(cases, ours, rules))


def said(case: Case, rules: Sequence[Rule]) -> str:
    """The names of the rules that flag the words in question."""
    story = story_of({"text": case.plain, "date": case.date}, "<case>", None)
    start, end = case.stretch
    names = {
        raised.rule.name
        for raised in check(story, rules).findings
        for span in (raised.finding.span, *(other.span for other in raised.finding.elsewhere))
        if span.start < end and start < span.end
    }
    return ", ".join(sorted(names))


def touched(cases: Sequence[Case], peers: Sequence[Found]) -> list[str]:
    """For each case the names of the installed tools of which a remark touches the words in question."""
    text, starts = "", []
    for case in cases:
        starts.append(len(text))
        text += case.plain + "\n\n"
    together = Specimen(Path("cases.txt"), text, 0, (), ())
    names: list[list[str]] = [[] for _ in cases]
    for peer in peers:
        with tempfile.TemporaryDirectory() as folder:
            found = remarks(peer, together, Path(folder))
        for case, begin, into in zip(cases, starts, names, strict=True):
            start, end = (begin + edge for edge in case.stretch)
            if any(remark.start < end and start < remark.end for remark in found):
                into.append(peer.name)
    return [", ".join(each) for each in names]


def _row(case: Case, verdict: str, theirs: str, sources: dict[str, dict[str, str]]) -> tuple[str, ...]:
    shown = case.text.replace("[[", "**").replace("]]", "**") + (f" ({case.date})" if case.date else "")
    return case.subject, shown, verdict or "silent", f"{sources[case.source]['tool']}: {case.others}", theirs or "none"


def _differing(cases: Sequence[Case], ours: Sequence[str], rules: Sequence[Rule]) -> bool:
    known, differing = {rule.name for rule in find_rules()}, False
    for case, verdict in zip(cases, ours, strict=True):
        if case.copydesk and case.copydesk not in known:
            print(f"\nNo rule yet: {case.copydesk}: {case.text}")
        elif verdict != case.copydesk:
            print(f"\nDiffers: {case.copydesk or 'silence'} was due, not {verdict or 'silence'}: {case.text}")
            differing = True
    return differing


if __name__ == "__main__":
    sys.exit(main())
