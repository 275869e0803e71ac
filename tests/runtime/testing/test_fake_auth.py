"""Credentials as a server checks them, and the token endpoint."""

from base64 import b64encode
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
from fake_shop import operation, result, shop
from shop_client import GET, Shop

from specmill_runtime.client import ClientSpec, SyncCore
from specmill_runtime.errors import UnauthorizedError
from specmill_runtime.operation import Operation, Result
from specmill_runtime.spec import Credential, Grant, Scheme
from specmill_runtime.testing import ContractViolation, Fake, Request, contract

BASIC = contract.SecurityScheme(kind="basic")
TOKEN = contract.SecurityScheme(
    kind="token",
    prefix="Bearer",
    token_url="https://shop.test/oauth/token",
    credentials=("client_id", "client_secret"),
)


def guarded(scheme: contract.SecurityScheme, **more: Any) -> Fake:
    """A fake with one operation behind a scheme."""
    one = operation(
        "hello", "GET", "/hello", results=(result("200"),), security=({"s": ()},)
    )
    one = msgspec.structs.replace(one, **more)
    return Fake(shop(one, security_schemes={"s": scheme}, resources=()))


def status(fake: Fake, url: str = "/v1/hello", **headers: str) -> int:
    """The status of a request with these headers."""
    return fake.handle(Request(method="GET", url=url, headers=headers)).status


def basic(text: str) -> str:
    """A header of HTTP Basic."""
    return f"Basic {b64encode(text.encode()).decode()}"


@pytest.mark.parametrize(
    ("scheme", "url", "headers"),
    [
        (BASIC, "/v1/hello", {"authorization": basic("a:b")}),
        (TOKEN, "/v1/hello", {"authorization": "bearer abc"}),
        (
            contract.SecurityScheme(kind="api_key", location="query", name="k"),
            "/v1/hello?k=v",
            {},
        ),
        (
            contract.SecurityScheme(kind="api_key", location="cookie", name="k"),
            "/v1/hello",
            {"cookie": "a=b; k=v"},
        ),
        (contract.SecurityScheme(kind="other"), "/v1/hello", {}),
    ],
)
def test_well_formed_credential_is_taken(
    scheme: contract.SecurityScheme, url: str, headers: dict[str, str]
) -> None:
    assert 200 == status(guarded(scheme), url, **headers)


@pytest.mark.parametrize(
    "header", ["", "Basic", "Basic !!", basic("nocolon"), "Bearer x", "bearer"]
)
def test_credential_that_is_none_is_a_violation(header: str) -> None:
    with pytest.raises(ContractViolation, match="no credential for s"):
        status(guarded(BASIC), authorization=header)


def test_empty_alternative_needs_nothing() -> None:
    assert 200 == status(guarded(BASIC, security=({"s": ()}, {})))


def test_required_credential_is_required(flavor: str) -> None:
    shop_ = Shop(flavor)
    shop_.fake.auth.require("another")

    with pytest.raises(UnauthorizedError):
        shop_.call(GET, 5)


def test_required_credential_is_taken() -> None:
    shop_ = Shop()
    shop_.fake.auth.require("k")

    assert 5 == shop_.call(GET, 5).id


def test_cookie_is_compared_as_it_is() -> None:
    cookie = contract.SecurityScheme(
        kind="api_key", location="cookie", name="k", credentials=("k",)
    )
    fake = guarded(cookie)
    fake.auth.require("a%20b+c==")

    assert 200 == status(fake, cookie="k=a%20b+c==")


def test_expired_credential_is_refused() -> None:
    shop_ = Shop()
    shop_.call(GET, 5)
    shop_.fake.auth.expire()

    with pytest.raises(UnauthorizedError):
        shop_.call(GET, 5)


SPEC = ClientSpec(
    name="Shop",
    package="shop",
    version="1",
    servers=("https://shop.test/v1",),
    schemes={
        "s": Scheme(
            kind="token",
            credentials=("token",),
            prefix="Bearer",
            grant=Grant(
                token_url="https://shop.test/oauth/token",
                client_id="client_id",
                client_secret="client_secret",
            ),
        )
    },
    security=(("s",),),
    credentials=(
        Credential("token"),
        Credential("client_id"),
        Credential("client_secret"),
    ),
)
HELLO: Operation[None] = Operation(
    id="hello", method="GET", path="/hello", results=(Result(status="200"),)
)


def token_client(fake: Fake) -> SyncCore:
    """A client that fetches its tokens."""
    credentials: dict[str, Any] = {"client_id": "me", "client_secret": "hush"}
    return SyncCore(
        SPEC, credentials=credentials, http_client=fake.transport(), clock=fake.clock
    )


