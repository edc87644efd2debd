"""Lets findings stand: the one place through which everything that is reported or fixed has passed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from copydesk.checker import Checked, Raised, Stood
from copydesk.config import ConfigError
from copydesk.registry import Rule
from copydesk.rule import Finding
from copydesk.standing import BASELINE, COMMENTED, STETS, file_above, shown
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

if TYPE_CHECKING:  # loaded only where there is such a file
    from copydesk.fingerprints import Key
    from copydesk.standing.baseline import Baseline
    from copydesk.standing.ledger import Ledger


class Terms(NamedTuple):
    """What holds for a story: the rules that ran, the newsroom's severities, the settings' baseline, whether stets count."""

    rules: tuple[Rule, ...]
    severities: dict[str, str]
    baseline: str | None
    report_stets: bool


class LetStand:
    """What a run lets stand. A filter of results, in the process that reports, one story after the other.

    `terms_of` says what holds for a story's path, `rules` are all there are. `baseline` is the file that the command line
    names; "" means none, and None the one that settings name or that lies above the story. `begin` says that it need not
    exist yet, `partly` that not all stories of the files are seen, and `folders` which folders are checked whole.
    """

    def __init__(
        self,
        terms_of: Callable[[str], Terms],
        rules: tuple[Rule, ...],
        *,
        baseline: str | None = None,
        folders: tuple[str, ...] = (),
        partly: bool = False,
        begin: bool = False,
    ) -> None:
        self._terms_of = terms_of
        self._known = frozenset(rule.name for rule in rules)
        self._baseline = baseline
        self._folders = tuple(os.path.abspath(folder) for folder in folders)
        self._partly = partly
        self._begin = begin
        self._above: dict[tuple[str, str], str | None] = {}
        self._ledgers: dict[str, Ledger] = {}
        self.baselines: dict[str, Baseline] = {}

    def __call__(self, checked: Checked) -> Checked:
        """The story with only those findings that don't stand, and with what is wrong with its stets.

        Raises ConfigError for a file of stets or a baseline that cannot be used.
        """
        story = checked.story
        terms = self._terms_of(story.path)
        ledger, baseline = self.prepare(story.path, terms)
        commented = story.format in COMMENTED and "<!--" in story.source
        if ledger is None and baseline is None and not commented:
            return checked
        broken = {one.rule for one in checked.broken}
        on = {rule.name for rule in terms.rules} - broken
        stood: list[Stood] = []
        if commented:
            checked = self._by_comments(checked, terms, on, stood)
        if self._partly and story.fields and story.id is None:
            on = set()  # of records without a name, nobody can tell which of them were seen
        if ledger is not None:
            reasons = ledger.held(story, _keys(checked), on)
            checked = _without(checked, {index: ("stet", reason) for index, reason in reasons.items()}, stood)
        if baseline is not None:
            held = baseline.held(story, _keys(checked), on)
            checked = _without(checked, dict.fromkeys(held, ("baseline", "")), stood)
        return checked._replace(stood=tuple(sorted(stood, key=_of_stood)))

    def prepare(self, path: str, terms: Terms) -> tuple[Ledger | None, Baseline | None]:
        """The stets and the baseline for a story's path. Raises ConfigError where one cannot be used."""
        folder = os.path.dirname(os.path.abspath(path))
        ledger = None
        if (file := self._found_above(folder, STETS)) is not None:
            ledger = self._ledgers.get(file)
            if ledger is None:
                from copydesk.standing.ledger import Ledger

                ledger = self._ledgers[file] = Ledger(file)
        return ledger, self._baseline_of(folder, terms)

    def _baseline_of(self, folder: str, terms: Terms) -> Baseline | None:
        file = self._baseline
        if file is None:
            file = terms.baseline if terms.baseline is not None else self._found_above(folder, BASELINE)
        if not file:
            return None
        return self.baseline(file)

    def baseline(self, file: str) -> Baseline:
        """The baseline of a file, as far as it was met in this run. Raises ConfigError."""
        if file not in self.baselines:
            if not self._begin and not os.path.exists(file):
                raise ConfigError(f"there is no baseline {file}; check the name, or write it with `copydesk baseline`")
            from copydesk.standing.baseline import Baseline

            self.baselines[file] = Baseline(file)
        return self.baselines[file]

    def _found_above(self, folder: str, name: str) -> str | None:
        if (folder, name) not in self._above:
            self._above[folder, name] = file_above(folder, name)
        return self._above[folder, name]

    def _by_comments(self, checked: Checked, terms: Terms, on: set[str], stood: list[Stood]) -> Checked:
        from copydesk.standing import comments

        reasons, problems = comments.judged(checked.story, checked.findings, self._known, on)
        checked = _without(checked, {index: ("stet", reason) for index, reason in reasons.items()}, stood)
        if not terms.report_stets:
            return checked
        ours = [_complaint(span, message, terms) for span, message in problems]
        return checked._replace(findings=tuple(sorted((*checked.findings, *ours), key=_of_raised)))

    def left(self) -> Iterator[Checked]:
        """After the last story, what is wrong with the files of stets that were used, each like a story of its own."""
        for file, ledger in self._ledgers.items():
            folder = os.path.dirname(file)
            terms = self._terms_of(file)
            if terms.report_stets:
                whole = any(_is_within(folder, above) for above in self._folders)
                found = sorted(self._problems(ledger, terms, whole and not self._partly), key=_of_raised)
                if found:
                    story = Story(ledger.source, (), path=shown(file), format=STETS)
                    yield Checked(story, tuple(found), (), ())

    def _problems(self, ledger: Ledger, terms: Terms, whole: bool) -> Iterator[Raised]:
        for (start, end), message in ledger.problems:
            yield _complaint(Span(start, end), message, terms)
        from copydesk.standing import comments

        for index, stet in enumerate(ledger.stets):
            if stet.key.rule not in self._known:
                message = comments.unknown(stet.key.rule, self._known, "entry")
                yield _complaint(Span(*ledger.place(index)), message, terms)
        for (start, end), stet, is_there in ledger.unmet(whole):
            rule, words = stet.key.rule, f"“{stet.key.quote}”"
            message = (
                f"This entry hits nothing: {rule} has nothing to say of {words} in {stet.path} any more. Delete the entry."
                if is_there
                else f"This entry's story is gone: there is no {stet.path}, and no other story that was checked has {words}. "
                "Delete the entry."
            )
            yield _complaint(Span(start, end), message, terms)


def _keys(checked: Checked) -> tuple[Key, ...]:
    from copydesk.fingerprints import keys_of

    return keys_of(checked)


def _without(checked: Checked, held: dict[int, tuple[str, str]], stood: list[Stood]) -> Checked:
    """The story without the findings that stand, which are added to `stood`."""
    if not held:
        return checked
    stood += (Stood(checked.findings[index], *why) for index, why in held.items())
    left = (raised for index, raised in enumerate(checked.findings) if index not in held)
    return checked._replace(findings=tuple(left))


def _complaint(span: Span, message: str, terms: Terms) -> Raised:
    from copydesk.standing.stet import META, RULE

    return Raised(RULE, terms.severities.get(RULE.name, META.severity), Finding(span, message))


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _of_raised(raised: Raised) -> tuple[Span, str, str]:
    return raised.finding.span, raised.rule.name, raised.finding.message


def _of_stood(stood: Stood) -> tuple[Span, str, str]:
    return _of_raised(stood.raised)
