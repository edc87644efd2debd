"""A hash of the code that checks stories: results that other code has found are none of ours."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from copydesk.readers import GROUP as FORMATS
from copydesk.registry import Rule, entry_points

_ENGINE = __name__.partition(".")[0]


def digest(rules: Iterable[Rule]) -> bytes:
    """The hash of the engine, of the packages that the rules and other packages' formats are in, and of all that is installed.

    Files are hashed by what they hold, not by their age: an install anew of the same version, as each run of a CI makes
    one, finds what the last has kept.
    """
    state = hashlib.blake2b(repr((sys.implementation.name, sys.version, sorted(_installed()))).encode())
    packages = {rule.module.partition(".")[0] for rule in rules} | {
        name.partition(".")[0] for name in entry_points(FORMATS)
    }
    for package in sorted({_ENGINE, *packages}):
        for folder in _folders(package):
            for name, content in _files(folder):
                state.update(repr((package, name, len(content))).encode())
                state.update(content)
    return state.digest()


def _installed() -> Iterator[str]:
    """The names, with versions, of what is installed along the search path."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _folders(package: str) -> list[str]:
    spec = find_spec(package)
    if spec is None:
        return []
    found = list(spec.submodule_search_locations or ())
    return found or ([spec.origin] if spec.origin else [])


def _files(folder: str) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, or the one file of a package that is a module, by name and content. Raises OSError."""
    if os.path.isfile(folder):
        yield os.path.basename(folder), _content(folder)
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(root, name)
            yield os.path.relpath(path, folder), _content(path)


def _content(path: str) -> bytes:
    with open(path, "rb") as handle:
        return handle.read()
