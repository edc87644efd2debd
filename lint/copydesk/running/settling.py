"""Makes fixes until none is left to make: one may make room for another, or overlap with one that was made."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from copydesk.checker import Checked
from copydesk.fixing import edits_of
from copydesk.readers import Unread, read_stream
from copydesk.rule import Edit
from copydesk.running.plan import Call
from copydesk.story import Story
from copydesk.tuples import NamedTuple

#: Two rounds settle nearly every story; more say that two rules undo each other's fixes.
ROUNDS = 10


class UnfixableError(Exception):
    """Fixes that cannot be made; the text says why, and the cure."""


class Settled(NamedTuple):
    """A story's bytes after its fixes, what is left to report of it, how many places were mended, and whether it is at rest."""

    data: bytes
    checked: Checked
    places: int
    at_rest: bool


def settled(
    call: Call,
    checked: Checked,
    data: bytes,
    edited: Callable[[bytes, Story, list[Edit]], bytes],
    *,
    line: int = 1,
    unsafe: bool = False,
) -> Settled:
    """Makes the fixes of a story, which stands in the bytes alone; `edited` makes edits of the story in its bytes.

    `line` is the number of its line in a file of records. Raises UnfixableError, and what `edited` raises.
    """
    places = 0
    for _ in range(ROUNDS):
        edits = edits_of(checked, unsafe=unsafe)
        if not edits:
            return Settled(data, checked, places, at_rest=True)
        data = edited(data, checked.story, edits)
        places += len(edits)
        checked = _checked_again(call, checked, data, line)
    return Settled(data, checked, places, at_rest=not edits_of(checked, unsafe=unsafe))


def _checked_again(call: Call, before: Checked, data: bytes, line: int) -> Checked:
    path = before.story.path
    read = list(read_stream(BytesIO(data), path, call.date, line=line))
    if len(read) != 1 or isinstance(read[0], Unread):
        why = f": {read[0].message}" if read and isinstance(read[0], Unread) else ""
        raise UnfixableError(f"after its fixes it could not be read as a story{why}; make them by hand")
    fresh = call.plan_for(path).check(read[0])
    # What a file lets stand is looked at afresh; of records it is counted on, so they were looked at once and for all.
    return _less_what_stood(before, fresh) if before.story.fields else call.reported(fresh)


def _less_what_stood(before: Checked, fresh: Checked) -> Checked:
    """What was found now, without what was let stand before."""
    if not before.stood:
        return fresh
    from copydesk.fingerprints import keys_of, matched

    known = keys_of(before._replace(findings=tuple(stood.raised for stood in before.stood)))
    places = dict(zip(matched(known, keys_of(fresh)), before.stood, strict=True))
    return fresh._replace(
        findings=tuple(raised for index, raised in enumerate(fresh.findings) if index not in places),
        stood=tuple(
            places[index]._replace(raised=raised) for index, raised in enumerate(fresh.findings) if index in places
        ),
    )
