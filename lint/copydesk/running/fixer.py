"""Makes the fixes of a run's stories in their files, each file as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from copydesk.checker import Checked
from copydesk.fixing import CHANGED, apply, edits_of, replace
from copydesk.readers import Unread, cutter, read_stream
from copydesk.readers.decoding import Decoded, UnreadableError, decode
from copydesk.rule import Edit
from copydesk.running.plan import STDIN, Call
from copydesk.running.settling import ROUNDS, Settled, UnfixableError, settled
from copydesk.story import Story

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.running.record_files import RecordFile

#: Told, with a path, what could not be done and why.
Complain = Callable[[str, str], None]


class Fixer:
    """Takes a run's results in order. `complain` is told, with a path, of what cannot be done.

    `places` counts what was mended, `failed` says whether something could not be.
    """

    def __init__(self, call: Call, complain: Complain, *, unsafe: bool = False, write: bool = True) -> None:
        self.places = 0
        self.failed = False
        self._call = call
        self._complain = complain
        self._unsafe = unsafe
        self._write = write
        self._records: RecordFile | None = None

    def take(self, checked: Checked) -> Checked:
        """The story after its fixes; as it was where they cannot be made. One file of records is open at a time."""
        if self._records is not None and self._records.path != checked.story.path:
            self.finish()
        if not edits_of(checked, unsafe=self._unsafe):
            return checked
        try:
            done = self._in_file(checked)
        except (OSError, UnfixableError) as problem:
            self._say(checked, problem)
            return checked
        if not done.at_rest:
            self._complain(
                checked.story.path,
                f"after {ROUNDS} rounds of fixes there is still one to make: two rules undo each other's; run it with "
                "--ignore for one of them",
            )
        return done.checked

    def finish(self) -> None:
        """Ends the file of records that is being mended, if any."""
        records, self._records = self._records, None
        if records is None:
            return
        try:
            records.finish()
        except OSError as problem:
            self.failed = True
            self._complain(records.path, f"not fixed, whatever is reported of it: {problem.strerror or problem}")
        else:
            self.places += records.places

    def drop(self) -> None:
        """Leaves the file of records that is being mended as it was."""
        if self._records is not None:
            self._records.drop()

    def _in_file(self, checked: Checked) -> Settled:
        """Raises OSError or UnfixableError."""
        path = checked.story.path
        if STDIN in self._call.paths and path == self._call.stdin_filename:
            raise UnfixableError("fixes are made in files, not in standard input")
        if checked.story.fields:
            return self._in_record(checked)
        with open(path, "rb") as handle:
            data = handle.read()
        decoded = _decoded(data)
        if decoded is None or decoded.text != checked.story.source:
            raise UnfixableError(_why_not(data, checked.story, self._call))
        done = settled(self._call, checked, data, _edited_text, unsafe=self._unsafe)
        if self._write:
            replace(path, data, done.data)
        self.places += done.places
        return done

    def _in_record(self, checked: Checked) -> Settled:
        path = checked.story.path
        if cutter(path) is None:
            raise UnfixableError(_other_format(path))
        from copydesk.running.record_files import RecordFile, edited_record

        if self._records is None:
            self._records = RecordFile(path, self._write)
        line, number = self._records.line_of(checked.story, self._call)
        done = settled(self._call, checked, line, edited_record, line=number, unsafe=self._unsafe)
        self._records.put(done.data, done.places)
        return done

    def _say(self, checked: Checked, problem: OSError | UnfixableError) -> None:
        self.failed = True
        why = (problem.strerror or str(problem)) if isinstance(problem, OSError) else str(problem)
        self._complain(checked.story.path, f"not fixed: {why}")


def _decoded(data: bytes) -> Decoded | None:
    try:
        return decode(data)
    except UnreadableError:
        return None


def _edited_text(data: bytes, story: Story, edits: list[Edit]) -> bytes:
    """A text file's bytes with the edits made, in its own encoding. Raises UnfixableError where that lacks a character."""
    decoded = decode(data)
    after = apply(story.source, edits)
    try:
        return decoded.mark + after.encode(decoded.encoding, decoded.errors)
    except UnicodeEncodeError as error:
        character = after[error.start]
        raise UnfixableError(
            f"its encoding, {decoded.encoding}, has no {character!r}; save it as UTF-8 and run again"
        ) from None


def _why_not(data: bytes, story: Story, call: Call) -> str:
    """Why a file's text is not its story's: another format, or another content than was checked."""
    again = read_stream(BytesIO(data), story.path, call.date, any_language=True)
    same = any(not isinstance(one, Unread) and one.source == story.source for one in again)
    return _other_format(story.path) if same else CHANGED


def _other_format(path: str) -> str:
    name = path.rpartition(".")[2]
    return f"fixes are made in text, Markdown, HTML and JSON Lines, and not in .{name}; make them by hand"
