"""Asks git what changed in a repository since a revision: files, and the lines in them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.running.plan import StoppedError

#: Changed lines of a file, each run as (first, last), counted from 1; (5, 4) says that something went between 4 and 5.
Lines = tuple[tuple[int, int], ...]
WHOLE: Lines = ((0, 2**62),)
_SUBMODULE = "160000"
_OF_A_HOOK = frozenset(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"))

_RAW = lazy(r":[0-7]{6} (?P<mode>[0-7]{6}) (?P<old>[0-9a-f]+) [0-9a-f]+ [A-Z][0-9]*\t(?:[^\t]*\t)?(?P<path>[^\t]+)")
_HUNK = lazy(r"@@ -[0-9]+(?:,(?P<gone>[0-9]+))? \+(?P<first>[0-9]+)(?:,(?P<come>[0-9]+))? @@")
_ESCAPE = lazy(r"\\([0-7]{3}|.)")
_ESCAPES = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, '"': 34, "\\": 92}


class Tree:
    """The changes in a repository and in its submodules, by absolute path."""

    def __init__(self, top: str, revision: str) -> None:
        self._top = top
        self._lines: dict[str, Lines] = {}
        self._folders: list[str] = []
        self._known: set[str] | None = None
        self._add(top, _base(top, revision))

    def changed(self, place: str) -> Lines | None:
        """The changed lines of a file."""
        lines = self._lines.get(place)
        if lines is None and any(place.startswith(folder) for folder in self._folders):
            return WHOLE
        return lines

    def knows(self, place: str) -> bool:
        """Whether git tracks a file that did not change, or a submodule that holds it."""
        if self._known is None:
            self._known = {os.path.join(self._top, name) for name in _names(_git(self._top, "ls-files", "-z"))}
        while len(place) > len(self._top):
            if place in self._known:
                return True
            place = os.path.dirname(place)
        return False

    def _add(self, top: str, base: str) -> None:
        for mode, old, name, lines in _diff(top, base):
            path = os.path.join(top, name)
            if mode != _SUBMODULE:
                self._lines[path] = lines
            elif not old.strip("0") or not os.path.exists(os.path.join(path, ".git")) or not _has(path, old):
                self._folders.append(path + os.sep)
            else:
                self._add(path, old)
        for name in _names(_git(top, "ls-files", "-z", "--others", "--exclude-standard")):
            if name.endswith("/"):  # a repository of its own
                self._folders.append(os.path.join(top, name))
            else:
                self._lines[os.path.join(top, name)] = WHOLE


def _names(listed: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in listed.split(b"\0") if name)


def _diff(top: str, base: str) -> Iterator[tuple[str, str, str, Lines]]:
    """Every file that is there and changed, as mode, what it was, name and lines."""
    told = _git(
        top, "-c", "core.quotePath=false", "diff", "--patch-with-raw", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-textconv",
        "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/",
        "--ignore-submodules=none", "--submodule=short", "--diff-filter=d", base, "--",
    )  # fmt: skip
    listed, _, patch = told.partition(b"\n\n") if told.startswith(b":") else (b"", b"", told)
    hunks = dict(_hunks(patch))
    for line in listed.splitlines():
        entry = _RAW.match(os.fsdecode(line))
        if entry is not None:
            name = _unquoted(entry["path"])
            yield entry["mode"], entry["old"], name, hunks.get(name, WHOLE)


def _hunks(patch: bytes) -> Iterator[tuple[str, Lines]]:
    """The changed lines of each file of a patch that says them; binary files have none."""
    name, lines = "", list[tuple[int, int]]()
    skip = 0
    for line in patch.split(b"\n"):
        if skip and line[:1] in (b"+", b"-"):
            skip -= 1
        elif line.startswith(b"diff --git "):
            if name:
                yield name, tuple(lines)
            name, lines = "", []
        elif line.startswith((b"+++ ", b"rename to ")):
            words = os.fsdecode(line)
            name = _unquoted(words[4:]).removeprefix("b/") if line.startswith(b"+++ ") else _unquoted(words[10:])
        elif line.startswith(b"@@ ") and (hunk := _HUNK.match(os.fsdecode(line))) is not None:
            first, come, gone = int(hunk["first"]), int(hunk["come"] or 1), int(hunk["gone"] or 1)
            lines.append((first, first + come - 1) if come else (first + 1, first))
            skip = come + gone
    if name:
        yield name, tuple(lines)


def _unquoted(name: str) -> str:
    """A name as it is, from how git writes it: in quotes where it holds what would break a line."""
    name = name.removesuffix("\t")  # ends a name with a space in it
    if not (len(name) > 1 and name[0] == name[-1] == '"'):
        return name
    given = os.fsencode(name[1:-1]).decode("latin-1")

    def plain(match: object) -> str:
        code = match[1]  # type: ignore[index]
        return chr(int(code, 8) if len(code) == 3 else _ESCAPES.get(code, ord(code)))

    return os.fsdecode(_ESCAPE.sub(plain, given).encode("latin-1"))


def _base(top: str, revision: str) -> str:
    """The commit to compare with: where HEAD left the revision, or the revision itself."""
    found = _run(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise StoppedError(f"--since: git knows no commit {revision!r} in {top}; {_hint(top, revision)}")
    commit = os.fsdecode(found.stdout.strip())
    shared = _run(top, "merge-base", commit, "HEAD")
    return os.fsdecode(shared.stdout.split(b"\n")[0]) if not shared.returncode else commit


def _hint(top: str, revision: str) -> str:
    if _run(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return "only the last commits were fetched: fetch them all (in a CI, fetch-depth: 0)"
    from difflib import get_close_matches

    known = os.fsdecode(_run(top, "for-each-ref", "--format=%(refname:short)").stdout).split()
    near = get_close_matches(revision, known, n=1)
    return f"did you mean {near[0]}?" if near else "name a branch, a tag or a commit"


def _has(top: str, commit: str) -> bool:
    return not _run(top, "cat-file", "-e", f"{commit}^{{commit}}").returncode


def top_of(folder: str) -> str | None:
    """The top folder of the repository that holds a folder, or None. Raises StoppedError."""
    found = _run(folder, "rev-parse", "--show-toplevel")
    if not found.returncode:
        return os.fsdecode(found.stdout.removesuffix(b"\n"))
    if b"not a git repository" in found.stderr:
        return None
    told = _first_line(found.stderr)
    cure = (
        f"; if you trust it: git config --global --add safe.directory {folder}" if "dubious ownership" in told else ""
    )
    raise StoppedError(f"--since: git refuses in {folder}: {told}{cure}")


def _git(top: str, *arguments: str) -> bytes:
    done = _run(top, *arguments)
    if done.returncode:
        raise StoppedError(f"--since: git refuses in {top}: {_first_line(done.stderr)}")
    return done.stdout


def _run(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-c", "core.fsmonitor=false", "-C", folder, *arguments],
            capture_output=True,
            check=False,
            env=_environment(),
        )
    except OSError as error:
        raise StoppedError(f"--since asks git, which cannot be run: {(error.strerror or str(error)).lower()}") from None


def _environment() -> dict[str, str]:
    """What git is to know: its messages are looked at, so they must come in English, and a hook's repository is not ours."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return {**kept, "LC_ALL": "C"}


def _first_line(told: bytes) -> str:
    return told.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
