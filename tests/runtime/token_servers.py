"""An authorization server and clients that ask it for tokens."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from harness import (
    Caller,
    Server,
    reply,
)
from msgspec.structs import replace

from specmill_runtime.client import ClientSpec
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
        self.refusal = 401
        self.failing = False
        self.forms: list[dict[str, list[str]]] = []
        self.server = Server(self.answer)
        self.hold: Callable[[], None] = lambda: None

    def answer(self, request: RawRequest) -> RawResponse:
        """A token, or the token of the request, or a refusal of it."""
        if request.url.endswith("/.well-known/openid-configuration"):
            return reply({"token_endpoint": "https://login.test/found"})
        if request.url.startswith("https://login.test/"):
            return self.token(request)
        token = dict(request.headers).get(b"Authorization", b"").decode()
        if token in self.refused:
            return reply({"message": "expired"}, status=self.refusal)
        return reply({"token": token})

    def token(self, request: RawRequest) -> RawResponse:
        """The answer of the authorization server."""
        self.hold()
        content = request.content
        assert isinstance(content, bytes)
        self.forms.append(parse_qs(content.decode(), keep_blank_values=True))
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
