"""Which words English may double, and where: the grammar behind the rule doubled-word.

A first word can stand right before a second of its kind only where a clause ends in it ("the town he lives in in summer",
"what she is is a judge") or where it belongs to a verb ("dug in in the woods"). The tables say after what that happens; what
is in doubt counts as right.
"""

from __future__ import annotations

import re
from functools import cache

from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple


class Doubled(NamedTuple):
    """A doubled stretch: where the first and the second start and end, and what stands around them in the sentence."""

    start: int
    middle: int
    second: int
    end: int
    before: tuple[str, ...]
    after: str
    speech: bool


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that English never doubles, in speech neither.
SURE = _words("the a an of and or nor our your their my its than whether because although until during")
# The same, but people say them twice.
_UNSAID = _words(
    "if when while since unless though such these any also only just still nearly almost yet been whose which who"
    " where how each some most said says told"
)
_PREPOSITIONS = _words(
    "in on at by with from for to into about over under after before against through between among within without upon onto"
    " off around across toward towards despite"
)
_AUXILIARIES = _words("is are was were be has have does did will would could should might must can may cannot shall")
_PRONOUNS = _words("it he she they we you i")
#: What a first preposition that is not stranded may stand after, apart from nouns known by their shape.
_LEADS = _words(
    "and or but nor than as because while although though especially particularly mainly only even also not both either"
    " more less most people percent million billion year years month months week weeks day days time government president"
    " minister police officials troops forces group company companies state states country world city war war's money"
    " one two three four five six seven eight nine ten dozens hundreds thousands"
)
_NOUN = lazy(
    r"(?:\w+(?:tion|tions|ment|ments|ness|ity|ities|ance|ence|ances|ences|ship|ism|ists?|ency|ancy|hood|logy|graphy|dom|ure|ures|ians?|cy)|[0-9][\w.,%]*)\Z"
)
# What "to" and a verb follow: "scheduled to travel".
_INFINITIVE = _words(
    "scheduled expected planned plans planning failed fails failing likely unlikely according able unable tried trying tries"
    " decided decides refused refuses allowed forced designed began begun begins continue continues continued seeking seeks"
    " vowed pledged threatened due order how needs wants wanted hopes hoping hoped attempted attempting failing supposed told"
    " asked urged ordered required right enough seeming seems appeared appears used ready set is was are were prior thanks"
)
_PARTICLES = _words("in on by over off through around about under across into")
_ADVERBS = _words(
    "him her it them me us you himself herself itself themselves back right all up out down away over later early along"
    " straight further so now here there live far close next apart together off home inside first one"
)
_STRANDED_ALL = (
    "is are was were be been being am it's he's she's they're we're i'm that's do does did done have has had get got gotten go"
    " goes went gone come came put take took taken give gave given see saw seen look work live play stay run ran keep kept"
    " find found make made bring brought use think thought know knew known want need"
)
_STRANDED = {
    "in": "part interest faith trust confidence pride sworn swear step kick weigh set mov engag opt involv participat join lock dug dig fit rush clos clock sign log check"
    " turn tun phas dial chim chip cav call box bus hand usher pil pitch pour rein roll send sent sink sank sit sat sleep slept"
    " sneak stand stood throw thrown threw vote walk writ written wrote zoom trad factor fly flew ship driv drove beam fenc hem"
    " buy bought cut draft let hold held help lead led believ invest interest grow grew born rais specialis specializ result liv"
    " cash drop settl break broke hous hir jump fill lean lay laid burst barg fad crowd blend bak breath breez brick buckl"
    " butt creep crept dropp fall fell feed fed freez gas giv hom keen log mail muscl nam plug pull push rak rop rub shut"
    " shoehorn snow squeez suck swoop tak text tie toss trade tuck wad wav wheel wip won ushered succeed occur deal dealt indulg"
    " swim swam rid rode trapp caught stuck captur pictur appear perform star act end start",
    "on": "look voted vot sign agree bas focus count rel act carr carri mov hold held build built drag drift depend hang head press"
    " rag report spy turn catch caught pass mark watch urg egg spur liv fight fought log switch latch lean pil cling insist plan"
    " settl wait work bet spend spent campaign capitaliz eat fed feed impos decid touch sat sit stand stood tread writ wrote"
    " hit based bank call concentrat comment elaborat land nod pick prey reflect sail soldier start stay tak test throw trad tri"
    " lat earl sworn stream log ran hooked sold keen deal march repor discuss rul",
    "at": "look fir stay arriv shout laugh star point aim shoot shot hint marvel yell throw threw thrown talk swear bark scream"
    " jeer hurl peck grin smil wav nod glanc glar peer gaz poke nibbl sneer scoff balk sold pric valu work good bad better best"
    " target angr present",
    "by": "stand stood stop drop pass abid swing swung fly flew walk drive drove lay laid clos near pop roll whizz get governed"
    " swear swore driven own fund motivat live past idly judg led",
    "with": "begin began deal dealt disagree agree up away speak spoke wrestl charg tamper start met meet compet engag familiar compl"
    " surviv affiliat comfortabl grappl contend reckon identif associat happy cop toy experiment fight fought consult communicat"
    " interact struggl connect stuck stick coincid part side trifl mess flirt coordinat content obsess done help talk cooperat"
    " share born travel din sleep slept",
    "from": "suffer hear heard learn benefit recover apart far differ separat emerg stem escap fle fled choose chose originat borrow"
    " draw drew depart hide hid retreat hail shy free exempt profit resign deriv select ban barr steal stole stolen read buy",
    "for": "stand stood look vot call fight fought ask pay paid wait account hop prepar stand hir responsible appl search car wish"
    " long yearn push press provid compensat campaign lobb liabl bargain gunn vie vy root pray plead argu advocat aim arrang"
    " audition bid compet train plan qualif settl shop shoot strive serv speak spoke sp yell cri accus wanted allow count"
    " head mean meant mak design stump answer cover eligib ready known sold",
    "to": "refer us hav listen subject led agre respond talk speak spoke belong relat point adher compar lie aspir limit amount"
    " object turn turned sent send connect switch react resort contribut attend commit access apply appl cater allud admit"
    " according accustom entitl expos address link listen lied lead return return mov accept add adapt adjust used ought able"
    " allowed going supposed expected tri planned hop lik wish chose choos refus fail ready willing free happ learn",
    "about": "talk car think thought worr concern hear heard writ wrote spoke speak ask complain dream tweet boast joke warn learn"
    " read excit happy sure serious curious angry upset quarrel argu rav sing sang lie tell told brag fuss mov walk ly",
    "into": "look run ran fall fell step tap mov turn head bump dive break broke buy bought delv dig",
    "over": "take turn start fight fought roll hand mull fall fell fl spill pull win won carr boil pass preside rul argu stop move",
    "under": "tag go knuckl operat live snow",
    "after": "look tak ask nam run chas go long inquir",
    "through": "get fall break slip follow push pull live muddl see think scrap com sit breez live put read flick suffer",
    "against": "rail vot discriminat retaliat fight fought lean speak spoke campaign up warn play protest argu compet guard",
    "off": "sign cut kick pull pay paid tak start tak fend rip set stav fall written ward show",
    "upon": "act decid rely reli depend insist agree frown call improv prey build built look",
    "around": "turn look push driv float head fly sit stand stood pass walk mov kick hang hung crowd rally",
    "across": "come get put stumbl run ran",
    "onto": "hold held latch cling",
    "before": "seen never ever",
    "without": "live go do",
}
_PHRASAL = lazy(
    r"(?:turn|put|bring|brought|take|took|taken|let|call|switch|hand|get|got|keep|kept|leave|left|pull|phone|send|sent|log"
    r"|carry|carried|throw|threw|thrown|break|broke|move|push|lock|sign|invite|dig|dug|kick|tack|swear|swore|drag|drive|drove|lay|laid"
    r"|tie|tied|try|win|won|talk|fly|flew|rope|walk|welcome)(?:s|es|e?d|[a-z]?ing)?\Z"
)
_DETERMINERS = _words(
    "the a an his her its their our my your this that these those some any each every no all both many more several"
    " another other such one two three four five six seven eight nine ten"
)
# What makes a clause that may end in a preposition or an auxiliary before the main clause goes on.
_RELATIVE = _words(
    "what whatever who whoever whom whose which whichever where wherever when whenever how why that all everything"
    " anything nothing something those than as if whether one ones thing things way there"
)
_CLAUSES = _RELATIVE - _words("than as if there way thing things one ones")
_WH = _words("what whatever who whoever whom which whichever where wherever how")
_COPULA_SUBJECT = _words(
    "it he she they we you i this that these those there here fact problem truth thing point question issue answer reason"
    " what who which where how"
)
_CONJUNCTIONS = _words(
    "that if when because and but as while although though since until before after where how why whether said says which"
    " whom unless once so"
)
_AFTER_OBJECT = _words(
    "to by in on at with for from through into up back out a an the some over after before harder easier clear without"
)
_SUBORDINATE = _words(
    "when if once after before as because since while until though although whenever unless without with what way that who"
)
_MODALS = _words(
    "would could should might must can will shall may to can't cannot won't didn't did does do doesn't not has have had also"
    " never been being is are was were"
)
_MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar apr aug sept oct"
    " nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter"
)
_EMPHASIS = _words(
    "that them theirs very really truly totally absolutely completely slowly badly extremely seriously highly many much more most long far"
    " great good little high deep late early real well here there then now never again please quick slow right wrong same"
    " home work like even ever less better worse large small hard close happy sorry thank thanks super extra pretty quite"
    " maybe somewhere wrong right years hello goodbye night knock chop hush hear yada blah boys girls folks people ladies"
    " come look wait stop help dear nice cool easy gently softly round down left going gone back away over under before"
    " boom bang ding dong ring tick beep honk vroom clang clap tweet quack woof meow mama papa dada baby choo chug hubba"
    " walla couscous gorilla bison vulpes naga aye half win fifty sixty twenty plus minus double dum tut tsk yum pom pooh"
    " mahi beri tuk agar puff mimi kuku cha can paw-paw haha hehe love money history what does matters works happens"
    " each other data test wild only others first second third once twice heavy fast last next poor rich young kiss dream work"
)
_SPELLING = lazy(r"[a-z]{4,}\Z")


