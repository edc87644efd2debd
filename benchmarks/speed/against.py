"""Copydesk beside its peers: a cold run on one story, and words a second with peak memory on many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from texts import typical, write_stories
from timing import Run, Spread, in_turns, ratios, spread

from table import count, markdown
from tools import Found, nothing_kept, one_process

#: A peer that took longer on a folder of stories is not run on it again, and not at all on a folder that would take it
#: longer than `_AT_MOST`.
PATIENCE = 30.0
_AT_MOST = 150.0


class Compared(NamedTuple):
    """A table, how many times as long as copydesk each peer took, and the seconds a word that each tool took."""

    text: str
    times: dict[str, Spread]
    pace: dict[str, float]


def cold(corpus: str, ours: Found, peers: list[Found], folder: Path, rounds: int) -> Compared:
    """A table of the time from the start of the process to its end, on one story."""
    inside = folder / "one"
    inside.mkdir()
    text, tools = typical(corpus), (ours, nothing_kept(ours), *peers)
    (inside / "story.txt").write_text(text, encoding="utf-8")
    runs = _runs(tools, inside, ["story.txt"], rounds)
    rows = [_cold_row(found, runs[found.name], runs[ours.name]) for found in tools]
    head = (
        "tool",
        "version",
        "ms: least / median / most",
        "processor ms",
        "peak MiB",
        "times copydesk's: least / median / most",
    )
    title = f"A cold run on one story of {len(text.split())} words, {rounds} rounds in turns"
    return Compared(f"{title}\n\n{markdown(head, rows)}", _times(ours, peers, runs), {})


def _times(ours: Found, peers: list[Found], runs: dict[str, list[Run]]) -> dict[str, Spread]:
    return {peer.name: ratios(runs[ours.name], runs[peer.name]) for peer in peers}


def _runs(tools: Sequence[Found], inside: Path, names: list[str], rounds: int) -> dict[str, list[Run]]:
    commands = {found.name: found.command(names) for found in tools}
    in_turns(commands, str(inside), 1, PATIENCE)  # once for the disk's and the interpreters' caches
    return in_turns(commands, str(inside), rounds, PATIENCE)


def _cold_row(found: Found, runs: list[Run], ours: list[Run]) -> tuple[str, ...]:
    return (
        found.name,
        found.version,
        spread([1000 * run.seconds for run in runs]).text("{:.0f}"),
        f"{spread([1000 * run.processor for run in runs]).median:.0f}",
        _peak(runs),
        "1" if runs is ours else ratios(ours, runs).text(),
    )


def throughput(
    corpus: str, stories: int, tools: tuple[Found, list[Found]], folder: Path, rounds: int, pace: dict[str, float]
) -> Compared:
    """A table of words a second, start of the process included, on a folder of stories.

    `pace` is the seconds a word that a peer took on a smaller folder: one that would take too long is left out.
    """
    inside = folder / f"stories-{stories}"
    names, words = write_stories(corpus, inside, stories)
    ours, asked = tools
    peers = [peer for peer in asked if pace.get(peer.name, 0.0) * words <= _AT_MOST]
    shown = (ours, one_process(ours), *peers)
    commands = {found.name: found.command(names) for found in shown}
    runs = in_turns(commands, str(inside), rounds, PATIENCE)
    rows = [_throughput_row(found, runs[found.name], runs[ours.name], words) for found in shown]
    head = (
        "tool",
        "words a second: least / median / most",
        "processor s",
        "peak MiB",
        "times copydesk's time: least / median / most",
    )
    title = f"{len(names):,} stories, {words:,} words, {rounds} rounds in turns"
    slow = [f"{peer.name} (about {pace[peer.name] * words:.0f} s)" for peer in asked if peer not in peers]
    text = f"{title}\n\n{markdown(head, rows)}" + (f"\n\nWould take too long: {', '.join(slow)}" if slow else "")
    return Compared(text, _times(ours, peers, runs), {name: each[0].seconds / words for name, each in runs.items()})


def _throughput_row(found: Found, runs: list[Run], ours: list[Run], words: int) -> tuple[str, ...]:
    each = spread([words / run.seconds for run in runs])
    return (
        f"{found.name} (1 run)" if len(runs) < len(ours) else found.name,
        " / ".join(count(value) for value in each),
        f"{spread([run.processor for run in runs]).median:.2f}",
        _peak(runs),
        "1" if runs is ours else ratios(ours, runs).text(),
    )


def _peak(runs: list[Run]) -> str:
    return f"{max(run.memory for run in runs) / 2**20:.0f}"
