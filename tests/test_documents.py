"""README and CONTRIBUTING: what they show is what is there."""

from __future__ import annotations

import re
from pathlib import Path

from copydesk.checker import check
from copydesk.readers.text import story_of
from copydesk.registry import find_rules

ROOT = Path(__file__).parents[1]


def test_contributing_shows_a_rule_as_it_is() -> None:
    shown = re.search(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert shown[1] == (ROOT / "rules/copydesk_rules/text/split_abbreviation.py").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = next(line for line in readme.splitlines() if line.endswith("-m pytest -q"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_shows_what_copydesk_says_of_its_draft() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = [line[2:] for line in readme.splitlines() if line.startswith(("> ", ">"))]
    paragraphs = " ".join(line or "\n\n" for line in quoted).replace(" \n\n ", "\n\n")
    story = story_of(f"{paragraphs}\n", "draft.txt", None)
    said = [
        f"draft.txt:{place.line}:{place.column}: {severity} {rule.name}: {finding.message}"
        for rule, severity, finding in check(story, [rule for rule in find_rules() if not rule.meta.preview]).findings
        for place in [story.place(finding.span.start)]
        if severity != "info"
    ]
    shown = [line for line in readme.splitlines() if line.startswith("draft.txt:")]
    assert said == shown
