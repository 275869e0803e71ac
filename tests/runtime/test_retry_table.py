"""The table of retries in docs/runtime.md is what the code does."""

from pathlib import Path

from harness import get, post, reply

from specmill_runtime import errors
from specmill_runtime.core import Binding
from specmill_runtime.errors import SdkError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import DEFAULT_RETRY
from specmill_runtime.request import RawResponse
from specmill_runtime.retry import Attempt, RetryBudget, failure_class, verdict_on
from specmill_runtime.spec import ClientSpec

DOCS = Path(__file__).parents[2] / "docs" / "runtime.md"
SPEC = ClientSpec(name="A", package="a", version="1", servers=("https://a.test",))
FAILURES: list[tuple[str, RawResponse | SdkError]] = [
    ("no connection", errors.ConnectError("")),
    ("certificate or TLS refused", errors.TlsError("")),
    ("silence or loss after sending", errors.ConnectionLostError("")),
    ("408, 429", reply(status=429)),
    ("503 with Retry-After", reply(status=503, headers={"Retry-After": "1"})),
    ("500, 502, 503, 504", reply(status=500)),
    ("other status", reply(status=409)),
    ("body cut, too large or not as described", errors.DecodeError("")),
    ("no free connection", errors.PoolTimeoutError("")),
    ("deadline passed", errors.DeadlineExceededError("")),
]
OPERATIONS = [get(), post(idempotent=True), post()]


def is_repeated(outcome: RawResponse | SdkError, operation: AnyOperation) -> bool:
    """Whether a second attempt follows the first."""
    repeatable = Binding(operation, "https://a.test", SPEC).repeatable
    attempt = Attempt(number=1, outcome=outcome, repeatable=repeatable, left=None)
    budget = RetryBudget(DEFAULT_RETRY.budget)
    return verdict_on(attempt, DEFAULT_RETRY, budget, lambda: 0.5).wait is not None


def table() -> str:
    """The rows as Markdown."""
    rows = [
        "| failure | class | GET, HEAD, OPTIONS | idempotent | other |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, outcome in FAILURES:
        cells = (
            "repeated" if is_repeated(outcome, operation) else "raised"
            for operation in OPERATIONS
        )
        kind = failure_class(outcome).name
        rows.append(f"| {name} | {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


def test_table_of_retries_is_what_the_code_does() -> None:
    assert table() in DOCS.read_text(encoding="utf-8")
