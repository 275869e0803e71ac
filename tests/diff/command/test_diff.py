"""The command `diff` on files and folders: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import Command
from tests.diff.command.conftest import NEW_SHOP
from tests.unit.delivery.descriptions import SHOP, write_shop


def test_a_difference_is_told_and_is_no_failure(specmill: Command) -> None:
    run = specmill("diff", "old", "new")

    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Corner Shop: ")
    assert "BREAKING" in run.out


def test_equal_descriptions_have_no_changes(specmill: Command) -> None:
    run = specmill("diff", "old", "old", "--fail-on", "major")

    assert (run.code, run.out.splitlines()[0]) == (0, "Corner Shop: no changes")


@pytest.mark.parametrize("gate", ["wire", "runtime", "types", "major"])
def test_a_gate_closes_when_its_layer_breaks(specmill: Command, gate: str) -> None:
    assert specmill("diff", "old", "new", "--fail-on", gate).code == 1


def test_a_gate_stays_open_for_what_is_new(specmill: Command) -> None:
    added = SHOP.replace(
        "note: {type: string}", "note: {type: string}\n        more: {type: string}"
    )
    write_shop(Path("more"), added)

    gates = ("--fail-on", "wire", "--fail-on", "major")
    assert specmill("diff", "old", "more", *gates).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("old",),
        ("old", "new", "more"),
        ("old", "nowhere"),
        ("old", "new", "--fail-on", "wind"),
        ("old", "new", "--output", "report.xyz"),
        ("--explain", "no-such-rule"),
        ("--explain", "operation-removed", "--format", "json"),
        ("--list-rules", "--format", "json"),
        ("old", "new", "--output", "markdwon=report.md"),
        ("old", "new", "--accept", "operation-removed@/x"),
        ("old", "new", "--accept", "nothing@/x", "--reason", "why"),
        ("git:", "new"),
        ("git:main", "new"),
        ("git::old", "new"),
    ],
)
def test_wrong_usage_ends_with_two(
    specmill: Command, arguments: tuple[str, ...]
) -> None:
    run = specmill("diff", *arguments)

    assert (run.code, run.out) == (2, "")
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("old new --until 2030-01-31", "--until: has no effect without --accept"),
        ("old new --reason why", "--reason: has no effect without --accept"),
        ("old new --author Ada", "--author: has no effect without --accept"),
        ("old new --accept a@b --reason c --fail-on wire", "--fail-on: has no effect"),
        ("old new --accept a@b --reason c --output a.md", "--output: has no effect"),
        ("old new --accept a@b --reason c --keep-names", "--keep-names: has no effect"),
        ("old new --accept a@b --reason c --format json", "--format: has no effect"),
        ("old new --keep-names --check-version", "has no effect beside --keep-names"),
        ("old new --keep-names --changelog", "--changelog: has no effect"),
        ("old new --changelog --format json", "has no effect beside --changelog"),
        ("old new --list-rules", "'old' has no effect beside --list-rules"),
        ("--explain type-changed --fail-on wire", "has no effect beside --explain"),
    ],
)
def test_an_option_is_not_ignored(specmill: Command, arguments: str, told: str) -> None:
    run = specmill("diff", *arguments.split())

    assert (run.code, run.out) == (2, "")
    assert told in run.err


def test_changes_that_sarif_has_no_room_for_are_counted(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("specmill.sarif.MOST_RESULTS", 1)

    run = specmill("diff", "old", "new", "--output", "report.sarif")

    assert "specmill: the SARIF report has the 1 most severe of" in run.err


def test_a_description_that_can_not_be_read_ends_with_two(specmill: Command) -> None:
    Path("new/openapi.yaml").write_text("openapi: [")

    run = specmill("diff", "old", "new")

    assert run.code == 2
    assert "new/openapi.yaml:1:11: error[" in run.err


@pytest.mark.parametrize("form", ["markdown", "html", "junit", "sarif"])
def test_a_report_has_what_could_not_be_read(specmill: Command, form: str) -> None:
    Path("new/openapi.yaml").write_text("openapi: [")

    run = specmill("diff", "old", "new", "--format", form, "--output", f"{form}=told")

    assert run.code == 2
    assert "new/openapi.yaml" in run.out
    assert Path("told").read_text(encoding="utf-8") == run.out


def test_descriptions_of_two_languages_are_refused(specmill: Command) -> None:
    Path("calls.yaml").write_text(
        "openrpc: 1.3.2\ninfo: {title: x, version: '1'}\nmethods: []\n"
    )

    run = specmill("diff", "old", "calls.yaml")

    assert run.code == 2
    assert run.err.startswith("calls.yaml:1:1: error[different-languages]")


def test_several_reports_are_written_in_one_run(specmill: Command) -> None:
    outputs = [
        *("--output", "out/report.html", "--output", "out/report.md"),
        *("--output", "out/report.sarif", "--output", "junit=out/report"),
    ]
    run = specmill("diff", "old", "new", "--format", "json", *outputs)

    assert json.loads(run.out)["verdict"]["wire"] == "breaking"
    starts = {path.name: path.read_text()[:5] for path in Path("out").iterdir()}
    assert starts == {
        "report.html": "<!DOC",
        "report.md": "<!-- ",
        "report.sarif": '{\n  "',
        "report": "<?xml",
    }


def test_github_gets_annotations_and_a_summary(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("summary.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")

    run = specmill("diff", "old", "new", "--format", "github")

    assert run.out.startswith("::error file=new/openapi.yaml,line=")
    assert Path("summary.md").read_text().startswith("before\n<!-- specmill-diff -->")


def test_a_changelog_alone_can_be_printed(specmill: Command) -> None:
    run = specmill("diff", "old", "new", "--changelog")

    assert run.out.startswith("## [")


@pytest.mark.parametrize(
    ("version", "code"), [("0.1.0", 1), ("0.1.1", 1), ("0.2.0", 0), ("1.0.0", 0)]
)
def test_the_version_has_to_be_raised_enough(
    specmill: Command, version: str, code: int
) -> None:
    write_shop(Path("new"), NEW_SHOP, f'package: shop\nversion: "{version}"\n')

    run = specmill("diff", "old", "new", "--check-version")

    assert run.code == code
    assert ("new/sdk.yaml:2:1: error[wrong-version]" in run.err) == bool(code)


def test_the_configuration_counts_too(specmill: Command) -> None:
    write_shop(Path("named"), config="package: shop\nclient: Market\n")

    run = specmill("diff", "old", "named", "--format", "json")

    verdict = json.loads(run.out)["verdict"]
    assert (verdict["wire"], verdict["runtime"]) == ("none", "breaking")


def test_an_overlay_is_applied_to_both_sides(specmill: Command) -> None:
    Path("overlay.yaml").write_text(
        "overlay: 1.0.0\n"
        "info: {title: x, version: '1'}\n"
        "actions:\n"
        "  - {target: '$.paths..parameters', remove: true}\n"
        "  - {target: '$.components.schemas.Order', update: {properties: {note: {}}}}\n"
    )

    run = specmill(
        "diff", "old", "new", "--overlay", "overlay.yaml", "--format", "json"
    )

    rules = {one["message"] for one in json.loads(run.out)["changes"]}
    assert not [one for one in rules if "limit" in one or "removed" in one]


def test_a_rule_of_nearly_that_name_is_suggested(specmill: Command) -> None:
    run = specmill("diff", "--explain", "operation-remove")

    assert "did you mean 'operation-removed'?" in run.err


def test_rules_are_listed_and_explained(specmill: Command) -> None:
    listed = specmill("diff", "--list-rules")
    explained = specmill("diff", "--explain", "operation-removed")

    assert "operation-removed" in listed.out
    assert explained.out.startswith("operation-removed: ")
    assert "To change it safely: " in explained.out
