"""Which operation a request is for, where the path alone does not say."""

import pytest
from fake_shop import operation, shop

from specmill_runtime.testing import Fake
from specmill_runtime.testing.compiled import Compiled
from specmill_runtime.testing.contract import Location, Parameter, Server
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.routes import Routes


def fixed(name: str, value: str, location: Location = "header") -> Parameter:
    """A parameter that has one value."""
    schema = {"type": "string", "enum": [value]}
    return Parameter(name=name, location=location, required=True, schema=schema)


def routes(*parameters: tuple[Parameter, ...], path: str = "/") -> Routes:
    """Operations `op0`, `op1`, … of one path, told apart by their parameters."""
    operations = [
        operation(f"op{number}", "POST", path, parameters=given)
        for number, given in enumerate(parameters)
    ]
    return Routes(operations, shop(*operations).servers)


@pytest.mark.parametrize(("target", "expected"), [("Get", "op0"), ("Put", "op1")])
def test_header_with_one_value_tells_operations_apart(
    target: str, expected: str
) -> None:
    found = routes((fixed("X-Target", "Get"),), (fixed("X-Target", "Put"),))

    match = found.match("POST", "/v1/", {"x-target": target})
    assert match.operation.accessor == expected


@pytest.mark.parametrize(("action", "expected"), [("Get", "op0"), ("Put", "op1")])
def test_query_key_with_one_value_tells_operations_apart(
    action: str, expected: str
) -> None:
    found = routes(
        (fixed("Action", "Get", "query"),), (fixed("Action", "Put", "query"),)
    )

    match = found.match("POST", f"/v1/?Action={action}&a=b")
    assert match.operation.accessor == expected
    assert match.query == f"Action={action}&a=b"


def test_request_without_the_mark_is_still_some_operation() -> None:
    found = routes((fixed("X-Target", "Get"),), (fixed("X-Target", "Put"),))

    assert found.match("POST", "/v1/").operation.accessor == "op0"


def test_values_show_where_a_variable_of_a_segment_ends() -> None:
    ending = Parameter(
        name="ending",
        location="path",
        required=True,
        schema={"type": "string", "enum": [".json", ".xml"]},
    )

    found = routes((ending,), path="/{page}{ending}").match("POST", "/v1/a.b.json")

    assert found.path == {"page": "a.b", "ending": ".json"}


def test_text_that_is_no_value_leads_nowhere() -> None:
    ending = Parameter(
        name="ending",
        location="path",
        required=True,
        schema={"type": "string", "enum": [".json"]},
    )

    with pytest.raises(ContractViolation, match="no operation has the path"):
        routes((ending,), path="/{page}{ending}").match("POST", "/v1/a.xml")


def test_variable_in_the_query_of_a_path_is_found() -> None:
    found = routes((), path="/{id}/pic?size=s&key={key}").match(
        "POST", "/v1/7/pic?size=s&key=abc&a=b"
    )

    assert (found.path, found.query) == ({"id": "7", "key": "abc"}, "a=b")


def test_names_in_the_query_of_paths_tell_them_apart() -> None:
    paths = ("/now?city={city}", "/now?lat={lat}&lon={lon}", "/now")
    operations = [
        operation(f"op{number}", "GET", path) for number, path in enumerate(paths)
    ]
    found = Routes(operations, shop(*operations).servers)

    urls = ("/v1/now?city=a", "/v1/now?lat=1&lon=2&lang=en", "/v1/now")
    assert ["op0", "op1", "op2"] == [
        found.match("GET", url).operation.accessor for url in urls
    ]


def test_path_with_fewer_variables_comes_first() -> None:
    paths = ("/teams/{year}/{page_number}", "/teams/{page}/simple")
    operations = [
        operation(f"op{number}", "GET", path) for number, path in enumerate(paths)
    ]
    found = Routes(operations, shop(*operations).servers)

    assert "op1" == found.match("GET", "/v1/teams/5/simple").operation.accessor


def test_segment_with_more_in_it_comes_first() -> None:
    paths = ("/compare/{both}", "/compare/{base}...{head}")
    operations = [
        operation(f"op{number}", "GET", path) for number, path in enumerate(paths)
    ]
    found = Routes(operations, shop(*operations).servers)

    assert "op1" == found.match("GET", "/v1/compare/a...b").operation.accessor


@pytest.mark.parametrize(
    ("root", "own", "url"),
    [
        ("shop/v1", "", "/shop/v1/op"),
        ("https://shop.test/v1", "v2", "/v2/op"),
        ("https://shop.test/v1/", "eu", "/v1/eu/op"),
        ("https://shop.test/v1", "/admin", "/admin/op"),
        ("//shop.test/v3", "", "/v3/op"),
        ("https://shop.test/\u00fc%20b", "", "/%C3%BC%20b/op"),
    ],
)
def test_relative_server_starts_from_the_first_one(
    root: str, own: str, url: str
) -> None:
    servers = (own,) if own else ()
    one = operation("op", "GET", "/op", servers=servers)

    found = Routes([one], (Server(url=root),)).match("GET", url)

    assert "op" == found.operation.accessor


def test_fake_of_a_relative_server_is_below_its_path() -> None:
    assert "/shop/v1" == Fake(shop(servers=(Server(url="shop/v1/"),))).path


@pytest.mark.parametrize(
    ("path", "expected"), [("/v1/a/b", "any"), ("/v1/a/b.txt", "text")]
)
def test_variables_of_other_names_do_not_hide_a_more_literal_path(
    path: str, expected: str
) -> None:
    listed = [
        operation("any", "GET", "/{folder}/{file}"),
        operation("text", "GET", "/{place}/{name}.txt"),
    ]

    found = Routes(listed, shop(*listed).servers).match("GET", path)

    assert found.operation.accessor == expected


def in_path(name: str, kind: str) -> Parameter:
    return Parameter(name=name, location="path", required=True, schema={"type": kind})


def test_literal_path_hides_no_values_of_other_methods() -> None:
    listed = [
        operation("set", "PUT", "/services/mail"),
        operation(
            "get", "GET", "/services/{slug}", parameters=(in_path("slug", "string"),)
        ),
    ]
    routes = Compiled(shop(*listed)).routes

    assert "get" == routes.match("GET", "/v1/services/mail").operation.accessor


def test_values_beside_each_other_are_told_apart_by_their_types() -> None:
    both = (in_path("id", "integer"), in_path(".format", "string"))
    one = operation("get", "GET", "/projects/{id}{.format}", parameters=both)

    found = Routes([one], ()).match("GET", "/projects/42.json")

    assert {"id": "42", ".format": ".json"} == found.path


def test_path_of_thousands_of_segments_is_found() -> None:
    path = "/a/{id}" * 2_000
    found = routes((), path=path)

    match = found.match("POST", "/v1" + path.replace("{id}", "7"), {})
    assert match.operation.accessor == "op0"
