"""Deadlines that the transport keeps by shutting the socket under a call."""

import socket
from types import SimpleNamespace

import pytest
from fault_server import FaultServer, Line
from harness import PLAIN, get
from library_calls import MODULES

from specmill_runtime import _sockets, errors
from specmill_runtime.client import SyncCore


def test_deadline_holds_between_chunks_where_the_pool_has_changed(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AttributeError("_requests")

    monkeypatch.setattr(_sockets, "_cut", fail)

    def trickle(line: Line) -> None:
        line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
        line.repeat(b" ", 0.05)

    with FaultServer({"slow": trickle}) as server, MODULES[library].Client() as client:
        core = SyncCore(PLAIN, http_client=client, base_url=server.url)
        with pytest.raises(errors.DeadlineExceededError):
            core.call(get("/slow"), (), {"deadline": 0.3})


def test_client_without_pools_is_not_watched(library: str) -> None:
    client = MODULES[library].Client()
    del client._mounts
    client._transport = object()

    assert () == _sockets.pools_of(client)


@pytest.mark.parametrize(("others", "expected"), [(0, [socket.SHUT_RDWR]), (1, [])])
def test_connection_that_serves_another_call_is_not_shut(
    monkeypatch: pytest.MonkeyPatch, others: int, expected: list[int]
) -> None:
    shut: list[int] = []
    fake = SimpleNamespace(
        shutdown=lambda _, how: shut.append(how), recv=lambda _, most: b""
    )
    monkeypatch.setattr(_sockets.socket, "socket", fake)
    stream = SimpleNamespace(get_extra_info=lambda _: None)
    inner = SimpleNamespace(_network_stream=stream, _h11_state=None)
    connection = SimpleNamespace(_connection=inner)
    marks: list[object] = [{"read": number} for number in range(others + 1)]
    requests = [
        SimpleNamespace(
            connection=connection,
            request=SimpleNamespace(extensions={"timeout": mark}),
        )
        for mark in marks
    ]

    _sockets._cut(requests, marks[0])

    assert expected == shut


def test_what_came_in_before_the_cut_is_not_left_to_read() -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(b"x" * 10_000)
    stream = SimpleNamespace(get_extra_info=lambda _: ours)
    connection = SimpleNamespace(_network_stream=stream, _h11_state=None)
    mark: object = {"read": 1}
    request = SimpleNamespace(extensions={"timeout": mark})

    with ours, theirs:
        _sockets._cut([SimpleNamespace(connection=connection, request=request)], mark)

        assert b"" == ours.recv(10)
