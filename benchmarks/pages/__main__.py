"""Saved pages: what reading one costs beside checking it, and which paragraphs of the article are read.

    python benchmarks/pages FOLDER                  all .html files in it
    python benchmarks/pages FOLDER --misses 3       with the paragraphs that are not read, and what is read besides
    python benchmarks/pages FOLDER --peers          trafilatura and readability-lxml as well, where they are installed

Beside a page NAME.html its article's true text may lie as NAME.txt, a paragraph a line; without one a page only counts for speed. A
paragraph is read when its first or its last eight words stand together in what was read; a block of copy with 25 characters or more is
outside when its own do not stand in the true text. None of the pages is part of this project.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from copydesk.checker import check
from copydesk.patterns import lazy
from copydesk.readers import html
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.registry import find_rules
from copydesk.story import Story
from table import machine, markdown

_WORD = lazy(r"[^\W_]+")
#: Shorter blocks are not held against the true text: labels, names, times.
_SHORTEST = 25
_SHARED = 8


class Page(NamedTuple):
    """A page's bytes, and the paragraphs of its article where they are known."""

    name: str
    data: bytes
    truth: tuple[str, ...]


class Outcome(NamedTuple):
    """Of a page: its paragraphs, those that were not read, the blocks that were, those outside the article."""

    paragraphs: int
    missed: list[str]
    blocks: int
    outside: list[str]


def main() -> int:
    asked = _parser().parse_args()
    gc.set_threshold(100_000, 10, 10)
    pages = list(_pages(asked.folder))
    if not pages:
        print(f"{asked.folder} holds no .html file", file=sys.stderr)
        return 2
    print(f"{machine()}\n")
    print(_speed(pages, asked.rounds), "\n")
    tools: dict[str, Callable[[bytes], list[str]]] = {"copydesk": _read}
    if asked.peers:
        tools |= dict(_peers())
    rows = []
    for name, reads in tools.items():
        outcomes = {page.name: _outcome(page, reads) for page in pages if page.truth}
        rows.append((name, *_counted(list(outcomes.values()))))
        if name == "copydesk":
            _show(outcomes, asked.misses)
    print(markdown(("tool", "pages", "paragraphs", "missed", "blocks", "outside the article"), rows))
    return 0


def _pages(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.glob("*.html")):
        beside = path.with_suffix(".txt")
        truth = beside.read_text("utf-8").splitlines() if beside.exists() else []
        yield Page(path.stem, path.read_bytes(), tuple(line for line in truth if line.strip()))


def _speed(pages: list[Page], rounds: int) -> str:
    """Megabytes a second, and the time of reading beside that of checking; the fastest round of each."""
    rules = [rule for rule in find_rules() if not rule.meta.preview]
    reading, checking = [], []
    for _ in range(rounds + 1):  # the first warms up
        started = time.process_time()
        stories = [story for page in pages if (story := _story(page.data)) is not None]
        reading.append(time.process_time() - started)
        started = time.process_time()
        for story in stories:
            check(story, rules)
        checking.append(time.process_time() - started)
    size = sum(len(page.data) for page in pages) / 1e6
    best, other = min(reading[1:]), min(checking[1:])
    words = sum(story.words for story in stories)
    row = (f"{len(pages)} pages", f"{size:.1f}", f"{size / best:.1f}", f"{1000 * best / len(pages):.1f}", f"{words:,}", f"{1000 * other / len(pages):.1f}")  # fmt: skip
    return markdown(("", "MB", "MB/s", "ms a page to read", "words of copy", "ms a page to check"), [row])


def _story(data: bytes) -> Story | None:
    try:
        read = next(html.read(data, "page.html", None))
    except UnreadableError:
        return None
    return read if isinstance(read, Story) else None


def _read(data: bytes) -> list[str]:
    story = _story(data)
    return [] if story is None else [story.copy[block.start : block.end] for block in story.blocks]


def _peers() -> Iterator[tuple[str, Callable[[bytes], list[str]]]]:
    try:
        import trafilatura

        yield "trafilatura", lambda data: (trafilatura.extract(decode(data).text) or "").splitlines()
    except ImportError:
        print("trafilatura is not installed\n")
    try:
        import lxml.html
        import readability

        def readable(data: bytes) -> list[str]:
            found = lxml.html.fromstring(readability.Document(decode(data).text).summary())
            return [each.text_content() for each in found.iter("p", "li", "blockquote", "h2", "h3", "td", "figcaption")]

        yield "readability-lxml", readable
    except ImportError:
        print("readability-lxml is not installed\n")


def _outcome(page: Page, reads: Callable[[bytes], list[str]]) -> Outcome:
    try:
        blocks = reads(page.data)
    except Exception as problem:
        print(f"{page.name}: {type(problem).__name__}", file=sys.stderr)
        blocks = []
    read, true = (" ".join(map(_plain, each)) for each in (blocks, page.truth))
    told = [block for block in blocks if len(block) >= _SHORTEST]
    missed = [words for words in page.truth if not _stands_in(words, read)]
    return Outcome(len(page.truth), missed, len(told), [words for words in told if not _stands_in(words, true)])


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))


def _stands_in(words: str, text: str) -> bool:
    said = _plain(words).split()
    return " ".join(said[:_SHARED]) in text or " ".join(said[-_SHARED:]) in text


def _counted(outcomes: list[Outcome]) -> tuple[str, ...]:
    paragraphs, blocks = (sum(getattr(one, name) for one in outcomes) for name in ("paragraphs", "blocks"))
    missed, outside = (sum(len(getattr(one, name)) for one in outcomes) for name in ("missed", "outside"))
    return str(len(outcomes)), f"{paragraphs:,}", f"{missed:,}", f"{blocks:,}", f"{outside:,}"


def _show(outcomes: dict[str, Outcome], most: int) -> None:
    for name, outcome in outcomes.items():
        for mark, listed in (("missed", outcome.missed), ("outside", outcome.outside)):
            for words in listed[:most]:
                print(f"- {name}, {mark}: {' '.join(words.split())[:120]}")
    print()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks/pages", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="how often the pages are read and checked")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="shows so many misses a page")
    parser.add_argument("--peers", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