def judged(place: Doubled, word: str) -> tuple[bool, bool]:
    """Whether the double is a slip, and whether cutting one of the two is surely right."""
    before = tuple(token.lower() for token in place.before)
    last = before[-1] if before else ""
    if word in SURE:
        return True, True
    if word in _PREPOSITIONS:
        return _preposition(place, word, before), place.after.lower() in _DETERMINERS
    if place.speech:
        return False, False
    if word in _UNSAID:
        return _unsaid(word, before, last), True
    if word in _PRONOUNS:
        return _pronoun(word, before, place.after.lower()), False
    if word in _AUXILIARIES:
        return _auxiliary(word, before, last), True
    if word == "his":
        return last not in ("of", "was", "is"), True
    return _content(place, word, before), False


def _preposition(place: Doubled, word: str, before: tuple[str, ...]) -> bool:
    """Whether the first of the two can't be the end of a clause or the particle of a verb."""
    after = place.after.lower()
    last = before[-1] if before else ""
    if not after or (word == "between" and last == "in"):
        return False
    if not last[:1].isalpha() or last in _LEADS or _NOUN.match(last):
        return last != "/"
    if after in ("least", "most", "times"):
        return False
    tail = set(before[-10:])
    if word == "to" and last in _INFINITIVE:
        return not (_RELATIVE - {"that"}) & tail
    clause = _clause(place.before)
    if _stranding(word).match(last):
        return word not in _PARTICLES and len(clause) <= 6 and _is_main_clause(clause) and after not in _MONTHS
    if last in _ADVERBS:
        leads_on = after in _DETERMINERS or after[0] in "0123456789$£€"
        return word not in _PARTICLES and not _RELATIVE & tail and leads_on
    if word in _PARTICLES and (
        any(map(_PHRASAL.match, before[-5:])) or {"had", "has", "have", "with"} & set(before[-3:-2])
    ):
        return False
    if before[-2:-1] and before[-2] in _DETERMINERS and last not in _DETERMINERS:
        return True
    return not (_CLAUSES if last.endswith(("ed", "ing", "en", "s")) else _WH) & tail


