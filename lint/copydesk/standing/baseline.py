"""The baseline: the findings of an archive adopted as it is, each by rule, words and surroundings, with a count.

The file is JSON with one line an entry, sorted, each ending in a comma, so that git merges two people's changes and two runs
write the same bytes. An entry holds its story's path from the file's folder; where that story is gone, the entry goes with
whichever story has the same words in the same surroundings.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from copydesk.config import ConfigError
from copydesk.fingerprints import Key, matched
from copydesk.own_files import content_of
from copydesk.standing import relative, resolved
from copydesk.story import Story
from copydesk.tuples import NamedTuple

SCHEMA = 1
_MARK = "copydesk-baseline"
_MERGE_MARKS = ("<<<<<<< ", ">>>>>>> ", "||||||| ", "=======\n")


class Entry(NamedTuple):
    """`number` findings of one key in the story at `path`; `key.nth` is 0, `number` stands for it."""

    path: str
    id: str | None
    key: Key
    number: int


#: A story, as entries name it: its path from the baseline's folder, and its record's id.
Name = tuple[str, str | None]


class Baseline:
    """A baseline in use: what of it was met in the stories seen so far.

    `file` need not exist yet: then it holds nothing. Raises ConfigError for a file that is no baseline.
    """

    def __init__(self, file: str) -> None:
        self.file = os.path.abspath(file)
        self.entries = read(self.file) if os.path.exists(self.file) else []
        self._of: dict[Name, list[int]] = {}
        for index, entry in enumerate(self.entries):
            self._of.setdefault(entry[:2], []).append(index)
        self._taken: Counter[int] = Counter()
        self._by: dict[Name, Counter[int]] = {}
        self._rules: dict[Name, set[str]] = {}
        self._moved: dict[tuple[str, str, str], list[int]] | None = None

    def name(self, story: Story) -> Name:
        """The story as entries name it."""
        return relative(story.path, self.file), story.id

    def held(self, story: Story, keys: Sequence[Key], on: Set[str]) -> set[int]:
        """The indices of the findings that the baseline holds; `on` are the rules that ran to the end.

        A file that is seen again (after fixes) is looked at afresh; the records of a file are counted on.
        """
        name = self.name(story)
        if not story.fields:
            self._taken -= self._by.pop(name, Counter())
        mine = self._by.setdefault(name, Counter())
        self._rules.setdefault(name, set()).update(on)
        found = dict(enumerate(keys))
        self._match(self._of.get(name, ()), found, mine)
        if found:
            wanted = {key[:3] for key in found.values()}
            self._match([index for words in wanted for index in self._of_gone_stories().get(words, ())], found, mine)
        return {index for index in range(len(keys)) if index not in found}

    def _match(self, entries: Iterable[int], found: dict[int, Key], mine: Counter[int]) -> None:
        """Takes out of `found` what the entries hold, and counts that."""
        known = [index for index in entries for _ in range(self.entries[index].number - self._taken[index])]
        places = list(found)
        pairs = matched([self.entries[index].key for index in known], list(found.values()))
        for index, place in zip(known, pairs, strict=True):
            if place is not None:
                del found[places[place]]
                self._taken[index] += 1
                mine[index] += 1

    def _of_gone_stories(self) -> dict[tuple[str, str, str], list[int]]:
        """The entries of stories that are not at their path any more, by rule, part and quote."""
        if self._moved is None:
            self._moved = {}
            there = {path: os.path.exists(resolved(path, self.file)) for path, _ in self._of}
            for index, entry in enumerate(self.entries):
                if not there[entry.path]:
                    self._moved.setdefault(entry.key[:3], []).append(index)
        return self._moved

    def gone(self) -> Iterator[Entry]:
        """What of the baseline occurs no more in the stories seen, of the rules that ran there; counts say how often."""
        for name, rules in self._rules.items():
            for index in self._of.get(name, ()):
                entry = self.entries[index]
                missing = entry.number - self._taken[index]
                if missing > 0 and entry.key.rule in rules:
                    yield entry._replace(number=missing)

    def unmet(self) -> Iterator[Entry]:
        """The entries of which nothing was met."""
        return (entry for index, entry in enumerate(self.entries) if not self._taken[index])

    def kept(self, without: Iterable[Entry]) -> Iterator[Entry]:
        """The entries less those given, each under the path of the story in which it was met."""
        less = Counter({entry._replace(number=0): entry.number for entry in without})
        met: dict[int, list[tuple[Name, int]]] = {}
        for name, taken in self._by.items():
            for index, count in taken.items():
                met.setdefault(index, []).append((name, count))
        for index, entry in enumerate(self.entries):
            count = entry.number - less[entry._replace(number=0)]
            for (path, id), times in met.get(index, ()):
                yield Entry(path, id, entry.key, times)
                count -= times
            if count > 0:
                yield entry._replace(number=count)


def summed(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, those that are alike as one with their counts added up, in the file's order."""
    counts: Counter[Entry] = Counter()
    for entry in entries:
        counts[entry._replace(number=0)] += entry.number
    return sorted((entry._replace(number=count) for entry, count in counts.items()), key=_order)


