"""Formats of texts: what is certainly wrong is refused, what a generous server takes is not."""

from typing import Any

import msgspec
import pytest
from fake_shop import operation, result, shop

from specmill_runtime.testing import ContractViolation, Fake, Request, contract
from specmill_runtime.testing.checkers import Checker
from specmill_runtime.testing.lenient_formats import LENIENT

TAKEN = [
    ("email", "q\ufffdq@0.com"),
    ("email", "é@example.com"),
    ("email", '"a b"@example.com'),
    ("email", "a..b@example.com"),
    ("email", "a@[192.0.2.1]"),
    ("idn-email", "a@b_c.example"),
    ("date-time", "2026-01-02 03:04:05Z"),
    ("date-time", "2026-01-02T03:04:05+0000"),
    ("date-time", "2026-01-02T23:59:60Z"),
    ("date-time", "0000-01-01T00:00:00Z"),
    ("time", "03:04:05"),
    ("time", "03:04:05.5Z"),
    ("duration", "PT0.5S"),
    ("duration", "-P1D"),
    ("duration", "P1W2D"),
    ("uri", "http://é.example/"),
    ("uri", "urn:x"),
    ("uri-reference", "é"),
    ("uri-reference", ""),
    ("hostname", "a_b.example"),
    ("hostname", "example.com."),
    ("idn-hostname", "é.example"),
    ("ipv6", "fe80::1%eth0"),
    ("regex", "(?P<a>b)"),
    ("regex", r"\p{L}"),
    ("regex", f"a{{{'9' * 5000}}}"),
]
REFUSED = [
    ("email", "a"),
    ("email", "@b"),
    ("email", "a@"),
    ("email", "a b@c"),
    ("date-time", "now"),
    ("date-time", "2026-01-02"),
    ("date-time", "2026-01-02T03:04:05"),
    ("date-time", "2026-13-02T03:04:05Z"),
    ("time", "25:00:00"),
    ("duration", "P"),
    ("duration", "PT"),
    ("duration", "1D"),
    ("uri", "a"),
    ("uri", "http://a/b c"),
    ("uri", "http://a/%zz"),
    ("uri-reference", "a b"),
    ("hostname", "-a"),
    ("hostname", "a..b"),
    ("ipv6", "192.0.2.1"),
    ("regex", "["),
]
ANY = {"type": "object", "properties": {"at": {"type": "string", "format": "email"}}}


def asking(**schema: Any) -> contract.Contract:
    """A shop that is asked with one text in the query."""
    text = contract.Parameter(
        name="q", location="query", schema={"type": "string", **schema}
    )
    return shop(
        operation("find", "GET", "/find", parameters=(text,), results=(result("200"),))
    )


@pytest.mark.parametrize(("name", "text"), TAKEN)
def test_text_that_a_server_may_take_is_taken(name: str, text: str) -> None:
    assert LENIENT[name](text)


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_text_that_no_server_can_take_is_refused(name: str, text: str) -> None:
    assert not LENIENT[name](text)


def test_request_with_an_unusual_address_is_answered() -> None:
    request = Request(
        method="GET", url="/v1/find?q=q%EF%BF%BDq@0.com", headers={"x-key": "k"}
    )

    assert 200 == Fake(asking(format="email")).handle(request).status


def test_request_with_no_address_is_refused() -> None:
    request = Request(method="GET", url="/v1/find?q=nobody", headers={"x-key": "k"})

    with pytest.raises(ContractViolation, match="email"):
        Fake(asking(format="email")).handle(request)


def test_body_with_an_unusual_address_has_no_certain_fault() -> None:
    checker = Checker(ANY, {})

    assert [] == [*checker.certain_faults({"at": "é@example.com"})]
    assert ["/at"] == [one.pointer for one in checker.certain_faults({"at": "é"})]


def test_other_faults_are_certain_beside_an_unusual_format() -> None:
    checker = Checker({**ANY, "required": ["name"]}, {})

    faults = [*checker.certain_faults({"at": "é@example.com"})]

    assert ["name"] == [one.missing for one in faults]


def test_made_text_is_of_the_strict_format() -> None:
    schema = {"type": "string", "format": "time", "examples": ["03:04", "03:04:05Z"]}
    listed = operation(
        "now",
        "GET",
        "/now",
        results=(
            contract.Result(
                status="200",
                contents=(
                    contract.Content(media_type="application/json", schema=schema),
                ),
            ),
        ),
    )
    request = Request(method="GET", url="/v1/now", headers={"x-key": "k"})

    content = Fake(shop(listed)).handle(request).content

    assert "03:04:05Z" == msgspec.json.decode(content)
