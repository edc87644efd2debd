"""``copydesk stet PATH:LINE RULE --because "…"``: lets a finding stand, with the reason, in copydesk-stets.toml."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from copydesk.checker import Raised, check
from copydesk.commands.asking import Parser, complain, complain_of_broken, complain_of_unread, day
from copydesk.commands.output import write_whole
from copydesk.config import ConfigError, require_known
from copydesk.fingerprints import Key, keys_of
from copydesk.readers import Unread
from copydesk.registry import Rule, RulePackError, find_rules
from copydesk.reports.wording import visible, where
from copydesk.running.places import Place, numbered_stories, place_of
from copydesk.running.plan import STDIN, StoppedError
from copydesk.settings import settings_of
from copydesk.standing import STETS, file_above, home, relative, shown
from copydesk.standing.ledger import Ledger, Stet, with_entry
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Hit(NamedTuple):
    """A finding that may be meant, its key, and the number of its record's line, None in other files."""

    story: Story
    raised: Raised
    key: Key
    line: int | None


def run(arguments: Sequence[str]) -> int:
    """Writes the entry; returns 0, or 2 where it is not clear which finding is meant or nothing can be written."""
    asked = _parser().parse_args(arguments)
    try:
        rule = _rule(asked.rule)
        place = place_of(asked.place)
        hit = _meant(asked, rule, place._replace(id=asked.id or place.id))
        return _written(hit, rule, " ".join(asked.because.split()))
    except (ConfigError, RulePackError, StoppedError) as problem:
        return complain(problem)
    except OSError as error:
        return complain(f"{error.filename or STETS}: not written: {(error.strerror or str(error)).lower()}")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="copydesk stet",
        description=f"Lets a finding stand, with the reason. Writes an entry to {STETS}, which is found again by the words "
        "of the finding and not by its line.",
    )
    parser.add_argument(
        "place",
        metavar="PATH:LINE",
        help="where it stands, as a report has it; PATH:LINE:COLUMN and PATH[ID] will do too",
    )
    parser.add_argument("rule", metavar="RULE", help="the rule that is to be silent there")
    parser.add_argument("--because", required=True, type=_reason, metavar="REASON", help="why it stands; required")
    parser.add_argument("--id", help="which record of a file of records")
    parser.add_argument("--quote", metavar="WORDS", help="which finding, where a line has several of the rule")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day the story is published")
    return parser


def _reason(words: str) -> str:
    if not words.strip():
        raise argparse.ArgumentTypeError("say why the finding stands")
    return words


def _rule(name: str) -> Rule:
    rules = find_rules()
    require_known(rules, (name,))
    for rule in rules:
        if rule.name == name:
            return rule
    raise ConfigError(f"{name!r} is no rule that a finding bears; name the rule that the report names")


def _meant(asked: argparse.Namespace, rule: Rule, place: Place) -> Hit:
    """The one finding that is meant. Raises StoppedError, saying what to add, where there is none or more than one."""
    if place.path == STDIN:
        raise StoppedError("standard input has no place to come back to; give a file's path")
    everywhere = _hits(asked, rule, place)
    hits = [hit for hit in everywhere if _is_at(hit, place)]
    if not hits:
        raise StoppedError(_nothing(rule, place, everywhere))
    if asked.quote is not None:
        hits = _quoted(hits, asked.quote)
    if len(hits) > 1:
        raise StoppedError(_several(rule, place, hits))
    return hits[0]


def _hits(asked: argparse.Namespace, rule: Rule, place: Place) -> list[Hit]:
    settings = settings_of(place.path)
    hits: list[Hit] = []
    ids: list[str] = []
    for line, story in numbered_stories(place.path, asked.date):
        if isinstance(story, Unread):
            if line is None:
                raise StoppedError(f"{story.path}: not read: {story.message}")
            complain_of_unread(story)
            continue
        ids += [] if story.id is None else [story.id]
        if place.id is None or story.id == place.id:
            story.house_phrases, story.house_rows = settings.phrases, settings.known
            checked = check(story, (rule,))
            complain_of_broken(checked)
            hits += (Hit(story, *each, line) for each in zip(checked.findings, keys_of(checked), strict=True))
    if place.id is not None and place.id not in ids:
        raise StoppedError(f"{place.path} has no record with the id {place.id!r}{_near(place.id, ids)}")
    return hits


