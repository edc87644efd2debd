"""Ctrl-C that waits for what must not be left half done: an entry of a report, a file that is being written."""

from __future__ import annotations

import signal
from types import FrameType


class Unbroken:
    """What is done within ``with unbroken:`` is done whole; Ctrl-C meanwhile raises KeyboardInterrupt at its end.

    A second Ctrl-C is not made to wait. `end` gives Ctrl-C back to whoever had it.
    """

    def __init__(self) -> None:
        self._is_within = False
        self._is_due = False
        self._before = signal.getsignal(signal.SIGINT)
        # Where Ctrl-C means something else, or nothing, or this is no program of ours, that is left alone.
        self._is_ours = self._before is signal.default_int_handler and _set(self._caught)

    def __enter__(self) -> None:
        self._is_within = True

    def __exit__(self, *_: object) -> None:
        self._is_within = False
        if self._is_due:
            self._is_due = False
            raise KeyboardInterrupt

    def end(self) -> None:
        """Ctrl-C is again what it was."""
        if self._is_ours:
            signal.signal(signal.SIGINT, self._before)

    def _caught(self, number: int, frame: FrameType | None) -> None:
        if self._is_within and not self._is_due:
            self._is_due = True
        else:
            raise KeyboardInterrupt


def _set(caught: object) -> bool:
    try:
        signal.signal(signal.SIGINT, caught)  # type: ignore[arg-type]
    except ValueError:  # not in the main thread
        return False
    return True
