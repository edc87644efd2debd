"""Names that come from another script in more than one spelling: lists of them, and the letters that stand for each other.

Written from the romanisations in use: BGN/PCGN, ISO 9 and press spellings for Russian and Ukrainian, those of newspapers for
Arabic and Persian, Wade-Giles and pinyin for Chinese, McCune-Reischauer, the Revised Romanisation and custom for Korean.
"""

from __future__ import annotations

from functools import cache
from itertools import product

# A line is one name in its spellings. Names that are another common name in English (Jan, Said, Omar and Homer) are left out.
_GIVEN = """
Mohamed Mohammed Muhammad Mohammad Muhammed Mohamad Muhamad Mahomet Mohamud
Mahmoud Mahmud Mahmood
Ahmed Ahmad Achmed Ahmet
Hussein Hussain Husain Husayn Husein Hossein Houssein Hosein
Hassan Hasan Hassane
Yusuf Yousef Youssef Yousuf Yusef Yusof Youcef Yousif Yousaf Yusuph
Osama Usama Oussama
Umar Omar
Khaled Khalid Halid
Qasem Qassem Qasim Kassem Qassim Ghasem Kasim Kasem Qaasim
Saeed Sayeed Saeid Saïd
Ismail Ismael Esmail Ismaeel Esmaeil Ismaïl
Ebrahim Ibrahim Ibraheem
Mustafa Mostafa Moustafa Mustapha Moustapha Mostapha
Moammar Muammar Moamer Muammer Mouammar
Bashar Bachar
Anwar Anouar
Saleh Salih Salah
Suleiman Sulaiman Soleiman Sulayman Suleyman Solaiman
Tarek Tariq Tareq Tarik
Faisal Faysal Feisal Faycal
Mansour Mansur Mansoor
Nasser Nasir Naser Nassir
Karim Kareem
Rashid Rasheed Rachid
Hamid Hameed
Walid Waleed Oualid
Jamal Gamal Djamel Jamaal
Farouk Farooq Faruk Farouq Faruq
Abdullah Abdallah Abdulla Abdalla Abdollah
Abdulrahman Abdelrahman Abdurrahman Abdurahman Abderrahmane Abdolrahman
Abdulaziz Abdelaziz Abdul-Aziz
Reza Riza Rida Ridha
Mehdi Mahdi
Javad Jawad
Amir Ameer Emir
Aisha Ayesha Aicha Aysha
Fatima Fatemeh Fatma Fatimah
Khadija Khadijah Khadeeja Khadijeh
Zeinab Zaynab Zainab Zeynab
Layla Leila Laila Leyla
Maryam Mariam Meryem
"""
_EAST_SLAVIC = """
Sergei Sergey Sergej Serguei Serhiy Serhii
Andrei Andrey Andrej Andriy Andrii
Aleksei Alexei Alexey Aleksey Oleksiy Oleksii
Dmitry Dmitri Dmitriy Dmitrii Dmytro Dimitri
Yuri Yury Yuriy Yurii Iouri Juri
Valery Valeri Valeriy Valerii
Vitaly Vitali Vitaliy Vitalii Vitalij
Gennady Gennadi Gennadiy Hennadiy Hennadii
Grigory Grigori Grigoriy Hryhoriy
Arkady Arkadi Arkadiy
Anatoly Anatoli Anatoliy Anatolii Anatolij
Vasily Vasili Vasiliy Vassily Vasyl
Yevgeny Evgeny Yevgeni Evgeni Yevgeniy Evgeniy Yevhen Yevheniy Evgeniya
Aleksandr Alexandr Oleksandr Aleksander
Nikolai Nikolay Nikolaj Mykola
Mikhail Mikhael Michail Mykhailo
Volodymyr Vladimir Wladimir
Vyacheslav Viacheslav Vjacheslav
Yulia Yuliya Iuliia Julija Yuliia
Tatiana Tatyana Tetiana Tetyana
Natalia Natalya Nataliya Nataliia
Ksenia Xenia Kseniya Kseniia
Yekaterina Ekaterina Kateryna
Yelena Elena Olena
Irina Iryna
Oksana Oxana
Ilya Ilia Illia Ilja
Pyotr Petr Piotr Petro
Fyodor Fedor Feodor
Semyon Semen Semion
"""
_SURNAMES = """
Gaddafi Qaddafi Gadhafi Kadafi Qadhafi Gadafi Khadafy Kadhafi Qaddhafi Gathafi
Morsi Mursi Morsy
Sisi Sissi
Assad Asad
Zawahiri Zawahri
Soleimani Suleimani Sulaimani Soleymani
Khamenei Khameneh
Khomeini Khomeiny Khomeyni
Ahmadinejad Ahmedinejad Ahmadinezhad
Rouhani Rohani Ruhani
Haniyeh Haniya Haniyah Haniyya
Nasrallah Nasrullah Nasralla
Baghdadi Bagdadi
Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenski
Yanukovych Yanukovich
Yeltsin Eltsin Jelzin
Gorbachev Gorbachov Gorbatchev
Khrushchev Khrushchov Kruschev Khruschev
Medvedev Medvedyev
Lukashenko Lukashenka
Navalny Navalnyy Navalniy Navalnyi
Prigozhin Prigozhyn
Qaeda Qaida Qaidah Kaeda
Hezbollah Hizbollah Hizbullah Hezbullah Hizballah
Houthi Huthi
Houthis Huthis
Hashemi Hashimi Hachemi
Hariri Harriri
Bouteflika Buteflika
Barzani Barazani
Abbas Abbass
"""
#: Surnames of China and Korea in their spellings.
_FAMILIES = """
Lee Yi Rhee Ri
Park Pak
Choi Choe
Chung Jung Jeong
Roh Noh
Kang Gang
Cho Jo
Shin Sin
Yoon Yun
Moon Mun
Chiang Jiang
"""