def _clause(before: tuple[str, ...]) -> tuple[str, ...]:
    """The last of the tokens, from the last comma, bracket, "and" or "but" on."""
    for index in range(len(before) - 1, -1, -1):
        if before[index] in ("and", "but", "or") or not before[index][0].isalnum():
            return before[index + 1 :]
    return before


def _is_main_clause(clause: tuple[str, ...]) -> bool:
    """Whether it is one subject and its verb, as "He has looked" and "The old man looked", and no clause inside another."""
    first, *rest = clause
    middle = [word for word in rest[:-1] if word.lower() not in _MODALS and not word.endswith("ly")]
    if first.lower() in _PRONOUNS:
        return not middle
    named = first[:1].isupper() and first.lower() not in _RELATIVE
    return (
        named
        and bool(rest)
        and (first.lower() in ("the", "a", "an") or all(word[:1].isupper() for word in middle))
        and (len(middle) <= 2 and not {word.lower() for word in middle} & (_PRONOUNS | _RELATIVE))
    )


@cache
def _stranding(word: str) -> re.Pattern[str]:
    """The verbs and adjectives that a preposition can be left behind with: "looked at", "referred to"."""
    stems = f"{_STRANDED.get(word, '')} {_STRANDED_ALL}".split()
    return lazy(rf"(?:{'|'.join(stems)})(?:s|es|e?d|(?:[a-z]?(?:ing|ed)))?\Z")


def _unsaid(word: str, before: tuple[str, ...], last: str) -> bool:
    if word == "while":
        return last not in ("a", "long", "little", "short", "worth", "the", "once", "quite")
    if word == "since":
        return last != "ever"
    if word in ("only", "any", "some", "most", "still", "said", "says", "told", "who", "where", "how", "when", "these"):
        return last not in ("the", "a", "of", "an", "like") and not (_RELATIVE - {"that"}) & set(before[-8:])
    return last not in ("the", "a", "an")


