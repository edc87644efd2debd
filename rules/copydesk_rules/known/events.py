"""Known events: when they began, what copy calls them, and which of them a story reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import MONTH_NAMES, Days, month_length
from copydesk.story import Story
from copydesk.tables import HouseRow, TableError, load
from copydesk.tuples import NamedTuple


class Event(NamedTuple):
    """A row of `events.toml`. `begins` is one day, or all days of the month or year that is on record.

    `ends` is date.max where the record has no end.
    """

    id: str
    title: str
    begins: Days
    also: tuple[Days, ...]
    names: tuple[str, ...]
    generic: tuple[str, ...]
    scope: tuple[str, ...]
    ambiguous_with: tuple[str, ...]
    places_story: bool
    ends: date

    def may_begin_in(self, said: Days) -> bool:
        """Whether the days said meet the beginning on record, one day for another a day more or less for the time zone."""
        return any(
            said.first.toordinal() - slack <= begins.last.toordinal()
            and begins.first.toordinal() <= said.last.toordinal() + slack
            for begins in (self.begins, *self.also)
            for slack in [int(said.first == said.last and begins.first == begins.last)]
        )

    def went_on_in(self, said: Days) -> bool:
        """Whether the days said are none before its beginning and none after its end, as far as that is on record."""
        return self.begins.first <= said.last and said.first <= self.ends

    @property
    def years(self) -> frozenset[int]:
        """The years in which it may be said to have begun."""
        return frozenset(day.year for days in (self.begins, *self.also) for day in days)

    @property
    def began(self) -> str:
        """When it began, in words: "on 24 February 2022", "in March 2011", "in 2014"."""
        first, last = self.begins
        if first == last:
            return f"on {first.day} {MONTH_NAMES[first.month - 1]} {first.year}"
        if first.month == last.month:
            return f"in {MONTH_NAMES[first.month - 1]} {first.year}"
        return f"in {first.year}"


@cache
def events(house: tuple[HouseRow, ...] = ()) -> tuple[Event, ...]:
    """Every known event, with the rows of the house; one of theirs stands for one of ours with the same id. Raises TableError."""
    own = {event.id: event for event in (event_of(dict(row.cells)) for row in house if row.table == "event")}
    shipped = events() if house else tuple(event_of(row) for row in load("copydesk_rules", "events")["event"])
    return (*(event for event in shipped if event.id not in own), *own.values())


def event_of(row: Mapping[str, Any]) -> Event:
    """The event that a row tells of. Raises TableError."""
    try:
        return Event(
            row["id"], row["title"], days_of(row["begins"]), tuple(days_of(day) for day in row.get("also", ())),
            tuple(row["names"]), tuple(row.get("generic", ())), tuple(row.get("scope", ())),
            tuple(row.get("ambiguous_with", ())), row.get("places_story", False),
            days_of(row["ends"]).last if "ends" in row else date.max,
        )  # fmt: skip
    except (KeyError, ValueError, TypeError) as error:
        raise TableError(f"the event {row.get('id', '?')} cannot be used: {error}") from None


def days_of(value: date | str) -> Days:
    """The days of a TOML date, "2022-02" or "2022". Raises ValueError."""
    if isinstance(value, date):
        return Days(value, value)
    if len(value) == len("2022-02-24"):
        return Days(date.fromisoformat(value), date.fromisoformat(value))
    year, _, month = value.partition("-")
    if not month:
        return Days(date(int(year), 1, 1), date(int(year), 12, 31))
    return Days(date(int(year), int(month), 1), date(int(year), int(month), month_length(int(year), int(month))))


_ARTICLES = lazy(r"\b(?:the|its|their|a)\s+|\s+(?:region|province|area)\b")


def newest_reported(story: Story) -> Event | None:
    """The newest known event that the story reports by name, so that it was not written before it; None for none."""
    return story.read(_newest_reported)


def _newest_reported(story: Story) -> Event | None:
    copy = plain(story.copy)
    placing = sorted(
        (event for event in events(story.house_rows) if event.places_story),
        key=lambda event: event.begins,
        reverse=True,
    )
    return next((event for event in placing if any(plain(name) in copy for name in event.names)), None)


def plain(words: str) -> str:
    """The words without articles and curly apostrophes, so that "incursion into the Kursk region" meets "… into Kursk"."""
    return " ".join(_ARTICLES.sub("", words.replace("’", "'")).split())
