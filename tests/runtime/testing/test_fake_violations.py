"""Requests that are not as described: what is wrong, where, and who is to blame."""

import pickle
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from fake_shop import LIST, THINGS, operation, result, shop
from shop_client import CREATE, GET, Shop

from specmill_runtime.operation import Operation, path
from specmill_runtime.testing import ContractViolation, Fake, Request, contract

KEY = {"x-key": "k"}
JSON = {**KEY, "content-type": "application/json"}


def violation(
    method: str = "GET",
    url: str = "/v1/things",
    headers: dict[str, str] | None = None,
    content: bytes = b"",
    made: contract.Contract | None = None,
) -> ContractViolation:
    """What the fake raises for a request."""
    request = Request(method=method, url=url, headers=headers or KEY, content=content)
    with pytest.raises(ContractViolation) as raised:
        Fake(made or shop()).handle(request)
    return raised.value


@pytest.mark.parametrize(
    ("request_of", "code", "pointer"),
    [
        ({"url": "/v1/things?limit=x"}, "value", "/query/limit"),
        ({"url": "/v1/things?limit=1&limit=2"}, "style", "/query/limit"),
        ({"url": "/v1/things?colour=red"}, "unexpected", "/query/colour"),
        ({"url": "/v1/things/abc"}, "value", "/path/id"),
        ({"url": "/v1/things/0"}, "value", "/path/id"),
        ({"url": "/v1/things/"}, "missing", "/path/id"),
        ({"url": "/v1/thing"}, "route", "/path"),
        ({"method": "PUT"}, "method", "/method"),
        ({"method": "POST", "headers": JSON}, "missing", "/body"),
        ({"method": "POST", "headers": JSON, "content": b"{}"}, "value", "/body/name"),
        (
            {"method": "POST", "headers": JSON, "content": b"{"},
            "body-unreadable",
            "/body",
        ),
        (
            {"method": "POST", "headers": JSON, "content": b'{"name": 5}'},
            "value",
            "/body/name",
        ),
        (
            {
                "method": "POST",
                "headers": {**KEY, "content-type": "text/x"},
                "content": b"x",
            },
            "media-type",
            "/headers/content-type",
        ),
        (
            {"method": "DELETE", "url": "/v1/things/1", "content": b"x"},
            "unexpected",
            "/body",
        ),
        ({"headers": {"a": "b"}}, "credential", ""),
    ],
)
def test_violation_says_what_and_where(
    request_of: dict[str, Any], code: str, pointer: str
) -> None:
    found = violation(**request_of)

    assert (code, pointer) == (found.code, found.pointer)


def test_value_of_the_wrong_type_blames_the_sdk() -> None:
    assert "sdk" == violation(url="/v1/things?limit=x").blame


def test_value_out_of_range_blames_the_test() -> None:
    assert "test" == violation(url="/v1/things?limit=500").blame


def test_documented_value_out_of_range_blames_the_description() -> None:
    example = contract.Example(name="big", parameters={"query": {"limit": 500}})
    listed = msgspec.structs.replace(LIST, examples=(example,))

    found = violation(url="/v1/things?limit=500", made=shop(listed))

    assert "description" == found.blame


def test_unknown_request_names_the_nearest_operation_and_the_difference() -> None:
    text = str(violation(url="/v1/thinks/5"))

    assert "nearest is things.get, GET /things/{id}" in text
    assert "segment 1 is 'thinks' instead of 'things'" in text


def test_violation_is_raised_by_the_call_itself(flavor: str) -> None:
    with pytest.raises(ContractViolation, match=r"things\.create"):
        Shop(flavor).call(CREATE, "", None, None)


def test_violation_is_kept_for_tests_that_swallow_it() -> None:
    fake = Fake(shop())
    with pytest.raises(ContractViolation):
        fake.handle(Request(method="GET", url="/nothing"))

    with pytest.raises(ContractViolation):
        fake.assert_all_used()


