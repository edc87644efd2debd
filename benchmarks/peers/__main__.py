"""What nothing else does: the specimen stories of seeds/ through every tool that is installed.

    python benchmarks/peers --peers PEERS             a row a specimen, a column a tool (benchmarks/tools.py says how to install them)
    python benchmarks/peers --peers PEERS --list      with each slip and the tools that touch it
    python benchmarks/peers --copydesk PATH           with the copydesk of that executable

A slip counts as found when a remark of the tool, whatever it says, touches the slip's words: that is generous to a tool
that marks a word in it for its style. The other figures are remarks on nothing planted, and near misses (words that look like
a slip and are right) that a remark touches.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from remarks import Remark, remarks
from specimens import Place, Specimen, specimens

from table import machine, markdown
from tools import Found, find_copydesk, find_peers

SEEDS = Path(__file__).parents[2] / "seeds"


class Score(NamedTuple):
    """Of one tool on one specimen: the slips it found, its remarks on nothing planted, the near misses it touches."""

    found: tuple[Place, ...]
    others: int
    near: int


#: By specimen and tool.
Scores = dict[tuple[str, str], Score]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", metavar="PATH", help="the executable (default: beside this Python)")
    parser.add_argument(
        "--peers", metavar="FOLDER", help="where the peers are installed (default: $COPYDESK_PEERS, then PATH)"
    )
    parser.add_argument("--seeds", type=Path, default=SEEDS, metavar="FOLDER", help="the specimens (default: seeds/)")
    parser.add_argument("--list", action="store_true", help="list every slip with the tools that touch it")
    asked = parser.parse_args()
    try:
        ours = find_copydesk(asked.copydesk)
    except FileNotFoundError as problem:
        print(problem, file=sys.stderr)
        return 2
    peers, missing = find_peers(asked.peers)
    stories, tools = list(specimens(asked.seeds)), [ours, *peers]
    if not stories:
        print(f"no specimens in {asked.seeds}", file=sys.stderr)
        return 2
    scores: Scores = {}
    for tool in tuple(tools):
        try:
            scores |= {(story.name, tool.name): score(story, tool) for story in stories}
        except (OSError, subprocess.SubprocessError) as problem:
            if tool is ours:
                raise
            print(f"{tool.name} failed and is left out: {problem}", file=sys.stderr)
            peers.remove(tool)
            tools.remove(tool)
    print(f"{machine()}\n\n{table(stories, tools, scores)}")
    print(f"\n{_only_ours(stories, peers, scores)}")
    if missing:
        print(f"\nNot installed, so not in the table: {', '.join(missing)}")
    if asked.list:
        print(f"\n{listing(stories, tools, scores)}")
    return 0


def score(story: Specimen, tool: Found) -> Score:
    """One tool on one specimen."""
    with tempfile.TemporaryDirectory() as folder:
        said = remarks(tool, story, Path(folder))
    found = tuple(slip for slip in story.slips if any(_touch(remark, slip) for remark in said))
    own = [remark for remark in said if not remark.aside]
    others = sum(not any(_touch(remark, slip) for slip in story.slips) for remark in own)
    near = sum(any(_touch(remark, place) for remark in own) for place in story.near_misses)
    return Score(found, others, near)


def _touch(remark: Remark, place: Place) -> bool:
    return remark.start < place.end and place.start < remark.end


def table(stories: Sequence[Specimen], tools: Sequence[Found], scores: Scores) -> str:
    """A row a specimen and one for all; a cell is slips found, other remarks, near misses touched."""
    rows: list[list[object]] = []
    for story in stories:
        cells = [_cell([scores[story.name, tool.name]]) for tool in tools]
        rows.append([story.name, len(story.slips), *cells])
    sums = [_cell([scores[story.name, tool.name] for story in stories]) for tool in tools]
    rows.append(["all", sum(len(story.slips) for story in stories), *sums])
    near = sum(len(story.near_misses) for story in stories)
    head = ("specimen", "slips planted", *(f"{tool.name} {tool.version}" for tool in tools))
    return f"Slips found · other remarks · near misses touched (of {near})\n\n{markdown(head, rows)}"


def _cell(scores: Sequence[Score]) -> str:
    found = sum(len(score.found) for score in scores)
    return f"{found} · {sum(score.others for score in scores)} · {sum(score.near for score in scores)}"


def _only_ours(stories: Sequence[Specimen], peers: Sequence[Found], scores: Scores) -> str:
    ours = {(story.name, slip) for story in stories for slip in scores[story.name, "copydesk"].found}
    theirs = {(story.name, slip) for story in stories for peer in peers for slip in scores[story.name, peer.name].found}
    planted = sum(len(story.slips) for story in stories)
    return (
        f"Of {planted} slips {len(ours - theirs)} are found by copydesk alone, {len(ours & theirs)} by it and another tool, "
        f"{len(theirs - ours)} by another tool alone, {planted - len(ours | theirs)} by none."
    )


def listing(stories: Sequence[Specimen], tools: Sequence[Found], scores: Scores) -> str:
    """A row a slip with the names of the tools that touch it."""
    rows = []
    for story in stories:
        for slip in story.slips:
            names = [tool.name for tool in tools if slip in scores[story.name, tool.name].found]
            rows.append((story.name, slip.words, slip.rule, ", ".join(names)))
    return markdown(("specimen", "slip", "kind", "touched by"), rows)


if __name__ == "__main__":
    sys.exit(main())
