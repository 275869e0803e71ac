"""The table of retries in docs/runtime.md is what clients do."""

from pathlib import Path

from harness import Caller, Server, get, post, reply

from specmill_runtime import errors
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.request import RawResponse
from specmill_runtime.retry import failure_class

DOCS = Path(__file__).parents[2] / "docs" / "runtime.md"
Failure = RawResponse | SdkError


def answered(*statuses: int) -> list[Failure]:
    """Responses with nothing but a status."""
    return [reply(status=one) for one in statuses]


FAILURES: dict[str, list[Failure]] = {
    "no connection": [errors.ConnectError("")],
    "certificate or TLS refused": [errors.TlsError("")],
    "silence or loss after sending": [
        errors.ConnectionLostError(""),
        errors.RequestTimeoutError(""),
    ],
    "408, 429": answered(408, 429),
    "403 with a limit that is used up": [
        reply(
            status=403,
            headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"},
        )
    ],
    "503 with Retry-After": [reply(status=503, headers={"Retry-After": "1"})],
    "500, 502, 503, 504": answered(500, 502, 503, 504),
    "other status": answered(300, 400, 401, 403, 404, 409, 425, 501, 505, 599, 999),
    "body that is broken, too large or not as described": [
        errors.DecodeError(""),
        errors.ResponseTooLargeError(""),
    ],
    "no free connection": [errors.PoolTimeoutError("")],
    "deadline passed": [errors.DeadlineExceededError("")],
}
OPERATIONS: dict[str, AnyOperation] = {
    "GET, HEAD, OPTIONS": get(),
    "idempotent": post(idempotent=True),
    "with a key": post(idempotency_key="Idempotency-Key"),
    "other": post(),
}


def fate(failure: Failure, operation: AnyOperation) -> str:
    """What a client does about a first failure."""
    server = Server(failure, reply({}))
    try:
        Caller("sync", server).call(operation)
    except SdkError:
        return "raised"
    assert 2 == len(server.requests)
    return "repeated"


def table() -> str:
    """The rows as Markdown."""
    heads = ["failure", "class", *OPERATIONS]
    rows = [heads, ["---"] * len(heads)]
    for name, failures in FAILURES.items():
        (kind,) = {failure_class(one) for one in failures}
        row = [name, kind]
        for operation in OPERATIONS.values():
            (cell,) = {fate(one, operation) for one in failures}
            row.append(cell)
        rows.append(row)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def test_table_of_retries_is_what_clients_do() -> None:
    assert table() in DOCS.read_text(encoding="utf-8")
