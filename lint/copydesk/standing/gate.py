"""The filter of every run: loads what lets findings stand only where there is something to look at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from copydesk.checker import Checked
from copydesk.settings import settings_of
from copydesk.standing import BASELINE, COMMENTED, STETS, file_above

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.standing.baseline import Baseline
    from copydesk.standing.letting import LetStand


class Gate:
    """Passes on to `LetStand` what may concern it: a comment in the copy, a file above the story, a baseline that is named.

    `make` makes it, `baseline` is what the command line says of one: a file, "" for none, None for nothing.
    """

    __slots__ = ("_baseline", "_folders", "_let_stand", "_make")

    def __init__(self, make: Callable[[], LetStand], baseline: str | None = None) -> None:
        self._make = make
        self._baseline = baseline
        self._let_stand: LetStand | None = None
        self._folders: dict[str, bool] = {}

    @property
    def let_stand(self) -> LetStand:
        """What lets findings stand, loaded by this."""
        if self._let_stand is None:
            self._let_stand = self._make()
        return self._let_stand

    @property
    def baselines(self) -> Iterable[Baseline]:
        """The baselines that were used in this run."""
        return () if self._let_stand is None else self._let_stand.baselines.values()

    def concerns(self, path: str) -> bool:
        """Whether a file of stets or a baseline holds for a story's path. Raises ConfigError for settings that are wrong."""
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._folders:
            found = file_above(folder, STETS) or file_above(folder, BASELINE) or self._baseline
            self._folders[folder] = bool(found)
        return self._folders[folder] or bool(settings_of(path).baseline)

    def __call__(self, checked: Checked) -> Checked:
        """The story with only those findings that don't stand. Raises ConfigError as `LetStand` does."""
        story = checked.story
        if (story.format in COMMENTED and "<!--" in story.source) or self.concerns(story.path):
            return self.let_stand(checked)
        return checked

    def left(self) -> Iterable[Checked]:
        """After the last story, what is wrong with the files of stets that were used."""
        return () if self._let_stand is None else self._let_stand.left()
