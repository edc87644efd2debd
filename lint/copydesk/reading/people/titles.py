"""The words of titles: heads, which name a post or a rank, and what may stand in a title before its head."""

from __future__ import annotations

from copydesk.patterns import words

#: Heads that stand before a name with a capital alone: in lower case they are other words.
RANKS = words(
    "sen sens rep reps gov govs gen col maj capt lt sgt cpl pvt pfc adm cmdr supt det insp pc mr mrs ms miss general colonel major captain",
    "lieutenant sergeant corporal admiral inspector superintendent constable trooper chief sheriff bishop archbishop cardinal rabbi imam",
)
#: Heads that stand on either side of a name, in either case.
POSTS = words(
    "minister secretary president premier chancellor senator representative congressman congresswoman governor mayor speaker leader whip",
    "attorney lawyer prosecutor judge magistrate executive officer director ceo cfo coo chairman chairwoman spokesman spokeswoman",
    "democrat republican goalkeeper striker midfielder defender winger quarterback linebacker pitcher catcher referee umpire coach",
    "mp councillor councilman councilwoman",
)
#: Heads that a full stop may follow.
SHORT = words("sen sens rep reps gov govs gen col maj capt lt sgt cpl pvt pfc adm cmdr supt det insp pc mr mrs ms")
HEADS = RANKS | POSTS
#: Heads of which a comparison learns nothing behind a name: a president there is mostly a company's.
ONLY_BEFORE = words("president premier chancellor leader whip speaker chairwoman mp")
#: Heads that only tell where a title ends: what they name may go with any other post.
COMPATIBLE = words("chairman coach")
#: What ministers are of, by the words before "minister" or behind "minister of"; portfolios that are met of one ministry, or
#: of one minister, or of one ministry in two translations, share a letter.
AREAS = {
    word: frozenset(letters)
    for line in (
        "F finance financial finances treasury exchequer budget", "FT economy economic economics planning", "T trade commerce business",
        "TE industry industrial", "E energy oil petroleum power electricity mines mining resources water", "NE environment climate ecology environmental",
        "A agriculture farm farming fisheries food rural agricultural forestry", "I interior home immigration police migration",
        "ISD security", "IS homeland intelligence", "D defence defense war", "X foreign", "J justice law",
        "HW health healthcare", "WL welfare social labor labour employment pensions work family families women children youth human",
        "U education schools universities", "UC science research technology innovation", "C communications telecommunications telecom digital",
        "CK information media", "K culture sport sports arts", "KT tourism", "R transport transportation railways railway rail aviation shipping",
        "RP infrastructure works construction", "P housing urban", "V veterans", "M emergencies emergency civil",
    )
    for letters, *listed in (line.split(),)
    for word in listed
}  # fmt: skip
#: Words in lower case that may stand in a title before its head; a word with a capital may always.
INSIDE = frozenset(AREAS) | words(
    "former then ex late acting interim outgoing incoming deputy vice assistant associate shadow junior senior prime first next future",
    "retired disgraced ousted deposed longtime onetime one-time new newly current incumbent sitting would-be chief executive managing",
    "operating operations marketing affairs district federal state county city local national special lead general company group",
    "criminal fire bank press team club conservative liberal central regional world two-term first-term freshman fellow moderate ranking top",
    "majority minority house senate parliamentary opposition party",
)
#: Those of them, before or behind a title, that say it is of another day, or not the whole post.
NOT_NOW = words(
    "former formerly then ex late acting interim outgoing incoming next future onetime one-time would-be disgraced ousted deposed newly",
    "retired emeritus shadow elect designate nominee candidate aspiring once previous ex-prime ex-president ex-minister departing ex-foreign",
    "caretaker provisional potential prospective alleged self-proclaimed self-declared fake mock fictional honorary",
)
