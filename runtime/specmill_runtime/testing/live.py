"""A live API watched: what it answers is kept, and compared with the description."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import msgspec

from specmill_runtime._http import transport_of
from specmill_runtime._http_async import async_transport_of
from specmill_runtime.codec import is_json
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing.clock import VirtualClock
from specmill_runtime.testing.contract import Contract, Operation, Server
from specmill_runtime.testing.engine import FakeEngine, Settings
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.pointing import fields_of, is_array
from specmill_runtime.testing.received import arguments_of
from specmill_runtime.testing.recordings import Recording, recording_of
from specmill_runtime.testing.replies import negotiated, result_for
from specmill_runtime.testing.rpc_calls import received_of
from specmill_runtime.testing.transports import request_of

C = TypeVar("C")


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a live API is not as described."""

    operation: str
    kind: str
    """`status`, `media-type` or `body`."""
    reason: str
    pointer: str = ""


class Watch:
    """Everything that one live API has answered; `differences` counts how it is not as described."""

    def __init__(self, contract: Contract, address: str) -> None:
        here = msgspec.structs.replace(contract, servers=(Server(url=address),))
        self._engine = FakeEngine(here, VirtualClock(), Settings(strict=False))
        self._methods = {
            one.rpc.name: one for one in contract.operations if one.rpc is not None
        }
        self._address = address
        self.recordings: list[Recording] = []
        self.differences: dict[Difference, int] = {}

    def connect(self, client: Callable[..., C]) -> C:
        """A client of the live API, with credentials from its environment."""
        watched: object
        if hasattr(client, "__aenter__"):
            watched = _AsyncWatched(async_transport_of(None, frozenset()), self)
        else:
            watched = _Watched(transport_of(None, frozenset()), self)
        opened: Any = client(
            base_url=self._address, http_client=watched, decode="strict"
        )
        # Closed with the client, which leaves open what it was given.
        opened._core._closes = True
        return cast("C", opened)

    def see(self, raw: RawRequest, response: RawResponse) -> None:
        """Take note of an exchange."""
        request = request_of(raw)
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers
        )
        reply = Reply(status=response.status, headers=headers, content=response.content)
        try:
            operation, args = self._asked(request)
        except ContractViolation:
            # What the contract does not know cannot be compared with it.
            return
        for one in self._compared(operation, reply):
            self.differences[one] = self.differences.get(one, 0) + 1
        secrets = self._engine.auth.secrets_of(request)
        self.recordings.append(recording_of(operation.accessor, args, reply, secrets))

    def _asked(self, request: Request) -> tuple[Operation, dict[str, Any]]:
        if self._methods:
            call = fields_of(msgspec.json.decode(request.content or b"{}"))
            operation = self._methods.get(str(call.get("method")))
            if operation is not None and operation.rpc is not None:
                schemas, params = self._engine.plain_schemas, call.get("params", [])
                received = received_of(operation, operation.rpc, params, schemas)
                return operation, arguments_of(operation, received)
        match = self._engine.routes.match(request.method, request.url, request.headers)
        reader = self._engine.reader(match.operation, is_remote=True)
        received = reader.read(request, match.path, match.query, strict=False)
        return match.operation, arguments_of(match.operation, received)

    def _compared(self, operation: Operation, reply: Reply) -> Iterable[Difference]:
        name = operation.accessor
        status = 200 if operation.rpc is not None else reply.status
        result = result_for(operation, status)
        if result is None:
            reason = f"{reply.status} is not described"
            yield Difference(operation=name, kind="status", reason=reason)
            return
        media_type = reply.header("content-type") or ""
        described = negotiated(result, media_type)
        if described is None or described.schema is None or not reply.content:
            return
        if not is_json(media_type):
            if is_json(described.media_type):
                reason = f"{media_type or 'no type'} instead of {described.media_type}"
                yield Difference(operation=name, kind="media-type", reason=reason)
            return
        try:
            value: Any = msgspec.json.decode(reply.content)
        except (msgspec.DecodeError, UnicodeDecodeError):
            yield Difference(operation=name, kind="body", reason="it is no JSON")
            return
        if operation.rpc is not None:
            if "result" not in fields_of(value) or is_array(value):
                return
            value = fields_of(value)["result"]
        schemas = self._engine.schemas
        fault = schemas.checker(described.schema, "response").fault(value)
        if fault is not None:
            yield Difference(
                operation=name, kind="body", reason=fault.reason, pointer=fault.pointer
            )

    def plain(self) -> dict[str, Any]:
        """What was seen, as JSON can hold it."""
        rows = [[one, count] for one, count in self.differences.items()]
        found = {"differences": rows, "recordings": self.recordings}
        return cast("dict[str, Any]", msgspec.to_builtins(found))

    def add(self, plain: dict[str, Any]) -> None:
        """Add what another process has seen, as `plain` gives it."""
        for row, count in plain.get("differences", ()):
            one = msgspec.convert(row, Difference)
            self.differences[one] = self.differences.get(one, 0) + count
        recordings = plain.get("recordings", ())
        self.recordings += msgspec.convert(recordings, list[Recording])

    def report(self) -> str:
        """The differences by operation, as text."""
        return report_of(self.differences)


def report_of(differences: dict[Difference, int]) -> str:
    """Differences by operation, one a line; a sentence when there are none."""
    if not differences:
        return "the API answers as described"
    rows = sorted(differences.items(), key=lambda one: (one[0].operation, -one[1]))
    return "\n".join(
        f"{one.operation}: {one.kind}{' at ' + one.pointer if one.pointer else ''}: "
        f"{one.reason} ({count} times)"
        for one, count in rows
    )


class _Watched:
    """A transport that shows what passes to a Watch."""

    def __init__(self, inner: Any, watch: Watch) -> None:
        self._inner = inner
        self._watch = watch

    def send(self, request: RawRequest) -> RawResponse:
        """As the transport inside; what is streamed is not watched."""
        response: RawResponse = self._inner.send(request)
        self._watch.see(request, response)
        return response

    def open(self, request: RawRequest) -> Any:
        return self._inner.open(request)

    def close(self) -> None:
        self._inner.close()


class _AsyncWatched:
    """The same for asynchronous clients."""

    def __init__(self, inner: Any, watch: Watch) -> None:
        self._inner = inner
        self._watch = watch

    async def send(self, request: RawRequest) -> RawResponse:
        response: RawResponse = await self._inner.send(request)
        self._watch.see(request, response)
        return response

    async def open(self, request: RawRequest) -> Any:
        return await self._inner.open(request)

    async def close(self) -> None:
        await self._inner.close()
