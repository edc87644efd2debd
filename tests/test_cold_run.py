"""What a cold run imports: what a story doesn't ask for is not paid for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import copydesk
import copydesk_rules

SCRIPT = """
import sys
from copydesk.cli import main
code = main(sys.argv[1:])
sys.stderr.write("\\n".join(sorted(sys.modules)))
sys.exit(code)
"""
#: Each of these costs a cold run between one and six hundred milliseconds.
HEAVY = {
    "asyncio", "concurrent", "dataclasses", "ftfy", "importlib.metadata", "importlib.resources", "inspect", "json", "logging",
    "multiprocessing", "numpy", "pathlib", "pint", "regex", "shutil", "socket", "spacy", "subprocess", "tempfile", "tomllib",
    "traceback", "typing_extensions", "unittest", "urllib",
}  # fmt: skip
STORY = """Town votes on bridge

By Ann Roe

LONDON, Aug. 20, 2024 (AP) — The council voted 7-2 on Monday for a bridge of 300 meters (984 feet).

It will cost £4.5 million ($5.9 million), or 12% more than was said in March. “We are glad,” said Mayor Ben Cole, 51.
The old bridge, 12 kilometers (7.5 miles) upstream, was closed in 2019 after two of its four pillars sank by 1.5 inches.
"""


def with_paths() -> dict[str, str]:
    """The environment of an interpreter that is given its path: what an install's hooks load at start-up is not ours."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def imported(*arguments: object) -> set[str]:
    """The modules that a command line leaves in sys.modules, in an interpreter that starts without site-packages' hooks."""
    command = [sys.executable, "-S", "-c", SCRIPT, *map(str, arguments)]
    done = subprocess.run(command, env=with_paths(), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return set(done.stderr.split("\n"))


def heavy(modules: set[str]) -> set[str]:
    return {name for name in HEAVY if name in modules}


@pytest.mark.parametrize("format", ["concise", "full"])
def test_a_check_of_a_story_imports_nothing_heavy(story: Callable[..., Path], format: str) -> None:
    modules = imported("check", story(STORY), "--format", format)
    assert "copydesk.checker" in modules
    assert not {name for name in modules if name.startswith("copydesk.standing.")} - {"copydesk.standing.gate"}
    assert heavy(modules) == set()


@pytest.mark.parametrize(
    "call", [["--version"], ["--help"], ["check", "--help"], ["rules"], ["explain", "broken-decimal"]]
)
def test_what_reads_no_story_imports_nothing_heavy(call: list[str]) -> None:
    assert heavy(imported(*call)) == set()


def test_version_and_help_load_no_rules() -> None:
    for call in (["--version"], ["--help"], ["check", "--help"]):
        assert [name for name in imported(*call) if name.startswith("copydesk_rules")] == []


@pytest.mark.parametrize(
    ("name", "content", "arguments", "needed"),
    [
        ("a.jsonl", '{"text": "It rained."}', [], {"json"}),
        ("a.txt", "It rained.", ["--format", "json"], {"json"}),
        ("a.html", "<html><body><p>It rained.</p></body></html>", [], set()),
        ("a.md", "---\ntitle: Rain\n---\n\nIt **rained**.", [], set()),
        ("b.md", "+++\ntitle = 'Rain'\n+++\n\nIt rained.", [], {"tomllib"}),
        ("a.aml", "hed: Rain\nbody: It rained.\n", [], set()),
        ("b.txt", "From: Ann\nTo: Ben\n\nIt rained.", [], set()),
    ],
)
def test_what_needs_json_imports_it_and_no_more(
    story: Callable[..., Path], name: str, content: str, arguments: list[str], needed: set[str]
) -> None:
    assert heavy(imported("check", story(content, name), *arguments)) == needed


def test_the_markdown_parser_is_loaded_for_markdown_alone(story: Callable[..., Path]) -> None:
    parsers = {"pyromark", "yaml"}
    assert parsers.isdisjoint(imported("check", story(STORY)))
    assert parsers & imported("check", story(f"# {STORY}", "story.md")) == {"pyromark"}


#: Modules that are only loaded by what needs them, and `testing`, which is for tests.
ON_DEMAND = (
    "__main__", "copydesk.testing", "copydesk.annotating", "running.parallel", "running.crew", "running.json_strings", "running.record_files", "running.folders", "running.git", "running.changed",
    "reports.json", "reports.sarif", "reports.gitlab", "reports.junit", "reports.html",
)  # fmt: skip
#: The readers that every run loads; a format is loaded where a file has it.
READERS_ALWAYS = ("readers", "readers.text", "readers.decoding", "readers.languages", "readers.masking")


def test_no_other_module_of_ours_imports_anything_heavy_at_its_top() -> None:
    names = [
        name
        for package in (copydesk, copydesk_rules)
        for name in _modules(package)
        if not name.endswith(ON_DEMAND) and (not name.startswith("copydesk.readers") or name.endswith(READERS_ALWAYS))
    ]
    assert len(names) > 60
    code = f"import sys\nfor name in {names}: __import__(name)\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env=with_paths(), capture_output=True, text=True, check=True
    )  # fmt: skip
    assert heavy(set(done.stderr.split("\n"))) == set()


def _modules(package: ModuleType) -> Iterator[str]:
    (folder,) = package.__path__
    for file in sorted(Path(folder).rglob("*.py")):
        yield ".".join((package.__name__, *file.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__")