@cache
def _groups(table: str) -> dict[str, int]:
    return {name: number for number, line in enumerate(table.split("\n")) for name in line.split()}


@cache
def listed() -> frozenset[str]:
    """Every form of the lists of given names and surnames."""
    return frozenset((*_groups(_GIVEN), *_groups(_EAST_SLAVIC), *_groups(_SURNAMES)))


@cache
def arabic_given() -> frozenset[str]:
    """Every form of the given names of the Arab world, Turkey, Iran and Pakistan."""
    return frozenset(_groups(_GIVEN))


def is_listed_given(name: str) -> bool:
    """Whether the name is one of the given names on record."""
    return name in _groups(_GIVEN) or name in _groups(_EAST_SLAVIC)


def same_given(one: str, other: str) -> bool:
    """Whether two given names are one name, in one spelling or in two."""
    return one == other or any(
        one in given and given[one] == given.get(other) for given in (_groups(_GIVEN), _groups(_EAST_SLAVIC))
    )


def transliterated(one: str, other: str) -> bool:
    """Whether two names, as printed, differ as two transliterations of one do that a list or their endings tell."""
    for table in (_GIVEN, _EAST_SLAVIC, _SURNAMES):
        known = _groups(table)
        if one in known and known[one] == known.get(other):
            return True
    fold = ending_fold(one.lower())
    return bool(fold) and fold == ending_fold(other.lower())


def same_family(one: str, other: str) -> bool:
    """Whether two surnames of China or Korea are one, in one romanisation or in two."""
    families = _groups(_FAMILIES)
    if one == other or (one in families and families[one] == families.get(other)):
        return True
    one, other = one.lower(), other.lower()
    return one in pinyin(other) or other in pinyin(one)


#: Endings of Slavic, Persian and Armenian surnames in their spellings, longer ones first.
_ENDINGS = (
    ("skiy", "skyy", "skyi", "skii", "skij", "skyj", "sky", "ski"), ("ovitch", "ovich", "ovych"), ("evitch", "evich", "evych"),
    ("iyev", "yev", "iev", "jev", "ev"), ("iuk", "yuk"), ("zadeh", "zodah", "zodeh", "zadah", "zada", "zade", "zoda"), ("pour", "poor", "pur"),
    ("yan", "ian"),
)  # fmt: skip
#: The same in one tuple, for `str.endswith`.
ENDINGS = tuple(ending for endings in _ENDINGS for ending in endings)
#: The last two letters of each.
TAILS = frozenset(ending[-2:] for ending in ENDINGS)
_FEWEST_BEFORE = 3
_STEM = (
    ("shch", "sch"),
    ("kh", "h"),
    ("ks", "x"),
    ("yu", "u"),
    ("iu", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("yo", "o"),
    ("y", "i"),
)


def ending_fold(name: str) -> str:
    """One spelling of a surname, given in lower case, with one of `ENDINGS`, for all; "" for any other name."""
    for endings in _ENDINGS:
        for ending in endings:
            if name.endswith(ending) and len(name) >= len(ending) + _FEWEST_BEFORE:
                stem = name.removesuffix(ending)
                for letters, one in _STEM:
                    stem = stem.replace(letters, one)
                return f"{stem}-{endings[0]}"
    return ""


#: Vowels that stand for each other in Arabic and Persian names.
_ALIKE = tuple(map(frozenset, ("ae", "ei", "ou")))
_ARABIC = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "e"), ("ey", "e"), ("ai", "e"), ("ay", "e"), ("q", "k"), ("gh", "g"), ("dj", "j"),
           ("iyy", "i"), ("iy", "i"), ("y", "i"), ("dh", "d"), ("ch", "sh"))  # fmt: skip


