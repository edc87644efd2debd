"""Copydesk from Python: `check_story` for a text, `check_paths` for files; both are what `copydesk check` does.

Everything here can be had as ``copydesk.check_story`` and so on; ``import copydesk`` alone loads none of it. What is named
in `__all__` is stable: within a major version names stay, and new parameters come with a default.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date as Date
from functools import lru_cache

from copydesk.checker import Broken, Checked, Raised, Stood
from copydesk.config import ConfigError, Selection
from copydesk.readers import Unread, in_english, read_stream
from copydesk.readers.decoding import UnreadableError
from copydesk.registry import Rule, RulePackError, find_rules
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix
from copydesk.running.plan import Plan, StoppedError, make_call, planned, terms
from copydesk.running.results import results
from copydesk.settings import Settings, settings_of
from copydesk.standing.letting import LetStand
from copydesk.story import Place, Published, Span, Story, publication_day

__all__ = [
    "Broken", "Checked", "Claim", "ConfigError", "Edit", "Elsewhere", "Finding", "Fix", "Place", "Published", "Raised", "Rule", "RulePackError",
    "Settings", "Span", "Stood", "StoppedError", "Story", "Unread", "UnreadableError", "check_paths", "check_story", "settings_of",
]  # fmt: skip


def check_story(
    text: str,
    *,
    headline: str = "",
    date: Date | str | None = None,
    id: str | None = None,
    path: str | os.PathLike[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preview: bool = False,
    settings: Settings | None = None,
) -> Checked:
    """Checks one story and returns all that the rules said of it.

    Without `path` the text is a story's body, with `headline` over it, as in a record of a JSON Lines file: its fields are
    named "headline" and "text", and places in it count from the start of their field. With `path`, which need not exist,
    the text is what a file of that name holds: its suffix says the format, and its headline is in the text.

    `date` is the day the story is published, as a date or as "2024-08-20"; without one it is looked for in the text and
    in the name of the file. `select` and `ignore` take names of rules or families, or "all", as the options of
    ``copydesk check`` do. The settings are the `settings` given, else those of the copydesk.toml found upwards from `path`,
    else none. With a path, what is let stand (stets in the text, in a copydesk-stets.toml above the path, and a baseline) is
    not among the findings but in the result's `stood`.

    Raises ValueError for a date that is none and for a headline together with a path, UnreadableError for a text that is
    empty, not in English, or none that its format allows, ConfigError for names that nothing has and for settings, stets
    and a baseline that cannot be used, and RulePackError where an installed rule pack cannot be loaded. A rule that fails
    raises nothing: it is named in the result's `broken`.
    """
    if path is not None and headline:
        raise ValueError("give a headline, or a path whose text holds its own headline, not both")
    if settings is None:
        settings = Settings() if path is None else settings_of(os.fspath(path))
    selection, day = _selection(select, ignore, preview), _day(date)
    plan = _plan(_rules(), selection, settings)
    if path is None:
        return plan.check(_story(text, headline, day, id))
    held = terms(plan, selection, settings)
    return LetStand(lambda _: held, _rules())(plan.check(_as_file(text, os.fspath(path), day)))


def check_paths(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    date: Date | str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preview: bool = False,
    jobs: int = 1,
    cache: bool = True,
    since: str | None = None,
) -> Iterator[Checked | Unread]:
    """Checks files and folders, as ``copydesk check PATH…`` does; yields one result a story, in order, as they come.

    A file that cannot be read, a bad record, a story whose settings are wrong: each is an `Unread` with a message that says
    what is wrong and the cure, and costs no other story its result. Each story has the settings of the copydesk.toml found
    upwards from it, and what is let stand is in its result's `stood`; last come the files of stets in which something is wrong,
    each as a story of the format "copydesk-stets.toml". `since` is a commit, branch or tag of git: only what changed since then is
    reported. `jobs` is the number of processes; with more than one, call this from under
    ``if __name__ == "__main__":``, as `multiprocessing` asks. Without `cache`, nothing that was found before is looked up or kept.

    Raises, before the first result: ValueError for a date that is none or `jobs` below 1, ConfigError for names that
    nothing has and for settings, stets and baselines above `paths` that are wrong, RulePackError where an installed rule pack cannot be
    loaded. Raises StoppedError between results where the run cannot go on.
    """
    if jobs < 1:
        raise ValueError(f"jobs is a number of processes from 1 on, not {jobs}")
    named = (paths,) if isinstance(paths, str | os.PathLike) else paths
    selection = _selection(select, ignore, preview)
    call = make_call([os.fspath(path) for path in named], _day(date), selection, jobs=jobs, cache=cache, since=since)
    return results(call)


def _selection(select: Iterable[str], ignore: Iterable[str], preview: bool) -> Selection:
    if isinstance(select, str) or isinstance(ignore, str):
        raise ConfigError('select and ignore take lists of names, as ["units", "weekday-date"]')
    return Selection(tuple(select), tuple(ignore), preview)


def _day(date: Date | str | None) -> Date | None:
    return publication_day(date) if isinstance(date, str) else date


def _rules() -> tuple[Rule, ...]:
    import sys

    return _rules_along(tuple(sys.path))


@lru_cache(maxsize=64)
def _rules_along(path: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that are installed along a search path, found once: a service asks for them with every story."""
    return find_rules()


@lru_cache(maxsize=64)
def _plan(rules: tuple[Rule, ...], selection: Selection, settings: Settings) -> Plan:
    return planned(rules, selection, settings)


def _story(text: str, headline: str, day: Date | None, id: str | None) -> Story:
    from copydesk.readers.records import story_of

    record = {"text": text, "headline": headline, "id": id}
    return _read(in_english(story_of(record, "<story>", Published(day, "--date") if day else None)))


def _as_file(text: str, path: str, day: Date | None) -> Story:
    from io import BytesIO

    read = list(read_stream(BytesIO(text.encode("utf-8", "surrogatepass")), path, day))
    if len(read) > 1:
        raise UnreadableError(f"holds {len(read)} stories; give one, or check the file with check_paths")
    return _read(read[0])


def _read(one: Story | Unread) -> Story:
    if isinstance(one, Unread):
        raise UnreadableError(one.message, one.id)
    return one
