"""Currencies as newspapers print them: which signs, codes and names mean which currency.

A currency is its ISO 4217 code; those that the euro replaced keep theirs. A sign or a name that several countries use
means all of them: "$" may be any dollar, "pounds" may be Britain's, Egypt's or Lebanon's.
"""

from __future__ import annotations

import re
from functools import cache

from copydesk.patterns import lazy

#: code | signs that stand before the figure | names that stand after it. Names shared by several currencies are repeated.
_TABLE = """
USD|US$ $ U.S.$|dollar dollars dlr dlrs buck bucks
AUD|A$ AU$ Aus$ $|dollar dollars dlr dlrs
CAD|C$ CA$ Can$ CDN$ $|dollar dollars dlr dlrs
NZD|NZ$ $|dollar dollars dlr dlrs
HKD|HK$ $|dollar dollars dlr dlrs
SGD|S$ SG$ $|dollar dollars dlr dlrs
TWD|NT$ $|dollar dollars
JMD|J$ $|dollar dollars
TTD|TT$ $|dollar dollars
BSD|B$ $|dollar dollars
MXN|Mex$ MX$ $|peso pesos
ARS|$|peso pesos
CLP|$|peso pesos
COP|$|peso pesos
CUP|$|peso pesos
UYU|$|peso pesos
PHP|₱|peso pesos
GBP|£ UK£|pound pounds sterling stg quid
EGP|E£ EGP£ £|pound pounds
LBP|£|pound pounds lira liras
SYP|£|pound pounds
SDG|£|pound pounds
IEP|IR£ £|pound pounds punt punts
EUR|€|euro euros
JPY|¥ JP¥|yen
CNY|¥ CN¥ RMB|yuan renminbi rmb
INR|₹ Rs Rs. INR|rupee rupees
PKR|Rs Rs.|rupee rupees
LKR|Rs Rs.|rupee rupees
NPR|Rs Rs. NRs|rupee rupees
IDR|Rp|rupiah rupiahs
RUB|₽|ruble rubles rouble roubles
BYN||ruble rubles rouble roubles
UAH|₴|hryvnia hryvnias hryvnya
KRW|₩|won
KPW||won
BRL|R$|real reais
ZAR|R|rand
NGN|₦ N|naira
KES|KSh Ksh KShs Kshs Sh Shs|shilling shillings
UGX|USh Ush UShs Sh Shs|shilling shillings
TZS|TSh Tsh TShs Sh Shs|shilling shillings
SOS|Sh Shs|shilling shillings
CHF|SFr|franc francs
FRF||franc francs
BEF||franc francs
XOF||franc francs
XAF||franc francs
DEM|DM|mark marks
ITL||lira lire
TRY|₺|lira liras
SEK||krona kronor kronas crown crowns
NOK||krone kroner crown crowns
DKK||krone kroner crown crowns
ISK||krona kronur
CZK||koruna korunas crown crowns
HUF||forint forints
PLN||zloty zlotys zloties
RON||leu lei
BGN||lev leva
ILS|₪ NIS|shekel shekels
SAR||riyal riyals rial rials
QAR||riyal riyals
YER||riyal riyals rial rials
IRR||rial rials
OMR||rial rials riyal riyals
IQD||dinar dinars
KWD||dinar dinars
JOD||dinar dinars
DZD||dinar dinars
TND||dinar dinars
LYD||dinar dinars
RSD||dinar dinars
BHD||dinar dinars
AED|Dh Dhs|dirham dirhams
MAD||dirham dirhams
MYR|RM|ringgit
THB|฿|baht
VND|₫|dong
BDT|Tk Tk. ৳|taka
AFN||afghani afghanis
KZT|₸|tenge
UZS||som sum
ETB||birr
GHS|GH₵ GH¢|cedi cedis
ZMW||kwacha
MWK|MK|kwacha
PEN|S/|sol soles
VES||bolivar bolivars
GTQ||quetzal quetzales quetzals
CRC||colon colones
HNL||lempira lempiras
BOB||boliviano bolivianos
PYG||guarani guaranies
NLG||guilder guilders
ATS||schilling schillings
ESP||peseta pesetas
PTE||escudo escudos
GRD||drachma drachmas
FIM||markka markkas
""".strip()

