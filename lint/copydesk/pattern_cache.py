"""Keeps what `re` compiles between runs: compiling its patterns is half of a cold run's work, loading them a hundredth.

CPython compiles a pattern to a list of numbers and has `_sre.compile` check that list and make the Pattern of it. This
module keeps the numbers in a file of the user's cache folder, under the pattern's own text, its flags and the exact
version of Python. Where anything is not as expected (another Python, a folder that cannot be written, a damaged file)
patterns are compiled as ever, so the cache can be deleted at any time. COPYDESK_CACHE_DIR names another folder, and when
it is empty nothing is kept.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from typing import Any

#: More patterns than copydesk and any rule packs beside it have; a file that grows beyond is begun anew.
_MOST = 5000

#: (pattern, flags) -> what `_sre.compile` is called with after the pattern: flags, numbers, groups, names, indexes.
_kept: dict[tuple[str, int], tuple[Any, ...]] | None = None
_added = 0


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """What `re.compile` gives. Raises re.error for a bad pattern."""
    global _kept, _added
    flags = int(flags)  # the file holds plain numbers
    if _kept is None:
        _kept = _loaded()
    try:
        known = _kept.get((pattern, flags))
        if known is None:
            known = _kept[pattern, flags] = _worked_out(pattern, flags)
            _added += 1
        final, code, *rest = known
        import _sre  # type: ignore[import-not-found]

        made: re.Pattern[str] = _sre.compile(pattern, final, _numbers(code), *rest)
    except re.error:
        raise
    except Exception:  # whatever is other than expected: another Python, a damaged file
        return re.compile(pattern, flags)
    return made


def _worked_out(pattern: str, flags: int) -> tuple[Any, ...]:
    """Does what `re._compiler.compile` does, and returns what it would call `_sre.compile` with."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    names = dict(parsed.state.groupdict)
    indexes: list[str | None] = [None] * parsed.state.groups
    for name, index in names.items():
        indexes[index] = name
    return int(flags | parsed.state.flags), _bytes(code), parsed.state.groups - 1, names, tuple(indexes)


def _bytes(code: list[int]) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in code)


def _numbers(code: bytes) -> list[int]:
    return memoryview(code).cast("I").tolist() if sys.byteorder == "little" else [
        int.from_bytes(code[at : at + 4], "little") for at in range(0, len(code), 4)
    ]  # fmt: skip


def cache_folder() -> str | None:
    """Where copydesk keeps what it can work out again; None where nothing is to be kept."""
    folder = os.environ.get("COPYDESK_CACHE_DIR")
    if folder is None:
        base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")
        folder = os.path.join(base, "copydesk") if os.path.isabs(base) else ""
    return folder or None


def _path() -> str | None:
    folder = cache_folder()
    return os.path.join(folder, f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}") if folder else None


def _loaded() -> dict[tuple[str, int], tuple[Any, ...]]:
    path = _path()
    if path is None or sys.implementation.name != "cpython":
        return {}
    try:
        with open(path, "rb") as handle:
            found = marshal.loads(handle.read())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) and len(found) < _MOST else {}


def save() -> None:
    """Writes the cache where this run has added to it; says nothing where that cannot be done."""
    path = _path()
    if not _added or not _kept or path is None:
        return
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(beside, "wb") as handle:
            handle.write(marshal.dumps(_kept))
        os.replace(beside, path)
    except (OSError, ValueError):
        if os.path.exists(beside):
            os.remove(beside)
