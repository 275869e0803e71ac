"""Absent, null and value are three states; what has no form in JSON is refused, never written as null."""

from decimal import Decimal
from typing import Any

import pytest
from harness import Caller, Server, post, rpc_reply, sent

from specmill_runtime.errors import ArgumentError
from specmill_runtime.models import (
    UNSET,
    Model,
    OpenModel,
    UnknownVariant,
    Unset,
    extra_fields,
)
from specmill_runtime.operation import (
    AnyOperation,
    Operation,
    body,
    field,
    named,
    position,
)

NAN = float("nan")


class States(Model, kw_only=True):
    """One field of each sort that a description can have."""

    required: int
    nullable: int | None
    optional: int | None = None
    three: int | Unset | None = UNSET


class Rates(Model, kw_only=True):
    """Record of numbers."""

    one: float | None = None
    many: list[float] | None = None


class Open(OpenModel, kw_only=True):
    """Record that takes any member."""

    extra: dict[str, Any] = extra_fields()


MODELS: list[tuple[States, bytes]] = [
    (States(required=1, nullable=None), b'{"required":1,"nullable":null}'),
    (States(required=1, nullable=2), b'{"required":1,"nullable":2}'),
    (
        States(required=1, nullable=2, optional=None, three=UNSET),
        b'{"required":1,"nullable":2}',
    ),
    (
        States(required=1, nullable=2, optional=3, three=None),
        b'{"required":1,"nullable":2,"optional":3,"three":null}',
    ),
    (
        States(required=1, nullable=2, three=4),
        b'{"required":1,"nullable":2,"three":4}',
    ),
]

FIELDS: list[tuple[dict[str, Any], object, bytes | None]] = [
    ({}, None, None),
    ({}, UNSET, None),
    ({}, 1, b'{"a":1}'),
    ({"nullable": True}, None, b'{"a":null}'),
    ({"nullable": True}, UNSET, None),
    ({"nullable": True}, 1, b'{"a":1}'),
    ({"required": True}, 1, b'{"a":1}'),
    ({"required": True, "nullable": True}, None, b'{"a":null}'),
]

REFUSED: list[tuple[dict[str, Any], object]] = [
    ({"required": True}, None),
    ({"required": True}, UNSET),
    ({"required": True, "nullable": True}, UNSET),
]

CALLS: list[tuple[str, dict[str, Any], object, object]] = [
    ("position", {}, None, []),
    ("position", {}, UNSET, []),
    ("position", {"nullable": True}, None, [None]),
    ("position", {"nullable": True}, UNSET, []),
    ("position", {"nullable": True, "required": True}, UNSET, [None]),
    ("position", {"default": 5}, None, [5]),
    ("name", {}, None, {}),
    ("name", {"nullable": True}, None, {"a": None}),
    ("name", {"nullable": True}, UNSET, {}),
    ("name", {}, 1, {"a": 1}),
]


@pytest.mark.parametrize("transcode", [False, True])
@pytest.mark.parametrize(("model", "content"), MODELS)
def test_field_of_a_model_has_the_states_of_its_description(
    model: States, content: bytes, transcode: bool
) -> None:
    described = post(arguments=(body(required=True),), transcode=transcode)

    assert content == sent(described, model).request.content


@pytest.mark.parametrize(("facts", "value", "content"), FIELDS)
def test_argument_of_a_body_has_the_states_of_its_description(
    facts: dict[str, Any], value: object, content: bytes | None
) -> None:
    assert (
        content == sent(post(arguments=(field("a", **facts),)), value).request.content
    )


@pytest.mark.parametrize(("facts", "value"), REFUSED)
def test_required_argument_that_is_absent_is_refused(
    facts: dict[str, Any], value: object
) -> None:
    with pytest.raises(ArgumentError, match="argument 'a' is required"):
        sent(post(arguments=(field("a", **facts),)), value)


NEEDING = (field("file", str, needed=True), field("caption", str))


@pytest.mark.parametrize(
    ("file", "content"), [(None, None), (UNSET, None), ("a", b'{"file":"a"}')]
)
def test_body_that_may_be_left_out_is_sent_whole_or_not_at_all(
    file: object, content: bytes | None
) -> None:
    assert content == sent(post(arguments=NEEDING), file, None).request.content


def test_body_without_a_field_that_it_needs_is_refused() -> None:
    reason = "argument 'file' is required together with 'caption'"

    with pytest.raises(ArgumentError, match=reason):
        sent(post(arguments=NEEDING), None, "a")


TAGGED = (
    field("tag", str, needed=True, default="x"),
    field("name", str, needed=True),
    field("unit", str, needed=True, default="mm"),
)


