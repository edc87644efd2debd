"""Patterns that are compiled at their first use."""

from __future__ import annotations

import re

import pytest

from copydesk import pattern_cache
from copydesk.patterns import lazy

METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def test_nothing_is_compiled_before_the_first_use_and_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = pattern_cache.compiled

    def compile_and_note(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(pattern_cache, "compiled", compile_and_note)
    pattern = lazy(r"[0-9]+")
    assert compiled == []
    assert pattern.search("a 12")[0] == "12"
    assert pattern.match("12")[0] == "12"
    assert compiled == [r"[0-9]+"]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_is_the_patterns_own(method: str) -> None:
    arguments = ("-", "a1b22") if method.startswith("sub") else ("a1b22",)
    ours, theirs = (getattr(one, method)(*arguments) for one in (lazy(r"[0-9]+"), re.compile(r"[0-9]+")))
    plain = [[match and match.span() for match in each] if method == "finditer" else each for each in (ours, theirs)]
    if method in ("match", "search", "fullmatch"):
        plain = [each and each.span() for each in plain]
    assert plain[0] == plain[1]


def test_attributes_and_flags_are_the_patterns_own() -> None:
    pattern = lazy(r"(?P<word>A)", re.IGNORECASE)
    assert pattern.search("a")["word"] == "a"
    assert (pattern.groups, dict(pattern.groupindex)) == (1, {"word": 1})
    assert pattern.flags & re.IGNORECASE


def test_a_bad_pattern_raises_where_it_is_used() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("a")


def test_what_a_pattern_has_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        _ = lazy("a").wombat
