"""Schemas that are huge, endless or odd: refused at once, or read as they are meant."""

from typing import Any

import pytest
from fake_shop import operation, shop
from made_values import make

from specmill_runtime.testing import Fake, Request, contract
from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.matching_texts import matching_text
from specmill_runtime.testing.merging import Merger
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.wishes import Taste

TWICE = {
    f"D{number}": {"allOf": [{"$ref": f"#/$defs/D{number + 1}"}] * 2}
    for number in range(40)
}
LOOP = {"Loop": {"oneOf": [{"$ref": "#/$defs/Loop"}]}}


@pytest.mark.parametrize(
    ("schema", "definitions"),
    [
        ({"type": "string", "minLength": 10**9}, {}),
        ({"type": "array", "minItems": 10**9}, {}),
        ({"type": "object", "minProperties": 10**9}, {}),
        ({"$ref": "#/$defs/Loop"}, LOOP),
    ],
)
def test_huge_or_endless_value_is_refused_at_once(
    schema: Any, definitions: Any
) -> None:
    with pytest.raises(ContractViolation, match="no value was found"):
        make(schema, definitions)


def test_schema_that_could_not_be_merged_is_not_taken_for_an_empty_one() -> None:
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(5_000):
        deep = {"allOf": [deep]}
    merger = Merger(Schemas({}, {}))

    for _ in range(2):
        with pytest.raises(RecursionError):
            merger.merged(deep)


def test_wide_schemas_in_each_other_give_members_down_to_where_there_are_few() -> None:
    wide: dict[str, Any] = {"type": "string"}
    for _ in range(4):
        wide = {"properties": {f"a{number}": wide for number in range(20)}}

    made = make(wide, taste=Taste(rich=True))

    assert (len(made), {*map(len, made.values())}) == (20, {20})
    assert all(not inner for outer in made.values() for inner in outer.values())


def test_schema_that_is_reached_too_often_is_not_checked() -> None:
    definitions = TWICE | {"D40": {"type": "integer"}}

    assert isinstance(make({"$ref": "#/$defs/D0"}, definitions), int)


@pytest.mark.parametrize(
    "pattern", ["(a{1000}){1000}", f"a{{{'9' * 20}}}", f"a{{{'9' * 5000}}}"]
)
def test_text_of_a_huge_repetition_is_not_made(pattern: str) -> None:
    assert matching_text(pattern, Chance("x")) is None


def test_number_beyond_floats_is_refused() -> None:
    with pytest.raises(ContractViolation, match="no value was found"):
        make({"type": "number", "minimum": 10**400})


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("pattern", ["^[[a]+$", "^[&&b]{2}$", r"^[\\[|~~]$", "^[a||]$"])
def test_pattern_that_python_warns_of_is_matched_in_silence(pattern: str) -> None:
    schema = {"pattern": pattern, "type": "string"}

    assert Schemas({}, {}).checker(schema, "request").accepts(make(schema))


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"properties": {"a": {}}}, []),
        ({"properties": {"a": {}}}, "text"),
        ({"items": {}}, {}),
        ({"properties": {"a": {"properties": {"b": {}}}}}, {"a": "text"}),
    ],
)
def test_answer_has_the_type_that_a_schema_without_one_is_about(
    schema: Any, value: object
) -> None:
    assert not Schemas({}, {}).checker(schema, "response").accepts(value)
    assert Schemas({}, {}).checker(schema, "request").accepts(value)


def test_answer_without_said_type_may_be_null() -> None:
    assert Schemas({}, {}).checker({"properties": {}}, "response").accepts(None)


def test_parameter_in_more_brackets_than_anybody_writes_is_unknown() -> None:
    deep = contract.Parameter(
        name="v", location="query", schema={"type": "object"}, style="deepObject"
    )
    find = operation("find", "GET", "/find", parameters=(deep,))
    url = f"/v1/find?v{'[a]' * 3000}=1"

    with pytest.raises(ContractViolation, match="unexpected"):
        Fake(shop(find)).handle(Request(method="GET", url=url, headers={"x-key": "k"}))
