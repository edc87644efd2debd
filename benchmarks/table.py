"""What the benchmarks print: Markdown tables, and the line that says when and on which machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; every column but the first is aligned right where its first cell is a figure."""
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    lines = [_line(head), "|" + "|".join(_rule(column, cells) for column in range(len(head))) + "|"]
    return "\n".join(lines + [_line(row) for row in cells])


def _rule(column: int, cells: list[list[str]]) -> str:
    figure = column > 0 and bool(cells) and cells[0][column][:1].isdigit()
    return " ---: " if figure else " --- "


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def machine() -> str:
    """The day and the machine: processor, cores, Python, system."""
    return (
        f"{date.today().isoformat()}, {_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"{platform.system()}"
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as handle:
            for line in handle:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def count(value: float) -> str:
    """A count with separators, in three significant digits from a thousand on."""
    if value < 1000:
        return f"{value:.0f}"
    places = len(str(int(value))) - 3
    return f"{round(value, -places):,.0f}"
