"""What is let stand: stets in the copy, stets in a file beside it, and the baseline of an archive adopted as it is."""

from __future__ import annotations

import os

from copydesk.settings import settings_of

#: The file of stets and the baseline, found upwards from a story as settings are.
STETS = "copydesk-stets.toml"
BASELINE = "copydesk-baseline.json"
#: The formats whose comments can hold stets.
COMMENTED = ("markdown", "html")


def file_above(folder: str, name: str) -> str | None:
    """The nearest file of that name in an absolute folder or above it, or None."""
    while True:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def home(path: str) -> str:
    """The folder in which to begin a file for a story: that of its settings, its repository's, ours if it is above it, its own."""
    folder = os.path.dirname(os.path.abspath(path))
    settings = settings_of(path).path
    if settings is not None:
        return os.path.dirname(settings)
    above = folder
    while not os.path.exists(os.path.join(above, ".git")):
        if above == os.path.dirname(above):
            here = os.getcwd()
            return here if f"{folder}{os.sep}".startswith(here.rstrip(os.sep) + os.sep) else folder
        above = os.path.dirname(above)
    return above


def relative(path: str, file: str) -> str:
    """A story's path as it is written in a file of stets or a baseline: from that file's folder, with slashes."""
    return os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(file))).replace(os.sep, "/")


def resolved(path: str, file: str) -> str:
    """The absolute path behind one that is written in a file of stets or a baseline."""
    return os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(file)), path))


def shown(file: str) -> str:
    """A file's path as a report shows it: from the working folder where it lies below that."""
    path = os.path.relpath(file)
    return file if path.startswith(os.pardir) else path
