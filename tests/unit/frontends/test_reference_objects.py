"""References in places other than schemas, and what stands beside them."""

from __future__ import annotations

import pytest

from tests.unit.frontends.conftest import Outcome, read


def operation(members: str, components: str = "{}", version: str = "3.1.0") -> Outcome:
    """What comes of an operation with these members."""
    return read(f"""
openapi: {version}
info: {{title: T, version: "1"}}
paths: {{/a: {{get: {{operationId: getA, {members}}}}}}}
components: {components}
""")


PAGE = "{parameters: {Page: {name: page, in: query, description: Theirs., schema: {}}}}"
ANSWER = "responses: {'200': {description: ok, content: {text/plain: {%s}}}}"


def test_description_beside_a_reference_wins() -> None:
    outcome = operation(
        "parameters: [{$ref: '#/components/parameters/Page', description: Ours.}],"
        "responses: {}",
        PAGE,
    )

    assert "Ours." == outcome.operation.parameters[0].notes.description


def test_description_beside_a_reference_is_ignored_before_3_1() -> None:
    outcome = operation(
        "parameters: [{$ref: '#/components/parameters/Page', description: Ours.}],"
        "responses: {}",
        PAGE,
        "3.0.3",
    )

    assert "Theirs." == outcome.operation.parameters[0].notes.description


def test_dangling_example_is_left_out() -> None:
    outcome = operation(
        ANSWER % "schema: {}, examples: {a: {$ref: '#/components/examples/No'}}"
    )

    assert ["degraded-reference"] == outcome.codes


def test_members_beside_the_reference_of_a_path_are_kept() -> None:
    outcome = read("""
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /a: {$ref: '#/x-items/A', parameters: [{name: beside, in: query, schema: {}}]}
x-items: {A: {get: {operationId: getA, responses: {}}}}
""")

    assert ["beside"] == [one.wire_name for one in outcome.operation.parameters]


def test_schema_that_a_part_of_an_rpc_api_lacks_is_anything() -> None:
    outcome = read("""
openrpc: 1.3.2
info: {title: T, version: "1"}
methods:
  - {name: a, params: [], result: {name: r, schema: {$ref: '#/components/schemas/No'}}}
""")

    assert ["degraded-reference"] == outcome.codes


@pytest.mark.parametrize(
    ("known", "codes"),
    [
        ("Task", ["dangling-reference"]),
        ("Tasks", ["degraded-reference"]),
        ("Tsk2", ["degraded-reference"]),
        ("Other", ["degraded-reference"]),
    ],
)
def test_schema_that_is_only_misspelt_is_an_error_in_an_rpc_api_too(
    known: str, codes: list[str]
) -> None:
    outcome = read(f"""
openrpc: 1.3.2
info: {{title: T, version: "1"}}
methods:
  - {{name: a, params: [], result: {{name: r, schema: {{$ref: '#/components/schemas/Tsk'}}}}}}
components: {{schemas: {{{known}: {{type: string}}}}}}
""")

    assert codes == outcome.codes


def test_ambiguous_dynamic_reference_is_reported() -> None:
    outcome = operation(
        ANSWER % "schema: {$ref: '#/components/schemas/List'}",
        """
  schemas:
    List: {$id: list, $defs: {x: {$dynamicAnchor: x}}, type: array, items: {$dynamicRef: '#x'}}
    Other: {$id: other, $ref: list, $defs: {x: {$dynamicAnchor: x, type: string}}}
""",
    )

    assert "degraded-dynamic-reference" in outcome.codes


SHOP = "{schemas: {Pet: {type: object}}, parameters: {Page: {name: page, in: query, schema: {}}}}"


@pytest.mark.parametrize(
    ("members", "place"),
    [
        (
            "parameters: [{$ref: '#/components/schemas/Pet'}], responses: {}",
            "/parameters/0/$ref",
        ),
        (
            "requestBody: {$ref: '#/components/schemas/Pet'}, responses: {}",
            "/requestBody/$ref",
        ),
        (
            "responses: {'200': {$ref: '#/components/schemas/Pet'}}",
            "/responses/200/$ref",
        ),
        (
            "responses: {'200': {$ref: '#/components/parameters/Page'}}",
            "/responses/200/$ref",
        ),
        (
            "responses: {'200': {description: ok, headers: {A: {$ref: '#/components/schemas/Pet'}}}}",
            "/responses/200/headers/A/$ref",
        ),
    ],
)
def test_a_reference_to_another_kind_is_told(members: str, place: str) -> None:
    outcome = operation(members, SHOP)

    assert f"/paths/~1a/get{place}" == outcome.pointer("degraded-reference")


