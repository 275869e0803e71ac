"""Encrypted connections: which server is trusted, and that deadlines hold there too."""

import asyncio
import ssl
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from fault_rows import CALL_ROWS
from fault_server import FaultServer
from harness import PLAIN, get

from specmill_runtime import errors
from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.clock import SystemClock

CERTIFICATES = Path(__file__).parent / "certificates"
FAULTS = {name: row.act for name, row in CALL_ROWS.items()}


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[FaultServer]:
    """A server with the certificate that a test names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(
        CERTIFICATES / f"{request.param}.pem", CERTIFICATES / "key.pem"
    )
    with FaultServer(FAULTS, context) as server:
        yield server


def call(
    flavor: str,
    library: str,
    server: FaultServer,
    path: str,
    trusted: str | None,
    deadline: float = 60.0,
) -> Any:
    """The result of a call by a client that trusts a certificate."""
    context = ssl.create_default_context()
    if trusted is not None:
        context.load_verify_locations(CERTIFICATES / f"{trusted}.pem")
    settings: dict[str, Any] = {
        "base_url": server.url,
        "deadline": deadline,
        "clock": SystemClock(),
    }
    if flavor == "sync":
        with import_module(library).Client(verify=context) as client:
            core = SyncCore(PLAIN, http_client=client, **settings)
            return core.call(get(path))

    async def run() -> Any:
        async with import_module(library).AsyncClient(verify=context) as client:
            core = AsyncCore(PLAIN, http_client=client, **settings)
            return await core.call(get(path))

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("server", "trusted", "reason"),
    [
        ("good", None, "self-signed certificate"),
        ("expired", "expired", "certificate has expired"),
        ("elsewhere", "elsewhere", "certificate is not valid for"),
    ],
    indirect=["server"],
)
def test_doubtful_certificate_is_refused_once(
    flavor: str, library: str, server: FaultServer, trusted: str | None, reason: str
) -> None:
    with pytest.raises(errors.TlsError, match=reason) as caught:
        call(flavor, library, server, "/gzip", trusted)

    assert (1, []) == (caught.value.attempts, server.seen)


@pytest.mark.parametrize("server", ["good"], indirect=True)
def test_trusted_certificate_is_accepted(
    flavor: str, library: str, server: FaultServer
) -> None:
    assert {"a": 1} == call(flavor, library, server, "/gzip", "good")


@pytest.mark.parametrize("server", ["good"], indirect=True)
def test_deadline_ends_an_encrypted_body(
    flavor: str, library: str, server: FaultServer
) -> None:
    with pytest.raises(errors.DeadlineExceededError):
        call(flavor, library, server, "/slow-body", "good", 0.4)
