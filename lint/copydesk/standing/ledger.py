"""copydesk-stets.toml: findings that were looked at and stand, each with its rule, its words and the reason.

An entry is recognised by the words, so it survives edits elsewhere, moved lines and a renamed file:

| key | holds |
| --- | --- |
| `rule` | the rule that is to be silent |
| `quote` | the words of the finding, as the report quotes them |
| `because` | the reason |
| `before`, `after` | the words around, at least half of which must still be there; without them the quote alone tells |
| `path`, `id` | where it was when it was written: the story's path from this file's folder, a record's id; in another story, while that one is there, all the words around must be the same |
| `part` | "headline" or "text", in a record |
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from copydesk.config import ConfigError
from copydesk.fingerprints import Key, folded, matched
from copydesk.own_files import LARGEST_TOML, content_of
from copydesk.patterns import lazy
from copydesk.plain_toml import tables_of
from copydesk.standing import relative, resolved
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_KEYS = ("rule", "quote", "because", "path", "id", "part", "before", "after")
_HEADER = lazy(r"^[ \t]*\[\[[ \t]*stet[ \t]*\]\][^\n]*", re.MULTILINE)
_QUOTE_LINE = lazy(r"^[ \t]*quote[ \t]*=[^\n]*", re.MULTILINE)
_ABOUT = """\
# Findings of copydesk that stand, and why. `copydesk stet` adds entries; delete one, and copydesk speaks again.
"""


class Stet(NamedTuple):
    """An entry; `key.nth` is 0. `path` is "" where the entry names no story."""

    key: Key
    because: str
    path: str
    id: str | None


class Ledger:
    """A file of stets in use: what of it was met in the stories seen so far.

    `problems` are the places in the file, as (start, end) of `source`, at which something is wrong, and what.
    Raises ConfigError for a file that is no TOML.
    """

    def __init__(self, file: str) -> None:
        self.file = os.path.abspath(file)
        self.source = _text(self.file)
        self.stets: list[Stet] = []
        self.problems: list[tuple[tuple[int, int], str]] = []
        self._places: list[tuple[int, int]] = []
        table = _table(self.file, self.source)
        given = table.get("stet", [])
        places = list(_entry_places(self.source))
        if set(table) - {"stet"} or not isinstance(given, list):
            self.problems.append(
                (_first_line(self.source), "This file holds only entries, each under a line [[stet]].")
            )
        for index, one in enumerate(given if isinstance(given, list) else []):
            place = places[index] if len(places) == len(given) else _first_line(self.source)
            self._add(one, place)
        #: For each story seen, as (path from the file's folder, id), the rules that ran there to the end.
        self._seen: dict[tuple[str, str | None], set[str]] = {}
        self._met: set[int] = set()
        self._there: dict[str, bool] = {}
        self._of: dict[tuple[str, str, str], list[int]] = {}
        for index, stet in enumerate(self.stets):
            self._of.setdefault(stet.key[:3], []).append(index)

    def _add(self, given: object, place: tuple[int, int]) -> None:
        table = given if isinstance(given, dict) else {}
        problem = _problem(table)
        if problem:
            self.problems.append((place, problem))
            return
        words = {key: str(table.get(key, "")) for key in _KEYS}
        key = Key(
            words["rule"], words["part"], folded(words["quote"]), 0,
            tuple(words["before"].split()), tuple(words["after"].split()),
        )  # fmt: skip
        self.stets.append(Stet(key, words["because"], words["path"].replace("\\", "/"), table.get("id")))
        self._places.append(place)

    def held(self, story: Story, keys: Sequence[Key], on: set[str]) -> dict[int, str]:
        """The indices of the findings that stand, and the reasons; `on` are the rules that ran to the end."""
        name = relative(story.path, self.file), story.id
        self._seen.setdefault(name, set()).update(on)
        alike = [index for words in sorted({key[:3] for key in keys}) for index in self._of.get(words, ())]
        own = [index for index in alike if self._is_at_home(index, name)]
        result = {}
        for index, place in zip(own, matched([self.stets[index].key for index in own], keys), strict=True):
            if place is not None:
                self._met.add(index)
                result[place] = self.stets[index].because
        for index in sorted({*alike} - {*own}):
            for place, key in enumerate(keys):
                if place not in result and key.kept._replace(nth=0) == self.stets[index].key:
                    self._met.add(index)
                    result[place] = self.stets[index].because
        return result

    def _is_at_home(self, index: int, name: tuple[str, str | None]) -> bool:
        """Whether the entry was written for that story, or for none that is there; elsewhere all its words must be the same."""
        stet = self.stets[index]
        if not stet.path or (stet.path, stet.id) == name:
            return True
        if stet.path not in self._there:
            self._there[stet.path] = os.path.exists(resolved(stet.path, self.file))
        return not self._there[stet.path]

    def unmet(self, everything: bool) -> Iterator[tuple[tuple[int, int], Stet, bool]]:
        """The entries that hit nothing, as (place, entry, whether its story is there).

        Only those count whose own story was seen in this run, with the rule on, and, where `everything` below the file was
        checked, those whose story is not there any more.
        """
        for index, stet in enumerate(self.stets):
            if index in self._met or not stet.path:
                continue
            if stet.key.rule in self._seen.get((stet.path, stet.id), ()):
                yield self._places[index], stet, True
            elif everything and not os.path.exists(resolved(stet.path, self.file)):
                yield self._places[index], stet, False

    def place(self, index: int) -> tuple[int, int]:
        """Where in the file the entry of that index stands."""
        return self._places[index]


def _text(file: str) -> str:
    try:
        return content_of(file, LARGEST_TOML).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{file} is not UTF-8; save it again as UTF-8") from None


def _table(file: str, text: str) -> Mapping[str, Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<< ", ">>>>>>> ", "||||||| ")):
            raise ConfigError(
                f"{file}, line {number}: two branches were not merged to the end; keep the entries of both sides and "
                "delete the lines of marks"
            )
    try:
        return tables_of(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file} is not TOML: {error}; mend it there, or restore it from git") from None


def _entry_places(source: str) -> Iterator[tuple[int, int]]:
    """For each entry its line `quote = …`, or its header where it has none."""
    headers = [match.span() for match in _HEADER.finditer(source)]
    for index, (start, end) in enumerate(headers):
        following = headers[index + 1][0] if index + 1 < len(headers) else len(source)
        line = _QUOTE_LINE.search(source, end, following)
        yield _trimmed(source, *(line.span() if line else (start, end)))


def _first_line(source: str) -> tuple[int, int]:
    return _trimmed(source, 0, (source + "\n").index("\n", len(source) - len(source.lstrip())))


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    words = source[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _problem(table: Mapping[str, object]) -> str:
    """What is wrong with an entry and what to do, "" where nothing is."""
    for key in ("rule", "quote", "because"):
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            return f"This entry has no `{key}` and lets nothing stand: {_GIVE[key]}."
    for key, value in table.items():
        if key not in _KEYS:
            from difflib import get_close_matches

            near = get_close_matches(key, _KEYS, n=1)
            return f"This entry has a key `{key}`, which nothing reads: {f'did you mean `{near[0]}`?' if near else 'delete it.'}"
        if not isinstance(value, str):
            return f"This entry's `{key}` is no string: put it in quotation marks."
    return ""


_GIVE = {
    "rule": "name the rule that is to be silent",
    "quote": "give the words of the finding, or let `copydesk stet` write the entry",
    "because": "say why the finding stands",
}


def with_entry(text: str, stet: Stet) -> str:
    """The file's text with an entry more at its end; line ends as they are there."""
    key = stet.key
    fields = {
        "rule": key.rule, "part": key.part, "quote": key.quote, "before": " ".join(key.before), "after": " ".join(key.after),
        "because": stet.because, "path": stet.path, "id": stet.id or "",
    }  # fmt: skip
    lines = ["[[stet]]", *(f"{name} = {_quoted(value)}" for name, value in fields.items() if value)]
    end = "\r\n" if "\r\n" in text else "\n"
    before = text or _ABOUT
    gap = "" if before.endswith("\n") else end
    return before + gap + end + end.join(lines) + end


def _quoted(words: str) -> str:
    """A TOML string."""
    import json

    return json.dumps(words, ensure_ascii=False).translate(
        {0x7F: "\\u007f", 0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
    )
