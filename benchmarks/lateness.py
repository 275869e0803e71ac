"""How long after its deadline a call ends when the server is slow, silent or endless.

python benchmarks/lateness.py
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "runtime"), str(ROOT / "tests" / "runtime")]

from fault_rows import LATE_ROWS  # noqa: E402
from fault_server import FaultServer  # noqa: E402
from measure import report  # noqa: E402

from specmill_runtime.client import ClientSpec, SyncCore  # noqa: E402
from specmill_runtime.client_async import AsyncCore  # noqa: E402
from specmill_runtime.errors import DeadlineExceededError  # noqa: E402
from specmill_runtime.operation import AnyOperation, Operation  # noqa: E402

DEADLINE = 0.4
ROUNDS = 3
SPEC = ClientSpec(name="Late", package="late", version="1", servers=())


def main() -> int:
    """Measure the latest call of each fault, sync and async; exit 1 when one is later than 0.5 s."""
    held: list[bool] = []
    with FaultServer({name: row.act for name, row in LATE_ROWS.items()}) as server:
        for fault in LATE_ROWS:
            operation: AnyOperation = Operation(
                id=fault, method="GET", path=f"/{fault}"
            )
            sync = max(_sync(server.url, operation) for _ in range(ROUNDS))
            flow = max(
                asyncio.run(_async(server.url, operation)) for _ in range(ROUNDS)
            )
            held.append(report(f"{fault}, sync, after the deadline", sync, 0.5, "s"))
            held.append(report(f"{fault}, async, after the deadline", flow, 0.5, "s"))
    return 0 if all(held) else 1


def _sync(url: str, operation: AnyOperation) -> float:
    with SyncCore(SPEC, base_url=url) as core:
        start = time.perf_counter()
        try:
            core.call(operation, (), {"deadline": DEADLINE})
        except DeadlineExceededError:
            return time.perf_counter() - start - DEADLINE
    raise AssertionError(f"{operation.id} ended before its deadline")


async def _async(url: str, operation: AnyOperation) -> float:
    async with AsyncCore(SPEC, base_url=url) as core:
        start = time.perf_counter()
        try:
            await core.call(operation, (), {"deadline": DEADLINE})
        except DeadlineExceededError:
            return time.perf_counter() - start - DEADLINE
    raise AssertionError(f"{operation.id} ended before its deadline")


if __name__ == "__main__":
    sys.exit(main())
