"""OpenRPC descriptions."""

from __future__ import annotations

import json

import pytest

from specmill.model.api import JsonRpc
from specmill.model.auth import TokenScheme
from specmill.model.operations import AtPosition, ByName, Placement, RpcBinding
from specmill.model.types import Named, Primitive
from tests.unit.frontends.conftest import read_methods

RESULT = "result: {name: r, schema: {type: string}}"
A = "{name: a, required: true, schema: {type: string}}"
PARAMS = f"params: [{A}, {{name: b, schema: {{type: integer}}}}]"


def test_api_speaks_json_rpc() -> None:
    assert read_methods("[]").api.protocol == "json-rpc"


def test_transport_comes_from_the_hint() -> None:
    outcome = read_methods(
        "[]",
        **{
            "x-specmill-rpc": "{mediaType: application/json-rpc, lenientIds: true, maxBatch: 50}"
        },
    )

    assert outcome.api.rpc == JsonRpc(
        media_type="application/json-rpc", lenient_ids=True, max_batch=50
    )


@pytest.mark.parametrize("hint", ["{maxBatch: 0}", "{lenientIds: 1}", "{ids: 1}"])
def test_transport_that_makes_no_sense_is_an_error(hint: str) -> None:
    outcome = read_methods("[]", **{"x-specmill-rpc": hint})

    assert outcome.pointer("invalid-extension").endswith("/x-specmill-rpc")


def test_method_name_is_the_operation_id() -> None:
    assert (
        read_methods(f"[{{name: sms.send, {PARAMS}, {RESULT}}}]").operation.id
        == "sms.send"
    )


@pytest.mark.parametrize(
    ("structure", "expected"),
    [
        ("by-position", AtPosition(1)),
        ("by-name", ByName()),
        ("either", ByName()),
    ],
)
def test_param_structure_decides_the_placement(
    structure: str, expected: Placement
) -> None:
    outcome = read_methods(
        f"[{{name: m, paramStructure: {structure}, {PARAMS}, {RESULT}}}]"
    )

    assert outcome.operation.parameters[1].placement == expected


def test_required_is_kept() -> None:
    outcome = read_methods(f"[{{name: m, {PARAMS}, {RESULT}}}]")

    assert [one.required for one in outcome.operation.parameters] == [True, False]


def test_result_is_one_without_status() -> None:
    (found,) = read_methods(f"[{{name: m, {PARAMS}, {RESULT}}}]").operation.results

    assert (found.status, found.contents[0].type) == ("", Primitive("string"))


def test_method_without_result_is_a_notification() -> None:
    binding = read_methods(f"[{{name: m, {PARAMS}}}]").operation.binding

    assert binding == RpcBinding(method="m", notification=True)


def test_method_whose_result_is_something_else_is_no_notification() -> None:
    outcome = read_methods(
        "[{name: a, params: [], result: {$ref: '#/components/errors/Gone'}}]",
        components="{errors: {Gone: {code: 7, message: Gone}}}",
    )

    assert RpcBinding(method="a", notification=False) == outcome.operation.binding


def test_default_of_a_parameter_may_be_that_of_a_component() -> None:
    outcome = read_methods(
        "[{name: a, params: [{name: b, schema: {$ref: '#/components/schemas/Limit'}}]}]",
        components="{schemas: {Limit: {type: integer, default: 5}}}",
    )

    (parameter,) = outcome.operation.parameters
    assert parameter.default is not None
    assert b"5" == bytes(parameter.default)


def test_parameter_whose_schema_another_part_has_is_no_error() -> None:
    outcome = read_methods(
        "[{name: a, params: [{name: b, schema: {$ref: '#/components/schemas/Limit'}}]}]",
        components="{schemas: {}}",
    )

    assert ["degraded-reference"] == outcome.codes


def test_method_described_twice_is_left_out_once() -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT}}}, {{name: m, {PARAMS}, {RESULT}}}]"
    )

    assert outcome.pointer("duplicate-method") == "/methods/1"


def test_descriptors_may_be_references() -> None:
    outcome = read_methods(
        "[{name: m, params: [{$ref: '#/components/contentDescriptors/Id'}],"
        " result: {$ref: '#/components/contentDescriptors/Id'}}]",
        components="contentDescriptors: {Id: {name: id, schema: {type: integer}}}",
    )

    assert outcome.operation.parameters[0].wire_name == "id"


def test_error_by_reference_keeps_its_key() -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT}, errors: [{{$ref: '#/components/errors/Gone'}}]}}]",
        components="errors: {Gone: {code: 410, message: it is gone}}",
    )

    (error,) = outcome.operation.rpc_errors
    assert (error.code, error.message, error.key) == (410, "it is gone", "Gone")


def test_error_in_place_has_no_key() -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT}, errors: [{{code: 1, message: x}}]}}]"
    )

    assert outcome.operation.rpc_errors[0].key is None


def test_data_of_an_error_may_be_a_schema() -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT}, errors: [{{$ref: '#/components/errors/Gone'}}]}}]",
        components="""
            errors: {Gone: {code: 1, message: x, data: {type: object, properties: {a: {}}}}}
            """,
    )

    assert outcome.operation.rpc_errors[0].data == Named("/error:Gone")


