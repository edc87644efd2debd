"""Every story of a call, checked, in order: what the commands and the Python API both go through."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checker import Checked
from copydesk.config import ConfigError
from copydesk.readers import Unread
from copydesk.running.plan import Call, Plan, StoppedError
from copydesk.running.stories import stories
from copydesk.story import Story


def results(call: Call) -> Iterator[Checked | Unread]:
    """Every story that the call means, checked and filtered, in order. Raises StoppedError."""
    for result in _checked(call):
        yield result if isinstance(result, Unread) else call.reported(result)


def _checked(call: Call) -> Iterator[Checked | Unread]:
    if call.jobs == 1:
        for one in _planned(call):
            yield one if isinstance(one, Unread) else one[1].check(one[0])
        return
    from concurrent.futures import BrokenExecutor

    from copydesk.running.parallel import checked_in_parallel

    try:
        yield from checked_in_parallel(_planned(call), call.jobs)
    except BrokenExecutor:
        raise StoppedError("a process died over a story, perhaps for want of memory; run with fewer --jobs") from None


def _planned(call: Call) -> Iterator[tuple[Story, Plan] | Unread]:
    """Every story with its plan; one under a folder whose settings are wrong counts as unread and hides no other."""
    for story in stories(call):
        try:
            yield story if isinstance(story, Unread) else (story, call.plan_for(story.path))
        except ConfigError as problem:
            yield Unread(story.path, None, f"its settings are wrong: {problem}")
