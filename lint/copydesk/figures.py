"""Figures for messages: as an editor would write them, with no more digits than the copy has use for."""

from __future__ import annotations

from fractions import Fraction


def show(value: Fraction, digits: int = 3) -> str:
    """The value to `digits` significant digits, thousands separated, without idle zeros: 386.1, 4.86, 59,055."""
    if value == 0:
        return "0"
    sign, size = ("-" if value < 0 else ""), abs(value)
    places = 0
    while size * 10**places < 10 ** (digits - 1) and places < 12:
        places += 1
    rounded = round(size * 10**places)
    whole, rest = divmod(rounded, 10**places)
    decimals = str(rest).rjust(places, "0").rstrip("0") if places and rest else ""
    return f"{sign}{whole:,}{'.' if decimals else ''}{decimals}"


def show_large(value: Fraction, digits: int = 3) -> str:
    """Like `show`, with million, billion or trillion in words: 39.6 million."""
    for power, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if abs(value) >= 10**power:
            return f"{show(value / 10**power, digits)} {word}"
    return show(value, digits)
