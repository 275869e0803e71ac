"""The command as a process: streams that are closed, full or read no further, and a start that is interrupted."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from specmill import start
from tests.unit.delivery.descriptions import write_shop

FULL = Path("/dev/full")
UNBUFFERED = ("env", "PYTHONUNBUFFERED=1")
WIDE = """\
openapi: 3.1.0
info: {title: Wide, version: "1"}
paths:
  /:
    get:
      responses:
        "200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}
components:
  schemas:
    A:
      properties:
"""
COMMANDS = [("check", "shop"), ("generate", "shop"), ("generate", "shop", "--check")]


def run(
    arguments: Sequence[str], stdout: int, *before: str
) -> subprocess.CompletedProcess[str]:
    buffered = {
        name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"
    }
    return subprocess.run(
        [*before, sys.executable, "-m", "specmill", *arguments],
        env=buffered,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def _shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_shop(Path("shop"))


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_reader_that_is_gone_is_no_failure(
    arguments: Sequence[str], buffered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = run(arguments, subprocess.PIPE).returncode
    reading, writing = os.pipe()
    os.close(reading)

    done = run(arguments, writing, *(() if buffered else UNBUFFERED))
    os.close(writing)

    assert (done.returncode, done.stderr) == (heard, "")


def test_who_reads_the_beginning_only_makes_no_failure() -> None:
    properties = "".join(f"        p{one}: {{type: string}}\n" for one in range(2000))
    write_shop(Path("wide"), WIDE + properties)

    head = ("sh", "-c", '("$@"; echo $? >code) | head -n 1', "sh")
    done = run(["inspect", "wide"], subprocess.DEVNULL, *head)

    assert (Path("code").read_text(), done.stderr) == ("0\n", "")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", COMMANDS)
def test_output_without_room_is_one_line(arguments: Sequence[str]) -> None:
    full = ("sh", "-c", 'exec "$@" >/dev/full', "sh")

    done = run(arguments, subprocess.DEVNULL, *full)

    told = r"specmill: error: (standard output: )?No space left on device\n"
    assert done.returncode == 1
    assert re.fullmatch(told, done.stderr), done.stderr


def test_what_is_said_again_without_room_is_one_line() -> None:
    run(["generate", "shop"], subprocess.DEVNULL)

    test_output_without_room_is_one_line(["generate", "shop", "--format", "json"])


@pytest.mark.skipif(os.name != "posix", reason="a shell is needed to close a stream")
def test_closed_output_is_no_failure() -> None:
    closed = ("sh", "-c", 'exec "$@" >&-', "sh")

    done = run(["check", "shop"], subprocess.DEVNULL, *closed)

    assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupted_start_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "run", interrupted)
    monkeypatch.setattr(sys, "argv", ["specmill", "check", "shop"])

    with pytest.raises(SystemExit) as caught:
        start.main()

    assert caught.value.code == 130
    assert capsys.readouterr().err == "specmill: interrupted\n"


@pytest.mark.parametrize(("command", "collects"), [("check", False), ("mock", True)])
def test_cycles_are_looked_for_in_runs_without_an_end(
    monkeypatch: pytest.MonkeyPatch, command: str, collects: bool
) -> None:
    found: list[bool] = []
    monkeypatch.setattr("sys.argv", ["specmill", command])
    monkeypatch.setattr("specmill.cli.run", lambda asked: found.append(gc.isenabled()))

    try:
        start.run()
    finally:
        gc.enable()

    assert found == [collects]
