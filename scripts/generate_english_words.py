"""Writes rules/copydesk_rules/known/english_words.txt from the SCOWL word lists as Debian packages them.

    apt-get install wamerican wbritish
    python scripts/generate_english_words.py

The list is only asked whether a form that differs by one letter from a name is itself a word or a common proper name.
"""

from __future__ import annotations

import sys
from pathlib import Path

SOURCES = (Path("/usr/share/dict/american-english"), Path("/usr/share/dict/british-english"))
TARGET = Path(__file__).parents[1] / "rules/copydesk_rules/known/english_words.txt"
HEAD = """\
# English words and common proper names, ASCII letters only, 3 to 15 of them. Made by scripts/generate_english_words.py.
# From SCOWL (Spell Checker Oriented Word Lists), collective work copyright 2000-2011 by Kevin Atkinson, as in Debian's
# wamerican and wbritish 2020.12.07. Permission to use, copy, modify, distribute and sell these word lists, the associated
# scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without fee,
# provided that the above copyright notice appears in all copies and that both that copyright notice and this permission
# notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of this array
# for any purpose. It is provided "as is" without express or implied warranty.
"""


def main() -> int:
    missing = [str(path) for path in SOURCES if not path.exists()]
    if missing:
        print(f"not found: {', '.join(missing)}; install Debian's wamerican and wbritish")
        return 2
    words = {word for path in SOURCES for word in path.read_text(encoding="utf-8").split()}
    kept = sorted(
        word for word in words if word.isascii() and word.isalpha() and 3 <= len(word) <= 15 and not word.isupper()
    )
    TARGET.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
