"""A number of things, and a list of them that names fewer or more.

Flags "four priorities: schools, crime and jobs"; "the three suspects, Ann Roe and Ben Cole, were held"; "Ohio, Iowa and Texas were
the four states that voted"; and "three steps:" over a list of four bullets.

Why it matters: one of the things was cut or added after the number was written, and the reader counts along.

Stays silent when the list need not be whole ("including", "such as", "at least", "three of the five"); when a name or a phrase may
hold the "and" or the comma that would make it come out; when items are clauses or bear counts of their own, which parts-total adds
up; on direct speech; and when the list is more than two off, as then it is of something else.

How to settle it: count again. Either the number is wrong or a name is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.reading.text.speech import in_speech
from copydesk.reading.totals.enumerations import Enumeration, enumerations
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("The plan has [[four priorities: schools, crime and jobs]].", says="3"),
    Flagged("Polls open in [[three states - Ohio, Iowa, Texas and Utah]] - on Tuesday.", says="4"),
    Flagged("The [[three suspects, Ann Roe and Ben Cole]], were held on Monday.", says="2"),
    Flagged("The [[two suspects, Ann Roe, 31, Ben Cole, 24, and Cy Hart]], were held on Monday.", says="3"),
    Flagged("[[Ohio, Iowa and Texas were the four states]] that voted late.", says="3"),
    Flagged("The board has set [[three steps]]:\n\n- test the water\n- mend the pipes\n- lower the rates\n- report in May", says="4"),
    Flagged("There are [[three reasons for it, said the manager: a shortage of cable and a dispute with a firm]].", says="2"),
    Flagged("It has the support of [[five states, Ohio, Iowa, Utah and Maine]], all of which have one.", says="4"),
    Flagged("[[Two men from Ames, Ann Roe, 24, Ben Cole, 31, and Cy Hart]], 29, were jailed on Friday.", says="3"),
    Flagged("The [[six finalists for the prize are Ann Roe, Ben Cole, Cy Hart and Di Poe]], the judges said.", says="4"),
    Flagged("He took [[four wickets, those of Roe, Cole and Hart]], after tea.", says="3"),
    Flagged("She runs [[five shops: a bakery, a bar, a florist and a bookshop]].", says="4"),
    Flagged("It took [[three things: a good map; a car, which they hired; patience; and luck]].", says="4"),
    Flagged("She has [[four goals: water, bills and parks]].", says="at most 3"),
    Flagged("[[Four trains were cancelled: the Coast Mail, the Ames Express and the Night Owl]].", says="3"),
    Clean("Three unions oppose it: the UGT, the SNM and the small Arts Guild.", "the last is described"),
    Clean("The plan has three priorities: schools, crime and jobs.", "it holds"),
    Clean("The plan has three priorities: schools, trade and industry, and jobs.", "an item with an and of its own"),
    Clean("Two of the five members, Ann Roe and Ben Cole, voted no.", "some of them"),
    Clean("At least four towns - Ames, Boone and Story - lost power.", "at least"),
    Clean("It flies to five countries, including Spain, Greece and Malta.", "not the whole list"),
    Clean("The order covers 21 counties - Ames, Boone and Story are three of them.", "far off"),
    Clean("It tours three cities: Portland, Oregon, Boise, Idaho, and Reno, Nevada.", "each with its state"),
    Clean("It tours five markets: Boston, Charleston, S.C., Baltimore, Wichita, Kan., and Reno.", "some with their state"),
    Clean("Two islands, Trinidad and Tobago and Cuba, were hit.", "a name with an and"),
    Clean("The two railroads, the Alton, Topeka and Hale Railway Co and Southern Pacific, merged.", "a name with a comma and an and"),
    Clean("Police named 12 dead: five men, four women and three children.", "counts, which parts-total adds up"),
    Clean("In the past two years, France, Spain and Italy have cut rates.", "years are not listed"),
    Clean("There are two reasons: it is dear, it is slow, and nobody wants it.", "clauses"),
    Clean("The two drivers, Ann Roe, the mayor of Ames, Ben Cole and a guide, were unhurt.", "one item may say who the other is"),
    Clean("The Big Four firms - Roe, Cole and Hart - are on the list.", "a name"),
    Clean("“We have four goals: peace, bread and land,” she said.", "direct speech"),
    Clean("The two books: Open Water, Part One and Open Water, Part Two.", "titles with commas"),
    Clean("It held for three presidents - Republican and Democrat - and two more posts - running the mint and the bank, the fleet and the port.", "kinds"),
    Clean("The five largest banks are Roe, Cole, Hart, Poe and Doe, as of May.", "it holds"),
    Clean("Here are five things we learned:\n\n- It is late.\n\nThe court has five months.", "a list in paragraphs"),
    Clean("After two defeats, Hull, Leeds and York, who had led, fell back.", "the names are what the sentence is about"),
    Clean("Two firms, Roe, Cole & Hart and Poe Brothers, bid.", "a firm's name with a comma"),
    Clean("He met the leaders of four nations: Roe, Cole and Hart, on Monday.", "of a number of other things"),
    Clean("The two finalists are Ann Roe, the mayor of Ames, and Ben Cole, a nurse.", "who each of them is"),
    Clean("It has two clubs in Ames, Boone and Story, the county says.", "places where they are"),
    Clean("They beat two rivals, Ann Roe, of Ames, and Ben Cole, of Boone.", "where each is from"),
    Clean("He named three books: “Open Water” by Ann Roe, “Far Land,” by Ben Cole and “Still” by Cy Hart.", "what is said of each"),
    Clean("The trip has two aims: Japan is to lend money for the port while visits to Peru, Chile and Cuba are for show.", "clauses"),
    Clean("It is the work of two friends — Roe and Cole, Cole and Roe — as people say.", "the same two"),
    Clean("He has two loves: fast, cheap cars and the sea.", "adjectives"),
    Clean("The board has set two steps:\n\n- test the water\n- mend the pipes", "it holds"),
)  # fmt: skip

#: A list that is further off than this is of something else than the number counts.
_MOST_OFF = 2


def check(story: Story) -> Iterator[Finding | Claim]:
    """Counts every list that follows its own number."""
    for found in enumerations(story):
        if in_speech(story, found.start):
            continue
        span = story.span(found.start, found.end)
        working = f"{_counted(found)} listed"
        if found.fewest <= found.stated <= found.most:
            yield Claim(span, "list", "holds", working)
        elif not found.fewest - _MOST_OFF <= found.stated <= found.most + _MOST_OFF:
            yield Claim(span, "list", "unresolved", working)
        else:
            yield Claim(span, "list", "contradicted", working)
            yield Finding(span, _message(found))


def _counted(found: Enumeration) -> str:
    """How many items can be seen; where the count can stretch, the end of it that is nearer to the number."""
    if found.fewest == found.most:
        return str(found.fewest)
    if found.stated > found.most:
        return f"at most {found.most}"
    return f"at least {found.fewest}" if found.stated < found.fewest else f"{found.fewest} to {found.most}"


def _message(found: Enumeration) -> str:
    items = "; ".join(_short(item) for item in found.items)
    cure = "something is missing" if found.stated > found.most else "one is too many"
    return (
        f"{found.stated} {found.noun}, but {_counted(found)} are listed: {items}. Either the number is wrong or {cure}."
    )


_LONGEST_SHOWN = 30


def _short(item: str) -> str:
    item = " ".join(item.replace("¸and¸", " and ").replace("¸", ",").split()).rstrip(".")
    return item if len(item) <= _LONGEST_SHOWN else f"{item[: _LONGEST_SHOWN - 1].rstrip()}…"
