"""What the reports for other programs share: a finding's details in lines, and names that are unique in a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copydesk.checker import Checked, Raised
from copydesk.fingerprints import Key, digest, keys_of
from copydesk.reports.wording import visible
from copydesk.rule import Finding, Fix
from copydesk.story import Span, Story

_LONGEST = 160
#: How many edits of a fix are shown.
MOST_EDITS = 3
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
    yield f"“{shortened(story.said(finding.span))}” ({spot(story, finding.span)})"
    for other in finding.elsewhere:
        note = f"{visible(other.note)}: " if other.note else ""
        yield f"Also {note}“{shortened(story.said(other.span))}” ({spot(story, other.span)})"
    if finding.fix is not None:
        yield fix_in_words(story, finding, finding.fix)


def fix_in_words(story: Story, finding: Finding, fix: Fix) -> str:
    """What the fix would change, in a line."""
    edits = changes(story, finding, fix)
    told = [_in_words(shortened(before), shortened(after)) for before, after in edits[:MOST_EDITS]]
    more = f"; and {len(edits) - MOST_EDITS} more" if len(edits) > MOST_EDITS else ""
    return f"Fix: {'; '.join(told)}{more} ({how(fix)})."


def _in_words(before: str, after: str) -> str:
    if not after:
        return f"cut “{before}”"
    return f"“{before}” becomes “{after}”" if before else f"insert “{after}”"


def how(fix: Fix) -> str:
    """What is to be done with a fix."""
    return "copydesk check --fix does this" if fix.safe else "look before you apply it"


def changes(story: Story, finding: Finding, fix: Fix) -> list[tuple[str, str]]:
    """What the fix changes, before and after: the finding's words where all of it is in them, else edit by edit."""
    start, end = finding.span
    edits = sorted(fix.edits)
    if end - start > _LONGEST or not (start <= edits[0].span.start and edits[-1].span.end <= end):
        return [(story.said(edit.span), edit.text) for edit in edits]
    after, position = "", start
    for edit in edits:
        after += story.shown(position, edit.span.start) + edit.text
        position = edit.span.end
    return [(story.said(finding.span), after + story.shown(position, end))]


def keys_of_all(checked: Checked) -> tuple[list[Key], list[Key]]:
    """The keys of the findings that are reported, and of those that stand; both count alike ones together.

    So a finding keeps its key when one like it is let stand.
    """
    reported = [(raised.finding.span, raised.rule.name, 0, index) for index, raised in enumerate(checked.findings)]
    stood = [(one.raised.finding.span, one.raised.rule.name, 1, index) for index, one in enumerate(checked.stood)]
    order = sorted((*reported, *stood))
    lists = (checked.findings, [one.raised for one in checked.stood])
    keys = keys_of(checked._replace(findings=tuple(lists[which][index] for _, _, which, index in order)))
    placed = {(which, index): key for (_, _, which, index), key in zip(order, keys, strict=True)}
    return [placed[0, index] for index in range(len(reported))], [placed[1, index] for index in range(len(stood))]


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
        return [digest(name, which, key.digest) for key in keys_of_all(checked)[0]]
