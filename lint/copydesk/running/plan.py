"""What a run is to do: which rules are on for a story, what the newsroom's settings say, which files are meant."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Protocol

from copydesk.checker import Checked, check_all
from copydesk.config import STET, STETS, ConfigError, Selection, require_known, rules_on
from copydesk.registry import Rule, find_rules
from copydesk.settings import Settings, settings_of
from copydesk.standing.gate import Gate
from copydesk.story import Story
from copydesk.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.running.changed import Changes
    from copydesk.standing.letting import LetStand, Terms
    from copydesk.tables import HouseRow

#: The path that means standard input.
STDIN = "-"


class StoppedError(Exception):
    """The run cannot go on; the text says why and what to do."""


class Plan(NamedTuple):
    """What is done with a story: the rules that run, the severities that the newsroom sets, its own phrases and rows."""

    rules: tuple[Rule, ...]
    severities: dict[str, str]
    phrases: tuple[tuple[str, str], ...]
    fail_on: str | None
    house_rows: tuple[HouseRow, ...] = ()

    def check(self, story: Story) -> Checked:
        """Checks the story as planned."""
        return self.check_all([story])[0]

    def check_all(self, stories: list[Story]) -> list[Checked]:
        """Checks the stories as planned."""
        for story in stories:
            story.house_phrases = self.phrases
            story.house_rows = self.house_rows
        return check_all(stories, self.rules, self.severities)


class Filter(Protocol):
    """Looks at what was found in a story and hands back what of it is to be reported."""

    def __call__(self, checked: Checked) -> Checked:
        """What of the story is to be reported. Raises ConfigError."""

    def left(self) -> Iterable[Checked]:
        """What there is to report after the last story."""


class Call(NamedTuple):
    """What is to be checked, and how; `selection` is what the caller asks for, over what settings say.

    `filters` see every checked story, in order, before it is reported or fixed (`reported` applies them, and nothing
    else does): what is let stand, what a baseline holds, what did not change. They run in the process that reports, one
    story after the other, so they may count. `jobs` is the number of processes, 0 for as many as pay. `cache` says whether results are looked up and kept,
    `changes` which files and lines changed, where only those are to be reported.
    """

    paths: tuple[str, ...]
    date: date | None
    rules: tuple[Rule, ...]
    selection: Selection
    plans: dict[Settings, Plan]
    stdin_filename: str = "<stdin>"
    jobs: int = 1
    filters: tuple[Filter, ...] = ()
    cache: bool = True
    changes: Changes | None = None

    @property
    def gate(self) -> Gate:
        """What leads to the findings that are let stand."""
        return next(keep for keep in self.filters if isinstance(keep, Gate))

    def plan_for(self, path: str) -> Plan:
        """What is done with the stories at a path, by the settings above it. Raises ConfigError."""
        return self.plan_of(settings_of(path))

    def plan_of(self, settings: Settings) -> Plan:
        """What is done with stories that have these settings. Raises ConfigError."""
        if settings not in self.plans:
            self.plans[settings] = planned(self.rules, self.selection, settings)
        return self.plans[settings]

    def reported(self, checked: Checked) -> Checked:
        """What of a checked story is to be reported: the one place where findings are filtered."""
        for keep in self.filters:
            checked = keep(checked)
        return checked

    def left(self) -> Iterator[Checked]:
        """What there is to report after the last story."""
        for keep in self.filters:
            yield from keep.left()


def planned(rules: tuple[Rule, ...], selection: Selection, settings: Settings) -> Plan:
    """The plan that a selection makes together with settings. Raises ConfigError."""
    merged = _merged(selection, settings)
    try:
        on = rules_on(rules, merged)
        require_known(rules, dict(settings.severity))
        require_known(rules, (rule for rule, _ in settings.phrases))
    except ConfigError as problem:
        where = f"{settings.path}: " if settings.path is not None else ""
        raise ConfigError(f"{where}{problem}") from None
    if settings.known:
        from copydesk.house_tables import require_rows  # only a newsroom with tables of its own pays for it

        require_rows(rules, settings.known)
    return Plan(on, dict(settings.severity), settings.phrases, settings.fail_on, settings.known)


def _merged(selection: Selection, settings: Settings) -> Selection:
    return Selection(
        selection.select or settings.select,
        (*settings.ignore, *selection.ignore),
        selection.preview or settings.preview,
    )


def _let_stand(call: Call, folders: tuple[str, ...], baseline: str | None, partly: bool, begin: bool) -> LetStand:
    from copydesk.standing.letting import LetStand

    return LetStand(partial(terms_of, call), call.rules, baseline=baseline, folders=folders, partly=partly, begin=begin)


def terms_of(call: Call, path: str) -> Terms:
    """What holds for the stories at a path when it comes to what is let stand. Raises ConfigError."""
    settings = settings_of(path)
    return terms(call.plan_of(settings), call.selection, settings)


def terms(plan: Plan, selection: Selection, settings: Settings) -> Terms:
    """What holds, when it comes to what is let stand, for stories with this plan."""
    from copydesk.standing.letting import Terms

    ignored = _merged(selection, settings).ignore
    report_stets = not {STET, STETS, "all"} & set(ignored)
    return Terms(plan.rules, plan.severities, settings.baseline, report_stets)


def make_call(
    paths: Sequence[str],
    given_date: date | None,
    selection: Selection,
    *,
    stdin_filename: str = "<stdin>",
    jobs: int = 1,
    cache: bool = True,
    baseline: str | None = None,
    begin_baseline: bool = False,
    since: str | None = None,
) -> Call:
    """A call, of which is known that its selection and what lies above its paths is sound: settings, stets, baseline.

    `baseline` is a baseline's file, "" for none, and None for the one that settings name or that lies above a story; with
    `begin_baseline` it need not be there yet. `since` is a revision of git: only what changed since then is reported.

    Raises ConfigError or RulePackError: what is wrong with the call is said before any file is read.
    """
    rules = find_rules()
    rules_on(rules, selection)
    call = Call(tuple(paths), given_date, rules, selection, {}, stdin_filename, jobs, cache=cache)
    folders = tuple(path for path in call.paths if path != STDIN and os.path.isdir(path))
    gate = Gate(partial(_let_stand, call, folders, baseline, since is not None, begin_baseline), baseline)
    for path in call.paths:
        named = stdin_filename if path == STDIN else os.path.join(path, "story") if path in folders else path
        call.plan_for(named)
        if gate.concerns(named):
            gate.let_stand.prepare(named, terms_of(call, named))
    if since is None:
        return call._replace(filters=(gate,))
    from copydesk.running.changed import Changes, Touched  # what starts git is loaded where it is asked for

    changes = Changes(since)
    return call._replace(filters=(gate, Touched(changes)), changes=changes)
