"""`specmill init`: settings beside a description, or a description to begin with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from specmill import beginnings
from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop


@pytest.fixture
def bare(tmp_path: Path, specmill: Command) -> Path:
    """A folder with a description, without `sdk.yaml`; the current folder is the one around it."""
    return write_shop(tmp_path / "corner", config=None)


def test_settings_are_what_the_generator_would_choose(
    specmill: Command, bare: Path
) -> None:
    specmill("init", "corner")
    chosen = (bare / "sdk.yaml").read_text(encoding="utf-8").splitlines()

    assert {
        "package: corner_shop",
        "distribution: corner-shop",
        "client: CornerShop",
        "version: 0.1.0",
    } <= set(chosen)


def test_names_outlive_another_title(specmill: Command, bare: Path) -> None:
    specmill("init", "corner/openapi.yaml")
    text = SHOP.replace("Corner Shop", "Market")
    (bare / "openapi.yaml").write_text(text, encoding="utf-8")

    assert "corner_shop: " in specmill("generate", "corner", "--out", "sdks").out


def test_what_was_written_is_told_with_what_comes_next(
    specmill: Command, bare: Path
) -> None:
    run = specmill("init", "corner")

    assert run == (0, "corner/sdk.yaml: written\nnext: specmill generate corner\n", "")


def test_what_comes_next_can_be_typed_as_it_stands(
    specmill: Command, tmp_path: Path
) -> None:
    (tmp_path / "my shop").mkdir()

    run = specmill("init", "my shop")

    assert run.out.endswith("next: specmill generate 'my shop'\n")


def test_what_was_written_is_told_as_json(specmill: Command, bare: Path) -> None:
    run = specmill("init", "corner", "--format", "json")

    assert {"spec": "corner", "written": ["corner/sdk.yaml"]} == json.loads(run.out)


@pytest.mark.parametrize(
    ("options", "name"), [((), "openapi.yaml"), (("--rpc",), "openrpc.yaml")]
)
def test_a_new_description_has_nothing_to_complain_of(
    specmill: Command, options: tuple[str, ...], name: str
) -> None:
    specmill("init", "apis/bus-stops", *options)
    run = specmill("check", f"apis/bus-stops/{name}", "--strict")

    assert (0, "") == (run.code, run.err)


def test_a_new_description_is_called_like_its_folder(
    specmill: Command, tmp_path: Path
) -> None:
    specmill("init", "bus-stops")
    settings = (tmp_path / "bus-stops/sdk.yaml").read_text(encoding="utf-8")

    assert "client: BusStops" in settings


def test_the_name_of_a_folder_is_quoted(specmill: Command, tmp_path: Path) -> None:
    specmill("init", 'a: "b" #c')
    run = specmill("inspect", 'a: "b" #c')

    assert 'A: "B" #C' == json.loads(run.out)["title"]


def test_settings_that_are_there_stay(specmill: Command, tmp_path: Path) -> None:
    run = specmill("init", "shop")

    assert (1, "package: shop\n") == (
        run.code,
        (tmp_path / "shop/sdk.yaml").read_text(encoding="utf-8"),
    )


def test_a_file_that_is_not_there_is_not_begun(
    specmill: Command, tmp_path: Path
) -> None:
    run = specmill("init", "bus/openapi.yaml")

    assert (1, False) == (run.code, (tmp_path / "bus").exists())
    assert "hint: name a folder" in run.err


def test_a_description_with_errors_gets_no_settings(
    specmill: Command, bare: Path
) -> None:
    text = SHOP.replace("schemas/Order", "schemas/Odrer")
    (bare / "openapi.yaml").write_text(text, encoding="utf-8")
    run = specmill("init", "corner")

    assert (1, False) == (run.code, (bare / "sdk.yaml").exists())
    assert "dangling-reference" in run.err


@pytest.mark.parametrize("name", ["openapi.yaml", "sdk.yaml"])
def test_a_link_that_leads_nowhere_is_no_place_to_write(
    specmill: Command, tmp_path: Path, name: str
) -> None:
    Path("new").mkdir()
    Path("new", name).symlink_to("nowhere")

    assert specmill("init", "new").code == 1
    assert [name] == [one.name for one in Path("new").iterdir()]


def test_a_description_that_was_begun_in_vain_is_taken_back(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(beginnings, "_settings", refuse)

    assert specmill("init", "new").code == 1
    assert [] == list(Path("new").iterdir())


def test_a_folder_may_be_called_like_a_file(specmill: Command) -> None:
    Path("v1.yaml").mkdir()

    assert specmill("init", "v1.yaml").code == 0


def test_what_is_neither_file_nor_folder_is_no_place(specmill: Command) -> None:
    run = specmill("init", os.devnull)

    assert (
        f"{os.devnull}: error[unreadable-file]: this is not a regular file" in run.err
    )
