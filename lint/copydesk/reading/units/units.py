"""Units of measurement as newspapers print them: which words mean which unit, and what each is worth.

Factors come from `unit_factors`, which is generated from pint's registry. A form may mean several units ("ton", "gallon",
"mile"): any of them may be meant, and a conversion is wrong only when none of them makes it true.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from copydesk.patterns import lazy
from copydesk.reading.units.unit_factors import FACTORS
from copydesk.tuples import NamedTuple


class Unit(NamedTuple):
    """A unit: `factor` and `offset` lead to the base of its dimension (SI; kelvin for temperatures)."""

    name: str
    dimension: str
    factor: Fraction
    symbol: str
    offset: Fraction = Fraction(0)


class UnitForm(NamedTuple):
    """A unit as printed: what it may mean, and whether it is spelled out or abbreviated; offsets into the copy."""

    start: int
    end: int
    units: tuple[Unit, ...]
    spelled: bool


# dimension | unit | symbol | spelled forms | abbreviations (case as printed; "attached" ones only count glued to digits)
_TABLE = """
length|kilometer|km|kilometer kilometers kilometre kilometres kilometeres|km kms Km KM
length|meter|m|meter meters metre metres|m
length|centimeter|cm|centimeter centimeters centimetre centimetres|cm cms
length|millimeter|mm|millimeter millimeters millimetre millimetres|mm
length|micrometer|µm|micrometer micrometers micrometre micrometres micron microns|µm μm
length|inch|in|inch inches|in ins
length|foot|ft|foot feet footer footers|ft
length|yard|yd|yard yards|yd yds
length|mile|miles|mile miles|mi
length|nautical_mile|nmi|nautical-mile nautical-miles|nmi
length|fathom|fathoms|fathom fathoms|
length|furlong|furlongs|furlong furlongs|
length|light_year|light-years|light-year light-years|
area|hectare|ha|hectare hectares|ha
area|acre|acres|acre acres|
volume|liter|L|liter liters litre litres|l L
volume|milliliter|ml|milliliter milliliters millilitre millilitres|ml mL
volume|us_gallon|US gal|gallon gallons us-gallon us-gallons u.s.-gallons|gal
volume|imperial_gallon|imp gal|gallon gallons imperial-gallon imperial-gallons uk-gallon uk-gallons|gal
volume|us_pint|US pt|pint pints us-pint us-pints|
volume|imperial_pint|imp pt|pint pints imperial-pint imperial-pints uk-pint uk-pints|
volume|us_quart|qt|quart quarts|qt
volume|imperial_quart|imp qt|quart quarts|
volume|us_fluid_ounce|fl oz|fluid-ounce fluid-ounces ounce ounces|fl-oz oz
volume|imperial_fluid_ounce|imp fl oz|fluid-ounce fluid-ounces ounce ounces|fl-oz oz
volume|oil_barrel|barrels|barrel barrels|bbl
volume|bushel|bushels|bushel bushels|bu
volume|acre_foot|acre-feet|acre-foot acre-feet|
mass|kilogram|kg|kilogram kilograms kilogramme kilogrammes kilo kilos|kg kgs Kg
mass|gram|g|gram grams gramme grammes|g
mass|milligram|mg|milligram milligrams|mg
mass|pound|lb|pound pounds|lb lbs
mass|ounce|oz|ounce ounces|oz
mass|troy_ounce|troy oz|ounce ounces troy-ounce troy-ounces|oz
mass|stone|st|stone|st
mass|metric_ton|tonnes|metric-ton metric-tons metric-tonnes tonne tonnes ton tons|t
mass|short_ton|short tons|short-ton short-tons us-ton us-tons ton tons|
mass|long_ton|long tons|long-ton long-tons uk-ton uk-tons imperial-ton imperial-tons ton tons|
speed|knot|knots|knot knots|kt kts
pressure|hectopascal|hPa|hectopascal hectopascals|hPa
pressure|kilopascal|kPa|kilopascal kilopascals|kPa
pressure|millibar|mb|millibar millibars|mb mbar
pressure|bar|bar|bar bars|
pressure|psi|psi||psi
pressure|inch_of_mercury|inHg|inches-of-mercury|inHg
energy|kilojoule|kJ|kilojoule kilojoules|kJ
energy|kilocalorie|kcal|kilocalorie kilocalories calorie calories|kcal
energy|kilowatt_hour|kWh|kilowatt-hour kilowatt-hours|kWh
energy|megawatt_hour|MWh|megawatt-hour megawatt-hours|MWh
energy|gigawatt_hour|GWh|gigawatt-hour gigawatt-hours|GWh
energy|terawatt_hour|TWh|terawatt-hour terawatt-hours|TWh
power|kilowatt|kW|kilowatt kilowatts|kW kw
power|megawatt|MW|megawatt megawatts|MW mw
power|gigawatt|GW|gigawatt gigawatts|GW
power|terawatt|TW|terawatt terawatts|TW
power|watt|W|watt watts|
power|horsepower|hp|horsepower|hp bhp
power|metric_horsepower|PS|horsepower|hp PS
""".strip()

_TEMPERATURES = {
    "celsius": Unit("celsius", "temperature", Fraction(1), "C", Fraction(27315, 100)),
    "fahrenheit": Unit("fahrenheit", "temperature", Fraction(5, 9), "F", Fraction(45967, 100) * Fraction(5, 9)),
}
_CELSIUS = (_TEMPERATURES["celsius"],)
_FAHRENHEIT = (_TEMPERATURES["fahrenheit"],)
_EITHER = (_TEMPERATURES["celsius"], _TEMPERATURES["fahrenheit"])

#: Forms that are also common words or letters: they count only glued to the digits or right before a bracket's end.
_SHY = frozenset(("in", "m", "l", "g", "t", "st", "mi", "ha", "mb", "bu", "hp", "PS", "kt", "bar", "bars"))
#: A full stop after an abbreviated unit belongs to it where no new sentence follows: "72 in.)", "85 km. (53 mi.) away".
_DOT = lazy(r"\.(?=[)\],;:/–—]|\s?[(\[]|\s[a-z])")


@cache
def forms() -> dict[str, tuple[tuple[Unit, ...], bool]]:
    """Every printed form (in lower case unless an abbreviation) with what it may mean, and whether it is spelled out."""
    found: dict[str, tuple[tuple[Unit, ...], bool]] = {}
    for row in _TABLE.splitlines():
        dimension, name, symbol, spelled, short = row.split("|")
        unit = Unit(name, dimension, Fraction(*FACTORS[name]), symbol)
        for form in spelled.split():
            found[form] = ((*found.get(form, ((), True))[0], unit), True)
        for form in short.split():
            found[form] = ((*found.get(form, ((), False))[0], unit), False)
    return found


_SPEEDS = {"m.p.h": ("mile", "hour", "mph"), "k.p.h": ("kilometer", "hour", "kph"), "mph": ("mile", "hour", "mph"), "kph": ("kilometer", "hour", "kph"), "kmh": ("kilometer", "hour", "km/h"),
           "kmph": ("kilometer", "hour", "km/h"), "fps": ("foot", "second", "ft/s")}  # fmt: skip
_PERIODS = {
    "second": "second", "sec": "second", "s": "second", "minute": "minute", "min": "minute", "hour": "hour",
    "hr": "hour", "h": "hour", "day": "day", "week": "week", "year": "year",
}  # fmt: skip
_PER = lazy(
    r"(?:(?:\s+per\s+|\s+an?\s+|\s?/\s?|-per-|-an?-|\sper\s)(seconds?|sec|minutes?|min|hours?|hr|day|week|year|[sh])(?![A-Za-z]))"
)
#: A mass or a length that these words make a pressure.
_PRESSING = frozenset(("pound", "pounds", "lb", "lbs", "inch", "inches", "in"))
_PRESSURES = lazy(r"\s(?:(?:per|a)\ssquare\sinch|of\s(mercury))\b")
_GAP = r"[ \u00a0\u2009\u202f]?-?[ \u00a0\u2009\u202f]?"
_FORM = lazy(
    rf"(?P<gap>{_GAP}|\s)(?:of\s+(?:an?|the)\s+|an?\s+)?"
    r"(?:(?P<power>square|sq\.?|cubic|cu\.?)[\s-]{1,2})?"
    r"(?:(?P<size>nautical|metric|short|long|light|imperial|troy|fluid|fl|US|U\.S\.|UK|U\.K\.|acre|kilowatt|megawatt|gigawatt|terawatt)[\s.-]{1,2}(?=[a-zA-Z]))?"
    r"(?P<word>[mk]\.p\.h|[A-Za-zµμ]+)(?P<exponent>[²³]|[23](?![0-9]))?"
)
_DEGREES = lazy(
    r"[\s-]?(?:(?P<word>degrees?|deg\.?)(?:[\s-]+(?P<scale>[Cc]elsius|[Ff]ahrenheit|[Cc]entigrade|[CF])\b)?"
    r"|[°º˚]\s?(?P<sign>[CF])?(?![A-Za-z])|(?P<name>[Cc]elsius|[Ff]ahrenheit)\b|(?P<letter>[CF])(?![A-Za-z0-9&'’-]|/(?![-−]?[0-9])|\.(?!\s?[()])|\s[A-Z][a-z]))"
)


def unit_after(copy: str, position: int) -> UnitForm | None:
    """The unit that stands at `position`, right after a figure; None where there is none."""
    following = copy[position : position + 1]
    if not following or following in ".,;:)]?!\n":
        return None
    return _temperature_after(copy, position) or _measure_after(copy, position)


def _temperature_after(copy: str, position: int) -> UnitForm | None:
    match = _DEGREES.match(copy, position)
    if match is None:
        return None
    start = position + len(match[0]) - len(match[0].lstrip(" -\n"))
    scale = match["scale"] or match["sign"] or match["name"] or match["letter"]
    if not scale:
        return UnitForm(start, match.end(), _EITHER, match["word"] is not None)
    return UnitForm(start, match.end(), _FAHRENHEIT if scale[0] in "Ff" else _CELSIUS, len(scale) > 1)


def _measure_after(copy: str, position: int) -> UnitForm | None:
    match = _FORM.match(copy, position)
    if match is None:
        return None
    word, end = match["word"], match.end()
    start = match.start("power") if match["power"] else match.start("size") if match["size"] else match.start("word")
    if word.lower() in _SPEEDS and not match["power"]:
        end += bool(_DOT.match(copy, end)) or (word.endswith(".h") and copy.startswith(".", end))
        return UnitForm(start, end, (_rate(*_SPEEDS[word.lower()]),), spelled=False)
    economy = _economy(copy, start, end, word)
    if economy is not None:
        return economy
    found = _look_up(match["size"], word)
    if found is None:
        return None
    units, spelled = found
    pressure = _PRESSURES.match(copy, end) if word in _PRESSING else None
    if pressure is not None:
        return UnitForm(
            start, pressure.end(), forms()["psi" if pressure[1] is None else "inches-of-mercury"][0], spelled
        )
    if not spelled and _DOT.match(copy, end):
        end += 1
    power = _power(match["power"], match["exponent"])
    per = _PER.match(copy, end)
    # "26,100 in a day": no inches
    alone = per is None or word == "in"
    if word in _SHY and match["gap"] and power == 1 and alone and not _closes(copy, end, word):
        return None
    if power > 1:
        units = tuple(_raised(unit, power) for unit in units if unit.dimension == "length")
        spelled = spelled and match["power"] in ("square", "cubic")
    if per is not None:
        period = per[1] if len(per[1]) == 1 else per[1].rstrip("s")
        rates = tuple(rate for unit in units if (rate := _per(unit, _PERIODS[period])) is not None)
        if rates:
            return UnitForm(start, per.end(), rates, spelled)
    return UnitForm(start, end, units, spelled) if units else None


#: Consumption is the inverse of economy: `inverse_of` turns a figure of it into hundreds of kilometers per liter.
CONSUMPTION = "liter_per_100_kilometers"
_ECONOMY = lazy(
    r"\s(?:per|to\sthe|an?)\s(?:(?P<size>US|U\.S\.|imperial|UK)\s)?(?P<volume>gallon|lit(?:er|re))\b|/(?P<letter>l|L)(?![A-Za-z])"
)
_PER_100 = lazy(r"(?:\sper\s|\s?/\s?)100[\s-]?(?:km|kms|kilomet(?:er|re)s?)(?![A-Za-z])")
_FAR = {"mile": "mile", "miles": "mile", "km": "kilometer", "kms": "kilometer", "kilometer": "kilometer", "kilometers": "kilometer",
        "kilometre": "kilometer", "kilometres": "kilometer"}  # fmt: skip
_LITERS = frozenset(("liter", "liters", "litre", "litres", "l", "L"))


def _economy(copy: str, start: int, end: int, word: str) -> UnitForm | None:
    """Fuel economy and consumption: "50 mpg", "18 km per litre", "5.6 litres per 100 km"."""
    if word in ("mpg", "MPG"):
        return UnitForm(start, end, (_per_gallon("us_gallon"), _per_gallon("imperial_gallon")), spelled=False)
    if word in ("kmpl", "kml"):
        return UnitForm(start, end, (_per_liter("kilometer"),), spelled=False)
    if word in _LITERS and (hundred := _PER_100.match(copy, end)) is not None:
        factor = 100 * Fraction(*FACTORS["kilometer"]) / Fraction(*FACTORS["liter"])
        unit = Unit(CONSUMPTION, "fuel economy", factor, "L per 100 km")
        return UnitForm(start, hundred.end(), (unit,), spelled=len(word) > 1)
    far = _FAR.get(word.lower())
    per = _ECONOMY.match(copy, end) if far else None
    if far is None or per is None:
        return None
    if per["letter"] or per["volume"].startswith("lit"):
        return UnitForm(start, per.end(), (_per_liter(far),), spelled=not per["letter"])
    if far != "mile":
        return None
    sizes = {"US": ("us_gallon",), "U.S.": ("us_gallon",), "UK": ("imperial_gallon",), "imperial": ("imperial_gallon",)}
    gallons = sizes.get(per["size"] or "", ("us_gallon", "imperial_gallon"))
    return UnitForm(start, per.end(), tuple(map(_per_gallon, gallons)), spelled=True)


@cache
def _per_gallon(gallon: str) -> Unit:
    factor = Fraction(*FACTORS["mile"]) / Fraction(*FACTORS[gallon])
    return Unit(f"mile_per_{gallon}", "fuel economy", factor, "mpg")


@cache
def _per_liter(far: str) -> Unit:
    factor = Fraction(*FACTORS[far]) / Fraction(*FACTORS["liter"])
    return Unit(f"{far}_per_liter", "fuel economy", factor, "km per liter" if far == "kilometer" else "miles per liter")


def inverse_of(value: Fraction, step: Fraction) -> tuple[Fraction, Fraction]:
    """A figure of consumption as one of economy: the value, and what its last digit is worth there."""
    return 1 / value, step / (value * value - step * step / 4)


def _closes(copy: str, end: int, word: str) -> bool:
    """Whether a shy form stands where no sentence goes on: before a bracket's end, a slash or another figure."""
    rest = copy[end : end + 4]
    if rest[:1] in ")]/;–—" or rest.startswith((" (", " [", " x ", " to ", " —", " –", " or ", ", or")):
        return rest[:1] != ""
    if word == "in":
        return copy[end - 1] == "." or rest.startswith(" by ")
    return rest[:1] in ",." or (word in ("mi", "ha", "mb", "hp", "m") and rest[:1] in " -")


