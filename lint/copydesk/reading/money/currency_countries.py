"""Which countries a story names, as far as that tells whose dollars, rupees, pesos or francs it means."""

from __future__ import annotations

from copydesk.patterns import words
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story

#: Words that show whose a shared name is, in lower case as the vocabulary of a story has them; "a_b" are two in a row.
_CUES = {
    "MXN": words("mexico mexican mexicans pemex peña puebla guadalajara tijuana monterrey"),
    "ARS": words("argentina argentine argentines argentinian argentinians"),
    "CLP": words("chile chilean chileans santiago"),
    "COP": words("colombia colombian colombians bogota bogotá medellin medellín"),
    "CUP": words("cuba cuban cubans havana"),
    "UYU": words("uruguay uruguayan uruguayans montevideo"),
    "PHP": words("philippine philippines filipino filipinos filipina manila cebu mindanao luzon davao"),
    "INR": words(
        "india indian indians delhi mumbai bombay bangalore bengaluru chennai kolkata calcutta hyderabad pune gujarat punjab punjabi kashmir ludhiana amritsar",
        " kerala maharashtra karnataka modi lakh crore lakhs crores uttar bihar ahmedabad",
    ),
    # Punjab, Kashmir and Hyderabad are in two countries each.
    "PKR": words(
        "pakistan pakistani pakistanis karachi lahore islamabad rawalpindi peshawar sindh balochistan multan faisalabad quetta sialkot",
        " gujranwala sukkur gilgit khyber punjab punjabi kashmir hyderabad",
    ),
    "LKR": words("lanka lankan lankans colombo"),
    "NPR": words("nepal nepali nepalese kathmandu"),
    "CHF": words("swiss switzerland geneva zurich zürich basel bern berne lausanne lucerne davos ubs"),
    "XOF": words("senegal dakar ivory abidjan ivorian mali bamako burkina benin togo niger cfa"),
    "XAF": words("cameroon yaounde gabon chad congo cfa"),
    "SEK": words("sweden swedish swede swedes stockholm gothenburg malmo malmö"),
    "NOK": words("norway norwegian norwegians oslo bergen"),
    "DKK": words("denmark danish dane danes copenhagen aarhus"),
    "ISK": words("iceland icelandic reykjavik"),
    "CZK": words("czech czechs prague brno czechia"),
    "RUB": words("russia russian russians moscow kremlin petersburg putin siberia siberian"),
    "BYN": words("belarus belarusian minsk"),
    "KES": words("kenya kenyan kenyans nairobi mombasa kisumu"),
    "UGX": words("uganda ugandan kampala"),
    "TZS": words("tanzania tanzanian dar"),
    "SOS": words("somalia somali mogadishu"),
    "KRW": words("korea korean koreans seoul busan samsung hyundai"),
    "KPW": words("pyongyang"),
    "TRY": words("turkey turkish turkiye türkiye ankara istanbul erdogan"),
    "EGP": words("egypt egyptian egyptians cairo"),
    "LBP": words("lebanon lebanese beirut"),
    "SYP": words("syria syrian damascus"),
    "SDG": words("sudan sudanese khartoum"),
    "SAR": words("saudi riyadh"),
    "QAR": words("qatar qatari doha"),
    "YER": words("yemen yemeni sanaa"),
    "IRR": words("iran iranian iranians tehran"),
    "OMR": words("oman omani muscat"),
    "IQD": words("iraq iraqi baghdad"),
    "KWD": words("kuwait kuwaiti"),
    "JOD": words("jordan jordanian amman"),
    "DZD": words("algeria algerian algiers"),
    "TND": words("tunisia tunisian tunis"),
    "LYD": words("libya libyan tripoli"),
    "RSD": words("serbia serbian belgrade"),
    "BHD": words("bahrain bahraini"),
    "AED": words("emirates emirati dubai uae dhabi"),
    "MAD": words("morocco moroccan rabat casablanca"),
}
#: What the euro and its like replaced: in a story of a later year the name means another country's.
_REPLACED = frozenset(("IEP", "FRF", "BEF", "DEM", "ITL", "NLG", "ATS", "ESP", "PTE", "GRD", "FIM"))
_LAST_YEAR = 2002
#: Whose a shared name is in copy that names no country.
_USUAL = frozenset(("KRW", "RUB", "TRY", "CHF"))


def likely(story: Story, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Of the currencies that share a name, those whose country the story names; the usual one, or all of them, where it names none.

    Those that the euro replaced are left out of a story of a later year.
    """
    if story.published is not None and story.published.day.year > _LAST_YEAR:
        codes = tuple(code for code in codes if code not in _REPLACED) or codes
    named = story.read(_named)
    return tuple(code for code in codes if code in named) or tuple(code for code in codes if code in _USUAL) or codes


def _named(story: Story) -> frozenset[str]:
    known = vocabulary(story)
    return frozenset(code for code, cues in _CUES.items() if not cues.isdisjoint(known))