def _pronoun(word: str, before: tuple[str, ...], after: str) -> bool:
    last = before[-1] if before else ""
    if word not in ("it", "you"):
        return last not in ("than", "it", "is", "was", "like", "be", "who", "not", "between")
    if not last or last in _CONJUNCTIONS:
        return True
    if last == "makes" or last in _PREPOSITIONS or not last[0].isalpha():
        return False
    # "made it it harder" is a slip whatever comes before; "when they made it it was late" is not.
    return after in _AFTER_OBJECT or not _SUBORDINATE & set(_clause(before))


def _auxiliary(word: str, before: tuple[str, ...], last: str) -> bool:
    if not last or (last in ("which", "who") and before[-2:-1] == (",",)):
        return bool(last)
    if (
        not last[0].isalpha()
        or last in _DETERMINERS
        or last in ("of", "own", "free", "good", "s", "political", "human", "well")
    ):
        return False
    if word == "be" or (word == "been" and last in ("has", "have", "had")):
        return last in _MODALS and not {"what", "whatever", "who", "all"} & set(before[-8:])
    if word in ("would", "could", "should", "might", "must", "will", "shall", "cannot"):
        return not (_RELATIVE - {"that", "there", "way"}) & set(_clause(before[-10:]))
    if last in _COPULA_SUBJECT and before[-2:-1] and before[-2] not in (",", "and", "but", ";"):
        return False
    return last not in ("what", "who", "which", "fact", "problem", "truth", "thing") and not (
        _RELATIVE & set(_clause(before[-14:])) - ({"there", "that"} if len(before) == 1 else set())
    )


def _content(place: Doubled, word: str, before: tuple[str, ...]) -> bool:
    """A noun or a verb: only well inside a sentence, in lower case, and where no clause can end in it."""
    last = before[-1] if before else ""
    counted = last in _DETERMINERS - {"those"} or last[:1].isdigit()
    if word == "people":
        return counted and last not in ("the", "a", "some", "these", "those", "their", "all")
    if word in _EMPHASIS or not _SPELLING.match(word) or word.endswith("self"):
        return False
    if not last[:1].isalnum() or last in _PRONOUNS or last in ("those", "who") or not place.after.islower():
        return False
    if word.endswith("ed") and last in ("was", "were", "been", "be", "is", "are", "has", "have", "had"):
        return not {"what", "whatever", "all"} & set(before[-8:])
    return counted or not (_RELATIVE - {"as", "if", "than", "there", "way", "thing", "why"}) & set(_clause(before[-8:]))


# The last word of a run that is a slip leads on to something: nothing can end with it before it starts again.
_OPEN = _words(
    "the a an of to into with from for by at their our its my your his is was were are would could should will has had been"
)
_LINKS = _words("and or by after upon within than not but about like versus")
_PAIRED = _words(
    "door house face side back day week month year wall coast head heart toe hand end person time place town case point"
    " peer business street shore sea pole room school word shoulder cheek eye mouth one city page line life ear nose man"
)


def is_slip_of_run(place: Doubled, words: list[str]) -> bool:
    """Whether a run of words that follows on itself can't be meant: its last word leads on to something else."""
    before = tuple(token.lower() for token in place.before)
    last = before[-1] if before else ""
    linked = words[:1] if len(words) > 2 or words[1] in _DETERMINERS else words
    if (
        (_LINKS - ({"by"} if words[-1] in _DETERMINERS else set())) & set(linked)
        or words[-1] == last
        or place.after.lower() == words[0]
    ):
        return False
    if words == ["to", "have"] or (words[-2:] == ["of", "the"] and len(words) > 2):
        return False
    if words[-1] == "of" and words[0] in (
        "millions",
        "thousands",
        "hundreds",
        "lots",
        "dozens",
        "billions",
        "years",
        "tons",
    ):
        return False
    if place.speech and words[-1] not in ("the", "a", "an", "of", "to"):
        return False
    if len(words) == 2 and words[1] == "to":
        return words[0] not in _PAIRED and last != "from" and (last in _MODALS or place.after[:1] in "0123456789$£€")
    if len(words) == 2 and words[0] == "to" and words[1] not in _DETERMINERS:
        return place.after.lower() in _DETERMINERS and not place.speech
    if words[-1] in _AUXILIARIES or words[-1] in ("had", "been"):
        return not _RELATIVE & {*before[-8:], words[0]}
    if len(words) > 2 and not place.speech:
        return not _RELATIVE & set(words) and (words[-1] in _OPEN or words[0] in _AUXILIARIES)
    return words[-1] in _OPEN and words[0] not in ("that", "this")
