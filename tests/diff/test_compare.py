"""`specmill.compare`: what goes in, and what the report says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import specmill
from specmill import SpecError

OK = {"200": {"description": "Done."}}


def api(**operation: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/pets": {"get": {"responses": OK, **operation}}},
    }


def limit(**schema: Any) -> dict[str, Any]:
    return api(parameters=[{"name": "limit", "in": "query", "schema": schema}])


def test_the_verdict_is_the_worst_of_all_changes() -> None:
    base = {**api(), "servers": [{"url": "https://a.example"}]}

    verdict = specmill.compare(base, {**base, "paths": {}}).to_json()["verdict"]

    assert ("breaking", "breaking") == (verdict["wire"], verdict["runtime"])


def test_what_breaks_python_only_stands_before_what_is_harmless() -> None:
    head = api(operationId="findPets", parameters=[{"name": "x", "in": "query"}])
    head["paths"]["/pets"]["get"]["parameters"][0]["schema"] = {"type": "string"}

    report = specmill.compare(api(operationId="listPets"), head)

    assert ["operation-id", "parameter-added"] == [one.rule for one in report.changes]


def test_nothing_changed() -> None:
    report = specmill.compare(api(), api())

    assert () == report.changes
    assert {
        "wire": "none",
        "runtime": "none",
        "types": "none",
        "semver": "none",
    } == report.to_json()["verdict"]


def test_the_report_is_plain_json() -> None:
    plain = specmill.compare(limit(type="integer"), limit(type="string")).to_json()

    assert plain == json.loads(json.dumps(plain))


def test_a_change_says_which_value_shows_it() -> None:
    base, head = limit(type="integer", maximum=9), limit(type="integer", maximum=5)

    [change] = specmill.compare(base, head).to_json()["changes"]

    assert 5 < change["witness"] <= 9


def test_a_change_without_a_witness_has_no_such_member() -> None:
    [change] = specmill.compare(api(), api(deprecated=True)).to_json()["changes"]

    assert "witness" not in change


def test_a_change_has_its_lines_in_both_files(tmp_path: Path) -> None:
    text = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n  /pets:\n    get:\n"
    tail = "      responses: {200: {description: Done.}}\n"
    base, head = tmp_path / "base.yaml", tmp_path / "head.yaml"
    base.write_text(text + tail)
    head.write_text("# New.\n" + text + "      deprecated: true\n" + tail)

    [change] = specmill.compare(base, head).to_json()["changes"]

    assert {"base": 5, "head": 6} == change["line"]
    assert {"base": str(base), "head": str(head)} == change["file"]


def test_a_description_may_be_in_another_language() -> None:
    swagger = {
        "swagger": "2.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/pets": {"get": {"responses": OK}}},
    }

    assert "none" == specmill.compare(swagger, api()).to_json()["verdict"]["wire"]


def test_a_description_with_errors_is_compared_as_far_as_it_goes() -> None:
    listed = [{"name": "id", "in": "query", "required": True}]
    broken = api(parameters=listed)

    report = specmill.compare(broken, api())

    assert ["parameter-without-schema"] == sorted({one.code for one in report.problems})
    assert ["parameter-removed"] == [one.rule for one in report.changes]


@pytest.mark.parametrize("nothing", [{}, {"info": {}}, {"openapi": 3}])
def test_what_is_no_description_is_refused(nothing: Any) -> None:
    with pytest.raises(SpecError):
        specmill.compare(nothing, api())


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpecError):
        specmill.compare(tmp_path / "none.yaml", api())


def test_overlays_belong_to_their_side(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "overlay: 1.0.0\ninfo: {title: Fix, version: '1'}\n"
        "actions:\n- target: $.paths['/pets'].get\n  update: {deprecated: true}\n"
    )

    report = specmill.compare(api(), api(), head_overlays=[overlay])

    assert ["operation-deprecated"] == [one.rule for one in report.changes]


def test_a_witness_shows_its_own_change_beside_others() -> None:
    def body(**properties: Any) -> dict[str, Any]:
        schema = {"type": "object", "required": ["total"], "properties": properties}
        content = {"application/json": {"schema": schema}}
        return api(requestBody={"required": True, "content": content})

    changes = specmill.compare(
        body(total={"type": "number"}, state={"enum": ["open", "lost"]}),
        body(total={"type": "string"}, state={"enum": ["open"]}),
    ).to_json()["changes"]

    [witness] = [one["witness"] for one in changes if one["rule"] == "schema-enum"]
    assert "lost" == witness["state"]


def test_operations_are_named_as_they_are_written() -> None:
    def pets(kind: str) -> dict[str, Any]:
        part = {"name": "petId", "in": "path", "required": True}
        schema = {"type": kind}
        get = {"parameters": [{**part, "schema": schema}], "responses": OK}
        return {**api(), "paths": {"/pets/{petId}": {"get": get}}}

    [change] = specmill.compare(pets("string"), pets("boolean")).changes

    assert ("GET /pets/{petId}",) == change.operations


def test_a_callback_is_named_after_the_operation_as_it_is_written() -> None:
    def pets(**members: Any) -> dict[str, Any]:
        hook = {"post": {"responses": OK, **members}}
        callbacks = {"done": {"{$request.query.url}": hook}}
        part = {"name": "petId", "in": "path", "required": True}
        parameters = [{**part, "schema": {"type": "string"}}]
        post = {"parameters": parameters, "responses": OK, "callbacks": callbacks}
        return {**api(), "paths": {"/pets/{petId}": {"post": post}}}

    [change] = specmill.compare(pets(), pets(deprecated=True)).changes

    assert ("POST /pets/{petId} → callback done POST",) == change.operations
    assert change.subject == change.operations[0]


def taking(*media_types: str, **members: Any) -> dict[str, Any]:
    content = {one: {"schema": {"type": "string"}} for one in media_types}
    ask = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    put = {"parameters": [ask], "requestBody": {"content": content}, "responses": OK}
    return {**api(), "paths": {"/pets/{id}": {"put": {**put, **members}}}}


def test_a_media_type_with_a_method_of_its_own_goes_in_one_change() -> None:
    base, head = taking("application/json", "text/csv"), taking("application/json")

    (told,) = specmill.compare(base, head).changes

    assert "request-media-type-removed" == told.rule
    assert "_csv` is gone" in told.consequence


def test_a_method_of_its_own_is_reached_by_the_operation_as_it_is_written() -> None:
    base, head = taking("text/csv"), taking("application/json", "text/csv")

    told = specmill.compare(base, head).changes

    assert {("PUT /pets/{id}",)} == {one.operations for one in told}


def test_a_title_that_is_no_text_names_no_alternative() -> None:
    odd = {"type": "integer", "title": {"$ref": "#/info/contact"}}

    [change] = specmill.compare(
        limit(oneOf=[{"type": "boolean"}, odd]), limit(type="boolean")
    ).changes

    assert "integer" in change.message


def test_a_format_beside_a_reference_says_nothing() -> None:
    def answered(**beside: str) -> dict[str, Any]:
        lost = {"type": "string", "format": "binary", **beside}
        schema = {"properties": {"id": {"$ref": "#/components/schemas/Id", **lost}}}
        content = {"application/json": {"schema": schema}}
        described = api(responses={"400": {"description": "No.", "content": content}})
        components = {"schemas": {"Id": {"type": "integer"}}}
        return {**described, "openapi": "3.0.3", "components": components}

    verdict = specmill.compare(answered(), answered(description="A number")).verdict

    assert verdict.wire.value == "none"