def test_token_is_fetched_once() -> None:
    fake = guarded(TOKEN)
    client = token_client(fake)

    client.call(HELLO)
    client.call(HELLO)

    assert 1 == len(fake.auth.token_requests)


def test_expired_token_is_fetched_anew() -> None:
    fake = guarded(TOKEN)
    client = token_client(fake)
    client.call(HELLO)
    fake.auth.expire()

    client.call(HELLO)

    assert 2 == len(fake.auth.token_requests)
    assert [200, 401, 200] == [call.status for call in fake.calls.hello]


def test_operation_at_the_token_endpoint_takes_what_has_no_grant() -> None:
    scheme = msgspec.structs.replace(TOKEN, token_url="https://shop.test/v1/tokens")
    made = operation("tokens.create", "POST", "/tokens", results=(result("201"),))
    fake = Fake(shop(made, security_schemes={"s": scheme}, resources=()))

    assert 201 == fake.handle(Request(method="POST", url="/v1/tokens")).status


def endpoint() -> Fake:
    """A fake with an operation where its tokens are issued."""
    scheme = msgspec.structs.replace(TOKEN, token_url="https://shop.test/v1/tokens")
    form = contract.Content(media_type=FORM, schema={"type": "object"})
    made = operation(
        "tokens.create",
        "POST",
        "/tokens",
        body=contract.Body(contents=(form,)),
        results=(result("200"), result("401")),
        security=(),
    )
    return Fake(shop(made, security_schemes={"s": scheme}, resources=()))


FORM = "application/x-www-form-urlencoded"
GRANT = Request(
    method="POST",
    url="/v1/tokens",
    headers={"content-type": FORM},
    content=b"grant_type=password",
)


def test_token_that_is_issued_is_a_call_of_the_operation_there() -> None:
    fake = endpoint()

    reply = fake.handle(GRANT)

    assert "fake-token-1" in reply.content.decode()
    assert [200] == [call.status for call in fake.calls["tokens.create"]]


def test_operation_at_the_token_endpoint_does_what_it_is_told() -> None:
    fake = endpoint()
    fake.on["tokens.create"].fail(status=401)

    assert 401 == fake.handle(GRANT).status


def test_secrets_are_not_kept() -> None:
    fake = guarded(TOKEN)

    token_client(fake).call(HELLO)

    assert "hush" not in repr(fake.auth.token_requests)


def test_token_endpoint_refuses_on_request() -> None:
    fake = guarded(TOKEN)
    fake.auth.refuse_tokens(status=400, error="invalid_scope")
    form = urlencode({"grant_type": "client_credentials"}).encode()

    reply = fake.handle(Request(method="POST", url="/oauth/token", content=form))

    assert (400, {"error": "invalid_scope"}) == (
        reply.status,
        msgspec.json.decode(reply.content),
    )


def test_discovery_names_the_token_endpoint() -> None:
    scheme = contract.SecurityScheme(
        kind="token",
        prefix="Bearer",
        discovery="https://id.test/.well-known/openid-configuration",
    )
    fake = guarded(scheme)
    url = "https://id.test/.well-known/openid-configuration"

    reply = fake.handle(Request(method="GET", url=url))

    assert {"token_endpoint": "https://id.test/oauth/token"} == msgspec.json.decode(
        reply.content
    )


def test_credentials_are_those_of_the_first_alternative_that_clients_can_follow() -> (
    None
):
    schemes = {
        "digest": contract.SecurityScheme(kind="other"),
        "key": contract.SecurityScheme(
            kind="api_key", location="query", name="k", credentials=("key",)
        ),
    }
    one = operation(
        "hello",
        "GET",
        "/hello",
        results=(result("200"),),
        security=({"digest": ()}, {"key": ()}),
    )

    fake = Fake(shop(one, security_schemes=schemes, resources=()))

    assert {"key": "fake-key"} == fake.credentials()


@pytest.mark.parametrize("word", ["Bearer abc", basic("a:b")])
def test_one_header_carries_one_of_the_credentials_that_it_should(word: str) -> None:
    both = {"basic": BASIC, "token": TOKEN}
    one = operation(
        "hello",
        "GET",
        "/hello",
        results=(result("200"),),
        security=({"basic": (), "token": ()},),
    )

    fake = Fake(shop(one, security_schemes=both, resources=()))

    assert status(fake, authorization=word) == 200
    with pytest.raises(ContractViolation, match="no credential"):
        status(fake)
