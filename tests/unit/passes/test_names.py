"""Names of inline types."""

from __future__ import annotations

from specmill.model.types import Named, Record
from tests.unit.passes.conftest import Refined, refined_paths

INLINE = "{properties: {a: {type: string}}}"


def response(schema: str) -> str:
    return f"{{description: d, content: {{application/json: {{schema: {schema}}}}}}}"


def get(id_: str, schema: str, status: str = "'200'") -> str:
    return f"{{operationId: {id_}, responses: {{{status}: {response(schema)}}}}}"


def names(found: Refined) -> list[str]:
    return list(found.api.types)


def test_response_is_named_after_its_operation() -> None:
    assert names(refined_paths(f"/a: {{get: {get('listPets', INLINE)}}}")) == [
        "ListPetsResponse"
    ]


def test_lowest_success_is_the_usual_response() -> None:
    found = refined_paths(f"/a: {{get: {get('listPets', INLINE, '201')}}}")

    assert names(found) == ["ListPetsResponse"]


def test_error_is_named_by_its_status() -> None:
    found = refined_paths(f"/a: {{get: {get('listPets', INLINE, '404')}}}")

    assert names(found) == ["ListPetsError404"]


def test_body_is_the_request_of_its_operation() -> None:
    found = refined_paths(f"""
/a:
  post:
    operationId: addPet
    requestBody: {{content: {{application/json: {{schema: {INLINE}}}}}}}
    responses: {{'204': {{description: done}}}}
""")

    assert names(found) == ["AddPetRequest"]


def test_inner_types_are_named_by_their_way() -> None:
    schema = f"{{type: array, items: {{properties: {{owner: {INLINE}}}}}}}"
    found = refined_paths(f"/a: {{get: {get('listPets', schema)}}}")

    assert names(found) == ["ListPetsResponseItem", "ListPetsResponseItemOwner"]


def test_references_follow_the_new_name() -> None:
    schema = f"{{properties: {{owner: {INLINE}}}}}"
    found = refined_paths(f"/a: {{get: {get('getPet', schema)}}}")

    record = found.api.types["GetPetResponse"]
    assert isinstance(record, Record)
    assert record.fields[0].type == Named("GetPetResponseOwner")


def test_key_of_a_declaration_is_its_name() -> None:
    found = refined_paths(f"/a: {{get: {get('listPets', INLINE)}}}")

    assert found.api.types["ListPetsResponse"].key == "ListPetsResponse"


def component(key: str, schema: str = INLINE) -> str:
    return f"schemas: {{{key}: {{x-specmill-keep: true, properties: {{x: {schema}}}}}}}"


def test_component_keeps_its_key_against_an_inline_type() -> None:
    found = refined_paths(
        f"/a: {{get: {get('listPets', INLINE)}}}",
        components=component("ListPetsResponse", "{}"),
    )

    assert names(found) == ["ListPetsResponse", "ListPetsResponseResponse"]


def test_names_that_differ_by_case_only_are_the_same_name() -> None:
    found = refined_paths(
        f"/a: {{get: {get('listPets', INLINE)}}}",
        components=component("LISTPetsRESPONSE", "{}"),
    )

    assert "ListPetsResponse" not in names(found)


def test_inline_types_of_one_name_both_give_way() -> None:
    found = refined_paths(f"""
/a: {{get: {get('listPets', INLINE)}}}
/b: {{get: {get('list_pets', INLINE)}}}
""")

    assert names(found) == ["GetAListPetsResponse", "GetBListPetsResponse"]


def test_order_of_the_description_does_not_matter() -> None:
    first = f"/a: {{get: {get('listPets', INLINE)}}}\n"
    second = f"/b: {{get: {get('list_pets', INLINE)}}}\n"

    assert names(refined_paths(first + second)) == names(refined_paths(second + first))


def test_unrelated_operation_renames_nothing() -> None:
    one = f"/a: {{get: {get('listPets', INLINE)}}}\n"
    other = f"/b: {{get: {get('listToys', INLINE)}}}\n"

    assert set(names(refined_paths(one))) < set(names(refined_paths(other + one)))


def test_response_of_a_component_is_named_by_it() -> None:
    found = refined_paths(
        "/a: {get: {operationId: x, responses: {'400': {$ref: '#/components/responses/Bad'}}}}",
        components=f"responses: {{Bad: {response(INLINE)}}}",
    )

    assert names(found) == ["Bad"]


def test_other_media_types_carry_their_name() -> None:
    xml = f"application/xml: {{schema: {INLINE}}}"
    content = f"content: {{application/json: {{schema: {INLINE}}}, {xml}}}"
    found = refined_paths(
        f"/a: {{get: {{operationId: x, responses: {{'200': {{description: d, {content}}}}}}}}}"
    )

    assert names(found) == ["XResponse", "XResponseXml"]
