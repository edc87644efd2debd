"""Writes rules/copydesk_rules/known/_compiled/NAME.py from each known/NAME.toml, so that a run need not parse TOML.

python scripts/generate_known_tables.py            writes the modules
python scripts/generate_known_tables.py --check    exits 1 when a committed module differs from its table
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from pprint import pformat

from copydesk_rules.known.name_index import index_of

KNOWN = Path(__file__).parents[1] / "rules" / "copydesk_rules" / "known"
TARGET = KNOWN / "_compiled"
PACKAGE = '"""The tables of known/*.toml as Python, made by scripts/generate_known_tables.py. Do not edit."""\n'
#: What only a reader of the TOML needs; no rule asks for it.
LEFT_OUT = frozenset({"source", "as_of"})


def modules() -> dict[Path, str]:
    made = {TARGET / f"{path.stem}.py": module(path) for path in sorted(KNOWN.glob("*.toml"))}
    made[TARGET / "event_index.py"] = event_index(KNOWN / "events.toml")
    made[TARGET / "__init__.py"] = PACKAGE
    return made


def module(path: Path) -> str:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    kept = {key: rows(value) if isinstance(value, list) else value for key, value in table.items()}
    imports = "\nimport datetime\n" if "datetime.date(" in repr(kept) else ""
    head = f'"""Made by scripts/generate_known_tables.py from known/{path.name}. Do not edit."""\n# fmt: off\n'
    return f"{head}{imports}\nTABLE = {pformat(kept, width=118, sort_dicts=False, compact=True)}\n"


def event_index(path: Path) -> str:
    """The names of the events as `copydesk_rules.known.name_index` files them."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    filed = index_of(name for event in table["event"] for name in event["names"])
    head = f'"""Made by scripts/generate_known_tables.py from known/{path.name}. Do not edit."""\n# fmt: off\n\n'
    imports = "from copydesk_rules.known.name_index import Index\n\n"
    return f"{head}{imports}BY_WORD: Index = {pformat(filed, width=118, compact=True)}\n"


def rows(value: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{key: cell for key, cell in row.items() if key not in LEFT_OUT} for row in value]


def main() -> int:
    made = modules()
    if "--check" in sys.argv:
        stale = [path for path in TARGET.glob("*.py") if path not in made]
        differing = [
            path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text
        ]
        for path in sorted(stale + differing):
            print(f"{path.name} is not what its table says; run python scripts/generate_known_tables.py")
        return int(bool(stale or differing))
    TARGET.mkdir(exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
