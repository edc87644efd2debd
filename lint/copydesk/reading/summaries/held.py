"""What of a summary was held against its story, and what came of it."""

from __future__ import annotations

from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.summaries.summaries import Summary
from copydesk.tuples import NamedTuple


class Held(NamedTuple):
    """A mention of the summary, held against the body.

    `verdict` is "holds", "contradicted" (by `other`), "unsupported" or "unresolved"; `exact` says that the two stand in the same place of
    one statement, `paraphrased` that the statements are alike as a whole.
    """

    mention: Mention
    verdict: str
    other: Mention | None = None
    exact: bool = False
    share: float = 0.0
    support: float = 0.0
    paraphrased: bool = False


class HeldSummary(NamedTuple):
    """A summary of the story with all that it mentions, held against the body."""

    summary: Summary
    held: tuple[Held, ...]
    body: tuple[Mention, ...]