def test_a_reference_to_another_kind_is_told_in_openapi_2() -> None:
    outcome = read("""
swagger: "2.0"
info: {title: T, version: "1"}
paths: {/a: {get: {responses: {'200': {$ref: '#/definitions/Pet'}}}}}
definitions: {Pet: {type: object}}
""")

    assert "/paths/~1a/get/responses/200/$ref" == outcome.pointer("degraded-reference")


def test_a_reference_to_what_is_no_component_may_lead_to_any_kind() -> None:
    outcome = read("""
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /a: {get: {operationId: getA, parameters: [{$ref: '#/x-schemas/Page'}], responses: {'200': {description: ok}}}}
x-schemas: {Page: {name: page, in: query, schema: {type: string}}}
""")

    assert [] == outcome.codes


OK = "responses: {'200': {description: ok}}"
ELSEWHERE = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a: {get: {operationId: getA, %s}}
  /b: {get: {operationId: getB, responses: {'200': {description: ok}}}}
  /c: %s
x-things:
  text: a text
  list: [a]
  empty: {}
  parameter: {name: q, in: query, schema: {type: string}}
"""


@pytest.mark.parametrize(
    ("members", "place"),
    [
        (f"parameters: [{{$ref: '#/info/title'}}], {OK}", "/parameters/0"),
        (f"parameters: [{{$ref: '#/x-things/empty'}}], {OK}", "/parameters/0"),
        (f"requestBody: {{$ref: '#/x-things/empty'}}, {OK}", "/requestBody"),
        (f"requestBody: {{$ref: '#/x-things/parameter'}}, {OK}", "/requestBody"),
        ("responses: {'200': {$ref: '#/x-things/list'}}", "/responses/200"),
        ("responses: {'200': {$ref: '#/x-things/parameter'}}", "/responses/200"),
        (
            ANSWER % "schema: {$ref: '#/paths/~1b'}",
            "/responses/200/content/text~1plain/schema",
        ),
        (
            ANSWER % "schema: {$ref: '#/x-things/parameter'}",
            "/responses/200/content/text~1plain/schema",
        ),
        (
            ANSWER % "schema: {}, examples: {e: {$ref: '#/x-things/text'}}",
            "/responses/200/content/text~1plain/examples/e",
        ),
        (
            ANSWER % "$ref: '#/x-things/text'",
            "/responses/200/content/text~1plain",
        ),
        (
            f"callbacks: {{c: {{$ref: '#/x-things/parameter'}}}}, {OK}",
            "/callbacks/c",
        ),
    ],
)
def test_a_reference_to_what_has_not_the_form_of_its_kind_is_told(
    members: str, place: str
) -> None:
    outcome = read(ELSEWHERE % (members, "{}"))

    assert f"/paths/~1a/get{place}/$ref" == outcome.pointer("degraded-reference")


@pytest.mark.parametrize("target", ["text", "list", "parameter"])
def test_a_path_that_refers_to_no_path_item_is_told(target: str) -> None:
    outcome = read(ELSEWHERE % (OK, f"{{$ref: '#/x-things/{target}'}}"))

    assert "/paths/~1c/$ref" == outcome.pointer("degraded-reference")


def test_a_path_of_openapi_2_that_refers_to_no_path_item_is_told() -> None:
    outcome = read("""
swagger: "2.0"
info: {title: T, version: "1"}
paths: {/a: {$ref: '#/info/title'}}
""")

    assert "/paths/~1a/$ref" == outcome.pointer("degraded-reference")


def test_a_method_that_refers_to_no_method_is_told() -> None:
    outcome = read("""
openrpc: 1.3.2
info: {title: T, version: "1"}
methods: [{$ref: '#/info'}]
""")

    assert "/methods/0/$ref" == outcome.pointer("degraded-reference")


def test_tags_of_a_method_by_reference_are_described() -> None:
    outcome = read("""
openrpc: 1.3.2
info: {title: T, version: "1"}
methods: [{$ref: '#/x-methods/a'}]
x-methods: {a: {name: a, tags: [{name: pets, description: All.}], params: []}}
""")

    assert ["All."] == [one.description for one in outcome.api.groups]


@pytest.mark.parametrize(
    "target",
    [
        "{}",
        "true",
        "{description: Any., x-more: 1}",
        "{$id: a}",
        "{unknown: 1, not: {}}",
    ],
)
def test_what_may_be_a_schema_is_one(target: str) -> None:
    outcome = read(f"""
openapi: 3.1.0
info: {{title: T, version: "1"}}
paths: {{}}
components: {{schemas: {{A: {{$ref: '#/x-things/schema'}}}}}}
x-things: {{schema: {target}}}
""")

    assert [] == outcome.codes