def _power(prefix: str | None, exponent: str | None) -> int:
    if prefix:
        return 2 if prefix.startswith("sq") else 3
    return {"²": 2, "2": 2, "³": 3, "3": 3}[exponent] if exponent else 1


def _look_up(size: str | None, word: str) -> tuple[tuple[Unit, ...], bool] | None:
    table = forms()
    if size:
        joined = f"{size}-{word}".lower().replace("u.s.", "us").replace("u.k.", "uk")
        found = table.get(joined)
        if found is not None:
            return found
        if size not in ("US", "U.S.", "UK", "U.K."):
            return None
    return table.get(word) or (table.get(word.lower()) if len(word) > 3 else None)


@cache
def _raised(unit: Unit, power: int) -> Unit:
    prefix, dimension, sign = ("square", "area", "²") if power == 2 else ("cubic", "volume", "³")
    symbol = f"sq {unit.symbol}" if unit.name == "mile" and power == 2 else f"{unit.symbol}{sign}"
    if unit.name in ("foot", "inch", "yard", "mile"):
        symbol = f"{'sq' if power == 2 else 'cu'} {unit.symbol}"
    return Unit(f"{prefix}_{unit.name}", dimension, unit.factor**power, symbol)


@cache
def _rate(name: str, period: str, symbol: str) -> Unit:
    return Unit(f"{name}_per_{period}", "speed", Fraction(*FACTORS[name]) / Fraction(*FACTORS[period]), symbol)