def test_violation_can_be_pickled() -> None:
    found = violation(url="/v1/things?limit=x")

    copied = pickle.loads(pickle.dumps(found))

    assert (str(found), found.blame) == (str(copied), copied.blame)


def test_lenient_fake_lets_unknown_names_pass() -> None:
    fake = Fake(shop(), strict=False)

    reply = fake.handle(Request(method="GET", url="/v1/things?a=b", headers=KEY))

    assert 200 == reply.status


def test_wrong_path_of_a_client_is_refused() -> None:
    wrong: Operation[Any] = Operation(
        id="things.get", method="GET", path="/thing/{id}", arguments=(path("id", int),)
    )

    with pytest.raises(ContractViolation, match="segment 1"):
        Shop().call(wrong, 5)


def test_missing_query_parameter_is_named() -> None:
    needed = contract.Parameter(name="q", location="query", required=True)
    found = violation(
        url="/v1/find",
        made=shop(operation("find", "GET", "/find", parameters=(needed,))),
    )

    assert ("missing", "/query/q") == (found.code, found.pointer)


def test_read_only_member_is_not_asked_for() -> None:
    assert "Lamp" == Shop().call(CREATE, "Lamp", None, None).name


def test_request_without_the_prefix_of_the_server_is_found() -> None:
    reply = Fake(shop()).handle(Request(method="GET", url="/things/3", headers=KEY))

    assert 200 == reply.status


def test_literal_segment_wins_over_a_variable() -> None:
    special = operation("things.best", "GET", "/things/best", results=(result("200"),))
    fake = Fake(shop(*THINGS, special))

    fake.handle(Request(method="GET", url="/v1/things/best", headers=KEY))

    assert 1 == len(fake.calls.things.best)


def test_literal_path_hides_variables_also_for_other_methods() -> None:
    special = operation("things.best", "GET", "/things/best", results=(result("200"),))

    found = violation("DELETE", "/v1/things/best", made=shop(*THINGS, special))

    assert ("method", 405) == (found.code, found.status)


def test_call_keeps_the_arguments_by_keyword() -> None:
    shop_ = Shop()

    shop_.call(GET, 5)

    assert {"id": 5} == shop_.fake.calls.things.get[-1].args


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ({"required": ["nmae"], "properties": {"name": {}}}, None),
        ({"required": ["nmae"]}, "value"),
        (
            {
                "required": ["nmae"],
                "properties": {"name": {}},
                "additionalProperties": {"type": "string"},
            },
            "value",
        ),
        ({"required": ["name"], "properties": {"name": {}}}, "value"),
        (
            {
                "properties": {
                    "in": {"required": ["nmae"], "properties": {"name": {}}}
                },
                "required": ["in"],
            },
            None,
        ),
    ],
)
def test_required_name_that_is_no_member_has_no_effect(
    schema: dict[str, Any], code: str | None
) -> None:
    contents = (contract.Content(media_type="application/json", schema=schema),)
    made = operation(
        "make",
        "POST",
        "/make",
        body=contract.Body(required=True, contents=contents),
        results=(result("200"),),
    )
    request = Request(method="POST", url="/v1/make", headers=JSON, content=b'{"in":{}}')
    fake = Fake(shop(made))
    with suppress(ContractViolation):
        fake.handle(request)

    assert code == next((one.code for one in fake.violations), None)


@pytest.mark.parametrize(
    "media_type", ["text/xml", "application/x-ndjson", "multipart/related"]
)
def test_text_that_its_schema_does_not_speak_of_is_not_judged(media_type: str) -> None:
    content = contract.Content(media_type=media_type, schema={"type": "object"})
    send = operation(
        "things.send",
        "POST",
        "/things",
        body=contract.Body(required=True, contents=(content,)),
        results=(result("204"),),
    )
    headers = {"x-key": "k", "content-type": media_type}
    url = "https://shop.test/v1/things"
    request = Request(method="POST", url=url, headers=headers, content=b"<a/>")

    assert Fake(shop(send)).engine.handle(request).status == 204
