"""What the documents promise is what the tool does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import specmill
from specmill.cli import app
from specmill.config import KEYS
from specmill.diff.reports.forms import Form
from specmill.frontends.vocabulary import HINTS
from specmill.summary import Summary
from tests import transcripts
from tests.unit.delivery.descriptions import SHOP, write_shop

REPOSITORY = Path(__file__).resolve().parents[3]
PAGES = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "runtime/README.md"),
    *(f"docs/{one.name}" for one in sorted((REPOSITORY / "docs").glob("*.md"))),
)

_EXPECTED = "tests/cases/*/expected/**/*.py"
_IMPORT = r"from specmill_runtime\.(\w+)"


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def headings(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_option_is_documented() -> None:
    top: Any = get_command(app)
    options = {
        option
        for command in top.commands.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }

    assert {
        option for option in options if option not in read("docs/commands.md")
    } == set()
    assert set(top.commands) == set(
        re.findall(r"^\| `(\w+) ", read("docs/commands.md"), re.MULTILINE)
    )


def test_modules_of_the_runtime_that_sdks_import_are_said_to_stay() -> None:
    text = read("runtime/README.md").partition("## What is stable")[2]
    named = re.findall(r"`(\w+)`", text.partition("##")[0])
    sources = [*REPOSITORY.glob("generated/**/*.py"), *REPOSITORY.glob(_EXPECTED)]
    imported = {
        module
        for one in sources
        for module in re.findall(_IMPORT, one.read_text(encoding="utf-8"))
    }

    assert imported
    assert imported - set(named) == set()


def test_every_key_of_the_summary_is_documented() -> None:
    text = read("docs/commands.md")

    assert {
        name for name in Summary.__struct_fields__ if f"`{name}`" not in text
    } == set()


def test_every_form_of_a_report_is_documented() -> None:
    forms = re.findall(r"^\| `(\w+)` \|", read("docs/diff.md"), re.MULTILINE)

    assert set(Form) - set(forms) == set()


def test_every_key_of_the_configuration_is_documented() -> None:
    keys = re.findall(r"^\| `(\w+)` \|", read("docs/configuration.md"), re.MULTILINE)

    assert sorted(KEYS) == sorted(keys)


def test_every_key_of_descriptions_is_documented() -> None:
    keys = re.findall(r"`(x-specmill-[a-z-]+)", read("docs/configuration.md"))

    assert set(keys) == HINTS.keys()


def test_the_error_in_the_readme_is_the_error_that_is_printed(tmp_path: Path) -> None:
    write_shop(tmp_path / "shop", SHOP.replace("schemas/Order", "schemas/Odrer"))
    command = [sys.executable, "-m", "specmill", "generate", "shop"]

    run = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert f"$ specmill generate shop\n{run.stderr}```\n" in read("README.md")


@pytest.mark.parametrize("shown", transcripts.found(), ids=lambda one: one.command)
def test_a_command_prints_what_the_documents_show(
    shown: transcripts.Shown, tmp_path: Path
) -> None:
    lines = transcripts.printed(shown.command, tmp_path)

    assert transcripts.fits(shown.lines, lines), "\n".join(lines)


def test_a_decision_is_written_as_the_documents_show(tmp_path: Path) -> None:
    text = read("docs/diff.md")
    (command,) = re.findall(
        r"^```sh\n(specmill diff \S+ \S+ --accept (?s:.*?))```", text, re.M
    )
    (shown,) = re.findall(r"^```yaml\n(decisions:\n(?s:.*?))```", text, re.M)

    transcripts.printed(command.replace("\\\n", ""), tmp_path)

    written = (tmp_path / "specs/pets/diff-decisions.yaml").read_text()
    assert written.endswith(shown)


def test_commands_are_shown_with_what_they_print() -> None:
    shown = {one.file for one in transcripts.found()}

    assert shown == {
        "README.md",
        "docs/commands.md",
        "docs/diff.md",
        "docs/pull-requests.md",
    }


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    folder = (REPOSITORY / name).parent
    links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", read(name))

    assert links
    assert [
        (file, anchor)
        for file, anchor in links
        if not (folder / file).exists()
        or (
            anchor
            and anchor not in headings(folder / file if file else REPOSITORY / name)
        )
    ] == []


def test_make_help_lists_every_target() -> None:
    text = read("Makefile")
    targets = set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))

    assert targets == set(re.findall(r"^([a-z-]+):.*## \w", text, re.MULTILINE))


def test_every_recipe_is_one_line() -> None:
    assert re.findall(r"\n\t.*\n\t.*", read("Makefile")) == []


def test_requirements_are_hashed_and_name_no_index() -> None:
    lines = read("requirements/dev.txt").splitlines()
    starts = [line for line in lines if line and not line.startswith((" ", "#"))]

    assert [
        line for line in starts if "==" not in line or not line.endswith("\\")
    ] == []
    assert [line for line in lines if "://" in line or "index" in line] == []


def test_the_overlay_of_a_part_of_an_api_leaves_that_part(tmp_path: Path) -> None:
    text = read("docs/configuration.md")
    (action,) = re.findall(r"```yaml\n(  - target: .*?)```", text, re.DOTALL)
    overlay = tmp_path / "part.yaml"
    head = "overlay: 1.0.0\ninfo: {title: Part, version: '1'}\nactions:\n"
    overlay.write_text(head + action)
    answer = "responses: {'204': {description: Done.}}"
    tags = {"/a": "[pets]", "/b": "[shops, pets]", "/c": "[shops]", "/d": "[]"}
    paths = "".join(
        f"  {path}: {{parameters: [], get: {{tags: {tag}, {answer}}}}}\n"
        for path, tag in tags.items()
    )
    spec = write_shop(
        tmp_path / "shop",
        f"openapi: 3.1.0\ninfo: {{title: Pets, version: '1'}}\npaths:\n{paths}",
        config=f"overlays: [{overlay}]\n",
    )

    bindings = [one.binding for one in specmill.load(spec).operations]

    assert [getattr(one, "path", "") for one in bindings] == ["/a", "/b"]
