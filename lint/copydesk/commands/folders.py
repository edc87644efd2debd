"""The files below a folder, as git sees them where there is a repository, else by walking through it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator


def files_below(folder: str) -> Iterator[str]:
    """Every file below `folder`, sorted, without what git ignores and without hidden files and folders."""
    listed = _listed_by_git(folder)
    yield from _walked(folder) if listed is None else listed


def _listed_by_git(folder: str) -> list[str] | None:
    command = ["git", "-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return None
    if done.returncode:
        return None
    names = sorted({os.fsdecode(name) for name in done.stdout.split(b"\0") if name})
    paths = (os.path.join(folder, name) for name in names if not _is_hidden(name))
    return [path for path in paths if os.path.isfile(path)]


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _walked(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(root, name) for name in sorted(files) if not name.startswith("."))