#: What a country's name or adjective before a shared name narrows it to: "Egyptian pounds", "Australian dollars".
_COUNTRY = {
    "U.S.": "USD", "US": "USD", "American": "USD", "Australian": "AUD", "Canadian": "CAD", "New Zealand": "NZD",
    "Hong Kong": "HKD", "Singapore": "SGD", "Singaporean": "SGD", "Taiwan": "TWD", "Taiwanese": "TWD", "Jamaican": "JMD",
    "Mexican": "MXN", "Argentine": "ARS", "Argentinian": "ARS", "Chilean": "CLP", "Colombian": "COP", "Cuban": "CUP",
    "Uruguayan": "UYU", "Philippine": "PHP", "British": "GBP", "Egyptian": "EGP", "Lebanese": "LBP", "Syrian": "SYP",
    "Sudanese": "SDG", "Irish": "IEP", "Japanese": "JPY", "Chinese": "CNY", "Indian": "INR", "Pakistani": "PKR", "Pakistan": "PKR",
    "Sri Lankan": "LKR", "Nepalese": "NPR", "Russian": "RUB", "Belarusian": "BYN", "South Korean": "KRW", "North Korean": "KPW",
    "Brazilian": "BRL", "Kenyan": "KES", "Kenya": "KES", "Ugandan": "UGX", "Tanzanian": "TZS", "Somali": "SOS", "Swiss": "CHF",
    "French": "FRF", "Belgian": "BEF", "CFA": "XOF", "German": "DEM", "West German": "DEM", "Deutsche": "DEM", "Italian": "ITL",
    "Turkish": "TRY", "Swedish": "SEK", "Norwegian": "NOK", "Danish": "DKK", "Icelandic": "ISK", "Czech": "CZK",
    "Israeli": "ILS", "Saudi": "SAR", "Qatari": "QAR", "Yemeni": "YER", "Iranian": "IRR", "Omani": "OMR", "Iraqi": "IQD",
    "Kuwaiti": "KWD", "Jordanian": "JOD", "Algerian": "DZD", "Tunisian": "TND", "Libyan": "LYD", "Serbian": "RSD",
    "Nigerian": "NGN", "Ghanaian": "GHS", "Zambian": "ZMW", "Ethiopian": "ETB", "South African": "ZAR", "Thai": "THB", "Vietnamese": "VND",
    "Malaysian": "MYR", "Indonesian": "IDR", "Bangladeshi": "BDT", "Polish": "PLN", "Hungarian": "HUF", "Romanian": "RON",
    "Bulgarian": "BGN", "Ukrainian": "UAH", "Peruvian": "PEN", "Kazakh": "KZT", "Afghan": "AFN", "Venezuelan": "VES",
    "Bahraini": "BHD", "UAE": "AED", "Emirati": "AED", "Moroccan": "MAD",
}  # fmt: skip


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """Each sign and code that stands before a figure, with the currencies it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _TABLE.splitlines():
        code, before, _ = row.split("|")
        for sign in dict.fromkeys((*before.split(), code)):
            found[sign] = (*found.get(sign, ()), code)
    return found


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Each name and code that stands after a figure, with the currencies it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _TABLE.splitlines():
        code, _, after = row.split("|")
        for name in dict.fromkeys((*after.split(), code)):
            found[name] = (*found.get(name, ()), code)
    return found


#: Signs that are whole on their own.
_SIGNS = frozenset("$£€¥₹₽₩₺₴₦₪₱")


def sign_ending(copy: str, offset: int) -> tuple[int, str] | None:
    """The sign that ends right before a figure at the offset: where it starts, and the sign."""
    at = offset - 2 if copy[offset - 1 : offset] in (" ", "\u00a0") else offset - 1
    if at < 0 or copy[at] not in _sign_ends():
        return None
    if copy[at] in _SIGNS and not (at and (copy[at - 1].isalpha() or copy[at - 1] == ".")):
        return at, copy[at]
    match = _sign_before().search(copy, max(0, offset - 6), offset)
    return (match.start(), match[0].strip()) if match else None


def name_starting(copy: str, offset: int) -> re.Match[str] | None:
    """The name, with the country's if there is one, that starts right after a figure ending at the offset."""
    word = _WORD_AFTER.match(copy, offset)
    return _name_after().match(copy, offset) if word and word[1] in _first_words() else None


_WORD_AFTER = lazy(r"[ \u00a0-]?([A-Za-z]+)")


@cache
def _sign_ends() -> frozenset[str]:
    return _SIGNS.union(sign[-1] for sign in signs())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(names()).union(country.replace(".", " ").split()[0] for country in _COUNTRY)


@cache
def _sign_before() -> re.Pattern[str]:
    each = "|".join(sorted(map(re.escape, signs()), key=len, reverse=True))
    return lazy(rf"(?:(?<![A-Za-z$£€])(?:{each})|[$£€¥₹₽₩₺₴₦₪₱])[ \u00a0]?\Z")


@cache
def _name_after() -> re.Pattern[str]:
    each = "|".join(sorted(map(re.escape, names()), key=len, reverse=True))
    countries = "|".join(sorted(map(re.escape, _COUNTRY), key=len, reverse=True))
    return lazy(rf"[ \u00a0-]?(?:(?P<country>{countries})[ \u00a0])?(?P<name>{each})(?![A-Za-z])(?:\ssterling)?")


def narrowed(codes: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """The currencies that remain once the copy names the country."""
    code = _COUNTRY.get(country or "", "")
    return (code,) if code in codes else codes