def _order(entry: Entry) -> tuple[object, ...]:
    return entry.path, entry.id is not None, entry.id or "", entry.key


def read(file: str) -> list[Entry]:
    """The entries of a file. Raises ConfigError, naming the file and the cure, for one that is no baseline."""
    import json  # only a newsroom with a baseline pays for it

    try:
        text = content_of(file).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError(f"{file} is not UTF-8; {_CURE}") from None
    _require_merged(file, text)
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file} is not JSON ({error}); {_CURE}") from None
    if not isinstance(table, dict) or _MARK not in table:
        raise ConfigError(f"{file} is no baseline of copydesk; name another file, or {_CURE}")
    if table[_MARK] != SCHEMA:
        known = f"this copydesk reads {SCHEMA}"
        raise ConfigError(f"{file} is a baseline of schema {table[_MARK]!r}, {known}; update copydesk, or {_CURE}")
    return _entries(file, table.get("findings"))


_CURE = "restore it from git, or delete it and write it anew with `copydesk baseline`"


def _require_merged(file: str, text: str) -> None:
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if line.startswith(_MERGE_MARKS):
            raise ConfigError(
                f"{file}, line {number}: two branches were not merged to the end; delete the lines of marks, keep the "
                "entries of both sides, then drop what is gone with `copydesk baseline --prune`"
            )


def _entries(file: str, given: object) -> list[Entry]:
    if not isinstance(given, list):
        raise ConfigError(f"{file} holds no list of findings; {_CURE}")
    most: dict[Entry, int] = {}
    for number, one in enumerate(given, 2):
        if one is not None:
            entry = _entry(file, number, one)
            plain = entry._replace(number=0)  # a merge may leave an entry twice
            most[plain] = max(most.get(plain, 0), entry.number)
    return sorted((entry._replace(number=count) for entry, count in most.items()), key=_order)


def _entry(file: str, number: int, given: object) -> Entry:
    table = given if isinstance(given, dict) else {}
    words = [table.get(key, "") for key in ("path", "rule", "part", "quote", "before", "after")]
    id, count = table.get("id"), table.get("count", 1)
    sound = all(isinstance(word, str) for word in words) and words[0] and words[1] and words[3]
    if not sound or not isinstance(id, str | None) or type(count) is not int or not 0 < count < 10**6:
        raise ConfigError(f"{file}, line {number}: this is no entry of a baseline; {_CURE}")
    path, rule, part, quote, before, after = words
    return Entry(path, id, Key(rule, part, quote, 0, tuple(before.split()), tuple(after.split())), count)


def in_text(entries: Iterable[Entry]) -> str:
    """The file's text."""
    import json

    lines = [f'{{"{_MARK}": {SCHEMA}, "findings": [']
    lines += (json.dumps(_table(entry), ensure_ascii=False).translate(_ESCAPED) + "," for entry in entries)
    return "\n".join((*lines, "null]}", ""))


#: What would end a line for some tools, or cannot be written as UTF-8.
_ESCAPED = {code: f"\\u{code:04x}" for code in (0x7F, 0x85, 0x2028, 0x2029, *range(0xD800, 0xE000))}


def _table(entry: Entry) -> dict[str, object]:
    key = entry.key
    return {
        "path": entry.path,
        **({} if entry.id is None else {"id": entry.id}),
        "rule": key.rule,
        **({"part": key.part} if key.part else {}),
        "quote": key.quote,
        "before": " ".join(key.before),
        "after": " ".join(key.after),
        "count": entry.number,
    }
