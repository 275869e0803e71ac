"""Styles that OpenAPI 3.1 does not have: delimiters of 2.0, and what 3.2 adds, byte for byte."""

import pytest
from harness import get, sent

from specmill_runtime import operation
from specmill_runtime.arguments import Argument
from specmill_runtime.errors import ArgumentError
from specmill_runtime.models import Model

ARRAY = ["blue", "black", "dark brown"]
FORM = "application/x-www-form-urlencoded"


class Filter(Model, kw_only=True):
    """A model that is a whole query."""

    name: str
    tags: list[str] | None = None


PATH_ROWS: list[tuple[Argument, object, str]] = [
    (operation.path("q", style="spaceDelimited"), ["a/b", "c"], "a%2Fb%20c"),
    (operation.path("q", style="spaceDelimited"), "a b", "a%20b"),
    (operation.path("q", style="pipeDelimited"), ARRAY, "blue%7Cblack%7Cdark%20brown"),
    (operation.path("q", style="tabDelimited"), ARRAY, "blue%09black%09dark%20brown"),
    (operation.path("q", allow_reserved=True), "a:b@c,d", "a:b@c,d"),
    (operation.path("q", allow_reserved=True), "a/b?c#d[e]", "a%2Fb%3Fc%23d%5Be%5D"),
    (operation.path("q", allow_reserved=True), "100%25 50%", "100%25%2050%25"),
    (operation.path("q", style="label", allow_reserved=True), "a:b", ".a:b"),
]

HEADER_ROWS: list[tuple[operation.Style, object, str]] = [
    ("spaceDelimited", ["blue", "black"], "blue black"),
    ("pipeDelimited", ARRAY, "blue|black|dark brown"),
    ("pipeDelimited", ["a,b", "c"], "a,b|c"),
    ("tabDelimited", ARRAY, "blue\tblack\tdark brown"),
]

COOKIE_ROWS: list[tuple[Argument, object, str]] = [
    (operation.cookie("q", style="cookie"), "a=b/c%20[d]", "q=a=b/c%20[d]"),
    (operation.cookie("q", style="cookie"), ["a", "b"], "q=a; q=b"),
    (operation.cookie("q", style="cookie", explode=False), ["a", "b"], "q=a,b"),
    (operation.cookie("q", style="cookie"), {"R": 1, "G": 2}, "R=1; G=2"),
    (operation.cookie("q", allow_reserved=True), "a:b/c;d", "q=a:b/c%3Bd"),
]

QUERY_ROWS: list[tuple[str, object, str]] = [
    ("application/json", {"a": [1, None]}, "%7B%22a%22%3A%5B1%2Cnull%5D%7D"),
    ("application/vnd.filter+json", [1], "%5B1%5D"),
    (FORM, {"a": "x y", "b": ["&", "c"], "c": None}, "a=x+y&b=%26&b=c"),
    (FORM, Filter(name="n", tags=["t", "u"]), "name=n&tags=t&tags=u"),
    (FORM, {}, ""),
    ("application/jsonpath", "$.a[1:2]", "%24.a%5B1%3A2%5D"),
    ("text/plain", "", ""),
]


@pytest.mark.parametrize(("argument", "value", "expected"), PATH_ROWS)
def test_path_is_written_in_its_style(
    argument: Argument, value: object, expected: str
) -> None:
    assert (
        f"/v1/x/{expected}" == sent(get("/x/{q}", arguments=(argument,)), value).target
    )


def test_tabs_separate_items_in_a_query() -> None:
    argument = operation.query("q", style="tabDelimited", explode=False)

    assert (
        "/v1/x?q=a%09b%09c"
        == sent(get("/x", arguments=(argument,)), ["a", "b", "c"]).target
    )


@pytest.mark.parametrize(("style", "value", "expected"), HEADER_ROWS)
def test_header_is_written_in_its_style(
    style: operation.Style, value: object, expected: str
) -> None:
    server = sent(get(arguments=(operation.header("Q", style=style),)), value)

    assert expected == server.headers["q"]


@pytest.mark.parametrize(
    "argument",
    [
        operation.header("Q", style="pipeDelimited"),
        operation.path("Q", style="pipeDelimited"),
        operation.query("Q", style="pipeDelimited", explode=False),
    ],
)
@pytest.mark.parametrize("value", [["a|b"], {"a": "b|c"}, {"a|b": "c"}])
def test_part_with_its_delimiter_is_refused(argument: Argument, value: object) -> None:
    path = "/x/{Q}" if argument.placement == "path" else "/x"

    with pytest.raises(ArgumentError, match=r"a part has no '\|'"):
        sent(get(path, arguments=(argument,)), value)


@pytest.mark.parametrize(("argument", "value", "expected"), COOKIE_ROWS)
def test_cookie_is_written_in_its_style(
    argument: Argument, value: object, expected: str
) -> None:
    assert expected == sent(get(arguments=(argument,)), value).headers["cookie"]


@pytest.mark.parametrize("value", ["a;b", "a b", "a,b", 'a"b', "a\\b", "ä", "a\r\nb"])
def test_cookie_that_would_be_another_one_is_refused(value: str) -> None:
    argument = operation.cookie("q", style="cookie")

    with pytest.raises(ArgumentError, match="cannot be sent: a cookie has no"):
        sent(get(arguments=(argument,)), value)


@pytest.mark.parametrize(("media_type", "value", "expected"), QUERY_ROWS)
def test_whole_query_is_written_in_its_media_type(
    media_type: str, value: object, expected: str
) -> None:
    argument = operation.querystring("q", media_type=media_type)

    target = sent(get("/x", arguments=(argument,)), value).target

    assert expected == target.partition("?")[2]


def test_form_that_is_no_mapping_is_refused() -> None:
    argument = operation.querystring("q", media_type=FORM)

    with pytest.raises(ArgumentError, match="a form is made of a mapping or a model"):
        sent(get(arguments=(argument,)), "text")