@pytest.mark.parametrize(
    ("data", "is_schema"),
    [
        ("{type: string}", True),
        ("{type: [string, 'null']}", True),
        ("{anyOf: [{type: string}, {type: integer}]}", True),
        ("{allOf: [{type: string}]}", True),
        ("{properties: {a: {type: string}}}", True),
        ("{type: not_found}", False),
        ("{type: []}", False),
        ("{oneOf: us}", False),
        ("{max: 10}", False),
        ("text", False),
    ],
)
def test_data_of_an_error_is_a_schema_or_a_value(data: str, is_schema: bool) -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT}, errors: [{{code: 1, message: x, data: {data}}}]}}]"
    )

    assert (outcome.operation.rpc_errors[0].data is not None) is is_schema
    assert [] == outcome.codes


@pytest.mark.parametrize(
    "member",
    [
        "params: [{$ref: '#/components/errors/Gone'}]",
        "params: [{$ref: '#/components/tags/T'}]",
        "result: {$ref: '#/components/examples/One'}",
        "errors: [{$ref: '#/components/tags/T'}]",
        "tags: [{$ref: '#/components/examples/One'}]",
        "examples: [{$ref: '#/components/examples/One'}]",
        "links: [{$ref: '#/components/errors/Gone'}]",
    ],
)
def test_component_of_another_kind_is_said_once(member: str) -> None:
    given = {"params": "[]", "result": "{name: r, schema: {type: string}}"}
    given |= dict([member.split(": ", 1)])
    text = ", ".join(f"{key}: {value}" for key, value in given.items())

    outcome = read_methods(
        f"[{{name: m, {text}}}]",
        components="""
            errors: {Gone: {code: 1, message: x}}
            examples: {One: {name: one, value: 1}}
            tags: {T: {name: t}}
            """,
    )

    assert ["degraded-reference"] == outcome.codes
    assert () == outcome.operation.parameters


def test_member_beside_a_reference_is_said_to_have_no_effect() -> None:
    outcome = read_methods(
        f"[{{name: m, params: [{{$ref: '#/components/contentDescriptors/A', required: true}}], {RESULT}}}]",
        components=f"contentDescriptors: {{A: {A.replace('true', 'false')}}}",
    )

    assert "/methods/0/params/0/required" == outcome.pointer("degraded-descriptor")
    assert [False] == [one.required for one in outcome.operation.parameters]


def test_schema_that_depends_on_a_member_brings_members() -> None:
    outcome = read_methods(
        "[]",
        components="""
            schemas:
              Under:
                type: object
                properties: {a: {}}
                dependencies: {a: {properties: {b: {type: integer}}}, b: [a]}
            """,
    )

    assert False is outcome.field("b").required


@pytest.mark.parametrize(
    "address", ["https://${zone}.example", "https://{zone}.example"]
)
def test_runtime_expression_in_an_address_is_its_variable(address: str) -> None:
    server = f"{{url: '{address}', variables: {{zone: {{default: eu}}}}}}"

    outcome = read_methods("[]", servers=f"[{server}]")

    assert ["https://{zone}.example"] == [one.url for one in outcome.api.servers]


def test_address_with_an_expression_that_nothing_fills_in_is_left_out() -> None:
    outcome = read_methods("[]", servers="[{url: 'https://${zone}.example'}]")

    assert (["degraded-server"], ()) == (outcome.codes, outcome.api.servers)


def test_variable_of_a_server_without_default_is_one_mistake() -> None:
    server = "{url: 'https://{zone}.example', variables: {zone: {enum: [eu]}}}"

    assert ["invalid-structure"] == read_methods("[]", servers=f"[{server}]").codes


def pairing(text: str) -> dict[str, object]:
    outcome = read_methods(f"[{{name: m, {PARAMS}, {RESULT}, examples: [{text}]}}]")
    (call,) = outcome.operation.examples
    return {name: json.loads(bytes(value)) for name, value in call.arguments}


def test_example_pairing_is_a_call() -> None:
    found = pairing(
        "{name: e, params: [{name: a, value: x}], result: {name: r, value: y}}"
    )

    assert found == {"a": "x"}


def test_example_values_without_a_known_name_go_by_position() -> None:
    found = pairing(
        "{name: e, params: [{name: first, value: x}, {name: other, value: 2}]}"
    )

    assert found == {"a": "x", "b": 2}


def test_result_of_a_pairing_is_kept() -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT},"
        " examples: [{name: e, params: [], result: {name: r, value: null}}]}]"
    )

    (call,) = outcome.operation.examples
    assert call.result is not None
    assert bytes(call.result) == b"null"


def test_security_comes_from_extensions() -> None:
    outcome = read_methods(
        "[]",
        **{
            "x-specmill-security-schemes": "{key: {type: http, scheme: Api-Key}}",
            "x-specmill-security": "[{key: []}]",
        },
    )

    assert isinstance(outcome.api.schemes[0], TokenScheme)
    assert outcome.api.security[0].schemes == (("key", ()),)


def test_methods_repeat_nothing_safely_by_default() -> None:
    assert not read_methods(f"[{{name: m, {PARAMS}, {RESULT}}}]").operation.idempotent


def test_described_tags_are_groups() -> None:
    outcome = read_methods(
        f"[{{name: m, {PARAMS}, {RESULT}, tags: [{{name: pets, description: All pets.}}]}}]"
    )

    (group,) = outcome.api.groups
    assert (group.path, group.description) == (("pets",), "All pets.")
