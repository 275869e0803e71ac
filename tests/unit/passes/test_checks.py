"""Checks that need the whole model."""

from __future__ import annotations

import msgspec
import pytest

from specmill.model.operations import Requirement
from specmill.model.types import Alias, Choice, Named, Primitive, TaggedUnion, Type
from specmill.passes.pruning import prune_types
from tests.unit.passes.conftest import FINE, Refined, refined_paths

TEXT, WHOLE, NULL = Primitive("string"), Primitive("integer"), Primitive("null")
PAGE = """
{properties: {meta: {$ref: '#/components/schemas/Meta'}, objects: {type: array, items: {}}}}
"""


def paged(hint: str, result: str = PAGE) -> Refined:
    return refined_paths(
        f"""
/a:
  get:
    operationId: list
    x-specmill-pagination: {hint}
    parameters: [{{name: o, in: query, schema: {{type: integer}}}}]
    responses: {{'200': {{description: d, content: {{application/json: {{schema: {result}}}}}}}}}
""",
        components="schemas: {Meta: {properties: {total: {type: integer}}}}",
    )


def test_pagination_that_fits_is_fine() -> None:
    found = paged("{style: offset, offset: o, items: /objects, total: /meta/total}")

    assert found.codes == []


def test_result_may_be_the_list() -> None:
    found = paged(
        "{style: skip, offset: o, page_size: 9, items: ''}", "{type: array, items: {}}"
    )

    assert found.codes == []


@pytest.mark.parametrize(
    ("hint", "key"),
    [
        ("{style: offset, offset: o, items: /objetcs}", "items"),
        ("{style: offset, offset: o, items: /meta}", "items"),
        ("{style: offset, offset: o, items: /objects, total: /meta/count}", "total"),
        ("{style: offset, offset: o, items: /objects, total: meta}", "total"),
        ("{style: page, page: o, items: /objects, total_pages: /pages}", "total_pages"),
        ("{style: cursor, cursor: o, items: /objects, next: /next}", "next"),
        (
            "{style: cursor, cursor: o, items: /objects, next_header: X, has_more: /no}",
            "has_more",
        ),
        ("{style: next-url, items: /objects, next: /meta/next}", "next"),
        ("{style: next-url, items: /list, link_header: true}", "items"),
    ],
)
def test_pointer_to_nothing_is_an_error(hint: str, key: str) -> None:
    found = paged(hint)

    assert (
        found.pointer("pagination-pointer")
        == f"/paths/~1a/get/x-specmill-pagination/{key}"
    )


def test_pointer_into_an_open_object_is_fine() -> None:
    found = paged("{style: offset, offset: o, items: /objects}", "{type: object}")

    assert found.codes == []


@pytest.mark.parametrize(
    ("hint", "key"),
    [
        ("{style: offset, offset: offset, items: /objects}", "offset"),
        ("{style: offset, offset: o, limit: l, items: /objects}", "limit"),
        ("{style: page, page: p, items: /objects}", "page"),
        ("{style: cursor, cursor: c, items: /objects, next_header: X}", "cursor"),
        ("{style: cursor, cursor: c, items: /objects, last_item: /id}", "cursor"),
        ("{style: next-url, limit: l, items: /objects, link_header: true}", "limit"),
    ],
)
def test_unknown_parameter_is_an_error(hint: str, key: str) -> None:
    found = paged(hint)

    assert found.pointer("pagination-parameter").endswith(
        f"/x-specmill-pagination/{key}"
    )


@pytest.mark.parametrize(
    ("where", "pointer"),
    [("root", "/security/0/key"), ("operation", "/paths/~1a/get/security/0/key")],
)
def test_requirement_of_an_undefined_scheme_is_a_degradation(
    where: str, pointer: str
) -> None:
    security = "[{key: []}]"
    inner = f"security: {security}, " if where == "operation" else ""
    outer = {"security": security} if where == "root" else {}

    found = refined_paths(f"/a: {{get: {{{inner}{FINE}}}}}", **outer)
    assert found.pointer("degraded-security") == pointer


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ("{type: http, scheme: basic}", ["degraded-security"]),
        (
            "{type: apiKey, in: header, name: authorization}",
            ["degraded-security"],
        ),
        ("{type: openIdConnect, openIdConnectUrl: 'https://a.example/'}", []),
        ("{type: apiKey, in: query, name: Authorization}", []),
    ],
)
def test_two_credentials_in_one_place_are_a_degradation(
    second: str, codes: list[str]
) -> None:
    found = refined_paths(
        f"/a: {{get: {{security: [{{key: [], other: []}}], {FINE}}}}}",
        components=f"{{securitySchemes: {{key: {{type: http, scheme: bearer}}, other: {second}}}}}",
    )

    assert codes == [one for one in found.codes if one == "degraded-security"]


