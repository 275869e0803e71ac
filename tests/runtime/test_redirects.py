"""Which redirects are followed, and what another origin gets to see."""

import pytest
from harness import Caller, Server, get, post, reply

from specmill_runtime import errors
from specmill_runtime.client import ClientSpec, Credential, Scheme
from specmill_runtime.operation import Result
from specmill_runtime.request import RawResponse

SECRET = "marker-secret-77"
SPEC = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test/v1",),
    schemes={
        "head": Scheme(kind="api_key", name="X-Key", credentials=("key",)),
        "query": Scheme(
            kind="api_key", placement="query", name="key", credentials=("key",)
        ),
        "sid": Scheme(
            kind="api_key", placement="cookie", name="sid", credentials=("key",)
        ),
    },
    security=(("head", "query", "sid"),),
    credentials=(Credential("key"),),
)


def moved(location: str, status: int = 302) -> RawResponse:
    return reply(status=status, headers={"Location": location}, content=b"")


def client(flavor: str, server: Server) -> Caller:
    return Caller(flavor, server, SPEC, credentials={"key": SECRET})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_same_origin_gets_everything(flavor: str, status: int) -> None:
    server = Server(moved("/v2/things?page=1", status), reply({"id": 1}))

    result = client(flavor, server).call(get())

    assert {"id": 1} == result
    assert f"https://plain.test/v2/things?page=1&key={SECRET}" == server.request.url
    assert server.requests[0].headers == server.request.headers


def test_same_origin_gets_the_credential_of_a_function_in_its_query(
    flavor: str,
) -> None:
    server = Server(moved("/v2/things?page=1"), reply({"id": 1}))

    Caller(flavor, server, SPEC, credentials={"key": lambda: SECRET}).call(get())

    assert f"https://plain.test/v2/things?page=1&key={SECRET}" == server.request.url


@pytest.mark.parametrize("query", ["", f"?key={SECRET}"])
def test_credential_is_in_the_next_query_once(flavor: str, query: str) -> None:
    server = Server(moved(f"/v2/things{query}"), reply({"id": 1}))

    client(flavor, server).call(get())

    assert f"https://plain.test/v2/things?key={SECRET}" == server.request.url


@pytest.mark.parametrize(
    "location",
    [
        "https://other.test/x",
        "https://plain.test:8443/x",
        "//other.test/x",
        "https://sub.plain.test/x",
    ],
)
def test_other_origin_gets_no_credential(flavor: str, location: str) -> None:
    server = Server(moved(location), reply({"id": 1}))

    client(flavor, server).call(get())

    assert {"accept", "accept-encoding", "user-agent"} == set(server.headers)
    assert SECRET not in f"{server.request.url} {server.request.headers}"


def test_credentials_do_not_return_with_the_chain(flavor: str) -> None:
    server = Server(
        moved("https://other.test/x"), moved("https://plain.test/v1/y"), reply(1)
    )

    client(flavor, server).call(get())

    assert "https://plain.test/v1/y" == server.request.url
    assert "x-key" not in server.headers


@pytest.mark.parametrize(
    ("location", "target"), [("/caf\xc3\xa9", "/caf%C3%A9"), ("/caf\xe9", "/caf%E9")]
)
def test_address_is_asked_for_as_the_server_wrote_it(
    location: str, target: str
) -> None:
    answer = RawResponse(
        status=302, headers=((b"Location", location.encode("latin-1")),)
    )
    server = Server(answer, reply(1))

    Caller("sync", server).call(get())

    assert f"https://plain.test{target}" == server.request.url


REFUSED = [
    ("http://plain.test/x", "it leaves https"),
    ("file:///etc/passwd", "no address of a server"),
    ("https://user:pass@plain.test/x", "no address of a server"),
    ("https://[::1", "no address of a server"),
    ("/\\other.test/x", "no address of a server"),
    ("https://plain.test:99999/x", "no address of a server"),
    ("", "it has no Location"),
    (f"https://other.test/x?key={SECRET}", "would take a credential"),
]


@pytest.mark.parametrize(("location", "reason"), REFUSED)
def test_redirect_is_refused(flavor: str, location: str, reason: str) -> None:
    server = Server(moved(location))

    with pytest.raises(errors.RedirectError, match=reason) as caught:
        client(flavor, server).call(get())

    assert 1 == len(server.requests)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_request_that_changes_something_is_not_redirected(
    flavor: str, status: int
) -> None:
    server = Server(moved("/v1/other", status))

    with pytest.raises(errors.RedirectError, match="POST is not sent elsewhere"):
        client(flavor, server).call(post(idempotent=True))

    assert 1 == len(server.requests)


def test_chain_of_redirects_ends(flavor: str) -> None:
    server = Server(moved("/v1/things"))

    with pytest.raises(errors.RedirectError, match="more than 5 redirects"):
        client(flavor, server).call(get())

    assert 6 == len(server.requests)


def test_described_redirect_is_a_result(flavor: str) -> None:
    server = Server(moved("/v1/other"))
    operation = get(results=(Result(status="302"),))

    assert client(flavor, server).call(operation) is None
    assert 1 == len(server.requests)


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("/v1/other?x=1", "https://plain.test/v1/other?x=1"),
        ("https://other.test/x#part", "https://other.test/x#part"),
        ("?x=1", "https://plain.test/v1/things?x=1"),
    ],
)
def test_address_of_a_described_redirect_is_the_result(
    flavor: str, location: str, address: str
) -> None:
    server = Server(moved(location))
    operation = get(results=(Result(status="302", location=True),))

    assert address == client(flavor, server).call(operation)
    assert 1 == len(server.requests)


@pytest.mark.parametrize("location", ["", "file:///etc/passwd"])
def test_described_redirect_has_an_address(location: str) -> None:
    operation = get(results=(Result(status="302", location=True),))

    with pytest.raises(errors.DecodeError, match="no address of a server"):
        client("sync", Server(moved(location))).call(operation)


def test_failure_after_a_redirect_is_repeated_from_the_start(flavor: str) -> None:
    server = Server(moved("/v1/other"), reply(status=503), reply(7))

    result = client(flavor, server).call(get())

    assert 7 == result
    assert ["/v1/things", "/v1/other", "/v1/things"] == [
        one.url.partition("plain.test")[2].partition("?")[0] for one in server.requests
    ]
