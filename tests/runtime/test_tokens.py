"""Access tokens: how they are fetched, shared, renewed, refused and rotated; time is virtual."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import pytest
from harness import (
    AsyncTransport,
    Caller,
    Server,
    SyncTransport,
    get,
    post,
    reply,
)
from msgspec.structs import replace

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, ClientSpec, SyncCore
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.spec import Credential, Grant, Scheme

GRANT = Grant(
    token_url="https://login.test/token",
    client_id="client_id",
    client_secret="client_secret",
    refresh_token="refresh_token",
    scopes=("read", "write"),
)
SCHEME = Scheme(kind="token", credentials=("access_token",), grant=GRANT)
NAMES = ("access_token", "client_id", "client_secret", "refresh_token")
SPEC = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test/v1",),
    schemes={"oauth": SCHEME},
    security=(("oauth",),),
    credentials=tuple(map(Credential, NAMES)),
)
PAIR = {"client_id": "ada", "client_secret": "pass word"}


class Provider:
    """An API with its authorization server, which counts the tokens that it gives out."""

    def __init__(self, **grant: Any) -> None:
        self.grant = {"expires_in": 3600, **grant}
        self.given = 0
        self.refused: set[str] = set()
        self.failing = False
        self.forms: list[dict[str, list[str]]] = []
        self.server = Server(self.answer)
        self.hold: Callable[[], None] = lambda: None

    def answer(self, request: RawRequest) -> RawResponse:
        """A token, or the token of the request, or 401."""
        if request.url.endswith("/.well-known/openid-configuration"):
            return reply({"token_endpoint": "https://login.test/found"})
        if request.url.startswith("https://login.test/"):
            return self.token(request)
        token = dict(request.headers).get(b"Authorization", b"").decode()
        if token in self.refused:
            return reply({"message": "expired"}, status=401)
        return reply({"token": token})

    def token(self, request: RawRequest) -> RawResponse:
        """The answer of the authorization server."""
        self.hold()
        content = request.content
        assert isinstance(content, bytes)
        self.forms.append(parse_qs(content.decode()))
        if self.failing:
            return reply({"error": "invalid_client"}, status=400)
        self.given += 1
        return reply({"access_token": f"token-{self.given}", **self.grant})


def caller(
    flavor: str, provider: Provider, spec: ClientSpec = SPEC, **settings: Any
) -> Caller:
    settings.setdefault("credentials", PAIR)
    return Caller(flavor, provider.server, spec, **settings)


def specified(**changes: Any) -> ClientSpec:
    return replace(SPEC, schemes={"oauth": replace(SCHEME, **changes)})


def test_token_is_fetched_and_sent(flavor: str) -> None:
    client = caller(flavor, Provider())

    assert {"token": "Bearer token-1"} == client.call(get())


def test_token_is_fetched_once_for_many_calls(flavor: str) -> None:
    provider = Provider()
    client = caller(flavor, provider)

    for _ in range(3):
        client.call(get())

    assert 1 == provider.given


def test_scopes_are_asked_for(flavor: str) -> None:
    provider = Provider()

    caller(flavor, provider).call(get())

    assert [
        {"grant_type": ["client_credentials"], "scope": ["read write"]}
    ] == provider.forms


def test_client_authenticates_itself_by_a_header_encoded_as_a_form() -> None:
    provider = Provider()

    caller("sync", provider).call(get())

    sent = dict(provider.server.requests[0].headers)
    assert b"Basic YWRhOnBhc3Mrd29yZA==" == sent[b"Authorization"]


def test_client_authenticates_itself_in_the_form_where_described() -> None:
    provider = Provider()
    spec = specified(grant=replace(GRANT, method="post", scopes=()))

    caller("sync", provider, spec).call(get())

    assert [
        {
            "grant_type": ["client_credentials"],
            "client_id": ["ada"],
            "client_secret": ["pass word"],
        }
    ] == provider.forms


def test_token_request_carries_nothing_of_the_client() -> None:
    provider = Provider()

    caller("sync", provider, headers={"X-Own": "mine"}).call(get())

    assert b"X-Own" not in dict(provider.server.requests[0].headers)


def test_parameters_of_the_grant_are_sent() -> None:
    provider = Provider()
    grant = replace(GRANT, parameters={"audience": "https://api.test"})

    caller("sync", provider, specified(grant=grant)).call(get())

    assert ["https://api.test"] == provider.forms[0]["audience"]


def test_expired_token_is_replaced_before_it_is_sent(flavor: str) -> None:
    provider = Provider(expires_in=100)
    client = caller(flavor, provider)
    client.call(get())
    client.clock.time += 91

    assert {"token": "Bearer token-2"} == client.call(get())


def test_token_serves_until_its_last_tenth(flavor: str) -> None:
    provider = Provider(expires_in=100)
    client = caller(flavor, provider)
    client.call(get())
    client.clock.time += 70

    assert {"token": "Bearer token-1"} == client.call(get())


def test_failed_renewal_ahead_of_the_end_keeps_the_old_token(flavor: str) -> None:
    provider = Provider(expires_in=100)
    client = caller(flavor, provider)
    client.call(get())
    client.clock.time += 85
    provider.failing = True

    assert {"token": "Bearer token-1"} == client.call(get())


def test_failed_renewal_is_not_tried_again_at_once() -> None:
    provider = Provider(expires_in=100)
    client = caller("sync", provider)
    client.call(get())
    client.clock.time += 85
    provider.failing = True

    client.call(get())
    client.call(get())

    assert 2 == len(provider.forms)


@pytest.mark.parametrize("seconds", ["3600", None, 1e18])
def test_odd_lifetime_is_understood(seconds: object) -> None:
    provider = Provider(expires_in=seconds)
    client = caller("sync", provider)

    client.call(get())
    client.call(get())

    assert 1 == provider.given


@pytest.mark.parametrize("seconds", [0, -5])
def test_token_that_ends_at_once_serves_one_call(seconds: int) -> None:
    provider = Provider(expires_in=seconds)
    client = caller("sync", provider)

    results = [client.call(get()), client.call(get())]

    assert [{"token": "Bearer token-1"}, {"token": "Bearer token-2"}] == results


def test_refused_token_is_replaced_once(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer token-1"}

    assert {"token": "Bearer token-2"} == caller(flavor, provider).call(post())


def test_token_refused_twice_is_an_error(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer token-1", "Bearer token-2"}

    with pytest.raises(errors.UnauthorizedError) as raised:
        caller(flavor, provider).call(get())

    assert (2, 2) == (provider.given, raised.value.attempts)


def test_refusal_leaves_a_newer_token_alone() -> None:
    provider = Provider()
    client = caller("sync", provider)
    client.call(get())
    (supplier,) = (one for _, one in client.core.binding(get()).suppliers)

    supplier.refuse("older")
    client.call(get())

    assert 1 == provider.given


def test_refusal_of_the_authorization_server_is_a_token_error(flavor: str) -> None:
    provider = Provider()
    provider.failing = True

    with pytest.raises(errors.TokenError, match=r"400 \(invalid_client\)") as raised:
        caller(flavor, provider).call(get())

    assert ("invalid_client", "things.get") == (
        raised.value.code,
        raised.value.operation,
    )


@pytest.mark.parametrize(
    "grant",
    [
        {"access_token": None},
        {"access_token": ""},
        {"access_token": "two\nlines"},
        {"expires_in": "soon"},
    ],
)
def test_nonsense_of_the_authorization_server_is_a_token_error(
    grant: dict[str, object],
) -> None:
    with pytest.raises(errors.TokenError, match="nonsense"):
        caller("sync", Provider(**grant)).call(get())


@pytest.mark.parametrize("kind", ["bearer", "BearerToken"])
def test_bearer_is_written_in_many_ways(kind: str) -> None:
    client = caller("sync", Provider(token_type=kind))

    assert {"token": "Bearer token-1"} == client.call(get())


@pytest.mark.parametrize("kind", ["mac", "DPoP"])
def test_token_of_another_type_is_not_used(kind: str) -> None:
    with pytest.raises(errors.TokenError, match="other than Bearer"):
        caller("sync", Provider(token_type=kind)).call(get())


def test_token_error_keeps_no_body_in_which_a_token_may_be() -> None:
    with pytest.raises(errors.TokenError) as raised:
        caller("sync", Provider(expires_in="soon")).call(get())

    assert raised.value.response is not None
    assert b"" == raised.value.response.content


def test_token_endpoint_is_tried_again() -> None:
    provider = Provider()
    answers = iter([reply(status=503), reply(status=503)])

    def answer(request: RawRequest) -> RawResponse:
        return next(answers, None) or provider.answer(request)

    provider.server.answers[:] = [answer]

    assert {"token": "Bearer token-1"} == caller("sync", provider).call(get())


def test_refresh_token_is_used(flavor: str) -> None:
    provider = Provider()
    credentials = {"refresh_token": "old", "client_id": "ada"}

    caller(flavor, provider, credentials=credentials).call(get())

    assert [
        {
            "grant_type": ["refresh_token"],
            "refresh_token": ["old"],
            "client_id": ["ada"],
        }
    ] == provider.forms


def test_rotated_refresh_token_is_used_and_told(flavor: str) -> None:
    provider = Provider(refresh_token="new", expires_in=0)
    told: list[str] = []
    client = caller(
        flavor,
        provider,
        credentials={"refresh_token": "old"},
        on_refresh_token=told.append,
    )

    client.call(get())
    client.call(get())

    assert (["new"], ["new"]) == (told, provider.forms[1]["refresh_token"])


def test_failing_rotation_hook_is_a_token_error_with_its_cause() -> None:
    def fail(token: str) -> None:
        raise OSError("disk full")

    client = caller(
        "sync",
        Provider(refresh_token="new"),
        credentials={"refresh_token": "old"},
        on_refresh_token=fail,
    )

    with pytest.raises(errors.TokenError, match="on_refresh_token") as raised:
        client.call(get())

    assert isinstance(raised.value.__cause__, OSError)


def test_given_token_serves_until_it_is_refused(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer mine"}
    credentials = {"access_token": "mine", **PAIR}

    client = caller(flavor, provider, credentials=credentials)

    assert {"token": "Bearer token-1"} == client.call(get())


def test_token_endpoint_is_discovered(flavor: str) -> None:
    provider = Provider()
    spec = specified(
        grant=replace(GRANT, token_url=""),
        discovery="https://login.test/.well-known/openid-configuration",
    )

    assert {"token": "Bearer token-1"} == caller(flavor, provider, spec).call(get())


def test_token_endpoint_without_encryption_gets_no_secret() -> None:
    provider = Provider()
    spec = specified(grant=replace(GRANT, token_url="http://login.test/token"))

    with pytest.raises(errors.ArgumentError, match="unencrypted"):
        caller("sync", provider, spec).call(get())


def test_function_gives_the_credential_of_each_request(flavor: str) -> None:
    tokens = iter(["one", "two"])
    client = caller(
        flavor, Provider(), credentials={"access_token": lambda: next(tokens)}
    )

    results = [client.call(get()), client.call(get())]

    assert [{"token": "Bearer one"}, {"token": "Bearer two"}] == results


def test_coroutine_function_gives_the_credential() -> None:
    async def source() -> str:
        await asyncio.sleep(0)
        return "awaited"

    client = caller("async", Provider(), credentials={"access_token": source})

    assert {"token": "Bearer awaited"} == client.call(get())


def test_function_is_asked_again_when_its_credential_is_refused(flavor: str) -> None:
    provider = Provider()
    provider.refused = {"Bearer one"}
    tokens = iter(["one", "two"])
    client = caller(
        flavor, provider, credentials={"access_token": lambda: next(tokens)}
    )

    assert {"token": "Bearer two"} == client.call(get())


def test_failing_function_is_a_token_error_with_its_cause(flavor: str) -> None:
    def source() -> str:
        raise KeyError("vault")

    client = caller(flavor, Provider(), credentials={"access_token": source})

    with pytest.raises(errors.TokenError, match="KeyError") as raised:
        client.call(get())

    assert isinstance(raised.value.__cause__, KeyError)


@pytest.mark.parametrize("value", ["", "a\nb", None, 7])
def test_useless_credential_of_a_function_is_refused(value: object) -> None:
    client = caller("sync", Provider(), credentials={"access_token": lambda: value})

    with pytest.raises(errors.CredentialError, match="access_token"):
        client.call(get())


def test_missing_credentials_are_named_with_all_ways() -> None:
    client = caller("sync", Provider(), credentials={})

    with pytest.raises(
        errors.CredentialError,
        match="either access_token=…, or client_id=… and client_secret=…",
    ):
        client.call(get())


def test_clones_share_the_token() -> None:
    provider = Provider()
    client = caller("sync", provider)
    assert client.sync is not None

    client.sync.call(get())
    client.sync.clone(timeout=1).call(get())

    assert 1 == provider.given


def test_threads_and_tasks_of_two_loops_share_one_request() -> None:
    provider = Provider()
    entered, release = threading.Event(), threading.Event()

    def hold() -> None:
        entered.set()
        release.wait(10)

    provider.hold = hold
    core = SyncCore(SPEC, credentials=PAIR, http_client=SyncTransport(provider.server))
    other = AsyncCore(
        SPEC, credentials=PAIR, http_client=AsyncTransport(provider.server)
    )
    other.authenticator = core.authenticator

    async def many() -> list[Any]:
        calls = [asyncio.create_task(other.call(get())) for _ in range(20)]
        await asyncio.sleep(0)
        release.set()
        return await asyncio.gather(*calls)

    with ThreadPoolExecutor(21) as pool:
        threads = [pool.submit(core.call, get()) for _ in range(20)]
        entered.wait(10)
        loops = [pool.submit(asyncio.run, many())]
        results = [one.result(10) for one in threads] + loops[0].result(10)

    assert (1, [{"token": "Bearer token-1"}] * 40) == (provider.given, results)


def test_cancelled_request_for_a_token_is_taken_over() -> None:
    provider = Provider()

    class Slow(AsyncTransport):
        started = 0

        async def send(self, request: RawRequest) -> RawResponse:
            if "login.test" in request.url:
                self.started += 1
                if self.started == 1:
                    await asyncio.Event().wait()
            return await super().send(request)

    core = AsyncCore(SPEC, credentials=PAIR, http_client=Slow(provider.server))

    async def scene() -> object:
        first = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        second = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        first.cancel()
        return await asyncio.wait_for(second, 10)

    assert {"token": "Bearer token-1"} == asyncio.run(scene())


def test_caller_who_stops_waiting_leaves_the_request_to_the_others() -> None:
    provider, answered = Provider(), asyncio.Event()

    class Waiting(AsyncTransport):
        async def send(self, request: RawRequest) -> RawResponse:
            if "login.test" in request.url:
                await answered.wait()
            return await super().send(request)

    core = AsyncCore(SPEC, credentials=PAIR, http_client=Waiting(provider.server))

    async def scene() -> object:
        leader = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        waiter = asyncio.create_task(core.call(get()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiter.cancel()
        await asyncio.wait([waiter], timeout=10)
        answered.set()
        return await asyncio.wait_for(leader, 10)

    assert {"token": "Bearer token-1"} == asyncio.run(scene())


def test_failure_reaches_everybody_who_waits() -> None:
    provider = Provider()
    provider.failing = True
    core = AsyncCore(
        SPEC, credentials=PAIR, http_client=AsyncTransport(provider.server)
    )

    async def scene() -> list[object]:
        calls = (core.call(get()) for _ in range(5))
        return list[object](await asyncio.gather(*calls, return_exceptions=True))

    results = asyncio.run(scene())

    assert [errors.TokenError] * 5 == [type(one) for one in results]


def test_waiting_for_a_token_ends_at_the_deadline() -> None:
    provider = Provider()

    class Stuck(AsyncTransport):
        async def send(self, request: RawRequest) -> RawResponse:
            await asyncio.Event().wait()
            raise AssertionError

    core = AsyncCore(
        SPEC, credentials=PAIR, http_client=Stuck(provider.server), deadline=0.05
    )

    async def scene() -> list[object]:
        calls = (core.call(get()) for _ in range(2))
        return list[object](await asyncio.gather(*calls, return_exceptions=True))

    results = asyncio.run(scene())

    assert [errors.DeadlineExceededError] * 2 == [type(one) for one in results]


def test_server_that_echoes_the_token_is_blanked() -> None:
    provider = Provider()
    client = caller("sync", provider)

    def answer(request: RawRequest) -> RawResponse:
        if "login" in request.url:
            return provider.answer(request)
        return reply({"message": "no token-1 here"}, status=403)

    provider.server.answers[:] = [answer]

    with pytest.raises(errors.ForbiddenError, match=r"no \[redacted\] here"):
        client.call(get())
