"""Fixtures of the engine's tests: the command line in this process and in its own, a rule pack, a report held to the schema."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from running import Outcome, Run

pytest.register_assert_rewrite("copydesk.testing")
# The same examples in every run: a suite that fails one time in fifty teaches people to run it again.
settings.register_profile("suite", derandomize=True, database=None, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps compiled patterns where the tests leave them, and not in the home of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COPYDESK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process."""
    from copydesk.cli import main

    def run(*arguments: object) -> Outcome:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run


@pytest.fixture
def process() -> Run:
    """Runs a command line in a process of its own, as a shell does; paths may be bytes."""

    def run(*arguments: str | bytes | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "copydesk", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})},
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts bytes on standard input."""

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


@pytest.fixture
def story(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file into a folder of its own."""

    def write(content: str | bytes, name: str = "story.txt") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Installs a rule pack beside the real ones: modules by their path in it ("family/rule.py"), as text."""

    def install(name: str, modules: dict[str, str], distribution: str | None = None) -> Path:
        site = tmp_path / "site"
        metadata = site / f"{distribution or name}-1.0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution or name}\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text(f"[copydesk.rules]\n{name} = {name}\n")
        for path, text in {"__init__.py": "", **modules}.items():
            file = site / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            (file.parent / "__init__.py").touch()
            file.write_text(text)
        monkeypatch.syspath_prepend(site)
        for module in [module for module in sys.modules if module.partition(".")[0] == name]:
            monkeypatch.delitem(sys.modules, module)
        return site

    return install
