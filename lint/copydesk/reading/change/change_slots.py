"""What the figures behind a word of change are to it: from, to, by, and the percentage."""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_anchors import SHARES, Anchor, compares
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.labels import MONTHS
from copydesk.reading.figures.links import Link, link_of
from copydesk.tuples import NamedTuple


class Found(NamedTuple):
    """A word of change with its figures by name: "before", "after", "by", "share"; `compared` is as in `Change`."""

    anchor: Anchor
    slots: dict[str, Amount]
    start: int
    end: int
    compared: bool


def collect(copy: str, nodes: list[Anchor | Amount], index: int) -> Found | None:
    """The change that the anchor at `index` starts, with every figure behind it that is linked to it."""
    anchor = nodes[index]
    if not isinstance(anchor, Anchor):
        return None
    slots = anchor.given
    last, role, compared = anchor.end, "anchor", False
    # A percentage that another word of change stands behind ("rose from 56 to 70, a 25% increase") is that one's.
    others = {
        one.start for node in nodes if isinstance(node, Anchor) and node is not anchor for one in node.given.values()
    }
    for node in nodes[index + 1 :]:
        if node.start < last:
            continue
        if isinstance(node, Anchor) or node.start in others:
            break
        gap = copy[last : node.start]
        link = link_of(gap, first=role == "anchor")
        new = _slot(anchor, gap, link, role, node, slots)
        if (
            role == "anchor"
            and not new
            and node.kind == "percent"
            and anchor.says.part in ("noun", "either")
            and _NAMES_SHARE.fullmatch(gap)
        ):
            new = "share"
        if new in ("", "skip") and role in ("by", "share") and (taking := _TAKING.fullmatch(gap)) is not None:
            new = "before" if taking[1] == "from" else "after"
        if new == "before" and role == "anchor" and _RANGE_BEHIND.match(copy, node.end) and link.role == "than":
            break
        if link.role in ("or", "dash", "bracket") and node.kind in SHARES and copy.startswith(" of ", node.end):
            break  # "to 2,935, or half of the total"
        if new == "skip":
            continue
        new, against = ("before", True) if new == "against" else (new, False)
        own = new == "after" and anchor.word in ("up", "down") and gap.strip() == "to"
        if own or (new == "before" and role == "anchor" and anchor.word in _OWN_HEDGE):
            # "6 percent more than the 50 of 2021": the word compares, and hedges nothing.
            node = node._replace(hedge="", ends=tuple(one._replace(hedge="") for one in node.ends))
        if not new and node.kind == "duration":
            continue  # "from 80 percent two weeks ago to 74"
        if (
            link.role == "before"
            and anchor.by is not None
            and anchor.says.part == "comparative"
            and anchor.word != "away"
        ):
            break  # "4,000 below the target, from 45,000 a year before"
        if not new or (new in slots and not _extends(slots, new, role, link, node)):
            break
        compared = compared or against
        if new != "aside":
            slots.setdefault(new, node)
        last, role = node.end, new
    return Found(anchor, slots, anchor.start, last, compared) if slots or anchor.says.times else None


#: Words that are hedges too before a figure.
_OWN_HEDGE = words("more less fewer higher lower larger smaller greater above below over under up down")
_NAMES_SHARE = lazy(
    r"(?:\s(?:in|for|of|this|last|during|over)(?:\s[A-Za-z0-9-]+){1,3})?\s(?:was|were|is|came\sto|reached|amounted\sto|stood\sat|hit|of)\s"
    r"(?:about\s|around\s|some\s|only\s|just\s|nearly\s|almost\s)?\Z"
)


#: "cut 1,200 jobs, taking staff from 9,800 to 8,600".
_TAKING = lazy(
    r"(?:\s[a-z]+){0,3},\s(?:taking|bringing|cutting|reducing|lifting|raising|pushing|increasing|lowering|shrinking)\s(?:[A-Za-z'’]+\s){1,5}(from|to)\s"
)
#: "lower than the 75 to 76 dollars of last year".
_RANGE_BEHIND = lazy(r"\s?(?:to|or|[-–])\s?[$£€]?[0-9]")


