"""Plants another city where a story names a country's capital as such, and another country beside a city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

#: Capitals, how copy says whose they are, and a city of the country that is none.
_CAPITALS = {
    "Kyiv": ("Ukraine", "Ukrainian", "Lviv"), "Kiev": ("Ukraine", "Ukrainian", "Odesa"), "Baghdad": ("Iraq", "Iraqi", "Basra"),
    "Kabul": ("Afghanistan", "Afghan", "Kandahar"), "Tripoli": ("Libya", "Libyan", "Misrata"), "Damascus": ("Syria", "Syrian", "Aleppo"),
    "Moscow": ("Russia", "Russian", "Novosibirsk"), "Tehran": ("Iran", "Iranian", "Isfahan"), "Seoul": ("South Korea", "South Korean", "Incheon"),
    "Caracas": ("Venezuela", "Venezuelan", "Maracaibo"), "Ankara": ("Turkey", "Turkish", "Istanbul"), "Islamabad": ("Pakistan", "Pakistani", "Karachi"),
    "Nairobi": ("Kenya", "Kenyan", "Mombasa"), "Beirut": ("Lebanon", "Lebanese", "Sidon"), "Cairo": ("Egypt", "Egyptian", "Alexandria"),
    "Tbilisi": ("Georgia", "Georgian", "Batumi"), "Oslo": ("Norway", "Norwegian", "Bergen"), "Belgrade": ("Serbia", "Serbian", "Novi Sad"),
    "Brussels": ("Belgium", "Belgian", "Antwerp"), "Havana": ("Cuba", "Cuban", "Holguin"), "Manila": ("the Philippines", "Philippine", "Davao"),
    "Paris": ("France", "French", "Lyon"), "Berlin": ("Germany", "German", "Hamburg"), "Rome": ("Italy", "Italian", "Milan"),
    "Madrid": ("Spain", "Spanish", "Barcelona"), "London": ("Britain", "British", "Manchester"), "Tokyo": ("Japan", "Japanese", "Osaka"),
    "Beijing": ("China", "Chinese", "Shanghai"), "Pyongyang": ("North Korea", "North Korean", "Hamhung"), "Riyadh": ("Saudi Arabia", "Saudi", "Jeddah"),
    "Bogota": ("Colombia", "Colombian", "Medellin"), "Lima": ("Peru", "Peruvian", "Arequipa"), "Quito": ("Ecuador", "Ecuadorian", "Guayaquil"),
    "Hanoi": ("Vietnam", "Vietnamese", "Da Nang"), "Jakarta": ("Indonesia", "Indonesian", "Surabaya"), "Colombo": ("Sri Lanka", "Sri Lankan", "Kandy"),
    "Warsaw": ("Poland", "Polish", "Krakow"), "Vienna": ("Austria", "Austrian", "Salzburg"), "Athens": ("Greece", "Greek", "Thessaloniki"),
    "Sanaa": ("Yemen", "Yemeni", "Taiz"), "Mogadishu": ("Somalia", "Somali", "Kismayo"), "Khartoum": ("Sudan", "Sudanese", "Omdurman"),
    "Ottawa": ("Canada", "Canadian", "Toronto"), "Mexico City": ("Mexico", "Mexican", "Guadalajara"), "Tunis": ("Tunisia", "Tunisian", "Sfax"),
    "Bishkek": ("Kyrgyzstan", "Kyrgyz", "Osh"), "Doha": ("Qatar", "Qatari", "Kyoto"), "Amman": ("Jordan", "Jordanian", "Zarqa"),
    "Kuala Lumpur": ("Malaysia", "Malaysian", "Johor Bahru"), "Bangkok": ("Thailand", "Thai", "Chiang Mai"), "Dhaka": ("Bangladesh", "Bangladeshi", "Chittagong"),
}  # fmt: skip
_OTHER_TIMES = re.compile(r"\b(?:then|former|old|not)\b|n['’]t\b")


def plant_capitals(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    if "capital" not in text:
        return
    for city, (country, adjective, other) in _CAPITALS.items():
        if city not in text or "capital" not in text:
            continue
        whose = rf"(?:{adjective}|{country.removeprefix('the ')}['’]s?)"
        pattern = rf"\b{city}\b(?=,? (?:which )?(?:is )?(?:now )?(?:the )?(?:{whose} capital|capital(?: city)? of (?:the )?{country.removeprefix('the ')}))|(?<=capital ){city}\b|(?<=capital, ){city}\b|(?<=capital of ){city}\b"
        for match in re.finditer(pattern, text):
            before = text[max(0, match.start() - 40) : match.start()]
            if "capital" in before and not re.search(rf"{whose} capital(?:,| of)? $", before):
                continue
            if not _OTHER_TIMES.search(text, max(0, match.start() - 60), match.end() + 60):
                yield Planting(
                    "capital-country", "another city called the capital", record, match.start(), match.end(), other
                )


_COUNTRIES = "Poland Germany France Spain Italy Turkey Iraq Syria Ukraine Russia Belgium Egypt Libya Kenya Nigeria Pakistan Afghanistan India China Japan Mexico Canada Greece Yemen".split()  # noqa: SIM905
_ADJECTIVES = "Polish German French Spanish Italian Turkish Iraqi Syrian Ukrainian Russian Belgian Egyptian Libyan Kenyan Nigerian Pakistani Afghan Indian Chinese Japanese Mexican Canadian Greek Yemeni".split()  # noqa: SIM905
_CITIES = (
    "Kyiv|Kiev|Lviv|Kharkiv|Odesa|Odessa|Mykolaiv|Zaporizhzhia|Dnipro|Moscow|Beijing|Shanghai|Wuhan|Tokyo|Osaka|Aleppo|Homs|Idlib|Damascus|Mosul|Baghdad|Basra|Fallujah"
    "|Ramadi|Tikrit|Kabul|Kandahar|Kunduz|Benghazi|Tripoli|Misrata|Brussels|Antwerp|Berlin|Munich|Hamburg|Cologne|Frankfurt|Paris|Nice|Marseille|Madrid|Barcelona|Rome|Milan|Warsaw"
    "|Krakow|Istanbul|Ankara|Nairobi|Mombasa|Lagos|Abuja|Maiduguri|Karachi|Lahore|Islamabad|Peshawar|Mumbai|New Delhi|Athens|Sanaa|Aden|Toronto|Montreal|Vancouver|Cairo|Alexandria"
)
_BESIDE = (
    re.compile(
        rf"\b(?:in|near|outside|from|at) (?:{_CITIES}), (?P<country>{'|'.join(_COUNTRIES)})(?=[,.;](?! (?:and |or )?[A-Z]| and| or))"
    ),
    re.compile(
        rf"\b(?:{_CITIES}),? in (?:the )?(?:north|south|east|west|central)[a-z-]* (?P<country>{'|'.join(_COUNTRIES)})\b"
    ),
    re.compile(
        rf"\b(?:the|a) (?:(?:north|south|east|west|central)[a-z]* )?(?P<country>{'|'.join(_ADJECTIVES)}) (?:[a-z]+ )?(?:city|town|port) of (?:{_CITIES})\b"
    ),
)


def plant_countries(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            said = match["country"]
            names = _COUNTRIES if said in _COUNTRIES else _ADJECTIVES
            other = names[(names.index(said) + 9) % len(names)]
            start, end = match.span()
            words = text[start : match.start("country")] + other + text[match.end("country") : end]
            yield Planting("city-country", "another country beside a city", record, start, end, words)