def _near(id: str, ids: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(id, ids, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _is_at(hit: Hit, place: Place) -> bool:
    """Whether a finding is where a place says; of records without id the line is the file's, unless a field is named."""
    story, span = hit.story, hit.raised.finding.span
    start, end = story.place(span.start), story.place(span.end - 1)
    if place.part is not None and (place.part != start.part or (place.id is None) != (story.id is None)):
        return False
    if place.column is not None and place.column != start.column:
        return False
    if place.line is None:
        return True
    if hit.line is not None and place.id is None and place.part is None:
        return place.line == hit.line
    return start.line <= place.line <= end.line


def _quoted(hits: list[Hit], words: str) -> list[Hit]:
    wanted = " ".join(words.split())
    quotes = [" ".join(hit.story.quote(hit.raised.finding.span).split()) for hit in hits]
    exact = [hit for hit, quote in zip(hits, quotes, strict=True) if quote == wanted]
    found = exact or [hit for hit, quote in zip(hits, quotes, strict=True) if wanted and wanted in quote]
    if not found:
        raise StoppedError(f"no finding there quotes “{visible(wanted)}”; there are:\n{_listed(hits)}")
    return found


def _nothing(rule: Rule, place: Place, everywhere: list[Hit]) -> str:
    if not everywhere:
        return f"{rule.name} has nothing to say of {place.words()}; is it another rule or another file?"
    return f"{rule.name} has nothing to say of {place.words()}, but of:\n{_listed(everywhere)}"


def _several(rule: Rule, place: Place, hits: list[Hit]) -> str:
    quotes = {hit.story.quote(hit.raised.finding.span) for hit in hits}
    how = "add --quote with the words of one" if len(quotes) == len(hits) else "give one of these places in full"
    return f"{rule.name} speaks more than once of {place.words()}; {how}:\n{_listed(hits)}"


def _listed(hits: list[Hit]) -> str:
    most = 20
    lines = [f"  {_where(hit)}  “{visible(hit.story.quote(hit.raised.finding.span))}”" for hit in hits[:most]]
    return "\n".join([*lines, *([f"  and {len(hits) - most} more"] if len(hits) > most else [])])


def _where(hit: Hit) -> str:
    place = hit.story.place(hit.raised.finding.span.start)
    if hit.line is not None and hit.story.id is None:  # a report cannot tell such records apart; their lines do
        return visible(f"{hit.story.path}:{hit.line}:{place.column}")
    return visible(where(hit.story, place))


def _written(hit: Hit, rule: Rule, reason: str) -> int:
    story, key = hit.story, hit.key
    folder = os.path.dirname(os.path.abspath(story.path))
    file = file_above(folder, STETS) or os.path.join(home(story.path), STETS)
    text = ""
    if os.path.exists(file):
        ledger = Ledger(file)
        text = ledger.source
        held = ledger.held(story, [key], set())
        if held:
            print(f"{_where(hit)}: {rule.name} stands there already ({visible(held[0])}), by {shown(file)}.")
            return 0
    stet = Stet(key.kept._replace(nth=0), reason, relative(story.path, file), story.id)
    text = with_entry(text, stet)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise StoppedError(
            f"the entry would hold {text[error.start]!r}, which no file can; mend the story first"
        ) from None
    write_whole(file, lambda out: out.write(text))
    quote = visible(story.quote(hit.raised.finding.span))
    print(f"{_where(hit)}: {rule.name} stands from now on: “{quote}” ({visible(reason)}). Written to {shown(file)}.")
    return 0
