"""Our named tuples are those of `typing`: made, changed, shown, matched and pickled alike, and refused alike."""

from __future__ import annotations

import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from copydesk import tuples


class Ours(tuples.NamedTuple):
    """A place."""

    name: str
    size: int = 3
    more: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        """Twice the size."""
        return 2 * self.size


class Theirs(typing.NamedTuple):
    """A place."""

    name: str
    size: int = 3
    more: tuple[int, ...] = ()

    @property
    def twice(self) -> int:
        """Twice the size."""
        return 2 * self.size


USES: dict[str, Callable[[Any], Any]] = {
    "made": lambda kind: tuple(kind("Roetown")),
    "made by names": lambda kind: tuple(kind(size=4, name="Roetown", more=(1,))),
    "too few": lambda kind: kind(),
    "too many": lambda kind: kind(1, 2, 3, 4),
    "an unknown name": lambda kind: kind("Roetown", height=2),
    "read": lambda kind: (kind("Roetown").name, kind("Roetown", 4).twice, kind("Roetown")[1]),
    "set": lambda kind: setattr(kind("Roetown"), "name", "Poetown"),
    "set anew": lambda kind: setattr(kind("Roetown"), "other", 1),
    "changed": lambda kind: tuple(kind("Roetown")._replace(size=5)),
    "changed where nothing is": lambda kind: kind("Roetown")._replace(height=5),
    "from values": lambda kind: tuple(kind._make(["Roetown", 4, ()])),
    "from too few values": lambda kind: kind._make(["Roetown"]),
    "as a dictionary": lambda kind: kind("Roetown")._asdict(),
    "fields": lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__slots__, kind.__doc__),
    "equal": lambda kind: (kind("a") == kind("a"), kind("a") == ("a", 3, ()), kind("a") < kind("b"), hash(kind("a")) == hash(("a", 3, ()))),
    "shown": lambda kind: repr(kind("Roetown")).partition("(")[1:],
    "bases": lambda kind: (kind.__mro__[1:], type(kind)),
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_a_named_tuple_is_what_it_is_in_typing(use: str) -> None:
    assert _outcome(USES[use], Ours) == _outcome(USES[use], Theirs)


def _outcome(use: Callable[[Any], Any], kind: Any) -> Any:
    try:
        return use(kind)
    except (AttributeError, TypeError, ValueError) as error:
        return type(error), str(error).replace(kind.__name__, "")


def test_it_comes_back_from_a_pickle_as_the_same_class() -> None:
    place = Ours("Roetown", 4, (1, 2))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(place, protocol))
        assert (back, type(back)) == (place, Ours)


def test_it_is_matched_by_position() -> None:
    match Ours("Roetown", 4):
        case Ours(name, size):
            assert (name, size) == ("Roetown", 4)


T = typing.TypeVar("T")


class Found(tuples.NamedTuple, typing.Generic[T]):
    """Something found."""

    where: int
    what: T


def test_it_may_have_type_parameters() -> None:
    made: Found[str] = Found(3, "Roetown")
    assert (made.what, Found[int](3, what=4), Found.__mro__[1:]) == ("Roetown", (3, 4), (tuple, typing.Generic, object))


def test_a_field_without_a_default_behind_one_with_is_refused() -> None:
    with pytest.raises(TypeError, match="a field without a default follows one with a default"):

        class Wrong(tuples.NamedTuple):
            size: int = 3
            name: str  # type: ignore[misc]
