"""What costs an operation one of its parts is an error only where nothing is described without such a mistake."""

from __future__ import annotations

import pytest

from specmill.model.operations import InPath
from specmill.model.types import Primitive
from tests.unit.frontends.conftest import Outcome, read_paths

HEADER = "{name: Trace id, in: header, schema: {type: string}}"
SOUND = "/pets: {get: {operationId: list, responses: {'204': {description: done}}}}"


def operation(parameters: str, path: str = "/pets/mine") -> str:
    responses = "{'204': {description: done}}"
    return f"'{path}': {{get: {{operationId: op, parameters: {parameters}, responses: {responses}}}}}"


def parameters(outcome: Outcome) -> list[object]:
    """Names, kinds and types of the parameters of `op`."""
    (found,) = (one for one in outcome.api.operations if one.id == "op")
    return [
        (one.wire_name, type(one.placement), one.type, one.required)
        for one in found.parameters
    ]


def test_optional_header_of_one_operation_is_left_out_when_it_has_no_proper_name() -> (
    None
):
    outcome = read_paths(f"{{{operation(f'[{HEADER}]')}, {SOUND}}}")

    assert parameters(outcome) == []
    report = outcome.report("invalid-header-name")
    assert report.severity == "warning"
    assert report.message == "'Trace id' can't be the name of a header: it is left out"


def test_header_of_all_operations_is_an_error_when_it_has_no_proper_name() -> None:
    outcome = read_paths(f"{{{operation(f'[{HEADER}]')}}}")

    assert outcome.report("invalid-header-name").severity == "error"


def test_header_that_operations_share_is_told_once() -> None:
    shared = "[{$ref: '#/components/parameters/Trace'}]"
    other = operation(shared, "/toys").replace("operationId: op", "operationId: toys")
    outcome = read_paths(
        f"{{{operation(shared)}, {other}, {SOUND}}}",
        components=f"parameters: {{Trace: {HEADER}}}",
    )

    assert outcome.codes == ["invalid-header-name"]


@pytest.mark.parametrize(
    "header",
    [
        "{name: Trace id, in: header, required: true, schema: {}}",
        "{name: 'Trace:id', in: header, schema: {}}",
        '{name: "Trace\\r\\nid", in: header, schema: {}}',
        "{name: '', in: header, schema: {}}",
    ],
)
def test_header_that_is_needed_or_could_change_a_message_is_an_error(
    header: str,
) -> None:
    outcome = read_paths(f"{{{operation(f'[{header}]')}, {SOUND}}}")

    assert outcome.report("invalid-header-name").severity == "error"


def test_placeholder_of_one_operation_without_parameter_is_a_text() -> None:
    outcome = read_paths(f"{{{operation('[]', '/pets/{id}')}, {SOUND}}}")

    assert parameters(outcome) == [("id", InPath, Primitive("string"), True)]
    report = outcome.report("path-parameter-undefined")
    assert report.severity == "warning"
    assert report.message.endswith(
        "which no path parameter defines: it is sent as text"
    )


def in_path(*names: str) -> str:
    listed = [
        f"{{name: {one}, in: path, required: true, schema: {{type: integer}}}}"
        for one in names
    ]
    return f"[{', '.join(listed)}]"


@pytest.mark.parametrize("name", ["petid", "pet_id", "pet-id", "PetID", "pet.id"])
def test_placeholder_stands_for_the_parameter_of_its_letters(name: str) -> None:
    outcome = read_paths(f"{{{operation(in_path(name), '/pets/{petId}')}, {SOUND}}}")

    assert parameters(outcome) == [(name, InPath, Primitive("integer"), True)]
    assert outcome.codes == ["odd-placeholder"]
    message = outcome.report("odd-placeholder").message
    assert (
        f"the placeholder 'petId' of the path is taken for the path parameter {name!r}"
        == message
    )


@pytest.mark.parametrize(
    ("names", "path"),
    [
        (("petid", "pet_id"), "/pets/{petId}"),
        (("petid",), "/pets/{petId}/{pet-id}"),
        (("petid",), "/pets/{petid}/{petId}"),
        (("pet",), "/pets/{petId}"),
    ],
)
def test_placeholder_that_may_mean_several_parameters_or_none_is_a_text(
    names: tuple[str, ...], path: str
) -> None:
    outcome = read_paths(f"{{{operation(in_path(*names), path)}, {SOUND}}}")

    assert "path-parameter-undefined" in outcome.codes
    assert "odd-placeholder" not in outcome.codes


def test_mistakes_of_different_kinds_in_all_operations_are_errors() -> None:
    header = operation(f"[{HEADER}]").replace("operationId: op", "operationId: other")
    outcome = read_paths(f"{{{operation('[]', '/pets/{id}')}, {header}}}")

    assert {one.code: one.severity for one in outcome.reports} == {
        "invalid-header-name": "error",
        "path-parameter-undefined": "error",
    }
