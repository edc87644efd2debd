"""What was found in a story before, so that a run over stories that did not change need not check them again.

An entry is found by a hash of all that a result depends on: the story as its reader made it (every character, its blocks,
its path, its day of publication), the rules that are on and the settings that apply, and the code: every file of the engine
and of each installed rule pack and format, the names and versions of all installed packages, and the version of Python. So
nothing is ever looked at by its age, and an entry can be wrong only if a rule asks for something else than the story.

Entries lie in 256 files of the cache folder, by the first byte of their hash. A file is read when one of its entries is
asked for, and written anew as a whole, beside it and by rename, when the run ends: runs at the same time, a run that is
killed and a folder that is deleted cost entries, never a result. Each file is sealed with a hash of its content; one that
is damaged counts as empty. When a file grows beyond its share of LARGEST, the entries go that were not used for the longest.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import time
from collections.abc import Iterable

from copydesk.checker import Checked
from copydesk.registry import Rule
from copydesk.running.packing import pack, unpack
from copydesk.running.plan import Plan
from copydesk.story import Story

#: How many bytes of entries are kept: some hundred thousand stories.
LARGEST = 32 * 2**20
_FILES = 256
#: After how many new entries they are written and let go, so that memory does not grow with the stories.
_AT_ONCE = 10_000
_SEAL = 16
_KEY = 16

#: An entry: the day it was last used, counted from 1970, and the packed result.
Entry = tuple[int, bytes]


class Cache:
    """Results by the hash of what they depend on. `environment` is `running.environment.digest`."""

    def __init__(self, folder: str, environment: bytes) -> None:
        self.folder = folder
        self.environment = environment
        self._today = int(time.time() // 86400)
        self._files: dict[int, dict[bytes, Entry]] = {}
        self._plans: dict[int, tuple[Plan, bytes, dict[str, Rule]]] = {}
        self._kept = 0
        #: What this run adds, or has used for the first time today.
        self.added: dict[bytes, Entry] = {}

    def key(self, story: Story, plan: Plan) -> bytes:
        """The hash of all that the result depends on."""
        _, (source, *rest) = story.__reduce__()
        state = hashlib.blake2b(self._plan(plan)[1], digest_size=_KEY)
        state.update(repr(rest).encode("utf-8", "surrogatepass"))
        state.update(source.encode("utf-8", "surrogatepass"))
        return state.digest()

    def get(self, key: bytes, story: Story, plan: Plan) -> Checked | None:
        """What was found in the story, if that is known."""
        entry = self._file(key[0]).get(key)
        if entry is None:
            return None
        try:
            found = unpack(entry[1], story, self._plan(plan)[2])
        except (ValueError, TypeError, KeyError, EOFError):
            return None
        if entry[0] != self._today:
            self._keep(key, entry[1])
        return found

    def put(self, key: bytes, checked: Checked) -> None:
        """Remembers a result; not where a rule failed: that may have been for want of memory."""
        if not checked.broken:
            self._keep(key, pack(checked))

    def take(self, added: Iterable[tuple[bytes, Entry]]) -> None:
        """Takes in what another process has added."""
        self.added.update(added)
        if len(self.added) >= _AT_ONCE:
            self.save()

    def given_away(self) -> list[tuple[bytes, Entry]]:
        """What was added here, for the process that saves it."""
        added, self.added = list(self.added.items()), {}
        self._let_go()
        return added

    def save(self) -> None:
        """Writes what this run has added; says nothing where that cannot be done."""
        by_file: dict[int, dict[bytes, Entry]] = {}
        for key, entry in self.added.items():
            by_file.setdefault(key[0], {})[key] = entry
        self.added = {}
        self._files = {}
        try:
            if by_file:
                os.makedirs(self.folder, mode=0o700, exist_ok=True)
            for number, entries in by_file.items():
                _write(self._path(number), _bounded(_read(self._path(number)) | entries))
        except OSError:
            return

    def _keep(self, key: bytes, packed: bytes) -> None:
        self.added[key] = self._file(key[0])[key] = (self._today, packed)
        self._kept += 1
        if len(self.added) >= _AT_ONCE:
            self.save()

    def _let_go(self) -> None:
        """Forgets what was read of the files, and all new since then, once that has grown."""
        if self._kept >= _AT_ONCE:
            self._kept = 0
            self._files = {}

    def _plan(self, plan: Plan) -> tuple[Plan, bytes, dict[str, Rule]]:
        """The plan's hash, and its rules by name; the plan is held, so that its id stays its own."""
        known = self._plans.get(id(plan))
        if known is None:
            names = [rule.name for rule in plan.rules]
            words = repr((names, *plan[1:])).encode("utf-8", "surrogatepass")
            digest = hashlib.blake2b(self.environment + words, digest_size=_KEY).digest()
            known = self._plans[id(plan)] = (plan, digest, {rule.name: rule for rule in plan.rules})
        return known

    def _file(self, number: int) -> dict[bytes, Entry]:
        found = self._files.get(number)
        if found is None:
            found = self._files[number] = _read(self._path(number))
        return found

    def _path(self, number: int) -> str:
        return os.path.join(self.folder, f"{number:02x}")


def _read(path: str) -> dict[bytes, Entry]:
    try:
        with open(path, "rb") as handle:
            data = handle.read()
        if _seal(data[_SEAL:]) != data[:_SEAL]:
            return {}
        found: dict[bytes, Entry] = marshal.loads(memoryview(data)[_SEAL:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found


def _write(path: str, entries: dict[bytes, Entry]) -> None:
    data = marshal.dumps(entries)
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "wb") as handle:
            handle.write(_seal(data) + data)
        os.replace(beside, path)
    except OSError:
        if os.path.exists(beside):
            os.remove(beside)
        raise


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SEAL).digest()


def _bounded(entries: dict[bytes, Entry]) -> dict[bytes, Entry]:
    """The entries, without those that were not used for the longest where they are more than a file's share."""
    room = LARGEST // _FILES
    if sum(_KEY + len(packed) for _, packed in entries.values()) <= room:
        return entries
    kept: dict[bytes, Entry] = {}
    for key, entry in sorted(entries.items(), key=lambda item: -item[1][0]):
        room -= _KEY + len(entry[1])
        if room < LARGEST // _FILES // 4:
            break
        kept[key] = entry
    return kept