def arabic_alike(one: str, other: str) -> bool:
    """Whether two names, in lower case, can be one in Arabic or Persian script; many are that have no such origin."""
    ours, theirs = _consonants(one), _consonants(other)
    return len(ours) == len(theirs) and all(
        a == b or any(a in alike and b in alike for alike in _ALIKE) for a, b in zip(ours, theirs, strict=True)
    )


def arabic_skeleton(name: str) -> str:
    """The consonants of a name in lower case; names that are `arabic_alike` have the same."""
    return "".join(letter for letter in _consonants(name) if letter not in "aeiou")


def _consonants(name: str) -> str:
    for letters, one in _ARABIC:
        name = name.replace(letters, one)
    single = "".join(letter for at, letter in enumerate(name) if letter != name[at - 1 : at])
    return single.removesuffix("h")


# Wade-Giles without its apostrophes: what an initial and a final may be in pinyin.
_INITIALS = (
    ("hs", ("x",)), ("ch", ("zh", "ch", "j", "q")), ("tz", ("z", "c")), ("ts", ("z", "c")), ("sh", ("sh",)), ("ss", ("s",)), ("sz", ("s",)),
    ("p", ("b", "p")), ("t", ("d", "t")), ("k", ("g", "k")), ("j", ("r",)),
)  # fmt: skip
_FINALS = {
    "ung": ("ong",), "ieh": ("ie",), "ien": ("ian",), "ih": ("i",), "o": ("e", "uo", "o"), "u": ("u", "i", "ou"), "ou": ("ou",), "uei": ("ui",),
    "ei": ("ei", "i"), "iung": ("iong",), "eh": ("e",), "en": ("en", "an"),
}  # fmt: skip


def pinyin(syllable: str) -> frozenset[str]:
    """What a syllable in Wade-Giles, in lower case and as newspapers print it, may be in pinyin."""
    syllable = syllable.replace("'", "").replace("’", "")
    for initial, others in _INITIALS:
        if syllable.startswith(initial):
            final = syllable.removeprefix(initial)
            return frozenset(a + b for a in others for b in _FINALS.get(final, (final,)))
    head = next((at for at, letter in enumerate(syllable) if letter in "aeiou"), 0)
    return frozenset(syllable[:head] + b for b in _FINALS.get(syllable[head:], (syllable[head:],)))


def pinyin_of_given(name: str) -> frozenset[str]:
    """What a hyphenated given name in Wade-Giles may be in pinyin, in lower case: Tse-tung is zedong."""
    return frozenset("".join(parts) for parts in product(*(sorted(pinyin(part)) for part in name.lower().split("-"))))


_KOREAN = (("eo", "o"), ("eu", "o"), ("oo", "o"), ("ou", "o"), ("woo", "u"), ("u", "o"), ("ee", "i"), ("ae", "e"), ("ch", "j"), ("p", "b"), ("k", "g"),
           ("r", "l"))  # fmt: skip


def korean_fold(name: str) -> str:
    """One spelling of a Korean given name for all, in lower case, its syllables parted or not: Jong-un, Jung Eun."""
    name = name.lower().replace("-", "").replace(" ", "")
    for letters, one in _KOREAN:
        name = name.replace(letters, one)
    return name


def alike_in_korean(one: str, other: str) -> bool:
    """Whether two hyphenated given names, as printed, are one in Korean script or nearly so."""
    parts = (one.partition("-")[2], other.partition("-")[2])
    return all(part[:1].islower() for part in parts) and korean_fold(one) == korean_fold(other)
