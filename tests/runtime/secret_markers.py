"""Credentials that are easily found again, and the search for them."""

import pickle
import traceback
from base64 import b64encode

from specmill_runtime.client import ClientSpec, Credential, Scheme
from specmill_runtime.redaction import Redactor, Secret
from specmill_runtime.spec import Grant, RpcSpec

MARKERS = {
    "user": "marker-user-7f3a",
    "key": "marker/key+9b2c==",
    "realm": "marker-realm-11aa",
    "password": "marker pässword-55ee",
    "token": "marker-token-c0de",
    "sid": "marker-cookie-d00d",
}
ENCODED = b64encode(f"{MARKERS['realm']}:{MARKERS['password']}".encode()).decode()
GRANT_MARKERS = {
    "client_id": "marker-client-31",
    "client_secret": "marker-client-secret-77",
    "refresh_token": "marker-refresh-88",
}
ENCODED_CLIENT = b64encode(
    f"{GRANT_MARKERS['client_id']}:{GRANT_MARKERS['client_secret']}".encode()
).decode()
ACCESS_TOKEN = "marker-access-2b"
ROTATED_TOKEN = "marker-rotated-4d"
SECRETS = (
    *MARKERS.values(),
    ENCODED,
    GRANT_MARKERS["client_secret"],
    GRANT_MARKERS["refresh_token"],
    ENCODED_CLIENT,
    ACCESS_TOKEN,
    ROTATED_TOKEN,
)

MARKED = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test/v1",),
    schemes={
        "user": Scheme(
            kind="api_key", placement="query", name="user", credentials=("user",)
        ),
        "key": Scheme(
            kind="api_key", placement="query", name="key", credentials=("key",)
        ),
        "basic": Scheme(kind="basic", credentials=("realm", "password")),
        "token": Scheme(kind="api_key", name="X-Token", credentials=("token",)),
        "sid": Scheme(
            kind="api_key", placement="cookie", name="sid", credentials=("sid",)
        ),
    },
    security=(("user", "key", "basic", "token", "sid"),),
    credentials=tuple(Credential(name) for name in MARKERS),
    rpc=RpcSpec(),
)
"""A client that sends every kind of credential with every request."""


GRANTED_MARKERS: dict[str, dict[str, str | None]] = {
    "client credentials": {**GRANT_MARKERS, "refresh_token": None},
    "refresh token": {**GRANT_MARKERS},
}
"""What is given for each grant."""


def granted(token_url: str) -> ClientSpec:
    """A client that gets its token from an address."""
    grant = Grant(
        token_url=token_url,
        client_id="client_id",
        client_secret="client_secret",
        refresh_token="refresh_token",
    )
    scheme = Scheme(
        kind="token", prefix="Bearer", credentials=("access_token",), grant=grant
    )
    return ClientSpec(
        name="Granted",
        package="granted",
        version="1.0",
        servers=("https://plain.test/v1",),
        schemes={"oauth": scheme},
        security=(("oauth",),),
        credentials=tuple(Credential(one) for one in ("access_token", *GRANT_MARKERS)),
        rpc=RpcSpec(),
    )


def assert_clean(text: str) -> None:
    """No marker in any form in which it travels."""
    found = [one for one in SECRETS if one in text]
    assert [] == found
    blank = Redactor(tuple(Secret(value) for value in SECRETS)).blank
    assert text == blank(text)


def texts(error: BaseException) -> str:
    """What a program prints about an error."""
    return "\n".join([str(error), repr(error), *traceback.format_exception(error)])


def variables(error: BaseException) -> str:
    """The local variables of the runtime's frames, as some programs print them."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    own = [frame for frame in report.stack if "/tests/" not in frame.filename]
    return "\n".join(str(frame.locals) for frame in own)


def assert_error_clean(error: BaseException) -> None:
    """No marker in what an error shows, holds or takes elsewhere."""
    assert_clean(texts(error))
    assert_clean(repr(vars(error)) + repr(pickle.dumps(error)))
