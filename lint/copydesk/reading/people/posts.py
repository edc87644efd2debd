"""What a title says of a person: the post, party or chamber that it names, in words that can be compared.

Two values of one slot that share a kind may be the same post in other words ("economy minister", "finance minister"); those
that share none cannot be held by one person at one time, unless the copy says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.people.callings import Held, calling, said
from copydesk.reading.people.people import Styled
from copydesk.reading.people.titles import AREAS, HEADS


def held(copy: str, one: Styled) -> Iterator[Held]:
    """All that a title says of its person; of two titles at once, both are in each value."""
    for at, word in enumerate(one.before):
        if word in ("and", "&") and at and one.before[at - 1] in HEADS:
            first = one._replace(before=one.before[: at - 1], head=one.before[at - 1])
            yield from _both(held(copy, first), held(copy, one._replace(before=one.before[at + 1 :])))
            return
    yield from _held(copy, one)


def _both(first: Iterator[Held], second: Iterator[Held]) -> Iterator[Held]:
    slots: dict[str, Held] = {}
    for one in (*first, *second):
        other = slots.get(one.slot)
        slots[one.slot] = (
            one if other is None else Held(one.slot, one.kinds | other.kinds, f"{other.label} and {one.label}")
        )
    yield from slots.values()


def _held(copy: str, one: Styled) -> Iterator[Held]:
    head = one.head
    if head in _POST_HEADS:
        yield from _post(copy, one)
    if head in SEATS or head in _LEADERS:
        yield from _seat(copy, one)
    yield from calling(one)


# --- posts of government

_POST_HEADS = words(
    "minister secretary president premier chancellor general sen sens senator rep reps representative congressman congresswoman gov governor mayor"
)
_LEVELS = words("deputy vice assistant associate junior parliamentary lt lt. lieutenant principal permanent private")
#: A president of one of these is none of a country.
_NOT_OF_STATE = words(
    "company club bank university college senate council court house commission board union association group firm parliament assembly society foundation",
    "institute federation league team network news school committee party central european eu regional fifa uefa ioc bloc academy corp inc",
    "fed reserve chamber parliamentary world cnn nbc abc cbs fox msnbc nra borough student class studio studios pictures records city county",
)


def _post(copy: str, one: Styled) -> Iterator[Held]:
    head, before = one.head, one.before
    level = next(
        (word.rstrip(".") for word in before if word in _LEVELS or (word == "under" and head == "secretary")), ""
    )
    if head in ("minister", "secretary"):
        yield from _minister(one, level)
    elif head in ("president", "premier"):
        if head == "premier" or (one.form == "before" and not one.scope and _is_of_state(copy, one)):
            kind = "prime minister" if head == "premier" else head
            yield said("post", f"{level} {kind}".strip(), f"{level} {head}".strip())
    elif head == "chancellor":
        if one.form == "before" and _is_of_state(copy, one):
            yield Held("post", frozenset(("chancellor", "F")), "chancellor")
    elif head == "general":
        if before[-1:] == ("attorney",) and not level:
            yield said("post", "attorney general", "attorney general")
    elif not (head == "representative" and before[-1:] in (("trade",), ("special",))):
        level = "lieutenant" if level == "lt" else level
        if level != "lieutenant" or SEATS[head] == "governor":
            label = f"{level} {SEATS[head]}".strip()
            yield said("post", label, label)


_OF_BODY = lazy(
    r"\sof\s(?:(?:the|a|its)\s)?(?:[a-z]{2,}\b(?<!the)|[A-Z]{3,}\b|[A-Z]\w+\s(?:Bank|Group|University|Club|Union|Council|Association|Party)\b)"
)


def _is_of_state(copy: str, one: Styled) -> bool:
    """Whether a president may be a country's: no word of the title is one of a body, or a body's initials."""
    if not _NOT_OF_STATE.isdisjoint(one.before):
        return False
    if _OF_BODY.match(copy, one.end):
        return False
    return not any(word.isupper() and len(word) > 2 and word.isalpha() for word in copy[one.start : one.end].split())


def _minister(one: Styled, level: str) -> Iterator[Held]:
    if "prime" in one.before:
        if one.head == "minister":
            label = f"{level} prime minister".strip()
            yield said("post", label, label)
        return
    if level and level not in _SECONDS:
        return
    scope = one.scope.replace(",", "").lower().split()[1:]
    if scope[:2] == ["state", "for"]:
        scope = scope[2:]
    if scope[:1] == ["state"]:
        if one.head == "secretary":
            yield said("post", f"X{' second' if level else ''}", f"{level} secretary of state".strip())
        return
    named = _areas(scope) if scope else _areas(one.before[::-1])[::-1]
    if named:
        words_of = " ".join(named)
        label = f"{level} {one.head} of {words_of}" if scope else f"{level} {words_of} {one.head}"
        second = " second" if level else ""
        kinds = frozenset(f"{letter}{second}" for word in named for letter in AREAS.get(word, ()))
        yield Held("post", kinds, label.strip())


#: Those next to a minister: "deputy finance minister" and "assistant secretary of state".
_SECONDS = words("deputy vice assistant under")


def _areas(title: list[str] | tuple[str, ...]) -> list[str]:
    """The words of a portfolio, from the first on; none where they begin with no portfolio."""
    found: list[str] = []
    for word in title:
        if word not in AREAS and word not in _INSIDE_AREAS:
            break
        found.append(word)
    while found and found[-1] in _INSIDE_AREAS:
        found.pop()
    return found if any(word in AREAS for word in found) else []


_INSIDE_AREAS = words("the and & affairs services development of")

# --- seats in a parliament, and parties

#: Heads of seats, with what each is: party and state may stand behind the name.
SEATS = {
    "sen": "senator", "sens": "senator", "senator": "senator", "rep": "representative", "reps": "representative",
    "representative": "representative", "congressman": "representative", "congresswoman": "representative", "gov": "governor",
    "govs": "governor", "governor": "governor", "mayor": "mayor",
}  # fmt: skip
_LEADERS = words("leader whip speaker democrat republican mp councillor councilman councilwoman")
_PARTIES = {
    "democratic": "Democrat", "democrat": "Democrat", "republican": "Republican", "gop": "Republican", "labour": "Labour",
    "conservative": "Conservative", "tory": "Conservative",
}  # fmt: skip
#: "Sen. Ana Roe (D-Ohio)", "Rep. Ana Roe, R-Texas,".
_BRACKET = lazy(
    r"(?:\s\(|,\s)(?P<party>[DRI])(?:-(?P<state>[A-Z][a-z]+\.?(?:\s[A-Z][a-z]+\.?)?|[A-Z]{2}|[A-Z]\.[A-Z]\.))?(?=[),])"
)
_OF_STATE = lazy(r",?\s(?:of|from)\s(?P<state>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=[,.;)]|\s[a-z])")


def _seat(copy: str, one: Styled) -> Iterator[Held]:
    kind = SEATS.get(one.head, "")
    if one.head in ("leader", "whip", "speaker"):
        kind = "senator" if "senate" in one.before else "representative" if "house" in one.before else ""
        if one.before[-1:] in (("majority",), ("minority",)) and kind:
            yield said("side", one.before[-1], f"{one.before[-1]} {one.head}")
    if kind in ("senator", "representative"):
        yield said(
            "chamber", kind, kind if one.head in SEATS else f"{'Senate' if kind == 'senator' else 'House'} {one.head}"
        )
    bracket = _BRACKET.match(copy, one.end, one.end + 30) if kind and one.form == "before" else None
    parties = {_PARTIES[word] for word in (*one.before, one.head) if word in _PARTIES}
    if one.form == "after" and one.head not in ("democrat", "republican"):
        parties = set()
    if bracket is not None and bracket["party"] != "I":
        parties.add("Democrat" if bracket["party"] == "D" else "Republican")
    if len(parties) == 1 and not _OTHER_PARTIES.intersection(one.before):
        (party,) = parties
        yield said("party", party, party)
    if one.head in SEATS:
        yield from _state(copy, one, bracket["state"] if bracket is not None else None)


#: "Christian Democratic leader", "the Democratic Republic of Congo", "National Republican", "Liberal Democrat".
_OTHER_PARTIES = words("christian social liberal free national republic congo people's progressive")


def follows_in(copy: str, one: Styled) -> bool:
    """Whether a place that opens the title is where something was: "In Ohio Sen. Roe was jeered"."""
    return copy[max(0, one.start - 3) : one.start].lower() == "in "


def _state(copy: str, one: Styled, bracket: str | None) -> Iterator[Held]:
    kind = SEATS[one.head]
    if kind == "mayor":
        return
    state = _STATES.get((bracket or "").lower())
    if state is None and not follows_in(copy, one):
        words_before = [
            word for word in one.before if word not in _PARTIES and word not in ("u.s.", "us", "state", "lt.", "lt")
        ]
        state = _STATES.get(" ".join(words_before[-2:])) or _STATES.get(" ".join(words_before[-1:]))
        behind = _OF_STATE.match(copy, one.end, one.end + 40) if state is None and one.form == "before" else None
        if behind is not None:
            state = _STATES.get(behind["state"].lower()) or _STATES.get(behind["state"].split()[0].lower())
    if state is not None:
        yield Held(f"state of the {kind}", frozenset((state,)), f"{kind} from {state.title()}")


_STATES = {
    form: line.split(",")[0]
    for line in ["Alabama,ala,al", "Alaska,alaska,ak", "Arizona,ariz,az", "Arkansas,ark,ar", "California,calif,ca", "Colorado,colo,co", "Connecticut,conn,ct", "Delaware,del,de", "Florida,fla,fl", "Hawaii,hi", "Idaho,id", "Illinois,ill,il", "Indiana,ind,in", "Iowa,ia", "Kansas,kan,kans,ks", "Kentucky,ky", "Louisiana,la", "Maine,me", "Maryland,md", "Massachusetts,mass,ma", "Michigan,mich,mi", "Minnesota,minn,mn", "Mississippi,miss,ms", "Missouri,mo", "Montana,mont,mt", "Nebraska,neb,ne", "Nevada,nev,nv", "New Hampshire,n.h,nh", "New Jersey,n.j,nj", "New Mexico,n.m,nm", "New York,n.y,ny", "North Carolina,n.c,nc", "North Dakota,n.d,nd", "Ohio,oh", "Oklahoma,okla,ok", "Oregon,ore,or", "Pennsylvania,pa", "Rhode Island,r.i,ri", "South Carolina,s.c,sc", "South Dakota,s.d,sd", "Tennessee,tenn,tn", "Texas,tex,tx", "Utah,ut", "Vermont,vt", "Virginia,va", "Wisconsin,wis,wi", "West Virginia,w. va,w.va,wv", "Wyoming,wyo,wy"]
    for name in line.lower().split(",")
    for form in (name, f"{name}.")
}  # fmt: skip
