"""People with the titles that the copy gives them, as stated each time: "Finance Minister Ana Lopes", "Lopes, the finance minister".

A title is found by its head, the one word that names the post or the rank; what stands beside it tells whose it is and what it
is of. Who a surname alone belongs to is told from the whole story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.people.person_names import NAME, OPENERS, is_of_title, person_of_words
from copydesk.reading.people.titles import AREAS, COMPATIBLE, HEADS, INSIDE, ONLY_BEFORE, POSTS, RANKS, SHORT
from copydesk.reading.text.vocabulary import lowered, vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Styled(NamedTuple):
    """A person with a title, at one place of the copy.

    `start` and `end` are offsets of title and name together. `head` is the title's last word in lower case, without a full
    stop; `before` are the words of the title that stand before it, in lower case ("deputy", "prime"), each without a
    possessive's ending; `scope` is what follows "of" or "for". `given` is "" where the surname stands alone.
    `form` is "before" for a title before the name, "after" for one behind it.
    """

    start: int
    end: int
    head: str
    before: tuple[str, ...]
    scope: str
    given: str
    surname: str
    form: str

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.given} {self.surname}".strip()


_NAME_AFTER = lazy(
    rf"\.?(?:\s(?:1st|2nd|3rd|First|Second|Third)\sClass)?(?P<of>\s(?:of|for)\s[^,.;:()\n]{{2,60}}?)??(?P<gap>\s|,\s)(?P<name>{NAME})"
)
_NEXT_NAME = lazy(rf"(?:\s\([^()\n]{{1,20}}\)|,\s[DRI]-[A-Z][\w. ]{{1,16}}(?=,))?,?\s(?P<last>and\s)?(?P<name>{NAME})")
_PARTICLE_NEXT = lazy(
    r"\.?\s(?:(?:de|van|von|der|den|bin|ibn|da|dos|del|della|di|du|la|le|ter|ten)\s|(?:al|el|ad|as|ash)-[A-Z])"
)
_NAME_BEFORE = lazy(
    rf"(?P<name>(?<![\w’'@#-]){NAME})(?:,?\s(?:Jr|Sr)\.)?(?:,\s(?:(?:aged?\s)?[0-9]{{1,2}},\s)?|\sis\s|\s[—–]\s|\s?—\s?|\s--\s|\s\()(?P<lead>[^,.;:()\n]{{0,60}})\Z"
)
_CLOSES = lazy(
    r"[,.;:)—–?!]|\s[—–-]\s|\s(?:of|for|in|at|from|who|said|says|told|and|since|when|while|until|after|but|during|because|if|as)\b|\s?\Z|\n"
)
_NAME_CLOSES = lazy(r"[,.;:)—–?!]|['’]s\b|\s[a-z—–(-]|\s?\Z|\n")
_DETERMINERS = words("the a an its his her their our who is currently also now")
_MOST_BEFORE = 8
_WINDOW = 90


def styled(story: Story) -> tuple[Styled, ...]:
    """Everyone who stands beside a title in the copy, in order."""
    return story.read(_styled)


def styled_by_surname(story: Story) -> dict[str, tuple[Styled, ...]]:
    """The same by surname; only of those that are named with a title twice or more."""
    return story.read(_by_surname)


def _by_surname(story: Story) -> dict[str, tuple[Styled, ...]]:
    found: dict[str, list[Styled]] = {}
    said = styled(story)
    inside = story.blocks[0].end if story.blocks and story.blocks[0].kind == "headline" else 0
    for one in said:
        if one.start >= inside:
            found.setdefault(one.surname, []).append(one)
    # A headline's names are told by those of the body.
    above = [_without_verbs(story.copy, one, found) for one in said if one.start < inside]
    for one in above:
        found.setdefault(one.surname, []).append(one)
    return {surname: tuple(sorted(each)) for surname, each in found.items() if len(each) > 1}


def _without_verbs(copy: str, one: Styled, known: dict[str, list[Styled]]) -> Styled:
    """A name of a headline in capitals, cut behind the surname: "Finance Minister Lopes Quits Post"."""
    if one.surname in known or one.form == "after":
        return one
    at = one.start
    before = ""
    for word in copy[one.start : one.end].split():
        if word in known:
            end = copy.index(word, at) + len(word)
            given = known[word][0].given if before == known[word][0].given else ""
            return one._replace(end=end, given=given, surname=word)
        before = word
        at += len(word)
    return one


def _styled(story: Story) -> tuple[Styled, ...]:
    copy, low = story.copy, lowered(story)
    found: list[Styled] = []
    for head in _heads_in(story):
        at, length = low.find(head), len(head)
        while at >= 0:
            end = at + length
            if not copy[end : end + 1].isalnum() and not copy[at - 1 : at].isalnum():
                found += _beside(copy, head, at, end)
            at = low.find(head, end)
    found += _of_parties(copy, {one.end for one in found})
    found.sort()
    return tuple(found)


def _of_parties(copy: str, done: set[int]) -> Iterator[Styled]:
    """Those with a party and a state behind the name, and no title: "Ana Roe (D-Ohio)"."""
    for mark, head in _PARTY_MARKS:
        at = copy.find(mark)
        while at >= 0:
            name = _NAME_AT_END.search(copy, max(0, at - _WINDOW // 2), at) if at not in done else None
            person = person_of_words(name["name"]) if name is not None else None
            if name is not None and person is not None:
                first = copy.index(person[0] or person[1], name.start())
                yield Styled(first, at, head, (), "", *person, "after")
            at = copy.find(mark, at + 1)


_PARTY_MARKS = ((" (D-", "democrat"), (" (R-", "republican"), (", D-", "democrat"), (", R-", "republican"))
_NAME_AT_END = lazy(rf"(?P<name>(?<![\w’'@#-]){NAME})\Z")


def _heads_in(story: Story) -> frozenset[str]:
    """The heads that the story holds; those that go with any name only where both a man's and a woman's are among them."""
    heads = _TELLING & vocabulary(story)
    return heads if "mr" in heads and not heads.isdisjoint(_WOMENS) else heads - _WOMENS - {"mr"}


_TELLING = HEADS - COMPATIBLE
_AFTER_NAME = POSTS - ONLY_BEFORE
_WOMENS = frozenset(("mrs", "ms", "miss"))


def _beside(copy: str, head: str, start: int, end: int) -> Iterator[Styled]:
    """The person before whose name or behind whose name the title stands; rarely both, and then the one it is nearer to."""
    capital = copy[start].isupper()
    if head in RANKS and not capital:
        return
    after = copy[end : end + 3].lstrip(".,")
    if after[:1] == " ":
        following = after[1:2] or copy[end + 3 : end + 4]
        if (
            following.isupper()
            or (capital and following in "123" and head in RANKS)
            or (following in "of" and head not in RANKS and copy[end : end + 4] in (" of ", " for"))
            or (capital and following in "abdiltv" and _PARTICLE_NEXT.match(copy, end))
        ):
            named = list(_named_after(copy, head, start, end, capital))
            if named:
                yield from named
                return
    if head in _AFTER_NAME and _may_follow_name(copy, start):
        behind = _named_before(copy, head, start, end)
        if behind is not None:
            yield behind


def _may_follow_name(copy: str, start: int) -> bool:
    """Whether nothing but words of a title stands between a comma, a dash, a bracket or "is" and the head."""
    near = copy[max(0, start - 60) : start]
    at = max(
        near.rfind(","), near.rfind("("), near.rfind("—"), near.rfind("–"), near.rfind("--") + 1, near.rfind(" is ") + 2
    )
    return at > 1 and all(_may_lead(word) for word in near[at + 1 :].split())


def _named_after(copy: str, head: str, start: int, end: int, capital: bool) -> Iterator[Styled]:
    match = _NAME_AFTER.match(copy, end, end + 140)
    if match is None or (copy[end] == "." and head not in SHORT):
        return
    following = match["name"].split()[0].lower()
    if following == "general" or (head in RANKS and following in HEADS):
        return  # "Attorney General Roe" and "Lt. Col. Roe" have their title at the second word
    person = person_of_words(match["name"])
    scope, comma = (match["of"] or "")[1:], match["gap"] != " "
    if person is None or (
        comma
        and ((capital and head not in _ALWAYS_CAPITAL) or not person[0] or not _NAME_CLOSES.match(copy, match.end()))
    ):
        return
    if (comma or scope) and head in RANKS:
        return
    if scope and not comma and (head not in _SCOPED or not _may_end_scope(scope.split()[-1])):
        return
    first, before, is_definite = _before(copy, start)
    if not person[0] and (is_definite or not (capital or before)):
        return  # "the judge Roe named", "the Republican Convention"
    if comma and not (is_definite or _is_possessive(copy[max(0, first - 3) : start])):
        return
    yield Styled(first, match.end(), head, before, scope, *person, "before")
    if head in _PLURALS:
        yield from _others(copy, head, before, match.end())


def _is_possessive(words_before: str) -> bool:
    return "’s " in words_before or "'s " in words_before


def _others(copy: str, head: str, before: tuple[str, ...], end: int) -> Iterator[Styled]:
    """Those who share a title in the plural: "Sens. Ana Roe, D-Ohio, Ben Cole and Kim Lee"."""
    for _ in range(_MOST_BEFORE):
        match = _NEXT_NAME.match(copy, end, end + 100)
        person = person_of_words(match["name"]) if match is not None else None
        if match is None or person is None or not person[0]:
            return
        yield Styled(match.start("name"), match.end(), head, before, "", *person, "before")
        if match["last"]:
            return
        end = match.end()


_ALWAYS_CAPITAL = words("ceo cfo coo democrat republican")
_PLURALS = words("sens reps govs")


def _may_end_scope(word: str) -> bool:
    return word[0].isupper() or word in AREAS or word in ("state", "affairs", "services", "development")


#: Heads that stand with what they are of before a name: "Secretary of State Ana Roe", "Minister for Trade Ana Roe".
_SCOPED = words("minister secretary president premier")


def _named_before(copy: str, head: str, start: int, end: int) -> Styled | None:
    if not _CLOSES.match(copy, end):
        return None
    low = max(0, start - _WINDOW)
    match = _NAME_BEFORE.search(copy, low, start)
    if match is None:
        return None
    lead = match["lead"].split()
    person = person_of_words(match["name"])
    if person is None or len(lead) > _MOST_BEFORE or not all(_may_lead(word) for word in lead):
        return None
    before = tuple(_plain(word) for word in lead if word not in _DETERMINERS)
    scope = _SCOPE.match(copy, end)
    first = copy.index(person[0] or person[1], match.start())
    return Styled(first, end, head, before, scope[1] if scope is not None else "", *person, "after")


_SCOPE = lazy(r"\s((?:of|for)\s[^,.;:()\n]{2,60})")


def _may_lead(word: str) -> bool:
    return word[0].isupper() or word in _DETERMINERS or word.removesuffix("-") in INSIDE or word.endswith(("'s", "’s"))


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").strip("()“”\"'‘’")


def _before(copy: str, start: int) -> tuple[int, tuple[str, ...], bool]:
    """Where the title before its head starts, its words, and whether a determiner stands before it."""
    low = max(copy.rfind("\n", max(0, start - _WINDOW), start) + 1, start - _WINDOW, 0)
    tokens = list(_TOKEN.finditer(copy, low, start))
    kept: list[re.Match[str]] = []
    first = start
    while tokens and len(kept) < _MOST_BEFORE:
        match = tokens.pop()
        token = match[0]
        gap = copy[match.end() : first]
        if gap not in _GAPS and not (gap == ", " and kept and _plain(token) in AREAS and _plain(kept[-1][0]) in AREAS):
            break  # but "Environment, Food and Rural Affairs Secretary"
        if token in _JOINS:
            if not tokens or not is_of_title(_plain(tokens[-1][0])):
                break  # "President Roe and Mayor Cole"
        elif (token in _DETERMINERS or token in OPENERS) and copy[match.end()] != "-":
            return first, _words(kept), token.lower() in _DETERMINERS
        elif not (token[0].isupper() or token in INSIDE or (kept and kept[-1][0] in _JOINS and token in HEADS)):
            break
        kept.append(match)
        first = match.start()
    return first, _words(kept), False


def _words(kept: list[re.Match[str]]) -> tuple[str, ...]:
    return tuple(_plain(match[0]) for match in reversed(kept))


_GAPS = frozenset((" ", "-"))
_JOINS = frozenset(("and", "&"))
_TOKEN = lazy(r"(?:[A-Z]\.){2,}|&|\w+(?:['’]s\b)?(?:(?<=[A-Z][a-z])\.|(?<=[A-Z][a-z][a-z])\.)?")
