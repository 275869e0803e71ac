"""Every style, explode and shape of OpenAPI 3.1 (§4.8.12.4) and RFC 6570, byte for byte."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from harness import Server, get, sent

from specmill_runtime import operation
from specmill_runtime.arguments import Argument
from specmill_runtime.errors import ArgumentError
from specmill_runtime.models import Model, OpenIntEnum

SCALAR = "blue"
ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}

PATH_ROWS: list[tuple[str, bool, object, str | None]] = [
    ("simple", False, "", None),
    ("simple", False, SCALAR, "blue"),
    ("simple", True, SCALAR, "blue"),
    ("simple", False, ARRAY, "blue,black,brown"),
    ("simple", True, ARRAY, "blue,black,brown"),
    ("simple", False, OBJECT, "R,100,G,200,B,150"),
    ("simple", True, OBJECT, "R=100,G=200,B=150"),
    ("label", False, SCALAR, ".blue"),
    ("label", True, SCALAR, ".blue"),
    ("label", False, ARRAY, ".blue,black,brown"),
    ("label", True, ARRAY, ".blue.black.brown"),
    ("label", False, OBJECT, ".R,100,G,200,B,150"),
    ("label", True, OBJECT, ".R=100.G=200.B=150"),
    ("matrix", False, "", ";color"),
    ("matrix", False, SCALAR, ";color=blue"),
    ("matrix", True, SCALAR, ";color=blue"),
    ("matrix", False, ARRAY, ";color=blue,black,brown"),
    ("matrix", True, ARRAY, ";color=blue;color=black;color=brown"),
    ("matrix", False, OBJECT, ";color=R,100,G,200,B,150"),
    ("matrix", True, OBJECT, ";R=100;G=200;B=150"),
]

QUERY_ROWS: list[tuple[str, bool, object, str]] = [
    ("form", False, "", "color="),
    ("form", False, SCALAR, "color=blue"),
    ("form", True, SCALAR, "color=blue"),
    ("form", False, ARRAY, "color=blue,black,brown"),
    ("form", True, ARRAY, "color=blue&color=black&color=brown"),
    ("form", False, OBJECT, "color=R,100,G,200,B,150"),
    ("form", True, OBJECT, "R=100&G=200&B=150"),
    ("form", False, [], ""),
    ("form", True, [], ""),
    ("form", False, {}, ""),
    ("form", True, {}, ""),
    ("spaceDelimited", False, SCALAR, "color=blue"),
    ("spaceDelimited", False, ARRAY, "color=blue%20black%20brown"),
    ("spaceDelimited", True, ARRAY, "color=blue&color=black&color=brown"),
    ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
    ("spaceDelimited", True, OBJECT, "R=100&G=200&B=150"),
    ("pipeDelimited", False, SCALAR, "color=blue"),
    ("pipeDelimited", False, ARRAY, "color=blue%7Cblack%7Cbrown"),
    ("pipeDelimited", True, ARRAY, "color=blue&color=black&color=brown"),
    ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("pipeDelimited", True, OBJECT, "R=100&G=200&B=150"),
    ("deepObject", True, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ("deepObject", True, {"a": {"b": "c"}}, "color%5Ba%5D%5Bb%5D=c"),
    ("deepObject", True, {"a": [1, 2]}, "color%5Ba%5D%5B0%5D=1&color%5Ba%5D%5B1%5D=2"),
    ("deepObject", True, ["a", {"b": 1}], "color%5B0%5D=a&color%5B1%5D%5Bb%5D=1"),
    ("deepObject", True, SCALAR, "color=blue"),
    ("deepObject", True, {}, ""),
]

HEADER_ROWS: list[tuple[bool, object, str]] = [
    (False, "", ""),
    (False, SCALAR, "blue"),
    (True, SCALAR, "blue"),
    (False, ARRAY, "blue,black,brown"),
    (True, ARRAY, "blue,black,brown"),
    (False, OBJECT, "R,100,G,200,B,150"),
    (True, OBJECT, "R=100,G=200,B=150"),
    (False, "a b%c+d@e", "a b%c+d@e"),
]

COOKIE_ROWS: list[tuple[bool, object, str]] = [
    (False, SCALAR, "color=blue"),
    (True, SCALAR, "color=blue"),
    (False, ARRAY, "color=blue,black,brown"),
    (True, ARRAY, "color=blue; color=black; color=brown"),
    (False, OBJECT, "color=R,100,G,200,B,150"),
    (True, OBJECT, "R=100; G=200; B=150"),
    (False, "a;b c", "color=a%3Bb%20c"),
]

ESCAPE_ROWS: list[tuple[Argument, object, str]] = [
    (operation.query("q"), "a b", "q=a%20b"),
    (operation.query("q"), "a+b", "q=a%2Bb"),
    (operation.query("q"), "ä€", "q=%C3%A4%E2%82%AC"),
    (operation.query("q"), "a&b=c", "q=a%26b%3Dc"),
    (operation.query("q"), "-._~", "q=-._~"),
    (operation.query("q", explode=False), ["a,b", "c"], "q=a%2Cb,c"),
    (operation.query("q", explode=False), ["a", None, "c"], "q=a,,c"),
    (operation.query("q"), ["a", None], "q=a&q="),
    (operation.query("q", explode=False), {"a": None, "b": 1}, "q=b,1"),
    (operation.query("a b[]"), "x", "a%20b%5B%5D=x"),
    (operation.query("q", allow_reserved=True), "a/b?c:d@e", "q=a/b?c:d@e"),
    (operation.query("q", allow_reserved=True), "a&b#c+d[e]", "q=a%26b%23c%2Bd%5Be%5D"),
    (operation.query("q", allow_reserved=True), "100%25 50%", "q=100%25%2050%25"),
    (
        operation.query("q", media_type="application/json"),
        {"a": [1, None]},
        "q=%7B%22a%22%3A%5B1%2Cnull%5D%7D",
    ),
    (operation.query("q", style="pipeDelimited"), ["a|b"], "q=a%7Cb"),
    (operation.query("q", style="spaceDelimited", explode=False), "a b", "q=a%20b"),
    (operation.query("q", nullable=True), None, "q=null"),
]


class Color(Enum):
    """An enumeration that is neither str nor int."""

    RED = "red hot"


class Level(OpenIntEnum):
    """An open enumeration."""

    HIGH = 3


class Range(Model, kw_only=True):
    """A model in a parameter."""

    low: int
    high: int | None = None


VALUE_ROWS: list[tuple[object, str]] = [
    (True, "true"),
    (False, "false"),
    (7, "7"),
    (-7, "-7"),
    (1.5, "1.5"),
    (1e22, "10000000000000000000000"),
    (1e-7, "0.0000001"),
    (0.1, "0.1"),
    (Decimal("1E+3"), "1000"),
    (Decimal("1.50"), "1.50"),
    (Color.RED, "red%20hot"),
    (Level.HIGH, "3"),
    (Level(99), "99"),
    (date(2026, 1, 2), "2026-01-02"),
    (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03%3A04%3A05Z"),
    (
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))),
        "2026-01-02T03%3A04%3A05%2B02%3A00",
    ),
    (datetime(2026, 1, 2, 3, 4, 5, 60), "2026-01-02T03%3A04%3A05.000060"),
    (timedelta(hours=1), "PT3600S"),
    (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (b"\xff\xfe", "%2F%2F4%3D"),
]


@pytest.mark.parametrize(("style", "explode", "value", "expected"), PATH_ROWS)
def test_path_is_written_in_its_style(
    style: operation.Style, explode: bool, value: object, expected: str | None
) -> None:
    described = get(
        "/x/{color}/y",
        arguments=(operation.path("color", style=style, explode=explode),),
    )

    if expected is None:
        with pytest.raises(ArgumentError):
            sent(described, value)
    else:
        assert f"/v1/x/{expected}/y" == sent(described, value).target


@pytest.mark.parametrize(("style", "explode", "value", "expected"), QUERY_ROWS)
def test_query_is_written_in_its_style(
    style: operation.Style, explode: bool, value: object, expected: str
) -> None:
    argument = operation.query("color", style=style, explode=explode)

    server = sent(get(arguments=(argument,)), value)

    assert expected == _query(server)


@pytest.mark.parametrize(("explode", "value", "expected"), HEADER_ROWS)
def test_header_is_written_in_simple_style(
    explode: bool, value: object, expected: str
) -> None:
    server = sent(get(arguments=(operation.header("Color", explode=explode),)), value)

    assert expected == server.headers["color"]


@pytest.mark.parametrize(("explode", "value", "expected"), COOKIE_ROWS)
def test_cookie_is_written_in_form_style(
    explode: bool, value: object, expected: str
) -> None:
    server = sent(get(arguments=(operation.cookie("color", explode=explode),)), value)

    assert expected == server.headers["cookie"]


@pytest.mark.parametrize(("argument", "value", "expected"), ESCAPE_ROWS)
def test_query_is_percent_encoded(
    argument: Argument, value: object, expected: str
) -> None:
    assert expected == _query(sent(get(arguments=(argument,)), value))


@pytest.mark.parametrize(("value", "expected"), VALUE_ROWS)
def test_value_has_one_text(value: object, expected: str) -> None:
    assert f"q={expected}" == _query(
        sent(get(arguments=(operation.query("q"),)), value)
    )


def test_model_travels_as_object() -> None:
    argument = operation.query("range", style="deepObject")

    server = sent(get(arguments=(argument,)), Range(low=1))

    assert "range%5Blow%5D=1" == _query(server)


def test_tuple_and_set_travel_as_arrays() -> None:
    arguments = (
        operation.query("a", explode=False),
        operation.query("b", explode=False),
    )

    server = sent(get(arguments=arguments), (1, 2), {"y", "x"})

    assert "a=1,2&b=x,y" == _query(server)


def test_parameters_keep_the_order_of_the_description() -> None:
    arguments = (operation.query("b"), operation.query("a"), operation.query("c"))

    assert "b=1&c=3" == _query(sent(get(arguments=arguments), 1, None, 3))


def test_nested_object_is_refused_outside_deep_object() -> None:
    argument = operation.query("q")

    with pytest.raises(ArgumentError, match="argument 'q' cannot be sent"):
        sent(get(arguments=(argument,)), {"a": {"b": 1}})


def _query(server: Server) -> str:
    return server.target.partition("?")[2]
