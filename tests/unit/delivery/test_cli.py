"""What people and programs see of `generate`, `check` and `inspect`: texts, JSON and exit codes."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
from pathlib import Path
from typing import Any

import pytest

from specmill import load, pipeline
from specmill.diagnostics import SpecError
from specmill.render import writer
from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop


def test_generate_writes_and_says_so_in_one_line(specmill: Command) -> None:
    run = specmill("generate", "shop")

    counts = r"1 operation, 1 type, \d+ files, [\d,]+ lines; \d+ changed"
    line = run.out.partition("\n")[0]
    assert re.fullmatch(rf"generated/shop: {counts}; \d\.\d\d s", line), run.out
    assert (run.code, run.err) == (0, "")
    assert Path("generated/shop/shop/__init__.py").is_file()


def test_generate_again_changes_nothing(specmill: Command) -> None:
    specmill("generate", "shop")

    assert "; nothing changed; " in specmill("generate", "shop").out


def test_a_change_of_the_manifest_alone_is_said(specmill: Command) -> None:
    specmill("generate", "shop")
    write_shop(Path("shop"), f"# A comment.\n{SHOP}")

    run = specmill("generate", "shop")

    assert "; only specmill-manifest.json changed; " in run.out


def test_json_is_one_object_with_every_fact(specmill: Command) -> None:
    run = specmill("generate", "shop", "--out", "sdks", "--format", "json")

    summary: dict[str, Any] = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert summary["package"] == "shop"
    assert (Path(summary["root"]) / "shop" / "__init__.py").is_file()
    assert (summary["operations"], summary["types"], summary["skipped"]) == (1, 1, [])
    assert summary["files"] == len(summary["changed"]) - 1
    assert summary["lines"] > 100
    assert summary["diagnostics"] == []
    assert summary["seconds"] > 0


def test_json_of_a_broken_description_is_an_object_too(specmill: Command) -> None:
    write_shop(Path("shop"), SHOP.replace("schemas/Order", "schemas/Odrer"))

    run = specmill("generate", "shop", "--format", "json")

    summary: dict[str, Any] = json.loads(run.out)
    (finding,) = summary["diagnostics"]
    assert (run.code, run.err, summary["package"]) == (1, "", "")
    assert finding | {"message": "", "hint": ""} == {
        "severity": "error",
        "code": "dangling-reference",
        "message": "",
        "file": "shop/openapi.yaml",
        "line": 17,
        "column": 45,
        "hint": "",
        "pointer": "/paths/~1orders/get/responses/200/content/application~1json/schema/items/$ref",
        "related": [],
    }


def test_an_error_stops_every_description_of_the_run(specmill: Command) -> None:
    write_shop(Path("broken"), "openapi: 9.9.9\n", "package: broken\n")

    run = specmill("generate", "shop", "broken")

    assert run.code == 1
    assert run.err.endswith("1 error\nspecmill: nothing was written\n")
    assert not Path("generated").exists()


def test_two_descriptions_of_one_package_are_refused(specmill: Command) -> None:
    write_shop(Path("other"))

    run = specmill("generate", "shop", "other")

    assert (run.code, run.err) == (
        1,
        (
            "other/openapi.yaml: error[same-package]: package 'shop' is also the package of "
            "shop/openapi.yaml\n"
            "  hint: give it another `package` in sdk.yaml, or generate it with another --out\n"
            "1 error\n"
            "specmill: nothing was written\n"
        ),
    )


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("other/carts.yaml", "of 'openapi.yaml', not of 'carts.yaml'"),
        ("other/openapi.yaml", "of 'orders', not of 'carts'"),
    ],
)
def test_the_sdk_of_another_description_is_not_replaced(
    specmill: Command, place: str, told: str
) -> None:
    Path("shop/sdk.yaml").unlink()
    specmill("generate", "shop")
    Path("other").mkdir()
    Path(place).write_text(SHOP.replace("orders", "carts"))

    run = specmill("generate", place)

    assert (run.code, run.err) == (
        1,
        (
            "generated/corner_shop/specmill-manifest.json: error[same-package]: this folder has "
            f"the SDK of another description: {told}, which has the same title\n"
            "  hint: give one of them another `package`, in sdk.yaml or by --package, or generate "
            "it with another --out; --force replaces the SDK, as when its resources have other "
            "names now\n"
            "1 error\n"
            "specmill: nothing was written\n"
        ),
    )
    assert specmill("generate", place, "--force").code == 0


@pytest.mark.parametrize("place", ["moved/openapi.yaml", "new.yaml"])
def test_a_description_that_moves_keeps_its_sdk(specmill: Command, place: str) -> None:
    Path("shop/sdk.yaml").unlink()
    specmill("generate", "shop")
    Path(place).parent.mkdir(exist_ok=True)
    Path("shop/openapi.yaml").rename(place)

    assert specmill("generate", place).code == 0


def test_a_package_that_is_named_is_replaced(specmill: Command) -> None:
    specmill("generate", "shop", "--package", "corner_shop")
    Path("carts.yaml").write_text(SHOP.replace("orders", "carts"))

    assert specmill("generate", "carts.yaml", "--package", "corner_shop").code == 0


def test_check_names_what_differs_and_shows_it(specmill: Command) -> None:
    specmill("generate", "shop")
    place = Path("generated/shop/shop/client.py")
    place.write_text("x" + place.read_text())

    run = specmill("generate", "shop", "--check")

    assert run.code == 1
    assert run.out.startswith("--- a/shop/client.py\n+++ b/shop/client.py\n")
    assert run.out.endswith("\ngenerated/shop/shop/client.py: differs\n")
    assert place.read_text().startswith("x")


def test_check_is_content_with_what_was_generated(specmill: Command) -> None:
    specmill("generate", "shop")

    assert specmill("generate", "shop", "--check") == (
        0,
        "generated/shop: up to date\n",
        "",
    )


def test_check_of_nothing_says_that_everything_is_missing(specmill: Command) -> None:
    run = specmill("generate", "shop", "--check")

    assert run.code == 1
    assert "generated/shop/shop/__init__.py: differs\n" in run.out
    assert not Path("generated").exists()


def test_an_edited_file_is_not_overwritten(specmill: Command) -> None:
    specmill("generate", "shop")
    place = Path("generated/shop/shop/client.py")
    place.write_text("mine\n")

    run = specmill("generate", "shop")

    assert (run.code, run.err) == (
        1,
        (
            "generated/shop/shop/client.py: error[edited-file]: "
            "this file was edited by hand since specmill wrote it\n"
            "  hint: move the edit to the description, sdk.yaml or a template, "
            "or drop it with --force\n"
            "1 error\n"
            "specmill: nothing was written\n"
        ),
    )
    assert place.read_text() == "mine\n"
    assert specmill("generate", "shop", "--force").code == 0
    assert place.read_text() != "mine\n"


def test_configuration_stands_for_the_description_beside_it(specmill: Command) -> None:
    run = specmill("check", "shop/sdk.yaml")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("shop/openapi.yaml: no problems")


def test_description_that_is_named_twice_is_checked_once(specmill: Command) -> None:
    run = specmill("check", "shop/sdk.yaml", "shop/openapi.yaml", "shop")

    assert len(run.out.splitlines()) == 1


def test_a_folder_without_a_description_is_named(specmill: Command) -> None:
    Path("empty").mkdir()

    assert specmill("check", "empty").err.splitlines()[0] == (
        "empty: error[no-description]: the folder holds no description: none of openapi.yaml, "
        "openapi.yml, openapi.json, swagger.yaml, swagger.yml, swagger.json, openrpc.yaml, "
        "openrpc.yml, openrpc.json"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_is_no_file(specmill: Command) -> None:
    os.mkfifo("pipe")

    assert specmill("check", "pipe").err.splitlines()[:2] == [
        "pipe: error[unreadable-file]: this is not a regular file",
        "  hint: save what comes from it in a file",
    ]


def test_an_address_is_no_file(specmill: Command) -> None:
    run = specmill("generate", "https://shop.example/openapi.yaml")

    said, hint = run.err.splitlines()[:2]
    told = "error[no-such-file]: there is no such file or folder"
    assert (run.code, said) == (2, f"https://shop.example/openapi.yaml: {told}")
    assert hint == "  hint: a description is a file: download it first"


def test_an_address_is_no_folder_to_begin_in(specmill: Command) -> None:
    run = specmill("init", "https://shop.example/api")

    assert run.code == 1
    assert run.err.startswith("https://shop.example/api: error[no-such-file]: ")
    assert not Path("https:").exists()


def test_an_address_is_no_description_to_compare(specmill: Command) -> None:
    address = "https://shop.example/openapi.yaml"

    run = specmill("diff", address, address)

    assert run.code == 2
    assert run.err.endswith(
        f"'{address}' does not exist (a description is a file: download it first)\n"
    )


def test_an_address_is_no_file_for_python_either() -> None:
    with pytest.raises(SpecError, match=r"^https://shop\.example/a\.yaml: there is no"):
        load("https://shop.example/a.yaml")


def test_files_to_name_instead_of_their_folder_are_told(specmill: Command) -> None:
    Path("pets").mkdir()
    for name in ("b.yaml", "a.json", "sdk.yaml", "notes.txt"):
        Path("pets", name).write_text("")

    assert specmill("check", "pets").err.splitlines()[1] == (
        "  hint: name the file itself: pets/a.json, pets/b.yaml"
    )


def test_folders_to_name_instead_of_theirs_are_told(specmill: Command) -> None:
    assert specmill("check", ".").err.splitlines()[1] == (
        "  hint: name the folders that hold one: shop"
    )


def test_a_folder_with_two_descriptions_is_named(specmill: Command) -> None:
    Path("shop/openrpc.json").write_text("{}")

    assert specmill("check", "shop").err.splitlines()[0] == (
        "shop: error[several-descriptions]: the folder holds 2 descriptions: "
        "openapi.yaml, openrpc.json"
    )


@pytest.mark.parametrize("options", [(), ("--thorough",), ("--strict",)])
def test_check_is_content_with_a_good_description(
    specmill: Command, options: tuple[str, ...]
) -> None:
    line = "shop/openapi.yaml: no problems; 1 operation, 1 type\n"

    assert specmill("check", "shop", *options) == (0, line, "")


def test_thorough_check_finds_what_only_a_full_walk_finds(specmill: Command) -> None:
    wrong = "limit, in: query, schema: {type: integer, default: many}"
    write_shop(
        Path("shop"), SHOP.replace("limit, in: query, schema: {type: integer}", wrong)
    )

    run = specmill("check", "shop", "--thorough")

    assert run.code == 1
    assert "error[thorough]: 'many' is not of type 'integer'\n" in run.err


def test_inspect_prints_the_model_as_json(specmill: Command) -> None:
    run = specmill("inspect", "shop")

    model: dict[str, Any] = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert (model["title"], [one["id"] for one in model["operations"]]) == (
        "Corner Shop",
        ["listOrders"],
    )


def test_results_that_sarif_has_no_room_for_are_counted(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specmill.sarif.MOST_RESULTS", 1)
    write_shop(Path("shop"), SHOP.replace("Order:", "Odrer:").replace("id]", "id, id]"))

    run = specmill("check", "shop", "--format", "sarif")

    assert 1 == len(json.loads(run.out)["runs"][0]["results"])
    assert "the 1 most severe of 2 results" in run.err


def test_github_and_sarif_go_to_standard_output(specmill: Command) -> None:
    write_shop(Path("shop"), "openapi: 9.9.9\n")

    github, sarif = (
        specmill("check", "shop", "--format", one) for one in ("github", "sarif")
    )

    assert github.out.startswith("::error file=shop/openapi.yaml,line=1,col=1,")
    assert json.loads(sarif.out)["runs"][0]["tool"]["driver"]["name"] == "specmill"
    assert (github.code, sarif.code, github.err, sarif.err) == (1, 1, "", "")


def test_a_bug_is_one_line_and_has_a_code_of_its_own(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("schema")

    monkeypatch.setattr(pipeline, "plan_package", fail)

    assert specmill("generate", "shop") == (
        70,
        "",
        (
            "specmill: internal error: KeyError: 'schema' "
            "(a bug of specmill: please report it; --debug prints the traceback)\n"
        ),
    )
    assert "Traceback" in specmill("generate", "shop", "--debug").err


def test_an_interruption_is_one_line(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "plan_package", interrupt)

    assert specmill("generate", "shop") == (130, "", "specmill: interrupted\n")


def test_an_interruption_comes_too_late_once_a_file_is_replaced(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    specmill("generate", "shop")
    write_shop(Path("shop"), SHOP.replace("title: ", "title: New "))
    real = writer.put

    def put(staged: Path | None, target: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        real(staged, target)

    with monkeypatch.context() as patch:
        patch.setattr(writer, "put", put)
        assert specmill("generate", "shop").code == 130

    assert specmill("generate", "shop", "--check").code == 0
    assert not list(Path("generated").rglob(".specmill*"))


def test_a_disk_that_refuses_is_one_line(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied", "generated")

    monkeypatch.setattr(pipeline, "write_output", refuse)

    expected = (1, "", "specmill: error: generated: Permission denied\n")
    assert expected == specmill("generate", "shop")


def test_nothing_is_written_when_the_lock_cannot_be(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda _: "k" * 300)

    run = specmill("generate", "shop", "--update-lock")

    assert run == (1, "", "specmill: error: shop: File name too long\n")
    assert not Path("generated").exists()


def test_a_lock_that_was_written_is_told_once(
    specmill: Command,
) -> None:
    first, second = specmill("generate", "shop"), specmill("generate", "shop")

    assert Path("shop/specmill.lock").is_file()
    assert "\nshop/specmill.lock: written; it keeps the names" in first.out
    assert "specmill.lock" not in second.out


@pytest.mark.parametrize("command", ["check", "generate"])
@pytest.mark.parametrize("text", [SHOP, "openapi: 3.1.0\n"])
def test_json_names_the_file_of_a_folder(
    specmill: Command,
    command: str,
    text: str,
) -> None:
    write_shop(Path("shop"), text)

    run = specmill(command, "shop", "--format", "json")

    assert json.loads(run.out)["description"] == "shop/openapi.yaml"


@pytest.mark.parametrize("name", ["sdk.yaml", "specmill.lock", "docs.lock"])
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_stands_in_place_of_a_file_is_not_passed_over(
    specmill: Command, name: str, kind: str
) -> None:
    place = Path("shop", name)
    place.unlink(missing_ok=True)
    if kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("nowhere")
    arguments = ("docs", "check") if name == "docs.lock" else ("generate",)

    run = specmill(*arguments, "shop")

    assert f"shop/{name}: error[unreadable-file]: " in run.err
    assert run.code == 1
    assert not Path("generated").exists()


def test_no_limit_of_time_is_too_long(specmill: Command) -> None:
    assert specmill("check", "shop", "--max-seconds", "inf").code == 0
    assert specmill("check", "shop", "--max-seconds", "1e30").code == 0


def test_a_page_of_documentation_has_a_name(specmill: Command) -> None:
    Path("page.html").write_text("<h1>Orders</h1>", encoding="utf-8")

    run = specmill("docs", "lock", "shop", "--page", "=page.html")

    assert "names no page: write PAGE=page.html" in " ".join(run.err.split())
    assert run.code == 2
