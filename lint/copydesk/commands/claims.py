"""``copydesk claims``: the ledger of every statement that was worked out again."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.checker import Checked
from copydesk.commands.asking import (
    Parser,
    add_story_arguments,
    call_of,
    complain,
    complain_of_broken,
    complain_of_unread,
)
from copydesk.config import ConfigError
from copydesk.readers import Unread
from copydesk.registry import RulePackError
from copydesk.reports import Summary
from copydesk.reports.wording import count, visible, where
from copydesk.running.plan import StoppedError
from copydesk.running.results import results


def run(arguments: Sequence[str]) -> int:
    """Prints the ledger; returns 0, 1 where a statement is contradicted, 2 where something could not be done."""
    parser = Parser(prog="copydesk claims", description="Every statement that was worked out again, with its working.")
    add_story_arguments(parser)
    summary = Summary()
    try:
        for result in results(call_of(parser.parse_args(arguments))):
            summary.add(result)
            _print(result)
    except (ConfigError, RulePackError, StoppedError) as problem:
        return complain(problem)
    print(_in_sum(summary))
    return 2 if summary.unread or summary.broken else int(bool(summary.claims["contradicted"]))


def _print(result: Checked | Unread) -> None:
    if isinstance(result, Unread):
        complain_of_unread(result)
        return
    for claim in result.claims:
        place = where(result.story, result.story.place(claim.span.start))
        quote = visible(result.story.quote(claim.span))
        print(f"{visible(place)}: {claim.status}: {visible(claim.working)}  “{quote}”")
    complain_of_broken(result)


def _in_sum(summary: Summary) -> str:
    each = ", ".join(f"{number:,} {status}" for status, number in summary.claims.items())
    return f"{count(summary.stories, 'story', 'stories')}, {count(summary.words, 'word')}: {each}."
