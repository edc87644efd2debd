"""Words that American and British English spell differently, and words that each of them spells in two ways.

Compiled by hand. A pair `tells` the variety by the form that only one of the two has: "colour" is never American, and
"color" never British; "realize" is both, "realise" British alone; "grey" is met in American copy, "gray" not in British.
Canada and Australia spell as Britain does in what tells, except that Canada has "jewelry", "plow" and "pediatric" as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from copydesk.tuples import NamedTuple

AMERICAN, BRITISH = "American", "British"


class Spelling(NamedTuple):
    """One form of a word: the pair it belongs to, whose it is, and whether it alone tells the variety.

    `variety` is AMERICAN or BRITISH, or the form itself where both varieties have both. `family` is "-ize" for the verbs that
    are spelled so in both and "-ise" in British only.
    """

    pair: str
    variety: str
    tells: bool
    family: str = ""


#: endings | pairs. Each ending is put to both words; not every word made so exists, and none of them is another word.
_BOTH_TELL = """
,s,ed,ing,less|color:colour honor:honour favor:favour labor:labour humor:humour harbor:harbour neighbor:neighbour flavor:flavour rumor:rumour savor:savour endeavor:endeavour vapor:vapour armor:armour discolor:discolour dishonor:dishonour enamor:enamour clamor:clamour parlor:parlour tumor:tumour odor:odour succor:succour
|behavior:behaviour behaviors:behaviours behavioral:behavioural behaviorally:behaviourally misbehavior:misbehaviour demeanor:demeanour misdemeanor:misdemeanour misdemeanors:misdemeanours fervor:fervour rancor:rancour valor:valour ardor:ardour splendor:splendour candor:candour rigor:rigour vigor:vigour savior:saviour saviors:saviours
|colorful:colourful colorfully:colourfully honorable:honourable honorably:honourably dishonorable:dishonourable favorable:favourable favorably:favourably unfavorable:unfavourable favorite:favourite favorites:favourites favoritism:favouritism laborer:labourer laborers:labourers neighborhood:neighbourhood neighborhoods:neighbourhoods neighborly:neighbourly savory:savoury armory:armoury armories:armouries flavorful:flavourful multicolored:multicoloured watercolor:watercolour watercolors:watercolours colorblind:colourblind
|center:centre centers:centres centered:centred centering:centring epicenter:epicentre epicenters:epicentres kilometer:kilometre kilometers:kilometres centimeter:centimetre centimeters:centimetres millimeter:millimetre millimeters:millimetres liter:litre liters:litres milliliters:millilitres fiber:fibre fibers:fibres fiberglass:fibreglass caliber:calibre luster:lustre lackluster:lacklustre meager:meagre saber:sabre sabers:sabres somber:sombre specter:spectre specters:spectres scepter:sceptre
|maneuver:manoeuvre maneuvers:manoeuvres maneuvered:manoeuvred maneuvering:manoeuvring maneuverable:manoeuvrable
|defense:defence defenses:defences defenseless:defenceless offense:offence offenses:offences pretense:pretence pretenses:pretences
""".strip()
_BRITISH_TELLS = """
|analyze:analyse analyzed:analysed analyzing:analysing paralyze:paralyse paralyzed:paralysed paralyzing:paralysing catalyze:catalyse catalyzed:catalysed
,s|meter:metre
|skeptic:sceptic skeptics:sceptics skeptical:sceptical skeptically:sceptically skepticism:scepticism aluminum:aluminium pajamas:pyjamas
,s,ed,ing|mold:mould smolder:smoulder
|moldy:mouldy sulfur:sulphur sulfuric:sulphuric
|installment:instalment installments:instalments enrollment:enrolment enrollments:enrolments fulfill:fulfil fulfills:fulfils fulfillment:fulfilment skillful:skilful skillfully:skilfully willful:wilful willfully:wilfully
|jewelry:jewellery jeweler:jeweller jewelers:jewellers cozy:cosy plow:plough plows:ploughs plowed:ploughed plowing:ploughing plowshares:ploughshares
|pediatric:paediatric pediatrics:paediatrics pediatrician:paediatrician pediatricians:paediatricians anesthetic:anaesthetic anesthetics:anaesthetics anesthesia:anaesthesia anemia:anaemia anemic:anaemic hemorrhage:haemorrhage hemorrhages:haemorrhages hemorrhaging:haemorrhaging hemoglobin:haemoglobin hemophilia:haemophilia leukemia:leukaemia diarrhea:diarrhoea estrogen:oestrogen gynecologist:gynaecologist gynecologists:gynaecologists gynecological:gynaecological esophagus:oesophagus
|counselor:counsellor counselors:counsellors
""".strip()
_AMERICAN_TELLS = """
|gray:grey grays:greys grayer:greyer graying:greying theater:theatre theaters:theatres amphitheater:amphitheatre marvelous:marvellous marvelously:marvellously woolen:woollen
""".strip()
_NEITHER_TELLS = """
,s|program:programme yogurt:yoghurt artifact:artefact mustache:moustache acknowledgment:acknowledgement councilor:councillor worshiper:worshipper kidnaper:kidnapper
,s,ed|catalog:catalogue
,es|fetus:foetus
|fetal:foetal fecal:faecal orthopedic:orthopaedic encyclopedia:encyclopaedia aging:ageing
ed,ing|kidnap:kidnapp worship:worshipp
""".strip()
#: Both varieties have both forms; one story does not.
_EITHER = """
,s|adviser:advisor protester:protestor judgment:judgement
ed,ing|benefit:benefitt focus:focuss combat:combatt target:targett
""".strip()
#: American has no word of its own, or one that British has as well: to practice, a license.
_BRITISH_ALONE = "licence licences practise practised practising tyre tyres cheque cheques kerb kerbs storey storeys"
#: British doubles the l: travelled, travelling, traveller. American copy has both.
_SINGLE_L = (
    "travel cancel label model fuel gruel signal level total marshal channel counsel dial duel equal funnel imperil panel pedal quarrel"
    " shovel spiral swivel tunnel unravel grovel libel rival snorkel shrivel chisel pencil refuel remodel"
)
#: What comes before -ize and -ise, -ization and -isation.
_IZE = (
    "organ reorgan real recogn critic apolog author character emphas minim maxim priorit util mobil demobil stabil destabil"
    " general special central decentral final formal normal legal illegal penal capital initial national privat democrat modern"
    " industrial commercial local global immun hospital sensational material visual neutral natural moral demoral brutal vandal"
    " scrutin summar symbol sympath terror theor hypothes synthes standard subsid stigmat traumat dramat romantic politic"
    " public radical polar popular regular secular militar demilitar memor jeopard idol harmon fertil famil familiar fantas energ"
    " econom monopol mechan magnet optim ostrac patron pressur random ration rational revital revolution sanit scandal social"
    " steril tranquil trivial urban victim weapon agon antagon bapt canon categor civil colon crystall custom decriminal dehuman"
    " digit empath equal euthan evangel homogen incentiv individual institutional internal international liberal marginal mesmer"
    " monet oxid personal pulver satir sensit synchron tantal verbal western criminal demon denuclear nuclear galvan strateg amort"
    " annual undercapital unreal securit computer cannibal carbon decarbon deindustrial item metastas miniatur memorial editorial"
    " epitom fratern glamor hypnot ideal immobil immortal lion plagiar professional proselyt reauthor recapital renational"
    " unauthor disorgan union deunion valor vocal fossil federal human femin mytholog notar conceptual contextual compartmental"
    " bureaucrat burglar collateral anonym analog mischaracter overemphas destigmat depriorit desensit demonet racial suburban"
)
_IZE_ENDINGS = ("e", "es", "ed", "ing", "ation", "ations", "ational", "er", "ers", "able")


@cache
def spellings() -> dict[str, Spelling]:
    """Every form of every word, in lower case."""
    found: dict[str, Spelling] = {}
    for table, american_tells, british_tells in (
        (_BOTH_TELL, True, True),
        (_BRITISH_TELLS, False, True),
        (_AMERICAN_TELLS, True, False),
        (_NEITHER_TELLS, False, False),
    ):
        for endings, american, british in _pairs(table):
            one, two = Spelling(american, AMERICAN, american_tells), Spelling(american, BRITISH, british_tells)
            _put(found, endings, (american, one), (british, two))
    for endings, first, second in _pairs(_EITHER):
        _put(found, endings, (first, Spelling(first, first, False)), (second, Spelling(first, second, False)))
    for word in _BRITISH_ALONE.split():
        found[word] = Spelling(word, BRITISH, True)
    for stem in _SINGLE_L.split():
        one, two = Spelling(stem, AMERICAN, True), Spelling(stem, BRITISH, False)
        _put(found, ("ed", "ing", "er", "ers"), (stem, one), (f"{stem}l", two))
    for stem in _IZE.split():
        pair = f"{stem}ize"
        one, two = Spelling(pair, AMERICAN, False, "-ize"), Spelling(pair, BRITISH, True, "-ize")
        _put(found, _IZE_ENDINGS, (f"{stem}iz", one), (f"{stem}is", two))
    return found


@cache
def forms() -> frozenset[str]:
    """Every form alone: a set meets the words of a story sooner than a table does."""
    return frozenset(spellings())


def _pairs(table: str) -> Iterator[tuple[list[str], str, str]]:
    for line in table.splitlines():
        endings, _, pairs = line.partition("|")
        for pair in pairs.split():
            one, _, other = pair.partition(":")
            yield endings.split(","), one, other


def _put(
    found: dict[str, Spelling], endings: Iterable[str], ours: tuple[str, Spelling], theirs: tuple[str, Spelling]
) -> None:
    for word, spelling in (ours, theirs):
        for ending in endings:
            found[word + ending] = spelling


@cache
def counterpart(form: str, variety: str) -> str:
    """The same form of the word in the other spelling ("honoured" for "honored"), or "" where there is none."""
    spelling = spellings()[form]
    others = [word for word, other in spellings().items() if other.pair == spelling.pair and other.variety == variety]
    return max(others, key=lambda word: (_common_ending(word, form), -abs(len(word) - len(form))), default="")


def _common_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length
