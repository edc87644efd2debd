"""What the reports for other programs share: a finding's details in lines, and names that are unique in a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copydesk.checker import Checked, Raised
from copydesk.fingerprints import digest, keys_of
from copydesk.reports.wording import visible
from copydesk.rule import Fix
from copydesk.story import Span, Story

_LONGEST = 160
_MOST_EDITS = 3
#: So many characters at the start of a story tell a record without an id from the others of its file.
_OPENING = 200


def shortened(words: str) -> str:
    """The words in one line, and their middle left out where they are many."""
    line = visible(words)
    return line if len(line) <= _LONGEST else f"{line[:100]} … {line[-40:]}"


def name_of(story: Story) -> str:
    """The story's path, with the record's id if it has one."""
    return story.path if story.id is None else f"{story.path}[{story.id}]"


def spot(story: Story, span: Span) -> str:
    """ "line 9, column 88", with the record's part before it."""
    place = story.place(span.start)
    return f"{f'{place.part}, ' if place.part else ''}line {place.line}, column {place.column}"


def details(story: Story, raised: Raised) -> Iterator[str]:
    """The lines below a finding's message: its words, the second places, the fix."""
    finding = raised.finding
    yield f"“{shortened(story.quote(finding.span))}” ({spot(story, finding.span)})"
    for other in finding.elsewhere:
        note = f"{visible(other.note)}: " if other.note else ""
        yield f"Also {note}“{shortened(story.quote(other.span))}” ({spot(story, other.span)})"
    if finding.fix is not None:
        yield fix_in_words(story, finding.fix)


def fix_in_words(story: Story, fix: Fix) -> str:
    """What the fix would change, in a line."""
    edits = [f"“{shortened(story.quote(edit.span))}” becomes “{shortened(edit.text)}”" for edit in fix.edits]
    more = f"; and {len(edits) - _MOST_EDITS} more" if len(edits) > _MOST_EDITS else ""
    how = "copydesk check --fix does this" if fix.safe else "look before you apply it"
    return f"Fix: {'; '.join(edits[:_MOST_EDITS])}{more} ({how})."


class Fingerprints:
    """Fingerprints of findings that are unique in a run, and the same in the next run whatever is edited around them."""

    def __init__(self) -> None:
        self._stories: Counter[str] = Counter()

    def of(self, checked: Checked) -> list[str]:
        """A fingerprint for each of the story's findings: its path, its record, and the finding's own key."""
        story = checked.story
        record = story.id if story.id is not None else story.source[:_OPENING] if story.fields else ""
        name = digest(story.path, record)
        self._stories[name] += 1  # two records may say that they are the same
        which = str(self._stories[name])
        return [digest(name, which, key.digest) for key in keys_of(checked)]
