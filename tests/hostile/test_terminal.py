"""No text of a description reaches a terminal or a log as anything but text."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from specmill import cli
from specmill.diagnostics import Diagnostic, Span
from specmill.report import to_text
from tests.hostile.descriptions import http, neutral

# Escapes, their one-byte forms, carriage returns, and what reorders or hides.
RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
ATTACK = "\x1b[2J\x1b]0;owned\x07\x9b31m\r::error::x\u202eevil\u200b"


def run(folder: Path, *arguments: str) -> str:
    """Everything that a command prints about a description full of control characters."""
    described = http(lambda role: neutral(role) + ATTACK)
    (folder / "api.json").write_text(json.dumps(described))
    good = http(lambda role: neutral(role) if role != "operation.summary" else ATTACK)
    (folder / "good.json").write_text(json.dumps(good))
    done = CliRunner().invoke(cli.app, list(arguments))
    assert done.exit_code in (0, 1)
    assert len(done.output) > 40
    return done.output


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("command", ["generate", "check"])
def test_findings_hold_no_control_characters(
    tmp_path: Path, command: str, format: str
) -> None:
    assert RAW.findall(run(tmp_path, command, "api.json", "--format", format)) == []


def test_the_model_holds_no_control_characters(tmp_path: Path) -> None:
    printed = run(tmp_path, "inspect", "good.json")

    assert RAW.findall(printed) == []
    assert ATTACK in json.dumps(json.loads(printed), ensure_ascii=False).replace(
        "\\u001b", "\x1b"
    ).replace("\\u0007", "\x07").replace("\\r", "\r")


def test_the_difference_holds_no_control_characters(tmp_path: Path) -> None:
    run(tmp_path, "generate", "good.json", "--out", "out", "--package", "sdk")
    client = tmp_path / "out" / "sdk" / "sdk" / "client.py"
    client.write_text(f"# {ATTACK}\n")

    printed = run(
        tmp_path, "generate", "good.json", "--out", "out", "--package", "sdk", "--check"
    )

    assert RAW.findall(printed) == []
    assert "\\x1b[2J" in printed


def test_a_folder_named_by_an_attacker_is_printed_as_text(tmp_path: Path) -> None:
    assert (
        RAW.findall(run(tmp_path, "generate", "good.json", "--out", ATTACK[:20])) == []
    )


def test_a_message_that_quotes_a_long_text_is_cut() -> None:
    long = Diagnostic("error", "some-code", "x" * 5000, Span("a.yaml", 1, 1))

    assert len(to_text([long])) < 800


def test_a_cut_message_says_how_much_is_left_out() -> None:
    long = Diagnostic("error", "some-code", "x" * 5600, Span("a.yaml", 1, 1))

    assert "… (5,000 more characters)\n" in to_text([long])


@pytest.mark.parametrize(
    "name",
    [
        b"a\nimport os.json",
        b'a"""\'.json',
        b"\x1b[2Jx.json",
        b"\xc3\xbc\xe2\x80\xae.json",
    ],
)
def test_a_file_of_any_name_is_read(tmp_path: Path, name: bytes) -> None:
    place = tmp_path / os.fsdecode(name)
    place.write_text(json.dumps(http(neutral)))

    done = CliRunner().invoke(cli.app, ["generate", str(place), "--out", "out"])

    assert (done.exit_code, RAW.findall(done.output)) == (0, [])


def test_a_file_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"\xff\xfe.json")
    place.write_text(json.dumps(http(neutral)))

    done = CliRunner().invoke(cli.app, ["generate", str(place), "--out", "out"])

    assert "error[unreadable-file]: the name of the file is not UTF-8" in done.output