@pytest.mark.parametrize(
    ("tag", "name", "content"),
    [
        (None, None, None),
        (None, "a", b'{"tag":"x","name":"a","unit":"mm"}'),
        ("y", "a", b'{"tag":"y","name":"a","unit":"mm"}'),
    ],
)
def test_fixed_values_are_part_of_every_body_and_make_none(
    tag: object, name: object, content: bytes | None
) -> None:
    assert content == sent(post(arguments=TAGGED), tag, name, None).request.content


def test_fixed_value_that_is_given_makes_a_body() -> None:
    with pytest.raises(ArgumentError, match="'name' is required together with 'tag'"):
        sent(post(arguments=TAGGED), "x", None, None)


@pytest.mark.parametrize(("placement", "facts", "value", "params"), CALLS)
def test_argument_of_an_rpc_call_has_the_states_of_its_description(
    placement: str, facts: dict[str, Any], value: object, params: object
) -> None:
    argument = (position if placement == "position" else named)("a", **facts)
    operation: AnyOperation = Operation(
        id="echo",
        rpc="echo",
        arguments=(argument,),
        by_position=placement == "position",
    )
    server = Server(rpc_reply({"result": None}))

    Caller("sync", server).call(operation, (value,))

    assert params == server.json["params"]


@pytest.mark.parametrize("transcode", [False, True])
@pytest.mark.parametrize(
    "value",
    [
        [UNSET],
        {"a": UNSET},
        {"a": [{"b": UNSET}]},
        (1, UNSET),
        Open(extra={"a": UNSET}),
        Open(extra={"a": [UNSET]}),
        UnknownVariant({"a": UNSET}),
    ],
)
def test_unset_stands_for_no_item(value: object, transcode: bool) -> None:
    described = post(arguments=(body(required=True),), transcode=transcode)

    with pytest.raises(ArgumentError, match="UNSET leaves out an argument or a field"):
        sent(described, value)


@pytest.mark.parametrize("transcode", [False, True])
@pytest.mark.parametrize(
    ("value", "place"),
    [
        (NAN, ""),
        ([1.0, -float("inf")], " at /1"),
        (Rates(one=NAN), " at /one"),
        (Rates(many=[1.0, NAN]), " at /many/1"),
        ({"a/b": [Rates(one=NAN)]}, " at /a~1b/0/one"),
        ({"a": Decimal("Infinity")}, " at /a"),
        (Open(extra={"a": NAN}), " at /a"),
        (UnknownVariant([NAN]), " at /0"),
    ],
)
def test_number_that_is_not_finite_is_refused(
    value: object, place: str, transcode: bool
) -> None:
    described = post(arguments=(body(required=True),), transcode=transcode)

    with pytest.raises(ArgumentError, match=f"the number{place} is not finite$"):
        sent(described, value)


def test_number_in_a_field_that_is_not_finite_is_refused() -> None:
    described = post(arguments=(field("a", dict),))

    with pytest.raises(ArgumentError, match="the number at /a/x is not finite"):
        sent(described, {"x": NAN})


def test_decimal_that_no_float_holds_is_sent_beside_null() -> None:
    server = sent(post(arguments=(body(),)), [Decimal("1e400"), None])

    assert b"[1E+400,null]" == server.request.content


@pytest.mark.parametrize("text", ["NaN", "Infinity", "null"])
def test_text_that_looks_like_such_a_number_is_sent(text: str) -> None:
    assert [text, None] == sent(post(arguments=(body(),)), [text, None]).json


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def circular() -> dict[str, object]:
    value: dict[str, object] = {}
    value["a"] = value
    return value


@pytest.mark.parametrize("transcode", [False, True])
@pytest.mark.parametrize("value", [nested(100_000), circular()], ids=["deep", "loop"])
def test_value_nested_too_deeply_is_refused(value: object, transcode: bool) -> None:
    described = post(arguments=(body(required=True),), transcode=transcode)

    with pytest.raises(ArgumentError, match="nested too deeply"):
        sent(described, value)


@pytest.mark.parametrize("value", [object(), "\ud800", {"\ud800": 1}, {"a": 10**5000}])
def test_value_without_a_form_in_json_is_refused(value: object) -> None:
    with pytest.raises(ArgumentError, match="the body cannot be sent"):
        sent(post(arguments=(body(required=True),)), value)


def test_undeclared_members_are_merged_wherever_a_model_stands() -> None:
    described = post(arguments=(body(required=True),))

    assert {"a": {"x": 1}} == sent(described, {"a": Open(extra={"x": 1})}).json


@pytest.mark.parametrize("key", [(1, 2), frozenset({1})])
def test_key_without_a_form_in_json_is_refused(key: object) -> None:
    with pytest.raises(ArgumentError, match="cannot be a key in JSON"):
        sent(post(arguments=(body(required=True),)), {key: 1})
