"""Options of the command line: what every command takes, formats, and wrong usage."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from specmill import cli
from specmill.source.limits import Limits
from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("frobnicate",), "Error: No such command 'frobnicate'."),
        (("generate",), "Error: Missing argument 'SPEC'."),
        (
            ("generate", "shop", "shop", "--package", "a"),
            "Error: Invalid value for --package: one name can't serve several descriptions",
        ),
    ],
)
def test_wrong_usage_exits_with_two(
    specmill: Command, arguments: tuple[str, ...], message: str
) -> None:
    run = specmill(*arguments)

    assert (run.code, run.err.splitlines()[-1]) == (2, message)


def test_version_and_help_need_no_stage(specmill: Command) -> None:
    assert specmill("--version").out == "specmill 0.1.0\n"
    assert specmill("--help").out.startswith(
        "Usage: specmill [OPTIONS] COMMAND [ARGS]..."
    )


@pytest.mark.parametrize("group", [(), ("docs",)])
def test_what_commands_do_is_listed_in_whole_sentences(
    specmill: Command, group: tuple[str, ...]
) -> None:
    listed = specmill(*group, "--help").out.partition("Commands:\n")[2]
    lines = listed.partition("\n\n")[0].splitlines()

    assert len(lines) >= 3
    assert [one for one in lines if not one.endswith(".") or "..." in one] == []


def test_root_opens_the_folders_beside_that_of_the_description(
    specmill: Command,
) -> None:
    text = SHOP.replace("#/components/schemas/Order", "../common/order.yaml")
    write_shop(Path("shop"), text)
    Path("common").mkdir()
    Path("common/order.yaml").write_text("type: string\n")
    Path("notes.txt").write_text("something that is no part of the description\n")

    closed, opened = specmill("check", "shop"), specmill("check", "shop", "--root", ".")

    assert (closed.code, opened.code) == (1, 0)
    assert "hint: name the folder that holds all files" in closed.err


READING = {
    *("--max-bytes", "--max-depth", "--max-nodes", "--max-seconds"),
    *("--root", "--overlay", "--allow-remote", "--debug"),
}


def commands() -> list[tuple[str, Any]]:
    """Every command that reads a description, by its name."""
    top: Any = get_command(cli.app)
    below = top.commands.pop("docs").commands
    del top.commands["schema"]
    named = {**top.commands, **{f"docs {name}": one for name, one in below.items()}}
    return sorted(named.items())


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_bounds_what_it_reads(name: str, command: Any) -> None:
    options = {option for one in command.params for option in one.opts}

    assert READING - options == set()


GIVEN = {
    "diff": ("shop", "shop"),
    "explain": ("Order", "shop"),
    "docs drift": ("shop", "drift.json"),
    "init": ("bare",),
}


def given(name: str) -> tuple[str, ...]:
    """What a command is called with, beside its options."""
    write_shop(Path("bare"), config=None)
    Path("drift.json").write_text('{"version": 1, "overflow": 0, "deviations": []}')
    return (*name.split(), *GIVEN.get(name, ("shop",)))


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_keeps_to_its_bounds(specmill: Command, name: str) -> None:
    run = specmill(*given(name), "--max-bytes", "10")

    assert run.code != 0
    assert "the description has more than 10 bytes" in run.out + run.err


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_format_that_is_offered_is_taken(
    specmill: Command,
    name: str,
) -> None:
    shown = "".join(specmill(*name.split(), "--help").out.split())
    formats = re.search(r"--format[<\[]([a-z|]+)[>\]]", shown)
    assert bool(formats) == ("--format" in shown)
    for choice in formats[1].split("|") if formats else ():
        run = specmill(*given(name), "--format", choice)

        assert "Invalid value for '--format'" not in run.err
        assert run.code != 2 or name == "docs lock"


@pytest.mark.parametrize(
    "arguments", [("check", "shop", "--format"), ("diff", "shop", "shop", "--fail-on")]
)
def test_a_wrong_choice_is_said_without_the_library(
    specmill: Command,
    arguments: tuple[str, ...],
) -> None:
    run = specmill(*arguments, "nope")

    assert run.code == 2
    assert "'nope' is not one of" in run.err
    assert "Value error" not in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "nope"),
        ("check", "nope"),
        ("inspect", "nope"),
        ("mock", "nope"),
        ("explain", "Order", "nope"),
        ("docs", "lock", "nope"),
        ("docs", "check", "nope"),
        ("docs", "drift", "nope", "shop/sdk.yaml"),
    ],
)
def test_every_command_says_alike_that_there_is_no_such_file(
    specmill: Command, arguments: tuple[str, ...]
) -> None:
    run = specmill(*arguments)

    said = (
        "nope: error[no-such-file]: there is no such file or folder\n"
        "  hint: check the name; `specmill init` starts a description\n1 error\n"
    )
    assert (run.code, run.out, run.err) == (2, "", said)


@pytest.mark.parametrize(
    ("option", "usual"),
    [
        ("--max-bytes", Limits().bytes),
        ("--max-depth", Limits().depth),
        ("--max-nodes", Limits().nodes),
        ("--max-seconds", Limits().seconds),
    ],
)
def test_help_tells_the_usual_bounds(
    specmill: Command, option: str, usual: float
) -> None:
    shown = " ".join(specmill("check", "--help").out.split())

    assert f"[default: ({usual});" in shown.partition(option)[2].partition("--")[0]


@pytest.mark.parametrize("command", ["check", "generate"])
def test_json_says_that_there_is_no_such_file(
    specmill: Command,
    command: str,
) -> None:
    run = specmill(command, "nope", "--format", "json")

    summary = json.loads(run.out)
    assert (run.code, run.err, summary["description"]) == (2, "", "nope")
    assert summary["diagnostics"][0]["code"] == "no-such-file"


@pytest.mark.parametrize("command", ["check", "generate"])
def test_text_says_that_there_is_no_such_file(
    specmill: Command,
    command: str,
) -> None:
    run = specmill(command, "shop", "nope")

    assert run.code == 2
    assert run.err.startswith("nope: error[no-such-file]: there is no such file")
