"""What happens to the constructor of a client, to credentials, servers and the package itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specmill.diff.compare import compare
from specmill.diff.findings import Bump, Effect
from specmill.diff.python_changes import python_changes
from tests.diff.python.lamps import LAMPS, Document, Edit, change, edited, sdk_input

BREAKS, SAFE, NONE = Effect.BREAKING, Effect.SAFE, Effect.NONE
MAJOR, MINOR, PATCH = Bump.MAJOR, Bump.MINOR, Bump.PATCH


def _security(*given: Document) -> Edit:
    return lambda document: document.update(security=list(given))


@pytest.mark.parametrize(
    ("edit", "rule", "runtime", "types", "bump"),
    [
        (
            _security({"key": []}, {"pass": []}),
            "credential-alternative-added",
            SAFE,
            SAFE,
            MINOR,
        ),
        (_security({"key": [], "pass": []}), "credential-needed", BREAKS, SAFE, MAJOR),
        (_security({"pass": []}), "credential-needed", BREAKS, SAFE, MAJOR),
        (_security(), "credential-no-longer-needed", SAFE, SAFE, MINOR),
        (
            lambda d: d["components"]["securitySchemes"].pop("pass"),
            "client-argument-removed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: d["servers"].append({"url": "https://eu.example.com"}),
            "server-added",
            SAFE,
            NONE,
            MINOR,
        ),
        (
            lambda d: d.update(servers=[{"url": "https://eu.example.com"}]),
            "server-default-changed",
            SAFE,
            NONE,
            PATCH,
        ),
        (lambda d: d.pop("servers"), "client-argument-changed", BREAKS, BREAKS, MAJOR),
        (lambda d: d["info"].update(version="2"), "version-changed", NONE, NONE, PATCH),
    ],
)
def test_verdict_of_a_change(
    edit: Edit, rule: str, runtime: Effect, types: Effect, bump: Bump
) -> None:
    one = change(edit)

    assert (rule, runtime, types, bump) == (
        one.rule,
        one.runtime,
        one.types,
        one.semver,
    )


def test_credentials_that_one_operation_repeats_are_no_change() -> None:
    def repeated(document: Document) -> None:
        for path in document["paths"].values():
            for operation in path.values():
                operation["security"] = document["security"]

    assert python_changes(sdk_input(LAMPS), sdk_input(edited(repeated))) == ()


def test_another_package_breaks_every_import() -> None:
    found = python_changes(
        sdk_input(LAMPS, settled=True, package="lamps"),
        sdk_input(LAMPS, settled=True, package="lights"),
    )

    assert [("package-renamed", MAJOR)] == [(one.rule, one.semver) for one in found]


def test_a_name_that_only_follows_the_title_is_a_note() -> None:
    found = python_changes(
        sdk_input(LAMPS), sdk_input(edited(lambda d: d["info"].update(title="Lights")))
    )

    assert {("package-name-unsettled", PATCH)} == {
        (one.rule, one.semver) for one in found
    }


def test_an_sdk_yaml_that_says_otherwise_changes_the_sdk(tmp_path: Path) -> None:
    base, head = tmp_path / "base", tmp_path / "head"
    for folder in (base, head):
        folder.mkdir()
        (folder / "openapi.json").write_text(json.dumps(LAMPS))
    said = '{style: offset, offset: room, items: ""}'
    (head / "sdk.yaml").write_text(f"pagination: {{listLamps: {said}}}\n")

    report = compare(base, head)

    assert ["result-paging-changed"] == [one.rule for one in report.changes]
    assert Bump.MAJOR is report.verdict.semver


def test_an_overlay_that_names_a_method_changes_the_sdk(tmp_path: Path) -> None:
    base, overlay = tmp_path / "openapi.json", tmp_path / "names.yaml"
    base.write_text(json.dumps(LAMPS))
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: Names, version: '1'}\nactions:\n"
        "  - target: $.paths['/lamps'].get\n"
        "    update: {x-specmill-name: lamps.find}\n"
    )

    report = compare(base, base, head_overlays=[overlay])

    assert "method-renamed" in {one.rule for one in report.changes}


def test_a_way_to_authorise_calls_that_goes_is_named() -> None:
    both = edited(_security({"key": []}, {"pass": []}))

    (one,) = python_changes(sdk_input(both), sdk_input(LAMPS))

    gone = "calls can no longer be authorised with `username` and `password`"
    assert f"{gone}; they need `key`" == one.message


def test_files_of_an_api_without_a_title_may_be_called_otherwise(
    tmp_path: Path,
) -> None:
    files = [tmp_path / name for name in ("old.json", "new.json")]
    for one in files:
        one.write_text('{"openapi": "3.1.0", "paths": {}}')

    assert () == compare(*files).changes
