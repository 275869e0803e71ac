"""Values written by the client's encoders and read back by the fake: every style, both ways."""

from contextlib import nullcontext
from typing import Any, get_args
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill_runtime import encoding
from specmill_runtime.arguments import Argument, Placement
from specmill_runtime.testing.bodies import read_body
from specmill_runtime.testing.contract import Content, Operation, Parameter
from specmill_runtime.testing.messages import ContractViolation, Request
from specmill_runtime.testing.requests import OperationReader
from specmill_runtime.testing.scalars import Texts
from specmill_runtime.testing.schemas import Schemas

TEXT = {"type": "string"}
ARRAY = {"type": "array", "items": {"type": "integer"}}
OBJECT = {
    "type": "object",
    "properties": {"a": {"type": "integer"}, "b": TEXT},
    "additionalProperties": False,
}
SCHEMAS = Schemas({}, {})
TEXTS = Texts(SCHEMAS)

# Location, style, explode: what OpenAPI 3.1 §4.8.12.3 allows for arrays, and for objects.
ARRAYS = [
    ("path", "simple", False),
    ("path", "simple", True),
    ("path", "label", False),
    ("path", "label", True),
    ("path", "matrix", False),
    ("path", "matrix", True),
    ("query", "form", False),
    ("query", "form", True),
    ("query", "spaceDelimited", False),
    ("query", "pipeDelimited", False),
    ("header", "simple", False),
    ("header", "simple", True),
    ("cookie", "form", False),
    ("cookie", "form", True),
]
OBJECTS = [
    *((place, style, e) for place, style, e in ARRAYS if "Delimited" not in style),
    ("query", "deepObject", True),
]


def round_trip(
    location: Any, style: Any, explode: bool, schema: Any, value: Any
) -> Any:
    """What the fake reads of what the client writes."""
    assert location in get_args(Placement)
    argument: Any = Argument(wire="v", placement=location, style=style, explode=explode)
    parameter = Parameter(
        name="v", location=location, style=style, explode=explode, schema=schema
    )
    operation = Operation(id="o", accessor="o", parameters=(parameter,))
    path: dict[str, str] = {}
    headers: dict[str, str] = {}
    query = ""
    if location == "path":
        path["v"] = encoding.path_expansion(argument)(value)
    elif location == "header":
        headers["v"] = encoding.header_expansion(argument)(value)
    elif location == "cookie":
        headers["cookie"] = encoding.pairs_expansion(argument)(value)
    else:
        query = encoding.pairs_expansion(argument)(value)
    request = Request(method="GET", url="/", headers=headers)
    received = OperationReader(operation, TEXTS).read(request, path, query)
    return received.parameters[location].get("v")


@pytest.mark.parametrize(("location", "style", "explode"), ARRAYS)
@given(value=st.lists(st.integers(), min_size=1, max_size=4))
def test_array_is_read_back(
    location: str, style: str, explode: bool, value: list[int]
) -> None:
    assert value == round_trip(location, style, explode, ARRAY, value)


@pytest.mark.parametrize(("location", "style", "explode"), OBJECTS)
@given(number=st.integers(), text=st.sampled_from(["x", "y z", "ä", "a&b", "1"]))
def test_object_is_read_back(
    location: str, style: str, explode: bool, number: int, text: str
) -> None:
    text = "x" if location == "header" else text
    value = {"a": number, "b": text}

    assert value == round_trip(location, style, explode, OBJECT, value)


@pytest.mark.parametrize(
    ("location", "style"),
    [
        ("path", "simple"),
        ("path", "label"),
        ("path", "matrix"),
        ("query", "form"),
        ("cookie", "form"),
    ],
)
@given(value=st.text(min_size=1, max_size=12))
def test_text_is_read_back(location: str, style: str, value: str) -> None:
    assert value == round_trip(location, style, False, TEXT, value)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "boolean"}, True),
        ({"type": "number"}, 1.5),
        ({"type": ["integer", "null"]}, 7),
        ({"enum": ["1", "2"]}, "1"),
        ({"anyOf": [{"type": "integer"}, {"type": "string"}]}, "x"),
        ({"type": "string"}, "12"),
    ],
)
def test_text_becomes_what_the_schema_says(schema: Any, value: object) -> None:
    assert value == round_trip("query", "form", True, schema, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", "1"), ("2", 2), ("true", "true"), ("9" * 5000, "9" * 5000)],
)
def test_text_that_only_texts_are_listed_for_is_one(text: str, value: object) -> None:
    types = ["string", "integer", "boolean"]
    schema: Any = {"type": types, "enum": ["1", 2, "true"]}

    assert value == TEXTS.scalar(text, schema)


