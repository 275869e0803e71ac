"""What the audit hook of the suite refuses, and what hostile code can't do while it is tried."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from specmill.render.source_file import SourceFile
from specmill.render.verifier import try_package
from tests.audit import REPOSITORY, TOOL, ReachedOutError
from tests.hostile.descriptions import generated, http, neutral

SHELTERED = REPOSITORY / "generator" / "specmill" / "made_by_a_test"


def test_no_test_writes_into_the_repository() -> None:
    with pytest.raises(ReachedOutError):
        SHELTERED.write_text("x")


def test_no_test_makes_a_folder_in_the_repository() -> None:
    with pytest.raises(ReachedOutError):
        SHELTERED.mkdir()


def test_no_test_moves_a_file_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a").touch()

    with pytest.raises(ReachedOutError):
        (tmp_path / "a").rename(SHELTERED)


def test_a_test_writes_to_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")

    assert (tmp_path / "a").exists()


def test_no_test_reaches_beyond_the_machine() -> None:
    with pytest.raises(ReachedOutError):
        socket.create_connection(("192.0.2.1", 80), timeout=0.01)


def test_no_test_looks_up_a_name() -> None:
    with pytest.raises(ReachedOutError):
        socket.getaddrinfo("example.com", 80)


@pytest.mark.parametrize(
    "deed",
    [
        "eval('1')",
        "compile('1', 'x', 'eval')",
        "os.posix_spawn('/bin/true', ['true'], {})",
    ],
)
def test_the_tool_evaluates_and_starts_nothing(deed: str) -> None:
    as_the_tool = compile(deed, f"{TOOL}pipeline.py", "exec")

    with pytest.raises(ReachedOutError):
        exec(as_the_tool, {"os": os})


@pytest.mark.parametrize(
    "opening",
    ['"""\n', "'''\n", '\\"""\n', '")\n', "')\n", '"]}\n', "\r", "\\\n", "#\n"],
)
def test_no_text_runs_when_the_sdk_is_imported(tmp_path: Path, opening: str) -> None:
    canary = tmp_path / "canary"
    attack = f"a{opening}__import__('pathlib').Path({str(canary)!r}).touch()\n#"
    kept = {
        "path",
        "variable.value",
        "schema.key",
        "scheme.key",
        "scheme.name",
        "header.name",
    }
    described = http(lambda role: neutral(role) if role in kept else attack)

    files = [
        SourceFile(path, text.encode()) for path, text in generated(described).items()
    ]

    assert try_package(files, ".", "sdk").problems == ()
    assert not canary.exists()


def test_the_canary_sings_when_something_runs(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    code = f"__import__('pathlib').Path({str(canary)!r}).touch()\n"

    try_package([SourceFile("sdk/__init__.py", code.encode())], ".", "sdk")

    assert canary.exists()
