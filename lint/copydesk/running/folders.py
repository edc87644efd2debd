"""The files below a folder, as git sees them where there is a repository, else by walking through it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator


def files_below(folder: str) -> Iterator[str | OSError]:
    """Every file below `folder`, sorted, without what git ignores and without hidden files and folders.

    What is no file (a device, a queue that nobody writes to) is left out. A folder that cannot be listed comes as the
    error that says so: a check that saw only half must not read as clean.
    """
    listed = _listed_by_git(folder)
    if listed is None:
        yield from _walked(folder)
        return
    for path in listed:
        if os.path.isdir(path) and not os.path.islink(path):
            yield from files_below(path)  # a repository within the repository, which git lists as one entry
        elif _is_file(path):
            yield path


def _listed_by_git(folder: str) -> list[str] | None:
    """What git lists below the folder; None without git or a repository, and in a folder that git ignores as a whole."""
    listed = _git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed is None or (not listed and _git(folder, "check-ignore", "-q", ".") is not None):
        return None
    names = sorted({os.fsdecode(name).rstrip("/") for name in listed.split(b"\0") if name})
    prefix = "" if folder == os.curdir else folder
    return [os.path.join(prefix, name) for name in names if not _is_hidden(name)]


def _git(folder: str, *arguments: str) -> bytes | None:
    # A repository's own settings may name a program to watch its files, which a check of strange stories must not start.
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", "-C", folder, *arguments], capture_output=True, check=False
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _is_file(path: str) -> bool:
    """Whether it is a file, or a link that leads nowhere: reading that says so, passing it over would hide it."""
    return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))


def _walked(folder: str) -> Iterator[str | OSError]:
    """The files below, folder by folder; not with os.walk, which ends in a RecursionError a few hundred folders down."""
    ahead = [folder]
    while ahead:
        root = ahead.pop()
        try:
            names = sorted(name for name in os.listdir(root) if not name.startswith("."))
        except OSError as error:
            yield error
            continue
        prefix = "" if root == os.curdir else root
        paths = [os.path.join(prefix, name) for name in names]
        folders = [path for path in paths if os.path.isdir(path)]
        inner = set(folders)
        yield from (path for path in paths if path not in inner and _is_file(path))
        ahead += (path for path in reversed(folders) if not os.path.islink(path))
