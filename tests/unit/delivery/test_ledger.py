"""The ledger: every degradation reaches the operations that it concerns, also through what they share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import specmill
from specmill.diagnostics import Diagnostics, Location, SpecError
from specmill.ledger import LEDGER_NAME, Ledger, make_ledger
from specmill.loading import account, read
from specmill.model.operations import Skipped
from specmill.model.types import Alias, Choice, Named, Primitive
from specmill.python.lower import lower
from specmill.python.representation import representable
from specmill.render.manifest import MANIFEST_NAME

BAD = "{enum: [{a: 1}]}"


def described(paths: str, **components: str) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": yaml.safe_load(paths),
        "components": {key: yaml.safe_load(text) for key, text in components.items()},
    }


def ledger(document: dict[str, Any]) -> Ledger:
    loaded = read(document)
    lower(loaded.api, loaded.config, loaded.diagnostics)
    return account(loaded)


def get(id_: str, schema: str, more: str = "") -> str:
    content = f"content: {{application/json: {{schema: {schema}}}}}"
    return (
        f"{{{more} get: {{operationId: {id_}, tags: [a],"
        f" responses: {{'200': {{description: d, {content}}}}}}}}}"
    )


def reference(name: str) -> str:
    return f"{{$ref: '#/components/schemas/{name}'}}"


def degraded(found: Ledger) -> dict[str, list[str]]:
    return {
        one.operation: [found.reasons[index].code for index in one.reasons]
        for one in found.degraded
    }


def test_operation_without_findings_is_complete() -> None:
    found = ledger(described(f"/a: {get('one', '{type: string}')}"))

    assert (found.complete, found.degraded) == (("one",), ())


def test_degradation_in_an_operation_is_its_own() -> None:
    found = ledger(
        described(f"/a: {get('one', BAD)}\n/b: {get('two', '{type: string}')}")
    )

    assert (found.complete, degraded(found)) == (
        ("two",),
        {"one": ["degraded-enum"]},
    )


def test_degradation_in_a_shared_schema_concerns_all_who_reach_it() -> None:
    schemas = (
        "{Outer: {properties: {inner: {$ref: '#/components/schemas/Inner'}}},"
        f" Inner: {{properties: {{bad: {BAD}}}}}}}"
    )
    outer, inner = reference("Outer"), reference("Inner")
    found = ledger(
        described(
            f"/a: {get('one', outer)}\n/b: {get('two', inner)}\n/c: {get('three', '{}')}",
            schemas=schemas,
        )
    )

    assert set(degraded(found)) == {"one", "two"}


def test_degradation_that_is_merged_away_still_counts() -> None:
    schemas = (
        f"{{Base: {{type: object, properties: {{bad: {BAD}}}}},"
        " Heir: {allOf: [{$ref: '#/components/schemas/Base'}]}}"
    )
    found = ledger(described(f"/a: {get('one', reference('Heir'))}", schemas=schemas))

    assert degraded(found) == {"one": ["degraded-enum"]}


def test_parameter_of_a_path_concerns_its_operations() -> None:
    parameters = f"parameters: [{{name: q, in: query, schema: {BAD}}}],"
    found = ledger(
        described(f"/a: {get('one', '{}', parameters)}\n/b: {get('two', '{}')}")
    )

    assert set(degraded(found)) == {"one"}


@pytest.mark.parametrize(
    ("paths", "component"),
    [
        ("/a: {$ref: '#/components/pathItems/Shared'}", "{BAD, get: GET}"),
        ("/a: {$ref: '#/components/pathItems/Shared', BAD}", "{get: GET}"),
        ("/a: {additionalOperations: {COPY: GET}, BAD}", "{}"),
        ("/a: {get: {$ref: '#/components/pathItems/Shared/get'}, BAD}", "{get: GET}"),
    ],
)
def test_parameter_of_a_path_concerns_its_operations_wherever_they_stand(
    paths: str, component: str
) -> None:
    words = {
        "BAD": f"parameters: [{{name: q, in: query, schema: {BAD}}}]",
        "GET": "{operationId: one, responses: {'200': {description: d}}}",
    }
    for word, text in words.items():
        paths, component = paths.replace(word, text), component.replace(word, text)
    document = described(paths, pathItems=f"{{Shared: {component}}}")

    found = ledger({**document, "openapi": "3.2.0"})

    assert "degraded-enum" in degraded(found)["one"]


def test_security_scheme_concerns_who_needs_it() -> None:
    document = described(
        f"/a: {get('one', '{}')}",
        securitySchemes="{odd: {type: http, scheme: digest}}",
    )
    document["security"] = [{"odd": []}]

    assert degraded(ledger(document)) == {"one": ["unsupported-security"]}


def test_what_concerns_no_operation_stands_elsewhere() -> None:
    found = ledger(
        described(
            f"/a: {get('one', '{}')}",
            securitySchemes="{odd: {type: http, scheme: digest}}",
        )
    )

    assert [found.reasons[one].code for one in found.elsewhere] == [
        "unsupported-security"
    ]


def test_field_that_no_class_can_have_is_reported() -> None:
    schema = "{properties: {'a\"b': {type: string}}}"

    found = ledger(described(f"/a: {get('one', schema)}"))

    assert degraded(found) == {"one": ["degraded-field"]}


def test_alias_that_is_made_of_itself_is_reported() -> None:
    diagnostics = Diagnostics()
    target = Choice((Primitive("string"), Named("Loop")))
    loop = Alias(key="Loop", target=target, location=Location("api.yaml", "/Loop"))

    representable({"Loop": loop}, diagnostics)

    assert [one.code for one in diagnostics] == ["degraded-recursion"]


def test_skipped_operation_has_its_reason() -> None:
    loaded = read(described(f"/a: {get('one', '{}')}"))
    place = Location(loaded.root.file, "/paths/~1a/get")
    diagnostics = Diagnostics()
    diagnostics.warning("odd", "it can't be called", place, "leave it")
    api = specmill.load(described("{}"))
    without = type(api)(
        title="",
        version="",
        protocol="http",
        skipped=(Skipped("one", "odd", place),),
        location=api.location,
    )

    found = make_ledger(without, diagnostics, loaded.workspace)

    (entry,) = found.skipped
    assert (entry.operation, entry.pointer) == ("one", "/paths/~1a/get")
    assert found.reasons[entry.reasons[0]].message == "it can't be called"


def written(folder: Path) -> tuple[specmill.Summary, Path]:
    (folder / "openapi.json").write_text(
        json.dumps(described(f"/a: {get('one', BAD)}")), encoding="utf-8"
    )
    summary = specmill.generate(folder / "openapi.json", out=folder / "out")
    return summary, Path(summary.folder)


def test_ledger_lies_beside_the_sdk(tmp_path: Path) -> None:
    _, root = written(tmp_path)

    found = json.loads((root / LEDGER_NAME).read_text())
    (entry,) = found["degraded"]
    assert (entry["operation"], entry["method"], entry["file"]) == (
        "one",
        "a.one",
        "openapi.json",
    )
    assert entry["line"] == 1


def test_manifest_lists_the_ledger(tmp_path: Path) -> None:
    _, root = written(tmp_path)

    assert LEDGER_NAME in json.loads((root / MANIFEST_NAME).read_text())["files"]


def test_summary_has_the_ledger(tmp_path: Path) -> None:
    summary, _ = written(tmp_path)

    assert [one.code for one in summary.ledger.reasons] == ["degraded-enum"]


def test_strict_refuses_what_only_python_has_looser(tmp_path: Path) -> None:
    schema = "{properties: {'a\"b': {type: string}}}"

    with pytest.raises(SpecError, match="no class can have the field"):
        specmill.generate(
            described(f"/a: {get('one', schema)}"), out=tmp_path, strict=True
        )


def test_value_that_contradicts_its_schema_makes_nothing_looser() -> None:
    found = ledger(described(f"/a: {get('one', '{type: integer, default: one}')}"))

    assert found.complete == ("one",)