def test_alternatives_without_undefined_schemes_are_left() -> None:
    found = refined_paths(
        f"/a: {{get: {{security: [{{kye: []}}, {{key: []}}], {FINE}}}}}",
        components="{securitySchemes: {key: {type: http, scheme: bearer}}}",
    )

    assert found.api.operations[0].security == (Requirement((("key", ()),)),)


def test_a_misspelt_scheme_is_asked_for() -> None:
    found = refined_paths(
        f"/a: {{get: {{security: [{{kye: []}}], {FINE}}}}}",
        components="{securitySchemes: {key: {type: http, scheme: bearer}}}",
    )

    assert found.reports[0].hint == "did you mean 'key'?"


def kept(schemas: str) -> Refined:
    return refined_paths("{}", components=f"schemas: {schemas}")


@pytest.mark.parametrize(
    "schemas",
    [
        "{A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: {$ref: '#/components/schemas/A'}}",
        "{A: {anyOf: [{$ref: '#/components/schemas/A'}]}}",
    ],
)
def test_alias_of_itself_is_an_error(schemas: str) -> None:
    assert kept(schemas).codes == ["cyclic-reference"]


@pytest.mark.parametrize(
    ("schemas", "expected"),
    [
        ("{A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}}", [TEXT]),
        (
            "{A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}, B: {$ref: '#/components/schemas/A'}}",
            [NULL, NULL],
        ),
        (
            (
                "{A: {anyOf: [{$ref: '#/components/schemas/B'}, {type: string}]},"
                " B: {oneOf: [{type: integer}, {$ref: '#/components/schemas/A'}]}}"
            ),
            [Choice((TEXT, WHOLE)), Choice((WHOLE, TEXT), exclusive=True)],
        ),
    ],
)
def test_union_that_is_its_own_alternative_is_the_others(
    schemas: str, expected: list[Type]
) -> None:
    found = kept(schemas)

    assert {"own-alternative"} == set(found.codes)
    assert expected == [
        one.target for one in found.api.types.values() if isinstance(one, Alias)
    ]


def test_list_of_itself_is_none() -> None:
    assert (
        kept("{A: {type: array, items: {$ref: '#/components/schemas/A'}}}").codes == []
    )


def test_components_that_no_operation_needs_are_kept_with_what_they_hold() -> None:
    found = kept("{A: {properties: {b: {properties: {c: {type: string}}}}}}")

    assert list(found.api.types) == ["A", "AB"]


def test_inline_types_that_nothing_needs_are_dropped() -> None:
    api = kept("{A: {type: string}}").api
    lost = msgspec.structs.replace(api.types["A"], key="/field:x")

    pruned = prune_types(msgspec.structs.replace(api, types={"/field:x": lost}))
    assert pruned.types == {}


PETS = """
  Cat: {properties: {kind: {const: cat}}}
  Dog: {properties: {kind: {const: dog}}}
"""


def union(schemas: str) -> Refined:
    return refined_paths("{}", components=f"schemas:\n{PETS}{schemas}")


def test_constants_of_records_are_the_implicit_tags() -> None:
    found = union("""
  Pet:
    x-specmill-keep: true
    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
    discriminator: {propertyName: kind}
""").api.types["Pet"]

    assert isinstance(found, TaggedUnion)
    assert found.variants == (("cat", Named("Cat")), ("dog", Named("Dog")))


def test_nested_union_is_spliced_in() -> None:
    found = union("""
  Fish: {properties: {kind: {const: fish}}}
  Furry:
    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
    discriminator: {propertyName: kind}
  Pet:
    x-specmill-keep: true
    oneOf: [{$ref: '#/components/schemas/Furry'}, {$ref: '#/components/schemas/Fish'}]
    discriminator: {propertyName: kind}
""").api.types["Pet"]

    assert isinstance(found, TaggedUnion)
    assert [tag for tag, _ in found.variants] == ["cat", "dog", "fish"]


