"""What the tests of reports share: results made by hand, and a report of them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from copydesk.checker import Broken, Checked, Raised, Stood
from copydesk.readers import Unread
from copydesk.readers.records import story_of
from copydesk.registry import Rule, find_rules
from copydesk.reports import Options, make_report
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix
from copydesk.story import Block, Span, Story

RULES = {rule.name: rule for rule in find_rules()}
RULE = RULES["unit-conversion"]
#: What a page, a log, a shell, XML or a terminal could take for its own; and what no text file should hold.
HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> \"'><b>bold</b> ]]> <!-- --> &amp; &#60; "
    "javascript:alert(3) </style><style>*{display:none}</style> ::error::x ##[error]y %0A {0} [a](1) \x1b[31m \u202e \u200b"
    " \ufffe \x01 \x0c 😀 </textarea></title><base href=//evil.example> {{title}}"
)


def checked(
    story: Story,
    *findings: Finding,
    severity: str = "warning",
    claims: Sequence[Claim] = (),
    broken: Sequence[Broken] = (),
    rule: Rule = RULE,
) -> Checked:
    return Checked(story, tuple(Raised(rule, severity, one) for one in findings), tuple(claims), tuple(broken))


def reported(format: str, *results: Checked | Unread, options: Options | None = None) -> str:
    out = io.StringIO()
    report = make_report(format, out, options or Options())
    for result in results:
        report.add(result)
    report.close()
    return out.getvalue()


def at(source: str, words: str, nth: int = 0) -> Span:
    """The span of the words in the source, at their nth place from 0."""
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    return Span(start, start + len(words))


def hikers() -> Checked:
    """A story with a character beyond the basic plane, a second place, a fix and a claim."""
    source = "Hikers lost\n\n😀 The pass is 12 km (7. 5 miles) long.\r\nAnd one more pass is 12 km (70 miles).\n"
    finding = Finding(
        at(source, "7. 5"),
        "Close the gap in “7. 5”.",
        (Elsewhere(at(source, "12 km (70 miles)"), "said again"),),
        Fix((Edit(at(source, "7. 5"), "7.5"),), safe=True),
    )
    blocks = (
        Block("headline", 0, 11),
        Block("paragraph", 13, source.index("\r")),
        Block("paragraph", source.index("And"), len(source) - 1),
    )
    claims = (
        Claim(at(source, "12 km (7. 5 miles)"), "conversion", "holds", "12 km = 7.46 miles"),
        Claim(at(source, "12 km (70 miles)"), "conversion", "contradicted", "12 km = 7.46 miles, not 70"),
        Claim(at(source, "one more pass"), "count", "unresolved", "one of how many"),
    )
    return checked(Story(source, blocks, path="drafts/a b.txt"), finding, claims=claims)


def record(id: str | None = "a/7") -> Checked:
    """A record with a finding in its text that has its second place in its headline."""
    given: dict[str, object] = {"headline": "Lost for 12 km", "text": "It rained.\nThe pass is 12 km (70 miles)."}
    story = story_of(given if id is None else {"id": id, **given}, "wire.jsonl", None)
    finding = Finding(
        at(story.source, "12 km (70 miles)"),
        "12 km is 7.46 miles.",
        (Elsewhere(at(story.source, "12 km"), "in the headline"),),
        Fix((Edit(at(story.source, "70"), "7.5"),)),
    )
    return checked(story, finding, severity="error")


def hostile() -> Checked:
    """A story whose words, name and findings are out to break what shows them."""
    story = Story(f"Head {HOSTILE}\n\nText {HOSTILE} end\n", path=f"x{HOSTILE.replace('/', '_')}.txt")
    finding = Finding(
        at(story.source, HOSTILE),
        f"Mend {HOSTILE}",
        (Elsewhere(at(story.source, HOSTILE, 1), HOSTILE),),
        Fix((Edit(at(story.source, HOSTILE), f"{HOSTILE} mended"),)),
    )
    claims = [Claim(at(story.source, "Text"), "conversion", "holds", HOSTILE)]
    return checked(story, finding, claims=claims, broken=[Broken("a-rule", f"KeyError: {HOSTILE}")])


def let_stand() -> Checked:
    """Three slips alike: the first is let stand with a reason, the second is in a baseline, the third is reported."""
    story = Story("a slip, a slip and a slip", path="s.txt")
    first, second, third = (
        Raised(RULE, "warning", Finding(at(story.source, "slip", nth), "Mend.")) for nth in range(3)
    )
    stood = (Stood(first, "stet", "the mayor's own <b>word</b>"), Stood(second, "baseline", ""))
    return Checked(story, (third,), (), (), stood)


UNREAD = Unread("b.txt", None, "is empty; give a file with a story in it")
SKIPPED = Unread("c.txt", "9", "the copy is in German; copydesk reads English", skipped=True)
BROKEN = checked(Story("It rained.", path="d.txt"), broken=[Broken("b-rule", "KeyError: 1")])
CLEAN = checked(Story("It rained.", path="clean.txt"))
#: One of each, in an order that a run could have.
EVERYTHING = (hikers(), record(), record(), record(None), record(None), UNREAD, SKIPPED, BROKEN, CLEAN)
