"""The Python interface does what the command line does, and the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import specmill
from specmill.render.manifest import MANIFEST_NAME
from tests.unit.delivery.descriptions import SHOP, write_shop


def digests(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_import_of_specmill_loads_no_stage() -> None:
    code = "import sys, specmill; print(sorted(n for n in sys.modules if n.startswith('specmill')))"

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout == "['specmill']\n"


def test_generate_returns_the_summary(tmp_path: Path) -> None:
    summary = specmill.generate(write_shop(tmp_path / "shop"), out=tmp_path / "out")

    assert (summary.package, summary.root) == ("shop", str(tmp_path / "out" / "shop"))
    assert f"{summary.package}/__init__.py" in summary.changed


def test_load_returns_the_model(tmp_path: Path) -> None:
    api = specmill.load(str(write_shop(tmp_path / "shop")))

    assert [one.id for one in api.operations] == ["listOrders"]


def test_a_mapping_is_a_description(tmp_path: Path) -> None:
    mapping: dict[str, Any] = yaml.safe_load(SHOP)

    summary = specmill.generate(mapping, out=tmp_path)

    assert summary.package == "corner_shop"
    assert str(tmp_path) not in (tmp_path / "corner_shop" / MANIFEST_NAME).read_text()


def test_check_writes_nothing_and_returns_the_difference(tmp_path: Path) -> None:
    summary = specmill.generate(
        write_shop(tmp_path / "shop"), out=tmp_path / "out", check=True
    )

    assert "+++ b/shop/__init__.py\n" in summary.diff
    assert not (tmp_path / "out").exists()


def test_errors_are_raised_with_every_finding(tmp_path: Path) -> None:
    write_shop(tmp_path, "openapi: 9.9.9\n", "pakage: a\n")

    with pytest.raises(specmill.SpecError) as caught:
        specmill.generate(tmp_path, out=tmp_path / "out")

    assert len(caught.value.diagnostics) == 2
    assert not (tmp_path / "out").exists()


def test_own_templates_win_and_are_formatted(tmp_path: Path) -> None:
    own = tmp_path / "own" / "client"
    own.mkdir(parents=True)
    (own / "lazy.py.jinja").write_text("{{ view.docstring }}\nx = { 'a' : 1 }\n")
    spec = write_shop(tmp_path / "shop")

    specmill.generate(spec, out=tmp_path / "out", templates=[tmp_path / "own"])

    text = (tmp_path / "out" / "shop" / "shop" / "__init__.py").read_text()
    assert text.endswith('x = {"a": 1}\n')
    again = specmill.generate(spec, out=tmp_path / "out", templates=[tmp_path / "own"])
    assert again.changed == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("{% if %}", "invalid-template", 1),
        ("{{ nothing }}", "invalid-template", 1),
        ("x = (\n", "invalid-template-output", 0),
    ],
)
def test_a_broken_template_is_an_error_of_its_author(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    own = tmp_path / "own" / "client"
    own.mkdir(parents=True)
    (own / "lazy.py.jinja").write_text(text)

    with pytest.raises(specmill.SpecError) as caught:
        specmill.generate(
            write_shop(tmp_path / "shop"),
            out=tmp_path / "out",
            templates=[tmp_path / "own"],
        )

    finding = caught.value.diagnostics[0]
    assert (finding.code, finding.span.line) == (code, line)
    assert not (tmp_path / "out").exists()


def test_strict_makes_a_warning_an_error(tmp_path: Path) -> None:
    spec = write_shop(tmp_path / "shop")
    out = tmp_path / "out"
    specmill.generate(spec, out=out)
    (out / "shop" / "shop" / "resources" / "orders.py").write_text("mine\n")
    write_shop(tmp_path / "shop", SHOP.replace("orders.list", "sales.list"))

    with pytest.raises(specmill.SpecError, match="no longer generated"):
        specmill.generate(spec, out=out, strict=True)

    assert not (out / "shop" / "shop" / "resources" / "sales.py").exists()
    summary = specmill.generate(spec, out=out)
    assert [one.code for one in summary.diagnostics] == ["edited-file"]


@pytest.mark.parametrize(
    "settings",
    [
        {
            "PYTHONHASHSEED": "1",
            "LC_ALL": "C",
            "TZ": "Pacific/Chatham",
            "PYTHONUTF8": "0",
        },
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC"},
    ],
    ids=["seed-1-C-chatham", "seed-2-turkish"],
)
def test_the_same_input_gives_the_same_bytes_everywhere(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    text = SHOP.replace("Corner Shop", "Épicerie Ångström")
    here = write_shop(tmp_path / "here", text)
    there = write_shop(tmp_path / "far" / "away", text)
    specmill.generate(here, out=tmp_path / "first")

    command = [
        sys.executable,
        "-m",
        "specmill",
        "generate",
        "away",
        "--out",
        "../second",
    ]
    environment = {**os.environ, **settings}
    subprocess.run(
        command, cwd=there.parent, env=environment, check=True, capture_output=True
    )

    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_windows_line_ends_of_descriptions_change_nothing(tmp_path: Path) -> None:
    info = "{title: Corner Shop, version: '1', description: {$ref: about.md}}"
    tags = "tags:\n  - name: orders\n    description: |\n      Sold,\n      or not."
    text = SHOP.replace('{title: Corner Shop, version: "1"}', f"{info}\n{tags}")
    here = write_shop(tmp_path / "here", text)
    (here / "about.md").write_text("Sells things.\n\n- many\n- few\n")
    there = tmp_path / "there"
    there.mkdir()
    for file in here.iterdir():
        content = file.read_bytes().replace(b"\n", b"\r\n")
        (there / file.name).write_bytes(content)

    specmill.generate(here, out=tmp_path / "first")
    specmill.generate(there, out=tmp_path / "second")

    assert digests(tmp_path / "first") == digests(tmp_path / "second")
