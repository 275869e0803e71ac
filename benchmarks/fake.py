"""Cost of a call of an SDK's client that its fake answers, beside a bare call of the HTTP library.

The bare call goes through the library's MockTransport, which answers without looking. The fake
matches, validates, authenticates, remembers and logs. Rounds take turns; the collector is off
inside a round. Allowed: 1.3 times the bare call, and 80 microseconds.

python benchmarks/fake.py
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import httpx
import httpx2
import msgspec

from specmill_runtime.client import ClientSpec, Credential, Scheme, SyncCore
from specmill_runtime.operation import Operation, Result, field, path, query
from specmill_runtime.testing import Fake, contract

CALLS = 300
ROUNDS = 15
FACTOR = 1.3
EXTRA = 80e-6
ADDRESS = "https://api.example.test/v1/things/7?expand=owner"
CONTENT = b'{"id": 7, "name": "anything", "price": 1.5, "tags": ["a", "b"]}'


class Thing(msgspec.Struct):
    """What the API answers."""

    id: int
    name: str
    price: float | None = None
    tags: list[str] = []


SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string"},
        "price": {"type": "number"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
RESULT = (contract.Content(media_type="application/json", schema=SCHEMA),)
ID = contract.Parameter(
    name="id", location="path", required=True, schema={"type": "integer"}
)
EXPAND = contract.Parameter(name="expand", location="query", schema={"type": "string"})
KEYED = ({"token": ()},)
CONTRACT = contract.Contract(
    name="Sample",
    package="sample",
    servers=(contract.Server(url="https://api.example.test/v1"),),
    security_schemes={"token": contract.SecurityScheme(kind="token", prefix="Bearer")},
    resources=(contract.Resource(name="things", schema=SCHEMA),),
    operations=(
        contract.Operation(
            id="get",
            accessor="things.get",
            method="GET",
            path="/things/{id}",
            parameters=(ID, EXPAND),
            results=(contract.Result(status="200", contents=RESULT),),
            security=KEYED,
            resource=contract.ResourceUse(
                collection="things", action="get", id_parameter="id"
            ),
        ),
        contract.Operation(
            id="check",
            accessor="things.check",
            method="POST",
            path="/things",
            body=contract.Body(required=True, contents=RESULT),
            results=(contract.Result(status="200", contents=RESULT),),
            security=KEYED,
        ),
    ),
)
SPEC = ClientSpec(
    name="Sample",
    package="sample",
    version="1.0",
    servers=("https://api.example.test/v1",),
    schemes={"token": Scheme(kind="token", credentials=("token",), prefix="Bearer")},
    security=(("token",),),
    credentials=(Credential("token"),),
)
GET: Operation[Thing] = Operation(
    id="things.get",
    method="GET",
    path="/things/{id}",
    arguments=(path("id", int), query("expand", str)),
    results=(Result(status="200", type=lambda: Thing),),
)
CHECK: Operation[Thing] = Operation(
    id="things.check",
    method="POST",
    path="/things",
    arguments=(field("id", int), field("name", str)),
    body_required=True,
    results=(Result(status="200", type=lambda: Thing),),
)


def bare(library: ModuleType) -> Callable[[], object]:
    """A call of the library alone."""

    def handler(request: Any) -> Any:
        headers = {"Content-Type": "application/json"}
        return library.Response(200, headers=headers, content=CONTENT)

    client = library.Client(transport=library.MockTransport(handler))
    return lambda: client.get(ADDRESS).json()


def faked(
    library: ModuleType | None, operation: Operation[Thing]
) -> Callable[[], object]:
    """A call of a client that the fake answers, through the library or without one."""
    fake = Fake(CONTRACT)
    fake.store.things.add(id=7, name="anything", price=1.5, tags=["a", "b"])
    client: Any = fake.transport()
    if library is not None:
        client = library.Client(transport=fake.library_transport(library))
    core = SyncCore(SPEC, credentials={"token": "t"}, http_client=client)
    arguments: tuple[object, ...] = (7, "owner")
    if operation is CHECK:
        arguments = (7, "anything")
    return lambda: core.call(operation, arguments)


SUBJECTS: dict[str, Callable[[], object]] = {
    "bare httpx": bare(httpx),
    "bare httpx2": bare(httpx2),
    "client and fake, reading": faked(None, GET),
    "client and fake, with a body": faked(None, CHECK),
    "the same through httpx": faked(httpx, GET),
    "the same through httpx2": faked(httpx2, GET),
}


def seconds(call: Callable[[], object]) -> float:
    """Of one call, in a round."""
    gc.disable()
    start = time.perf_counter()
    for _ in range(CALLS):
        call()
    taken = time.perf_counter() - start
    gc.enable()
    return taken / CALLS


def main() -> int:
    """Print the medians; 1 when the fake is slower than allowed."""
    rounds: dict[str, list[float]] = {name: [] for name in SUBJECTS}
    for call in SUBJECTS.values():
        call()
    for _ in range(ROUNDS):
        for name, call in SUBJECTS.items():
            rounds[name].append(seconds(call))
    medians = {name: statistics.median(found) for name, found in rounds.items()}
    for name, median in medians.items():
        print(f"{name:30} {median * 1e6:7.1f} us")
    allowed = FACTOR * medians["bare httpx2"] + EXTRA
    worst = max(
        medians["client and fake, reading"], medians["client and fake, with a body"]
    )
    print(
        f"allowed {allowed * 1e6:.1f} us, {'met' if worst <= allowed else 'exceeded'}"
    )
    return 0 if worst <= allowed else 1


if __name__ == "__main__":
    sys.exit(main())
