"""What a server can do wrong, as functions that make faults."""

import time
import zlib
from collections.abc import Callable

import msgspec
from fault_server import Fault, Line

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CODED = b"Transfer-Encoding: chunked\r\n\r\n"
CHUNKED = HEAD + CODED


def answer(
    body: bytes = b"{}",
    status: str = "200 OK",
    media_type: str | None = "application/json",
    **headers: str,
) -> bytes:
    """A whole response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    if media_type is not None:
        lines.append(f"Content-Type: {media_type}")
    lines += [f"{name.replace('_', '-')}: {text}" for name, text in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def fixed(*parts: bytes) -> Fault:
    """A fault that sends bytes."""
    return lambda line: line.send(*parts)


def then_closed(*parts: bytes) -> Fault:
    """A fault that sends bytes and closes."""

    def act(line: Line) -> None:
        line.send(*parts)
        line.connection.close()

    return act


def then_reset(*parts: bytes) -> Fault:
    """A fault that sends bytes and breaks the connection."""

    def act(line: Line) -> None:
        line.send(*parts)
        time.sleep(0.01)
        line.reset()

    return act


def endless(piece: bytes, pause: float = 0.0, start: bytes = b"") -> Fault:
    """A fault that never comes to its end."""

    def act(line: Line) -> None:
        line.send(start)
        line.repeat(piece, pause)

    return act


def encoded(body: bytes, coding: str = "gzip") -> Fault:
    """A fault of a content coding."""
    return fixed(answer(body, Content_Encoding=coding))


def packed(content: bytes, times: int = 1) -> bytes:
    """`content`, some times over, in gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(content) for _ in range(times)) + packer.flush()


def moved(location: str, status: str = "302 Found") -> Fault:
    """A redirect; `{elsewhere}` is another origin."""

    def act(line: Line) -> None:
        target = location.format(elsewhere=line.server.elsewhere)
        line.send(answer(b"", status, Location=target))

    return act


def counted(make: Callable[[int], bytes]) -> Fault:
    """A fault that depends on how many requests have come for it."""

    def act(line: Line) -> None:
        alike = [one for one in line.server.seen if one.fault == line.asked.fault]
        line.send(make(len(alike)))

    return act


def silent(line: Line) -> None:
    """A fault that waits until the client has gone."""
    line.connection.recv(1)


def silent_after(*parts: bytes) -> Fault:
    """A fault that sends bytes and waits until the client has gone."""

    def act(line: Line) -> None:
        line.send(*parts)
        silent(line)

    return act


def echo(line: Line) -> None:
    """No fault: what was asked, as JSON."""
    line.send(answer(msgspec.json.encode({"target": line.asked.target})))
