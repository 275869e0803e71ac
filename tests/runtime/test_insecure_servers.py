"""Credentials do not travel in clear text to another machine."""

from typing import Any

import pytest
from harness import Caller, Server, get
from msgspec.structs import replace

from specmill_runtime.client import ClientSpec
from specmill_runtime.errors import ArgumentError
from specmill_runtime.spec import Credential, Scheme

SPEC = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test/v1",),
    schemes={"key": Scheme(kind="api_key", credentials=("key",), name="X-Key")},
    security=(("key",), ()),
    credentials=(Credential("key"),),
)
KEY = {"key": "marker-secret"}


def client(base_url: str | None, spec: ClientSpec = SPEC, **settings: Any) -> Caller:
    settings.setdefault("credentials", KEY)
    return Caller("sync", Server(), spec, base_url=base_url, **settings)


@pytest.mark.parametrize(
    "address", ["http://plain.test", "http://10.0.0.1", "http://127.0.0.1.evil.test"]
)
def test_unencrypted_address_with_a_credential_is_refused(address: str) -> None:
    with pytest.raises(ArgumentError, match="unencrypted") as raised:
        client(address)

    assert "marker-secret" not in str(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000",
        "http://127.8.0.1",
        "http://[::1]:1",
        "http://api.localhost",
    ],
)
def test_this_machine_is_trusted(address: str) -> None:
    assert {} == client(address).call(get())


def test_unencrypted_address_without_credential_is_fine() -> None:
    assert {} == client("http://plain.test", credentials={}).call(get())


def test_user_may_allow_it() -> None:
    assert {} == client("http://plain.test", allow_http=True).call(get())


def test_described_server_is_checked_too() -> None:
    with pytest.raises(ArgumentError, match="unencrypted"):
        client(None, replace(SPEC, servers=("http://plain.test",)))


def test_server_of_an_operation_is_checked_too() -> None:
    with pytest.raises(ArgumentError, match="unencrypted"):
        client(None).call(get(server="http://other.test"))
