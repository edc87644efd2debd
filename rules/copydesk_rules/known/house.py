"""The tables that a newsroom may add rows to, and what a row of each holds."""

from __future__ import annotations

from copydesk.house_tables import HouseTable, day, days, flag, terms, text, texts
from copydesk_rules.known.events import event_of
from copydesk_rules.known.offices import holder_of
from copydesk_rules.known.places import place_of

TABLES = {
    "event": HouseTable(
        {
            "id": text(required=True),
            "title": text(required=True),
            "begins": day(required=True),
            "names": texts(required=True),
            "also": days(),
            "ends": day(),
            "generic": texts(),
            "scope": texts(),
            "ambiguous_with": texts(),
            "places_story": flag(),
            "kind": text(),
        },
        event_of,
    ),
    "office": HouseTable(
        {
            "person": text(required=True),
            "office": text(required=True),
            "titles": texts(required=True),
            "names": texts(required=True),
            "terms": terms(),
        },
        holder_of,
    ),
    "place": HouseTable(
        {
            "current": text(required=True),
            "other": texts(required=True),
            "kind": text(),
            "country": text(),
            "relation": text(),
            "since": text(),
            "keep": texts(),
            "clash": texts(),
            "safe": flag(),
        },
        place_of,
    ),
}
