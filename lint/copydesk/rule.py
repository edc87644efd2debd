"""All that a rule file needs: Meta, what a rule yields (Finding, Claim), and its examples (Flagged, Clean).

A rule is one module: its docstring is the user's page, `META` its defaults, `EXAMPLES` its tests and its documentation,
and ``check(story)`` yields what it found. The rule's name is its module's name in kebab case; its family is its folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.story import Span
from copydesk.tuples import NamedTuple

SEVERITIES = ("error", "warning", "info")
STATUSES = ("holds", "contradicted", "unresolved")


class Meta(NamedTuple):
    """A rule's defaults.

    `needs` names the readings without which the rule can say nothing ("numbers", "quantities", "dates", "mends",
    "published"): where the story has none, the rule is not run. `preview` rules are off unless asked for, and so are
    rules with `default` False (a matter of house taste, not of doubt). `of_form` says that the rule looks at how the copy
    is written, or at what production left in it, and not at what it states: its findings count in a note of correction as
    anywhere. Of the other rules' they are infos there, as such a note prints the slip again that it puts right.
    """

    severity: str
    since: str
    needs: tuple[str, ...] = ()
    preview: bool = False
    default: bool = True
    of_form: bool = False


class Edit(NamedTuple):
    """Replaces a Span of the source with `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that belong together. A safe one changes no meaning and may be applied unseen."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Elsewhere(NamedTuple):
    """A second place that the finding is about, and what it is in a few words ("the same figure, in the headline")."""

    span: Span
    note: str = ""


class Finding(NamedTuple):
    """A likely slip: where, what to do about it in an editor's words, and the working.

    `severity` None means the rule's own.
    """

    span: Span
    message: str
    elsewhere: tuple[Elsewhere, ...] = ()
    fix: Fix | None = None
    severity: str | None = None


class Claim(NamedTuple):
    """A statement that was worked out again; `status` is one of STATUSES, `working` the sum in one line."""

    span: Span
    kind: str
    status: str
    working: str


class Flagged(NamedTuple):
    """An example that the rule must flag.

    ``[[…]]`` in `text` marks the words of the finding; where several are marked there must be as many findings. `says`
    must occur in the message; `fixed` is the whole text after the fix; `date` the day the story is published. With
    `headline` the text is a record's body under that headline.
    """

    text: str
    says: str = ""
    fixed: str = ""
    date: str = ""
    headline: str = ""
    severity: str = ""


class Clean(NamedTuple):
    """An example on which the rule must stay silent, and why that is right."""

    text: str
    why: str
    date: str = ""
    headline: str = ""


Example = Flagged | Clean
Examples = Sequence[Example]