#: "triple the 2.7 percent of a year ago".
_OF_A_TIME = (" the ", " its ", " their ")


def _slot(anchor: Anchor, gap: str, link: Link, role: str, node: Amount, slots: dict[str, Amount]) -> str:
    """What a figure is to the change: "after", "before", "by", "share", "aside" (said again), "skip" or "" (nothing)."""
    by = "share" if node.kind in SHARES or (node.kind == "points" and node.unit != ("point",)) else "by"
    first = role == "anchor"
    if link.role == "direct":
        if (
            anchor.word in ("above", "below")
            or (anchor.word == "behind" and anchor.given)
            or (
                first
                and compares(anchor)
                and (node.kind not in SHARES or (node.kind == "percent" and gap in _OF_A_TIME))
            )
        ):
            return "before" if first and _plain(link) else ""
        return by if first and anchor.says.part != "noun" else ""
    if link.role == "of" and first and anchor.word in ("ahead", "short", "clear", "shy", "adrift"):
        return "before" if _plain(link._replace(fill=link.fill[1:])) else ""
    if link.role in ("by", "of"):
        return by if link.role == "by" or (first and not link.gap) else _skipped(node, first=first)
    if link.role == "in":
        return "share" if node.kind == "fraction" and not link.fill and first else _skipped(node)
    if link.role in ("or", "bracket", "dash"):
        if (first and not anchor.given) or (link.role == "dash" and node.kind != "percent"):
            return ""
        if by == "share" and "share" not in slots:
            return "share"
        return "by" if role == "share" and "by" not in slots and "after" not in slots else "aside"
    if link.role == "at":
        ends = anchor.says.part == "side" or (slots and anchor.says.part == "verb")
        return "after" if ends and "after" not in slots else _skipped(node)
    if link.role == "than":
        if node.kind == "duration" and not link.fill:
            return "skip"  # "tripled over five years, from 40 to 120"
        given = (
            "share" in slots
            or anchor.by is not None
            or compares(anchor)
            or (first and anchor.says.part in ("comparative", "side") and gap.startswith(" than "))
        )
        return "before" if given and _plain(link) else _skipped(node, first=first)
    if link.role == "since":
        return (
            "against"
            if "after" in slots and _plain(link) and node.kind in (slots["after"].kind, "count")
            else _skipped(node)
        )
    return link.role if link.role in ("after", "before", "against") else _skipped(node, first=first)


_DETERMINERS = words(
    "the a an its last this number that their his her previous prior same earlier some about record total level figure of year's month's week's",
    " quarter's current existing present year-ago year-earlier revised restated roughly nearly almost more than just over",
)


def _plain(link: Link) -> bool:
    """Whether only determiners, possessives, months and years stand between "over" or "than" and the figure."""
    return all(
        word.lower() in _DETERMINERS
        or word.endswith(("'s", "’s", "s'", "s’"))
        or word.isdigit()
        or word.rstrip(".").lower() in MONTHS
        for word in link.fill
    )


def _skipped(node: Amount, *, first: bool = False) -> str:
    """What is between the verb and its figures may be stepped over: "raised tariffs on $200 billion of goods to 25 percent"."""
    return (
        "skip"
        if node.kind in ("duration", "count", "temperature") or (first and node.kind in ("money", "measure"))
        else ""
    )


def _extends(slots: dict[str, Amount], new: str, role: str, link: Link, node: Amount) -> bool:
    """ "rose to 26 to 31": the second figure is the other end of the first, and the slot becomes a range."""
    if new != role or link.gap or link.fill or len(slots[new].ends) != 1:
        return False
    slots[new] = node._replace(start=slots[new].start, ends=(*slots[new].ends, *node.ends))
    return True
