"""Arguments are checked before anything is sent; messages name them and never show a value."""

from collections import deque
from datetime import UTC, date, datetime
from decimal import Decimal
from types import GenericAlias, MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from courier.models import MailOptions, Moment, Status
from harness import Caller, Server, get, post, sent

from specmill_runtime import operation
from specmill_runtime.errors import ArgumentError
from specmill_runtime.models import UNSET

MOMENTS = GenericAlias(list, Moment)
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

FITTING: list[tuple[type, object]] = [
    (str, "a"),
    (int, 1),
    (int, Status.SENT),
    (float, 1),
    (float, 1.5),
    (float, 10**400),
    (bool, True),
    (datetime, MOMENT),
    (date, date(2026, 1, 2)),
    (Decimal, Decimal("1.5")),
    (Decimal, Decimal("1e400")),
    (Decimal, 1),
    (UUID, UUID(int=1)),
    (bytes, b"a"),
    (bytes, bytearray(b"a")),
    (list, [1]),
    (list, (1,)),
    (list, {1}),
    (list, deque([1])),
    (list, range(1)),
    (dict, {"a": 1}),
    (dict, MappingProxyType({"a": 1})),
    (dict, MailOptions(extra_={"a": 1})),
]

UNFITTING: list[tuple[type, object, str]] = [
    (str, 1, "must be str, not int"),
    (str, b"a", "must be str, not bytes"),
    (int, "1", "must be an int, not str"),
    (int, True, "must be an int, not bool"),
    (int, 1.0, "must be an int, not float"),
    (float, "1", "must be a finite number, not str"),
    (float, True, "must be a finite number, not bool"),
    (float, float("nan"), "must be a finite number, not float"),
    (float, float("inf"), "must be a finite number, not float"),
    (bool, 1, "must be bool, not int"),
    (datetime, date(2026, 1, 2), "must be datetime, not date"),
    (datetime, "2026-01-02", "must be datetime, not str"),
    (date, MOMENT, "must be a date without time, not datetime"),
    (Decimal, 1.5, "must be a finite Decimal or int, not float"),
    (Decimal, Decimal("NaN"), "must be a finite Decimal or int, not Decimal"),
    (UUID, "a", "must be UUID, not str"),
    (bytes, "a", "must be bytes, not str"),
    (list, "abc", "must be a list or another sequence or set, not str"),
    (list, {"a": 1}, "must be a list or another sequence or set, not dict"),
    (list, 1, "must be a list or another sequence or set, not int"),
    (dict, [("a", 1)], "must be a mapping or a model, not list"),
]


@pytest.mark.parametrize(("kind", "value"), FITTING)
def test_value_of_the_kind_is_sent(kind: type, value: object) -> None:
    server = sent(get(arguments=(operation.query("q", kind),)), value)

    assert server.target.startswith("/v1/things?")


@pytest.mark.parametrize(("kind", "value", "complaint"), UNFITTING)
def test_value_of_another_kind_is_refused(
    kind: type, value: object, complaint: str
) -> None:
    server = Server()
    described = get(arguments=(operation.query("q", kind),))

    with pytest.raises(ArgumentError) as caught:
        Caller("sync", server).call(described, (value,))

    assert f"things.get: argument 'q' {complaint}" == str(caught.value)
    assert [] == server.requests


def test_item_of_another_kind_is_refused() -> None:
    described = get(arguments=(operation.query("ids", list, item=int),))

    with pytest.raises(
        ArgumentError, match=r"'ids' must hold an int at \[1\], not str"
    ):
        sent(described, [1, "2"])


def test_none_in_a_list_of_a_kind_is_refused() -> None:
    described = get(arguments=(operation.query("ids", list, item=int),))

    with pytest.raises(ArgumentError, match=r"an int at \[1\], not NoneType"):
        sent(described, [1, None])


def test_message_uses_the_python_name() -> None:
    described = get(arguments=(operation.query("from", int, identifier="from_"),))

    with pytest.raises(ArgumentError, match="argument 'from_'"):
        sent(described, "x")


def test_refusal_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="argument 'q'"):
        sent(get(arguments=(operation.query("q", int),)), "x")


def test_refusal_names_the_operation() -> None:
    with pytest.raises(ArgumentError) as caught:
        sent(get(arguments=(operation.query("q", int),)), "x")

    assert "things.get" == caught.value.operation


