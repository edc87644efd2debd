"""A newsroom's settings: `copydesk.toml`, or `[tool.copydesk]` in `pyproject.toml`, found upwards from each story.

| key | holds |
| --- | --- |
| `select` | names of rules or families, or "all": only these run |
| `ignore` | names of rules or families that don't run |
| `preview` | true: with the rules that are still being tried out |
| `fail-on` | "error", "warning", "info" or "never": from which severity on a check fails |
| `baseline` | the baseline's file, from the settings' folder; without the key, a copydesk-baseline.json above the story; "" for none |
| `known` | files of rows that the newsroom adds to the tables on record, as ["desk/*.toml"], from the settings' folder |
| `[severity]` | a rule's name = "error", "warning" or "info" |
| `[phrases]` | a rule's name = phrases of the house that it is to flag as well |
| `[[overrides]]` | `paths`, patterns such as "letters/*.txt" from the file's folder, and any of the keys above but `fail-on`, `baseline` and `known` |
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from copydesk.config import ConfigError
from copydesk.own_files import LARGEST_TOML, toml_of
from copydesk.rule import SEVERITIES
from copydesk.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.tables import HouseRow

FILE = "copydesk.toml"
_PYPROJECT = "pyproject.toml"
_KEYS = ("select", "ignore", "preview", "fail-on", "baseline", "known", "severity", "phrases", "overrides")
#: What cannot be said for some paths only.
_OF_ALL_STORIES = ("fail-on", "baseline", "known", "overrides")
LEVELS = (*SEVERITIES, "never")


class Settings(NamedTuple):
    """What a file of settings says of the stories below its folder; `path` is that file, None where there is none."""

    path: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: str | None = None
    severity: tuple[tuple[str, str], ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    baseline: str | None = None
    known: tuple[HouseRow, ...] = ()


def settings_of(path: str) -> Settings:
    """The settings that apply to a story's path. Raises ConfigError naming the file and the key that is wrong."""
    file = _found_above(os.path.dirname(os.path.abspath(path)))
    return Settings() if file is None else _applied(file, _relative(path, file))


def _relative(path: str, file: str) -> str:
    return os.path.relpath(os.path.abspath(path), os.path.dirname(file)).replace(os.sep, "/")


@cache
def _found_above(folder: str) -> str | None:
    """The nearest file of settings in the folder or above it; a pyproject.toml counts where it has our table."""
    own, shared = os.path.join(folder, FILE), os.path.join(folder, _PYPROJECT)
    if os.path.isfile(own):
        return own
    if os.path.isfile(shared) and _mentions_us(shared):
        return shared
    above = os.path.dirname(folder)
    return None if above == folder else _found_above(above)


def _mentions_us(path: str) -> bool:
    try:
        with open(path, "rb") as handle:
            return b"[tool.copydesk" in handle.read(LARGEST_TOML)
    except OSError:
        return False


@cache
def _table(file: str) -> Mapping[str, Any]:
    table = toml_of(file)
    if os.path.basename(file) == _PYPROJECT:
        table = table.get("tool", {}).get("copydesk", {})
    _require_keys(file, table, _KEYS)
    return table


@cache
def _applied(file: str, relative: str) -> Settings:
    table = _table(file)
    settings = _merged(file, Settings(file), table)
    for override in _tables(file, table.get("overrides", [])):
        _require_keys(
            file,
            override,
            ("paths", *(key for key in _KEYS if key not in _OF_ALL_STORIES)),
            "overrides.",
        )
        if _matches(relative, _words(file, "overrides.paths", override.get("paths", []))):
            settings = _merged(file, settings, override)
    return settings


def _matches(relative: str, patterns: tuple[str, ...]) -> bool:
    from fnmatch import fnmatchcase

    return any(fnmatchcase(relative, pattern) for pattern in patterns)


def _merged(file: str, before: Settings, table: Mapping[str, Any]) -> Settings:
    phrases, severity = _table_of(file, "phrases", table), _table_of(file, "severity", table)
    return Settings(
        before.path,
        _words(file, "select", table["select"]) if "select" in table else before.select,
        (*before.ignore, *_words(file, "ignore", table.get("ignore", []))),
        _flag(file, table["preview"]) if "preview" in table else before.preview,
        _level(file, "fail-on", table["fail-on"], LEVELS) if "fail-on" in table else before.fail_on,
        (*before.severity, *((rule, _level(file, f"severity.{rule}", value, SEVERITIES)) for rule, value in severity.items())),
        (*before.phrases, *((rule, phrase) for rule, each in phrases.items() for phrase in _words(file, f"phrases.{rule}", each))),
        _file(file, "baseline", table["baseline"]) if "baseline" in table else before.baseline,
        _known(file, table["known"]) if "known" in table else before.known,
    )  # fmt: skip


def _require_keys(file: str, table: Mapping[str, Any], known: tuple[str, ...], prefix: str = "") -> None:
    for key in table:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; the keys are {', '.join(known)}"
            raise ConfigError(f"{file}: there is no key {prefix}{key}{hint}")


def _table_of(file: str, key: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise ConfigError(f"{file}: {key} must be a table, as [{key}] with a line a rule")
    return value


def _tables(file: str, value: object) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ConfigError(f"{file}: overrides must be tables, each under [[overrides]]")
    return value


def _words(file: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ConfigError(f'{file}: {key} must be a list of words, as ["one", "two"]')
    return tuple(value)


def _flag(file: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(f"{file}: preview must be true or false")
    return value


def _file(file: str, key: str, value: object) -> str:
    """The absolute path of a file that the settings name; "" stays so."""
    if not isinstance(value, str):
        raise ConfigError(f"{file}: {key} must be the name of a file, in quotation marks")
    return os.path.normpath(os.path.join(os.path.dirname(file), value)) if value else ""


def _known(file: str, value: object) -> tuple[HouseRow, ...]:
    from copydesk.house_tables import rows_of  # only a newsroom with tables of its own pays for it

    return rows_of(file, _words(file, "known", value))


def _level(file: str, key: str, value: object, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ConfigError(f"{file}: {key} must be one of {', '.join(known)}, not {value!r}")
    return str(value)
