"""A run that would change nothing says so at once, and one that would change something never does."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from specmill import batch, start
from tests.unit.delivery.descriptions import SHOP, write_shop

INDEX = Path("generated/shop/shop/__init__.py")
WARNED = SHOP.replace("required: [id]", "required: [id, gone]")


class AnewError(Exception):
    """Something was generated."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    monkeypatch.setattr("gc.disable", lambda: None)
    write_shop(tmp_path / "shop", WARNED)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of a command line."""
    monkeypatch.setattr(sys, "argv", ["specmill", "generate", "shop", *arguments])
    try:
        start.run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every generation from now on be seen."""

    def prepare_all(*_: object) -> None:
        raise AnewError

    monkeypatch.setattr(batch, "prepare_all", prepare_all)


def is_anew(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> bool:
    """Whether a command line generates, told by what it says of the bug that that is now."""
    forbid(monkeypatch)
    return run(monkeypatch, *arguments) == 70


def test_second_run_generates_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch)

    assert not is_anew(monkeypatch)


def test_second_run_says_that_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch)
    first = capsys.readouterr().out
    forbid(monkeypatch)

    run(monkeypatch)

    counts = first.partition(";")[0]
    assert capsys.readouterr().out.startswith(f"{counts}; nothing changed; 0.")


def test_findings_are_said_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch)
    first = capsys.readouterr().err
    forbid(monkeypatch)

    run(monkeypatch)

    assert "warning[" in first
    assert first == capsys.readouterr().err


def test_check_of_what_is_unchanged_generates_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch)
    capsys.readouterr()
    forbid(monkeypatch)

    run(monkeypatch, "--check")

    assert capsys.readouterr().out == "generated/shop: up to date\n"


def test_summary_is_that_of_a_run_without_changes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "--format", "json")
    first = json.loads(capsys.readouterr().out)
    forbid(monkeypatch)

    run(monkeypatch, "--format", "json")

    again = json.loads(capsys.readouterr().out)
    assert first | {"changed": [], "lock": "", "seconds": 0} == again | {"seconds": 0}


def test_other_formats_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch)

    assert is_anew(monkeypatch, "--format", "sarif")


def change_description() -> None:
    write_shop(Path("shop"), WARNED.replace("/orders", "/order5"))


def change_output() -> None:
    INDEX.write_text(INDEX.read_text(encoding="utf-8") + "# own\n", encoding="utf-8")


def change_output_of_the_same_size() -> None:
    INDEX.write_text(INDEX.read_text(encoding="utf-8")[::-1], encoding="utf-8")
    os.utime(INDEX, ns=(1, 1))


def change_lock() -> None:
    lock = Path("shop/specmill.lock")
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def damage_record() -> None:
    for one in Path("caches/specmill").glob("*.json"):
        one.write_text("{", encoding="utf-8")


def link_record() -> None:
    cache = Path("caches/specmill")
    cache.rename("elsewhere")
    cache.symlink_to(Path("elsewhere").resolve())


@pytest.mark.parametrize(
    "change",
    [
        change_description,
        change_output,
        change_output_of_the_same_size,
        change_lock,
        damage_record,
        link_record,
        INDEX.unlink,
        Path("shop/sdk.yaml").unlink,
        Path("shop/another.lock").touch,
    ],
)
def test_change_is_noticed(
    change: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch)

    change()

    assert is_anew(monkeypatch)


def test_other_tool_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch)

    monkeypatch.setattr("specmill.__version__", "99")

    assert is_anew(monkeypatch)


@pytest.mark.parametrize(
    "option", [("--strict",), ("--package", "other"), ("--out", "elsewhere")]
)
def test_other_options_are_another_run(
    option: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(monkeypatch)

    assert is_anew(monkeypatch, *option)


def test_own_template_that_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path("own/client")
    own.mkdir(parents=True)
    (own / "empty.py.jinja").write_text('"""Mine."""\n', encoding="utf-8")
    run(monkeypatch, "--templates", "own")

    (own / "empty.py.jinja").write_text('"""Ours."""\n', encoding="utf-8")

    assert is_anew(monkeypatch, "--templates", "own")


def test_description_that_is_touched_is_still_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run(monkeypatch)

    Path("shop/openapi.yaml").touch()

    assert not is_anew(monkeypatch)


def test_record_is_kept_beside_no_output(monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch)

    assert ["shop"] == [one.name for one in Path("generated").iterdir()]


def test_check_leaves_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    run(monkeypatch, "--check")

    assert not Path("generated").exists()


def test_timings_name_every_stage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "--timings")

    said = capsys.readouterr().err
    stages = ["load", "parse", "refine", "plan", "render", "compare", "write"]
    assert re.findall(r"(\w+) \d+\.\d\d s", said) == stages