def test_tag_of_two_variants_stands_for_either() -> None:
    found = union("""
  Tom: {properties: {kind: {const: cat}}}
  Pet:
    x-specmill-keep: true
    oneOf:
      - {$ref: '#/components/schemas/Cat'}
      - {$ref: '#/components/schemas/Dog'}
      - {$ref: '#/components/schemas/Tom'}
    discriminator: {propertyName: kind}
""")

    pet, cats = found.api.types["Pet"], found.api.types["PetCat"]
    assert isinstance(pet, TaggedUnion)
    assert pet.variants == (("cat", Named("PetCat")), ("dog", Named("Dog")))
    assert isinstance(cats, Alias)
    assert cats.target == Choice((Named("Cat"), Named("Tom")), exclusive=True)
    assert found.codes == []


def test_one_tag_of_all_variants_makes_a_choice() -> None:
    found = union("""
  Tom: {properties: {kind: {const: cat}}}
  Pet:
    x-specmill-keep: true
    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Tom'}]
    discriminator: {propertyName: kind}
""")

    pet = found.api.types["Pet"]
    assert isinstance(pet, Alias)
    assert pet.target == Choice((Named("Cat"), Named("Tom")), exclusive=True)
    assert found.codes == ["degraded-discriminator"]


def test_variant_without_fields_makes_a_choice() -> None:
    found = union("""
  Any: {type: object}
  Pet:
    x-specmill-keep: true
    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Any'}]
    discriminator: {propertyName: kind}
""")

    assert found.codes == ["degraded-discriminator"]


def test_link_to_an_unknown_operation_is_said() -> None:
    found = refined_paths(
        "/a: {get: {operationId: a, responses: {'200': {description: d,"
        " links: {next: {operationId: b}}}}}}"
    )

    assert found.codes == ["degraded-link"]


def variables(*names: str) -> str:
    given = ", ".join(
        f"{{name: {name}, in: path, required: true, schema: {{}}}}" for name in names
    )
    return f"parameters: [{given}]"


def test_paths_that_differ_by_names_of_variables_are_warned_about() -> None:
    found = refined_paths(f"""
/a/{{x}}: {{{variables("x")}, get: {{operationId: one, {FINE}}}}}
/a/{{y}}: {{{variables("y")}, get: {{operationId: two, {FINE}}}}}
""")

    assert found.pointer("same-path") == "/paths/~1a~1{y}/get"


def test_paths_of_different_methods_may_name_their_variables_differently() -> None:
    found = refined_paths(f"""
/a/{{x}}: {{{variables("x")}, get: {{operationId: one, {FINE}}}}}
/a/{{y}}: {{{variables("y")}, put: {{operationId: two, {FINE}}}}}
""")

    assert "same-path" not in found.codes


A = "{name: a, in: query, schema: {}, x-specmill-name: c}"
C = "{properties: {a: {x-specmill-name: c}, b: {x-specmill-name: c}}}"


@pytest.mark.parametrize(
    ("operation", "said"),
    [
        (
            f"parameters: [{A}, {A.replace('name: a', 'name: b')}]",
            "two parameters are to be called 'c'",
        ),
        (
            f"requestBody: {{content: {{application/json: {{schema: {C}}}}}}}",
            "two fields are to be called 'c'",
        ),
    ],
)
def test_two_things_of_one_place_can_have_no_common_name(
    operation: str, said: str
) -> None:
    found = refined_paths(f"{{/a: {{post: {{operationId: a, {operation}, {FINE}}}}}}}")

    assert [(one.code, one.message) for one in found.reports] == [
        ("duplicate-name", said)
    ]


def test_variable_that_operations_describe_differently_is_told_once() -> None:
    found = refined_paths("""
/a:
  servers: [{url: 'https://{shop}.test', variables: {shop: {default: a}}}]
  get: {operationId: a, responses: {'204': {description: d}}}
  put: {operationId: c, responses: {'204': {description: d}}}
/b:
  servers: [{url: 'https://{shop}.test', variables: {shop: {default: b}}}]
  get: {operationId: b, responses: {'204': {description: d}}}
""")

    assert found.codes == ["degraded-server"]
