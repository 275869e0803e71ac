"""Documentation that did change: from the page to the description, the report and the SDK."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import specmill
from specmill.diagnostics import unescape_pointer
from specmill.provenance.command import DocsReport, DocsRequest, check_docs, lock_docs
from specmill.source.limits import Limits

CASES = sorted(Path(__file__).with_name("cases").glob("*.yaml"))


class Case:
    """A page and a description before and after, and what is expected of the tools."""

    def __init__(self, path: Path, folder: Path) -> None:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.expect: dict[str, Any] = given["expect"]
        self.page: str = given["page"]
        self.before, self.after = folder / "before", folder / "after"
        self.before.write_text(given["before"])
        self.after.write_text(given["after"])
        self.base = self._write(folder / "base", given["base"])
        self.head = self._write(folder / "head", changed(given))
        self.out = folder / "out"

    @staticmethod
    def _write(folder: Path, description: Any) -> Path:
        folder.mkdir()
        name = "openrpc.yaml" if "openrpc" in description else "openapi.yaml"
        (folder / name).write_text(yaml.safe_dump(description, sort_keys=False))
        (folder / "sdk.yaml").write_text("package: sdk\n")
        return folder

    def check(self) -> DocsReport:
        """What `docs check` says of the newer page, when the older one is not given."""
        lock_docs(self.request(self.base, self.before))
        return check_docs(self.request(self.base, self.after))

    def request(self, spec: Path, source: Path) -> DocsRequest:
        """Read a copy of the page."""
        return DocsRequest(
            spec=spec,
            limits=Limits(),
            sources=(f"{self.page}={source}",),
            today=datetime.date(2030, 1, 31),
        )

    def sdk(self, spec: Path) -> str:
        """All Python of the SDK."""
        summary = specmill.generate(spec, out=self.out / spec.name)
        return "\n".join(one.read_text() for one in Path(summary.folder).rglob("*.py"))


def changed(given: dict[str, Any]) -> Any:
    """The description with members moved, set and removed."""
    head = copy.deepcopy(given["base"])
    for source, target in given.get("move", {}).items():
        put(head, target, take(head, source))
    for pointer, value in given.get("set", {}).items():
        put(head, pointer, value)
    for pointer in given.get("remove", []):
        take(head, pointer)
    return head


def around(value: Any, pointer: str) -> tuple[Any, Any]:
    *tokens, last = [unescape_pointer(token) for token in pointer.split("/")[1:]]
    for token in tokens:
        value = value[int(token) if isinstance(value, list) else token]
    return value, int(last) if isinstance(value, list) else last


def put(value: Any, pointer: str, new: Any) -> None:
    holder, key = around(value, pointer)
    holder[key] = new


def take(value: Any, pointer: str) -> Any:
    holder, key = around(value, pointer)
    return holder.pop(key)


@pytest.fixture(params=CASES, ids=lambda one: one.stem)
def case(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Case:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Case(request.param, tmp_path)


def test_the_sections_that_changed_are_named(case: Case) -> None:
    (page,) = case.check().pages

    found = {one.section: str(one.kind) for one in page.changes}
    assert found == case.expect["sections"]


def test_the_operations_that_it_concerns_are_named(case: Case) -> None:
    (page,) = case.check().pages

    found = [name for one in page.changes for name in one.operations]
    assert found == case.expect["operations"]


def test_the_fields_and_open_questions_that_it_is_about_are_named(case: Case) -> None:
    (page,) = case.check().pages

    names = {name.name for one in page.changes for name in one.names}
    issues = [issue.id for one in page.changes for issue in one.issues]
    assert names >= set(case.expect["names"])
    assert issues == case.expect["issues"]


def test_the_lock_holds_no_text_of_the_page(case: Case) -> None:
    lock_docs(case.request(case.base, case.before))
    lock = (case.base / "docs.lock").read_text()

    lines = {line.strip() for line in case.before.read_text().splitlines()}
    assert [line for line in lines if len(line) > 20 and line in lock] == []


def test_the_new_description_gets_the_verdict(case: Case) -> None:
    verdict = specmill.compare(case.base, case.head).to_json()["verdict"]

    # What has no effect is as good as what has a safe one.
    found = {
        key: "safe" if value == "none" else value for key, value in verdict.items()
    }
    assert found == case.expect["verdict"]


def test_the_report_names_the_rule(case: Case) -> None:
    changes = specmill.compare(case.base, case.head).changes

    assert case.expect["rule"] in {one.rule for one in changes}


def test_the_sdk_changes_with_it(case: Case) -> None:
    before, after = case.sdk(case.base), case.sdk(case.head)

    code = case.expect["code"]
    assert code["before"] in before
    assert code["after"] in after
    assert before != after


def test_the_new_page_belongs_to_the_new_description(case: Case) -> None:
    lock_docs(case.request(case.head, case.after))

    assert check_docs(case.request(case.head, case.after)).is_fine
