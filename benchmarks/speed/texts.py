"""The stories of a corpus, as files and as texts of a given length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path


def texts(corpus: str) -> Iterator[str]:
    """The text of every story."""
    with open(corpus, encoding="utf-8") as handle:
        for line in handle:
            if line.strip():
                yield json.loads(line)["text"]


def write_stories(corpus: str, folder: Path, most: int) -> tuple[list[str], int]:
    """Writes the first stories, a file each; returns the files' names and how many words they hold."""
    names, words = [], 0
    folder.mkdir()
    for number, text in enumerate(texts(corpus)):
        if number == most:
            break
        names.append(f"{number:05}.txt")
        (folder / names[-1]).write_text(text, encoding="utf-8")
        words += len(text.split())
    return names, words


def typical(corpus: str, among: int = 200) -> str:
    """The story of median length among the first ones."""
    first = [text for _, text in zip(range(among), texts(corpus), strict=False)]
    return sorted(first, key=len)[len(first) // 2]


def of_length(corpus: str, length: int) -> str:
    """Stories one after the other, up to `length` characters in all; the corpus again from its start where it is too short."""
    pieces: list[str] = []
    size = 0
    while size < length:
        before = size
        for text in texts(corpus):
            pieces.append(text)
            size += len(text) + 2
            if size >= length:
                break
        if size == before:
            raise ValueError("the corpus holds no text")
    return "\n\n".join(pieces)[:length]