@cache
def _per(unit: Unit, period: str) -> Unit | None:
    """The unit per period: a speed from a length, a flow from a volume or a mass; nothing else is a rate here."""
    if unit.name in ("mile", "kilometer") and period == "hour":
        return _rate(unit.name, "hour", "mph" if unit.name == "mile" else "km/h")
    kinds = {
        "length": "speed",
        "volume": "volume flow",
        "mass": "mass flow",
        "energy": "energy rate",
        "area": "area rate",
    }
    if unit.dimension not in kinds:
        return None
    factor = unit.factor / Fraction(*FACTORS[period])
    return Unit(f"{unit.name}_per_{period}", kinds[unit.dimension], factor, f"{unit.symbol} per {period}")


_RELATED = (
    ("foot", "meter", "yard"), ("mile", "kilometer"), ("inch", "centimeter"), ("millimeter", "centimeter"),
    ("square_foot", "square_meter", "square_yard"), ("acre", "hectare"), ("square_mile", "square_kilometer"),
    ("pound", "kilogram"), ("ounce", "gram"), ("metric_ton", "short_ton", "long_ton"), ("liter", "us_gallon", "imperial_gallon"),
    ("mile_per_hour", "kilometer_per_hour"), ("nautical_mile", "mile"), ("hectare", "square_kilometer"), ("acre", "square_mile"),
)  # fmt: skip


@cache
def named(name: str) -> Unit:
    """The unit of that name, squares, cubes and speeds included. Raises KeyError."""
    if name.startswith(("square_", "cubic_")):
        prefix, _, base = name.partition("_")
        return _raised(named(base), 2 if prefix == "square" else 3)
    if "_per_" in name:
        base, _, period = name.partition("_per_")
        rate = _per(named(base), period)
        if rate is None:
            raise KeyError(name)
        return rate
    for units, _ in forms().values():
        for unit in units:
            if unit.name == name:
                return unit
    raise KeyError(name)


def related_units(unit: Unit) -> tuple[Unit, ...]:
    """The units that a writer takes this one for."""
    return tuple(named(other) for group in _RELATED if unit.name in group for other in group if other != unit.name)
