"""``copydesk check --only-stories``: of the files that a hook was given, those that are stories."""

from __future__ import annotations

import os
from collections.abc import Iterable

from copydesk.readers import FormatError, is_story
from copydesk.running.plan import STDIN, StoppedError


def stories_among(paths: Iterable[str]) -> list[str]:
    """The paths without files that a search through a folder would pass over: a package.json, a sitemap.

    Folders, standard input and what cannot be opened stay. Raises StoppedError where another package's format cannot be used.
    """
    try:
        return [path for path in paths if path == STDIN or not os.path.isfile(path) or is_story(path)]
    except FormatError as problem:
        raise StoppedError(str(problem)) from None