def test_single_value_stands_for_itself_where_lists_may_too() -> None:
    schema = {"oneOf": [TEXT, {"type": "array", "items": TEXT}]}

    assert "x" == round_trip("query", "form", False, schema, "x")


def test_text_in_the_style_of_objects_stands_for_itself() -> None:
    assert "x" == round_trip("query", "deepObject", True, TEXT, "x")


def test_deep_object_has_arrays_by_index() -> None:
    schema = {"type": "object", "properties": {"a": ARRAY}}

    value = {"a": [3, 4]}

    assert value == round_trip("query", "deepObject", True, schema, value)


def test_json_parameter_is_decoded() -> None:
    parameter = Parameter(
        name="v", location="query", schema=OBJECT, media_type="application/json"
    )
    operation = Operation(id="o", accessor="o", parameters=(parameter,))
    query = "v=" + quote('{"a": 1}')

    received = OperationReader(operation, TEXTS).read(
        Request(method="GET", url="/"), {}, query
    )

    assert {"v": {"a": 1}} == received.parameters["query"]


@pytest.mark.parametrize(
    ("name", "is_read"), [("Accept-Encoding", True), ("X-Encoding", False)]
)
def test_one_of_the_codings_that_are_welcome_is_enough(
    name: str, is_read: bool
) -> None:
    schema = {"type": "string", "enum": ["gzip", "identity"]}
    parameter = Parameter(name=name, location="header", schema=schema)
    operation = Operation(id="o", accessor="o", parameters=(parameter,))
    reader = OperationReader(operation, TEXTS)
    headers = {name.lower(): "br;q=0.5, gzip"}
    request = Request(method="GET", url="/", headers=headers)

    with nullcontext() if is_read else pytest.raises(ContractViolation):
        reader.read(request, {}, "")


def test_nothing_between_delimiters_is_an_empty_array() -> None:
    parameter = Parameter(name="v", location="query", schema=ARRAY, explode=False)
    operation = Operation(id="o", accessor="o", parameters=(parameter,))

    received = OperationReader(operation, TEXTS).read(
        Request(method="GET", url="/"), {}, "v="
    )

    assert {"v": []} == received.parameters["query"]


def test_whole_query_that_is_a_form_may_be_empty() -> None:
    parameter = Parameter(name="v", location="querystring", required=True, schema={})
    operation = Operation(id="o", accessor="o", parameters=(parameter,))

    received = OperationReader(operation, TEXTS).read(
        Request(method="GET", url="/"), {}, ""
    )

    assert {"v": {}} == received.parameters["querystring"]


@pytest.mark.parametrize(
    ("location", "style", "explode"),
    [
        ("query", "form", True),
        ("query", "form", False),
        ("query", "deepObject", True),
        ("header", "simple", False),
        ("header", "simple", True),
        ("path", "simple", False),
        ("path", "label", True),
        ("path", "matrix", False),
        ("cookie", "form", False),
    ],
)
def test_text_stands_for_itself_where_objects_may_too(
    location: str, style: str, explode: bool
) -> None:
    schema = {"anyOf": [TEXT, {"type": "object"}]}

    assert "x" == round_trip(location, style, explode, schema, "x")


def test_empty_header_is_an_empty_object() -> None:
    assert {} == round_trip("header", "simple", True, {"type": "object"}, {})


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": ["integer", "null"]}, "null", None),
        ({"type": ["integer", "null"]}, "", None),
        ({"type": ["string", "null"], "enum": ["a", None]}, "null", None),
        ({"type": ["string", "null"]}, "null", "null"),
        ({"type": ["string", "null"]}, "", ""),
        ({"type": ["string", "null"], "minLength": 1}, "", None),
        ({"type": ["array", "null"], "items": {"enum": ["a"]}}, "null", None),
        ({"type": ["array", "null"], "items": {"type": "integer"}}, "", None),
        ({"type": ["array", "null"], "items": TEXT}, "null", ["null"]),
        ({"type": "array", "items": {"type": "integer"}}, "", []),
        ({"type": "array", "items": {"type": "integer"}}, "null", ["null"]),
    ],
)
def test_text_that_can_be_nothing_else_is_null(
    schema: Any, text: str, value: object
) -> None:
    described = Content(
        media_type="application/x-www-form-urlencoded",
        schema={"type": "object", "properties": {"a": schema}},
    )

    found = read_body(f"a={text}".encode(), described.media_type, described, TEXTS)

    assert {"a": value} == found.value
