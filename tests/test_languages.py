"""Stories that are not in English are left alone with a note, and English ones never are."""

from __future__ import annotations

import json

import pytest

from copydesk.readers.languages import not_english
from copydesk.story import Story

GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, dass die neue Brücke nicht vor dem Sommer gebaut wird. Die Kosten sind nach "
    "Angaben der Verwaltung auf 12 Millionen Euro gestiegen, und das Geld ist noch nicht da. Es wird auch für den Bau einer "
    "Schule gebraucht, die mit dem Land vereinbart wurde."
)
FRENCH = (
    "Le conseil a voté lundi la construction d'un pont sur la rivière. Le coût est de 12 millions d'euros pour la ville, qui "
    "ne dispose pas de cette somme. Les travaux dans le centre sont prévus au printemps avec une entreprise de la région, "
    "selon le maire, et il est plus cher que prévu par les services."
)
RUSSIAN = "Городской совет в понедельник решил построить новый мост через реку, сообщает мэрия."
ENGLISH = (
    "The council voted on Monday to build a bridge over the river. It will cost 12 million euros, which the town does not "
    "have, and the work is to begin in the spring with a firm from the region, the mayor said. Der Spiegel and Le Monde had "
    "reported it first, and Die Zeit had a story as well."
)
TABLE = "\n".join(f"{team} {n} {n + 1} {n - 1}" for n, team in enumerate(["Milltown", "Elmtown", "Ashford"] * 12, 2))


@pytest.mark.parametrize(
    ("text", "declared", "says"),
    [
        (GERMAN, None, "the copy is in German"),
        (GERMAN, "en", "the copy is in German"),
        (FRENCH, None, "the copy is in French"),
        (RUSSIAN, None, "the copy is in Cyrillic script"),
        ("Kurz.", "de-AT", "the file declares its language as “de-AT”"),
    ],
)
def test_other_languages_are_told(text: str, declared: str | None, says: str) -> None:
    assert not_english(Story(text, language=declared)) == says


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (ENGLISH, None),
        (ENGLISH, "de"),
        (ENGLISH, "en-GB"),
        (TABLE, None),
        ("Short.", None),
        ("Short.", "en_US"),
        ("…", ""),
    ],
)
def test_english_is_checked(text: str, declared: str | None) -> None:
    assert not_english(Story(text, language=declared)) is None


def test_a_story_left_alone_is_a_note_and_no_failure(command, story) -> None:  # type: ignore[no-untyped-def]
    path = story(GERMAN, "nachricht.txt")
    outcome = command("check", path)
    assert outcome.code == 0
    assert f"{path}: left alone: the copy is in German; copydesk reads English" in outcome.out
    assert "1 story was left alone." in outcome.out
    (entry,) = json.loads(command("check", path, "--format", "json").out)["stories"]
    assert entry["error"] is None
    assert entry["skipped"] == "the copy is in German; copydesk reads English"