@pytest.mark.parametrize("absent", [None, UNSET])
def test_missing_required_argument_is_refused(absent: object) -> None:
    with pytest.raises(ArgumentError, match="argument 'q' is required"):
        sent(get(arguments=(operation.query("q", required=True),)), absent)


@pytest.mark.parametrize("absent", [None, UNSET])
def test_absent_argument_is_not_sent(absent: object) -> None:
    assert "/v1/things" == sent(get(arguments=(operation.query("q"),)), absent).target


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\x00b", "ä", " a", "a "])
def test_header_that_cannot_travel_is_refused(text: str) -> None:
    with pytest.raises(ArgumentError, match="argument 'X-Name' cannot be sent"):
        sent(get(arguments=(operation.header("X-Name"),)), text)


def test_fields_become_one_json_object() -> None:
    described = post(arguments=(operation.field("a", int), operation.field("b", list)))

    assert b'{"a":1,"b":[2]}' == sent(described, 1, [2]).request.content


def test_nullable_field_is_sent_as_null() -> None:
    described = post(arguments=(operation.field("a", nullable=True),))

    assert b'{"a":null}' == sent(described, None).request.content


def test_nullable_field_that_is_unset_is_not_sent() -> None:
    described = post(
        arguments=(operation.field("a", nullable=True), operation.field("b"))
    )

    assert b'{"b":1}' == sent(described, UNSET, 1).request.content


def test_no_field_means_no_body() -> None:
    server = sent(post(arguments=(operation.field("a"),)), None)

    assert server.request.content is None
    assert "content-type" not in server.headers


def test_required_body_without_field_is_an_empty_object() -> None:
    described = post(arguments=(operation.field("a"),), body_required=True)

    assert b"{}" == sent(described, None).request.content


def test_wire_type_writes_a_field() -> None:
    described = post(
        arguments=(operation.field("at", datetime, wire_type=lambda: Moment),),
        transcode=True,
    )

    assert {"at": "2026-01-02 03:04:05"} == sent(described, MOMENT).json


def test_wire_type_writes_each_item_of_a_list() -> None:
    described = get(
        arguments=(
            operation.query("at", list, explode=False, wire_type=lambda: MOMENTS),
        )
    )

    assert "/v1/things?at=2026-01-02%2003%3A04%3A05" == sent(described, [MOMENT]).target


def test_wire_type_that_refuses_a_value_names_the_argument() -> None:
    described = post(arguments=(operation.field("at", wire_type=lambda: Moment),))

    with pytest.raises(
        ArgumentError, match="argument 'at' cannot be sent: expected datetime"
    ):
        sent(described, "now")


BODIES: list[tuple[str, object, bytes]] = [
    ("application/json", {"a": [1, None]}, b'{"a":[1,null]}'),
    ("application/merge-patch+json", {"a": None}, b'{"a":null}'),
    (
        "application/x-www-form-urlencoded",
        {"a b": "c d", "e": [1, 2]},
        b"a+b=c+d&e=1&e=2",
    ),
    ("text/plain; charset=utf-8", "gr\u00fc\u00df", "gr\u00fc\u00df".encode()),
    ("application/octet-stream", b"\x00\xff", b"\x00\xff"),
    ("image/png", memoryview(b"\x89PNG"), b"\x89PNG"),
]


@pytest.mark.parametrize(("media_type", "value", "expected"), BODIES)
def test_body_is_written_by_its_media_type(
    media_type: str, value: object, expected: bytes
) -> None:
    described = post(arguments=(operation.body(),), media_type=media_type)

    server = sent(described, value)

    assert expected == server.request.content
    assert media_type == server.headers["content-type"]


def test_form_fields_follow_their_style() -> None:
    described = post(
        arguments=(
            operation.field("a", list, explode=False),
            operation.field("b", bool),
        ),
        media_type="application/x-www-form-urlencoded",
    )

    assert b"a=1,2&b=true" == sent(described, [1, 2], True).request.content


@pytest.mark.parametrize(
    "value", [object(), {"a": object()}, UNSET.__class__, {"a": "\ud800"}]
)
def test_body_without_form_on_the_wire_is_refused(value: Any) -> None:
    with pytest.raises(ArgumentError, match="the body cannot be sent"):
        sent(post(arguments=(operation.body(),)), value)


def test_text_for_a_binary_body_of_wrong_type_is_refused() -> None:
    described = post(
        arguments=(operation.body(),), media_type="application/octet-stream"
    )

    with pytest.raises(ArgumentError, match=r"must be str, bytes, .*, not int"):
        sent(described, 7)
