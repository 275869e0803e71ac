"""References over the network: only for those who allow them, and not to everywhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostics
from specmill.report import locate
from specmill.source import Limits, Workspace
from specmill.source.reading import UnreadableError
from specmill.source.remote import fetch

BODIES = {
    "/types.yaml": b"Pet: {$ref: 'more/owner.json#/a'}\nOut: {$ref: 'file:///etc/passwd'}\n",
    "/more/owner.json": b'{"a": 1}',
    "/large.yaml": b"x: " + b"y" * 5_000,
}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop.yaml":
            self.send_response(302)
            self.send_header("Location", "/loop.yaml")
        elif self.path == "/away.yaml":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest")
        elif self.path in BODIES:
            self.send_response(200)
        else:
            self.send_response(404)
        self.end_headers()
        self.wfile.write(BODIES.get(self.path, b""))

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests quiet."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def findings(folder: Path, reference: str, *, allowed: bool) -> list[str]:
    """What is wrong with a description that refers to something; its value when nothing is."""
    path = folder / "api.yaml"
    path.write_text(f"a: {{$ref: '{reference}'}}\n")
    diagnostics = Diagnostics()
    limits = Limits(bytes=1_000)
    workspace = Workspace(diagnostics, limits, fetch=fetch if allowed else None)
    root = workspace.open(path)
    assert root is not None
    target = workspace.resolve(root["a"])
    if target is not None:
        return [str(target.value)]
    return [one.code for one in locate(diagnostics, workspace)]


def test_remote_reference_is_followed_when_allowed(host: str, tmp_path: Path) -> None:
    assert ["1"] == findings(tmp_path, f"{host}/types.yaml#/Pet", allowed=True)


def test_remote_reference_is_refused_by_default(host: str, tmp_path: Path) -> None:
    assert ["remote-reference"] == findings(
        tmp_path, f"{host}/types.yaml#/Pet", allowed=False
    )


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("/types.yaml#/Out", "remote-reference"),
        ("/types.yaml#/Nope", "dangling-reference"),
        ("/nothing.yaml", "unreadable-remote"),
        ("/large.yaml", "too-large"),
        ("/loop.yaml", "unreadable-remote"),
        ("/away.yaml", "remote-reference"),
    ],
)
def test_bad_remote_document_is_one_finding(
    host: str, tmp_path: Path, page: str, code: str
) -> None:
    assert [code] == findings(tmp_path, f"{host}{page}", allowed=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/x",
        "http://169.254.169.254/x",
        "https://10.0.0.1/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[fe80::1]/x",
        "https://user:password@example.org/x",
        "ftp://127.0.0.1/x",
        "data:,x",
    ],
)
def test_address_that_is_not_public_is_not_asked(url: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fetch(url, 100, "")

    assert "remote-reference" == caught.value.problem.code


def test_document_from_elsewhere_does_not_lead_to_this_machine(host: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        fetch(f"{host}/types.yaml", 100, "https://example.org/api.yaml")

    assert "only https is fetched" in str(caught.value)
