"""One person with two titles that cannot both be right: "Finance Minister Lopes", and further down "Interior Minister Lopes".

Flags the rarer of two titles that the story gives one person: two ministries, a senator who is a representative, two ranks of
the police or the army, a Democrat who is a Republican, a judge who is a prosecutor, two countries, a chief executive who is the
finance director, a spokesman who is a spokeswoman. The other title is marked too.

Why it matters: a title is what readers know a person by; of the corrections that papers print, up to one in nine is of a title.

Stays silent after "former", "then", "acting", "-elect" and the like; where the copy says that someone was appointed, elected
or promoted, or resigned; where it gives both posts at once ("deputy prime minister and foreign minister"); on posts that one
person may hold, and ministries that go by two names (economy, finance); where two people of the surname are in the story;
in direct speech, and in sentences of another year.

How to settle it: the message says which title is commoner in the story, not which is right: ask the person's office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from copydesk.patterns import lazy, words
from copydesk.reading.dates.calendars import MONTH_NAMES
from copydesk.reading.people.callings import Held
from copydesk.reading.people.near_misses import plain
from copydesk.reading.people.people import Styled, styled_by_surname
from copydesk.reading.people.person_names import given_names_of, names_behind
from copydesk.reading.people.posts import SEATS, follows_in, held
from copydesk.reading.people.tenure import is_held_now, tells_of_change
from copydesk.reading.people.titles import NOT_NOW
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import lowered
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.english import is_name, is_word
from copydesk_rules.known.offices import by_surname

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("Finance Minister Lopes spoke on Monday. The bank, [[Interior Minister Lopes]] said, is safe.", says="finance minister"),
    Flagged("Sgt. Ben Cole was hurt on Monday. [[Lt. Cole]] is at home. His wife told Sgt. Cole’s men.", says="sergeant elsewhere in the story (twice)"),
    Flagged("The country’s foreign minister, Ana Lopes, spoke. [[Ana Lopes, who is interior minister]], left early.", says="foreign minister"),
    Flagged("Sen. Ben Cole (D-Ohio) spoke first. A day later, [[Rep. Cole]] said he would vote no.", says="senator"),
    Flagged("Sen. Ben Cole (D-Ohio) spoke first. [[Sen. Cole]], R-Ohio, said he would vote no.", says="Democrat"),
    Flagged("Judge Ana Roe adjourned the trial. [[Prosecutor Ana Roe]] will be back on Monday.", says="judge"),
    Flagged("Chief executive Ana Berg spoke to investors. [[Finance director Ana Berg]] said the loss was small.", says="chief executive"),
    Flagged("French President Marc Duval met miners. [[German President Duval]] left at noon.", says="France"),
    Flagged("Texas Sen. Ben Cole voted no. [[Utah Sen. Cole]] said it was late.", says="from Texas"),
    Flagged("Spokesman Kim Roe declined to comment. A day later, [[spokeswoman Kim Roe]] said no.", says="spokesman"),
    Flagged("Sens. Ana Roe and Ben Cole wrote the bill. [[Rep. Cole]] said it was good.", says="senator"),
    Flagged("FBI Director Ana Roe spoke. [[CIA Director Roe]] said no.", says="FBI"),
    Flagged("The talks went on. [[Health Minister Rui Costa]] said little.", says="trade minister", headline="Trade Minister Rui Costa: no deal yet"),
    Flagged("Deputy Foreign Minister Ivo Lang signed for Austria. [[Foreign Minister Ivo Lang]] said it was a good day.", says="deputy foreign minister"),
    Flagged("Ana Lopes, 51, the finance minister, spoke. [[Interior Minister Lopes]] left.", says="finance minister"),
    Flagged("Ben Cole (D-Ohio) spoke. Later, [[Republican Ben Cole]] left.", says="Democrat"),
    Flagged("Mayor Ana Roe opened the bridge. Later, [[Gov. Roe]] cut the ribbon.", says="mayor"),
    Clean("Former Finance Minister Lopes spoke. Interior Minister Lopes left.", "an earlier post"),
    Clean("Finance Minister Ana Lopes spoke. Interior Minister Rui Lopes left.", "two people"),
    Clean("Defence Minister Ana Lopes spoke. Senator Lopes says the cost is known.", "a minister with a seat in parliament"),
    Clean("Vice President Ana Lopes is to speak. In addition to Lopes, the Secretary of Defense, Rui Poe, is to come.", "the title of the next name"),
    Clean("Deputy Prime Minister and Foreign Minister Ana Lopes spoke. Foreign Minister Lopes left.", "two posts held at once"),
    Clean("Prime Minister Ana Lopes, who is also defence minister, spoke. Defence Minister Lopes left.", "two posts held at once"),
    Clean("Economy Minister Ana Lopes spoke. Finance Minister Lopes left.", "one ministry in two translations"),
    Clean("Sen. Ben Cole leads the committee. Chairman Cole said it was late.", "posts that one person may hold"),
    Clean("Finance Minister Ana Lopes spoke. Lopes was appointed interior minister in May. Interior Minister Lopes left.", "a change of post"),
    Clean("Sgt. Ben Cole was promoted to lieutenant. Lt. Cole was glad.", "a promotion"),
    Clean("Foreign Secretary Ana Roe resigned. Home Secretary Roe takes over on Monday.", "a change of post"),
    Clean("Finance Minister Ana Lopes spoke. “I asked Interior Minister Lopes,” he said.", "direct speech"),
    Clean("Lt. Gen. Ben Cole spoke. Gen. Cole left. Staff Sgt. Kim Roe wept. Sgt. Roe sang.", "the short form of a rank"),
    Clean("President Ana Roe spoke. In 2006, Sen. Roe had voted no.", "another year"),
    Clean("Justice Minister Tom Brand is acting interior minister while she is away. Interior Minister Brand signed it.", "an acting minister"),
    Clean("Interior Minister Ana Lopes, sworn in on Monday, spoke. Finance Minister Lopes had kept quiet.", "a change of post"),
    Clean("Sen. Ana Roe spoke. A President Roe would raise taxes.", "a thing thought up"),
    Clean("President-elect Ana Roe spoke. Sen. Roe left.", "an office to come"),
    Clean("State Sen. Jo Roe is the son of U.S. Rep. Jo Roe.", "father and son"),
    Clean("Mr Lee said he would sue. Ms Lee, his wife, wept. Mr Lee left. Mr Lee wept.", "a couple"),
    Clean("OPEC President Rui Lopes spoke. Lopes, Peru’s oil minister, left.", "a president of a body"),
    Clean("Sen. Ana Roe met Rep. Roe, her brother.", "two people in one sentence"),
    Clean("Sir Ben Cole spoke. Lord Cole left. Prof. Cole wept. Dr Cole sang.", "ways to address one person"),
    Clean("Prosecutor Ana Roe spoke. Attorney Ana Roe left.", "a prosecutor is an attorney"),
    Clean("The judge, Ana Roe, met the prosecutor, Ben Cole. Judge Roe asked prosecutor Cole to sit.", "each with a title of their own"),
    Clean("British Prime Minister Ana Roe spoke. UK Prime Minister Roe left.", "one country"),
    Clean("Foreign Minister Wang met Vice Premier Wang. Wang Yi flew home, and Wang Yang stayed.", "surnames that come first"),
    Clean("Police Chief Inspector Ana Roe spoke. It was late. Inspector Roe left.", "a rank of two words"),
    Clean("Texas Sen. Ben Cole spoke. In Ohio Sen. Cole was jeered.", "where it was, not where from"),
    Clean("Acting Interior Minister Ana Lopes spoke. Finance Minister Lopes left.", "a post held for another"),
)  # fmt: skip


class _Said(NamedTuple):
    """One thing that one title says."""

    one: Styled
    what: Held


def check(story: Story) -> Iterator[Finding]:
    """Compares all titles that the story gives one person."""
    for surname, each in styled_by_surname(story).items():
        if len({(one.head, one.before, one.scope) for one in each}) == 1 and each[0].head not in SEATS:
            continue
        slots: dict[str, list[_Said]] = {}
        for one in each:
            for what in _all_held(story, one):
                slots.setdefault(what.slot, []).append(_Said(one, what))
        for slot, said in slots.items():
            if len(said) > 1 and not frozenset.intersection(*(one.what.kinds for one in said)):
                finding = _compare(story, surname, slot, said)
                if finding is not None:
                    yield finding
                    break


# --- what cannot both be


def _compare(story: Story, surname: str, slot: str, said: list[_Said]) -> Finding | None:
    """The finding about one slot of those that have the surname, if there is a conflict."""
    every, said = said, [each for each in said if is_held_now(story, each.one)]
    if not _conflict(said) or _is_hedged(story, said, every):
        return None
    known = _given_names(story, surname) or list({plain(one.one.given): "" for one in said if one.one.given})
    if not known and len(names_behind(story, surname)) > 1:
        return None  # "Wang Yi" and "Wang Yang"
    by_given: dict[str, list[_Said]] = {}
    for each in said:
        by_given.setdefault(known[0] if len(known) == 1 else plain(each.one.given), []).append(each)
    for given, same in by_given.items():
        if (given or not known) and _conflict(same) and not _may_both_be(story, surname, slot, same):
            return _finding(story, same)
    return None


def _is_hedged(story: Story, said: Sequence[_Said], every: Sequence[_Said]) -> bool:
    """Whether the copy says of one of the titles that it is acting, a former one and the like, if only at one place."""
    hedged = frozenset[str]().union(*(one.what.kinds for one in every if not NOT_NOW.isdisjoint(one.one.before)))
    low = lowered(story)
    return any(
        one.what.kinds & hedged or any(f"{word}{one.what.label}" in low for word in _HEDGES) for one in _distinct(said)
    )


#: Before a title that somebody holds for a time, or held once.
_HEDGES = ("former ", "ex-", "acting ", "then-", "one-time ", "interim ")


def _distinct(said: Sequence[_Said]) -> Iterable[_Said]:
    return {one.what: one for one in said}.values()


def _given_names(story: Story, surname: str) -> list[str]:
    """What stands before the surname as a given name, in plain letters; words of the language left out."""
    return list({plain(given): "" for given in given_names_of(story, surname) if given and _may_be_given(given)})


def _may_be_given(word: str) -> bool:
    if word.isupper() or word in MONTH_NAMES or word in ("De", "Van", "Von", "Al", "El", "La", "Le", "Bin"):
        return False
    return not is_word(word.lower()) or is_name(word)


def _conflict(said: Sequence[_Said]) -> bool:
    """Whether two of them exclude each other; they say few different things, however many they are."""
    kinds = {one.what.kinds: one.what for one in said}
    return any(_excludes(one, other) for one in kinds.values() for other in kinds.values())


def _excludes(one: Held, other: Held) -> bool:
    if one.kinds & other.kinds or any(
        "minister" in each.label and that.kinds & _SEATS for each, that in ((one, other), (other, one))
    ):
        return False  # where ministers answer to a parliament, most of them sit in it
    return not any(low in one.kinds | other.kinds and high in one.kinds | other.kinds for high, low in _CAREERS)


_SEATS = frozenset(("senator", "representative"))


#: Who became the first was the second before, and copy speaks of both times in one breath.
_CAREERS = frozenset(
    (high, low)
    for high in ("president", "vice president")
    for low in ("senator", "representative", "governor", "mayor", "attorney general", "chancellor")
)


def _finding(story: Story, said: list[_Said]) -> Finding | None:
    """The finding at the rarer title, or at the later of two that are as common; None where there are more than two."""
    counts: dict[frozenset[str], list[_Said]] = {}
    for one in said:
        counts.setdefault(one.what.kinds, []).append(one)
    agreeing = {
        kinds: sum(len(other) for other in counts.values() if not _excludes(each[0].what, other[0].what))
        for kinds, each in counts.items()
    }
    odd = min(reversed(said), key=lambda one: agreeing[one.what.kinds])
    same = [one for one in said if not _excludes(one.what, odd.what)]
    others = [one for one in said if _excludes(one.what, odd.what)]
    if _conflict(same) or _conflict(others) or not others:
        return None  # three titles that exclude each other are a life told
    if len(same) > (_MOST_ODD if odd.one.given else 1):
        return None
    if odd.one.head in _HONORIFICS and len(others) < _FEWEST_OTHERS:
        return None
    often = {1: "", 2: " (twice)"}.get(len(others), f" ({len(others)} times)")
    message = (
        f"{odd.one.name} is {_shown(odd.what)} here and {_shown(others[0].what)} elsewhere in the story{often}. "
        "Ask which is right, and use one."
    )
    places = (*(Elsewhere(story.span(one.one.start, one.one.end), "the other title") for one in others),
              *(Elsewhere(story.span(one.one.start, one.one.end), "again") for one in same if one is not odd))  # fmt: skip
    return Finding(story.span(odd.one.start, odd.one.end), message, places)


def _shown(what: Held) -> str:
    return _HONORIFIC_FORMS.get(what.label, what.label)


_MOST_ODD = 2
_FEWEST_OTHERS = 2
_HONORIFICS = words("mr mrs ms miss")
_HONORIFIC_FORMS = {"mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss"}

# --- what else may lie behind it

_KIN = words(
    "wife husband wives daughter son brother sister couple father mother married marriage spouse lady widow widower parents twins siblings trans transgender"
)


def _may_both_be(story: Story, surname: str, slot: str, said: list[_Said]) -> bool:
    """Whether the copy says that the titles are of two days, or held together, or of two people."""
    if slot == "sex" and (any(_has_kin(story, one.one.start) for one in said) or _is_of_famous_family(story, surname)):
        return True
    if slot in _CHANGING and tells_of_change(story, surname, {one.what.label.lower() for one in said}):
        return True
    by_sentence: dict[int, _Said] = {}
    return any(
        _excludes(one.what, by_sentence.setdefault(sentence_at(story, one.one.start)[0], one).what) for one in said
    )  # father and son, or a life told in one sentence


def _has_kin(story: Story, at: int) -> bool:
    start, end = sentence_at(story, at)
    return not _KIN.isdisjoint(_LETTERS.findall(story.copy, start, end))


def _is_of_famous_family(story: Story, surname: str) -> bool:
    """Whether a head of government whose wife and children are news too has the surname."""
    holders = by_surname(story.house_rows).get(surname.lower(), ())
    return any(one.office.endswith(_FAMOUS) for one in holders)


_FAMOUS = tuple(
    f"{office} of {country}"
    for office in ("president", "prime minister")
    for country in ("the United States", "the United Kingdom", "France", "Canada", "Argentina", "Ukraine")
)
_LETTERS = lazy(r"[a-z]+")


_CHANGING = words("post company court chamber side rank party")


# --- countries


def _all_held(story: Story, one: Styled) -> Iterator[Held]:
    yield from held(story.copy, one)
    if one.head in _COUNTRY_HEADS and one.before and not follows_in(story.copy, one):
        country = _country(one.before)
        if country:
            yield Held("country", frozenset((country,)), f"{one.head} of {country}")


_COUNTRY_HEADS = words("minister president premier chancellor")


def _country(before: tuple[str, ...]) -> str:
    """The country that the words of a title name, if it is one."""
    known, found = _countries(), dict[str, None]()
    at = 0
    while at < len(before):
        size = next((size for size in (2, 1) if " ".join(before[at : at + size]) in known), 0)
        if size:
            found[known[" ".join(before[at : at + size])]] = None
        at += max(1, size)
    return next(iter(found)) if len(found) == 1 else ""


@cache
def _countries() -> dict[str, str]:
    from copydesk_rules.known.countries import by_adjective, by_name

    found = {form.lower(): country.name for table in (by_name(), by_adjective()) for form, country in table.items()}
    return found | {
        "u.s.": "United States",
        "us": "United States",
        "uk": "United Kingdom",
        "u.k.": "United Kingdom",
        "israeli": "Israel",
        "israel": "Israel",
    }
