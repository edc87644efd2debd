"""Time zones as copy names them ("EDT", "ET", "Kyiv time") and what they are apart, in minutes east of Greenwich.

The abbreviations are fixed by their letters; a zone that changes with the season is looked up with zoneinfo, which is only
imported then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from copydesk.tuples import NamedTuple

#: Abbreviations with one meaning, or several: BST is British and Bangladesh's, IST Indian, Irish and Israel's.
FIXED: dict[str, tuple[int, ...]] = {
    "GMT": (0,), "UTC": (0,), "UT": (0,), "Z": (0,), "BST": (60, 360), "IST": (330, 60, 120), "WET": (0,), "WEST": (60,), "CET": (60,),
    "CEST": (120,), "EET": (120,), "EEST": (180,), "MSK": (180, 240), "WAT": (60,), "CAT": (120,), "EAT": (180,), "SAST": (120,),
    "EST": (-300, 600), "EDT": (-240, 660), "CST": (-360, 480), "CDT": (-300,), "MST": (-420,), "MDT": (-360,), "PST": (-480, 480, 300),
    "PDT": (-420,), "AKST": (-540,), "AKDT": (-480,), "HST": (-600,), "AST": (-240, 180), "ADT": (-180,), "NST": (-210,), "NDT": (-150,),
    "IDT": (180,), "PKT": (300,), "NPT": (345,), "ICT": (420,), "WIB": (420,), "SGT": (480,), "HKT": (480,), "PHT": (480,), "AWST": (480,),
    "JST": (540,), "KST": (540,), "ACST": (570,), "ACDT": (630,), "AEST": (600,), "AEDT": (660,), "NZST": (720,), "NZDT": (780,),
    "ART": (-180,), "BRT": (-180,), "TRT": (180,), "IRST": (210,),
}  # fmt: skip
#: Abbreviations and names that stand for whatever the clocks of a place show.
PLACES: dict[str, str] = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles", "Eastern": "America/New_York",
    "Central": "America/Chicago", "Mountain": "America/Denver", "Pacific": "America/Los_Angeles", "Atlantic": "America/Halifax",
    "New York": "America/New_York", "Washington": "America/New_York", "Boston": "America/New_York", "Miami": "America/New_York",
    "Toronto": "America/Toronto", "Chicago": "America/Chicago", "Los Angeles": "America/Los_Angeles", "California": "America/Los_Angeles",
    "San Francisco": "America/Los_Angeles", "London": "Europe/London", "UK": "Europe/London", "British": "Europe/London",
    "Dublin": "Europe/Dublin", "Irish": "Europe/Dublin", "Paris": "Europe/Paris", "French": "Europe/Paris", "Berlin": "Europe/Berlin",
    "German": "Europe/Berlin", "Brussels": "Europe/Brussels", "Madrid": "Europe/Madrid", "Spanish": "Europe/Madrid", "Rome": "Europe/Rome",
    "Italian": "Europe/Rome", "Vienna": "Europe/Vienna", "Geneva": "Europe/Zurich", "Swiss": "Europe/Zurich", "Warsaw": "Europe/Warsaw",
    "Polish": "Europe/Warsaw", "Prague": "Europe/Prague", "Budapest": "Europe/Budapest", "Stockholm": "Europe/Stockholm",
    "Central European": "Europe/Berlin", "Eastern European": "Europe/Kiev", "Western European": "Europe/Lisbon",
    "Lisbon": "Europe/Lisbon", "Athens": "Europe/Athens", "Greek": "Europe/Athens", "Helsinki": "Europe/Helsinki", "Kyiv": "Europe/Kiev",
    "Kiev": "Europe/Kiev", "Ukrainian": "Europe/Kiev", "Ukraine": "Europe/Kiev", "Moscow": "Europe/Moscow", "Istanbul": "Europe/Istanbul",
    "Turkish": "Europe/Istanbul", "Jerusalem": "Asia/Jerusalem", "Israel": "Asia/Jerusalem", "Israeli": "Asia/Jerusalem",
    "Gaza": "Asia/Gaza", "Cairo": "Africa/Cairo", "Baghdad": "Asia/Baghdad", "Iraqi": "Asia/Baghdad", "Tehran": "Asia/Tehran",
    "Iran": "Asia/Tehran", "Riyadh": "Asia/Riyadh", "Saudi": "Asia/Riyadh", "Dubai": "Asia/Dubai", "Kabul": "Asia/Kabul",
    "Afghan": "Asia/Kabul", "Islamabad": "Asia/Karachi", "Pakistan": "Asia/Karachi", "Karachi": "Asia/Karachi", "Delhi": "Asia/Kolkata",
    "New Delhi": "Asia/Kolkata", "Indian": "Asia/Kolkata", "India": "Asia/Kolkata", "Mumbai": "Asia/Kolkata", "Kathmandu": "Asia/Kathmandu",
    "Nepal": "Asia/Kathmandu", "Dhaka": "Asia/Dhaka", "Bangkok": "Asia/Bangkok", "Thai": "Asia/Bangkok", "Hanoi": "Asia/Ho_Chi_Minh",
    "Jakarta": "Asia/Jakarta", "Singapore": "Asia/Singapore", "Manila": "Asia/Manila", "Hong Kong": "Asia/Hong_Kong",
    "Beijing": "Asia/Shanghai", "China": "Asia/Shanghai", "Shanghai": "Asia/Shanghai", "Taipei": "Asia/Taipei", "Tokyo": "Asia/Tokyo",
    "Japan": "Asia/Tokyo", "Japanese": "Asia/Tokyo", "Seoul": "Asia/Seoul", "Korean": "Asia/Seoul", "Sydney": "Australia/Sydney",
    "Melbourne": "Australia/Melbourne", "Brisbane": "Australia/Brisbane", "Perth": "Australia/Perth", "Auckland": "Pacific/Auckland",
    "Wellington": "Pacific/Auckland", "Nairobi": "Africa/Nairobi", "Lagos": "Africa/Lagos", "Johannesburg": "Africa/Johannesburg",
    "Hawaii": "Pacific/Honolulu", "Alaska": "America/Anchorage", "Lima": "America/Lima", "Bogota": "America/Bogota",
    "Caracas": "America/Caracas", "Brasilia": "America/Sao_Paulo", "Buenos Aires": "America/Argentina/Buenos_Aires",
}  # fmt: skip
#: The two halves of the year, by the place whose clocks tell them apart: standard time and summer time.
SEASONAL: dict[str, tuple[str, bool]] = {
    "EST": ("America/New_York", False), "EDT": ("America/New_York", True), "CST": ("America/Chicago", False),
    "CDT": ("America/Chicago", True), "MST": ("America/Denver", False), "MDT": ("America/Denver", True),
    "PST": ("America/Los_Angeles", False), "PDT": ("America/Los_Angeles", True), "BST": ("Europe/London", True),
    "CET": ("Europe/Berlin", False), "CEST": ("Europe/Berlin", True), "EET": ("Europe/Athens", False), "EEST": ("Europe/Athens", True),
    "AKST": ("America/Anchorage", False), "AKDT": ("America/Anchorage", True), "AEST": ("Australia/Sydney", False),
    "AEDT": ("Australia/Sydney", True), "NZST": ("Pacific/Auckland", False), "NZDT": ("Pacific/Auckland", True),
}  # fmt: skip
#: Standard and summer name of one clock.
OTHER_HALF = {
    "EST": "EDT", "EDT": "EST", "CST": "CDT", "CDT": "CST", "MST": "MDT", "MDT": "MST", "PST": "PDT", "PDT": "PST", "BST": "GMT",
    "CET": "CEST", "CEST": "CET", "EET": "EEST", "EEST": "EET", "AKST": "AKDT", "AKDT": "AKST", "AEST": "AEDT", "AEDT": "AEST",
    "NZST": "NZDT", "NZDT": "NZST",
}  # fmt: skip
#: Every distance from Greenwich that a clock somewhere shows, to the minute, within a day.
SOMEWHERE = frozenset(
    (*range(-720, 841, 60), -570, -270, -210, -150, 210, 270, 330, 345, 390, 510, 525, 570, 630, 660, 690, 765, 825)
)


_AMERICAN = frozenset(("EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"))


class Offsets(NamedTuple):
    """How far two clocks may be from Greenwich at one and the same moment."""

    one: int
    other: int


def offsets_on(zone: str, day: date) -> tuple[int, ...]:
    """How far a zone is from Greenwich on a day: both values on a day when its clocks change. () for an unknown one."""
    if zone in FIXED:
        return FIXED[zone]
    if zone.startswith(("+", "-")):
        return (int(zone),)
    key = PLACES.get(zone)
    if key is None:
        return ()
    return tuple(dict.fromkeys(_offset(key, datetime(day.year, day.month, day.day, hour)) for hour in (0, 23)))


def together(one: str, other: str, days: Iterable[date]) -> tuple[Offsets, ...]:
    """Every pair of distances that two zones have on one of the days."""
    found: dict[Offsets, None] = {}
    # "EST" is Australia's too, and "CST" China's, but not beside another American zone.
    most = 1 if one in _AMERICAN and other in _AMERICAN else None
    for day in days:
        for left in offsets_on(one, day)[:most]:
            for right in offsets_on(other, day)[:most]:
                found[Offsets(left, right)] = None
    return tuple(found)


def is_summer_time(key: str, day: date) -> bool | None:
    """Whether the clocks of a place are put forward on that day; None on a day when they change."""
    halves = {_saving(key, datetime(day.year, day.month, day.day, hour)) for hour in (0, 23)}
    return halves.pop() if len(halves) == 1 else None


def _offset(key: str, moment: datetime) -> int:
    return _minutes(_zone(key).utcoffset(moment))


def _saving(key: str, moment: datetime) -> bool:
    return _minutes(_zone(key).dst(moment)) > 0


def _minutes(distance: timedelta | None) -> int:
    return round(distance.total_seconds() / 60) if distance is not None else 0


def _zone(key: str):  # type: ignore[no-untyped-def]
    from zoneinfo import ZoneInfo  # only a story that names two clocks costs this

    return ZoneInfo(key)
