"""A live API watched: what it answers is kept, and compared with the description."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import msgspec

from specmill_runtime._http import transport_of
from specmill_runtime._http_async import async_transport_of
from specmill_runtime.codec import builtins_or_none
from specmill_runtime.drift import Deviation, Drift
from specmill_runtime.records import resolve
from specmill_runtime.request import RawRequest, RawResponse
from specmill_runtime.testing.blanking import hidden_names
from specmill_runtime.testing.clock import VirtualClock
from specmill_runtime.testing.contract import Contract, Operation, Parameter, Server
from specmill_runtime.testing.differences import Comparison, Difference
from specmill_runtime.testing.engine import FakeEngine, Settings
from specmill_runtime.testing.live_report import Sighting, report_of, save_drift
from specmill_runtime.testing.live_transports import AsyncWatched, Watched
from specmill_runtime.testing.messages import ContractViolation, Reply, Request
from specmill_runtime.testing.pointing import fields_of, items_of
from specmill_runtime.testing.received import arguments_of
from specmill_runtime.testing.recordings import (
    Recording,
    recording_of,
    rpc_recording,
    without_address,
    write_recordings,
)
from specmill_runtime.testing.rpc_calls import received_of
from specmill_runtime.testing.transports import request_of

C = TypeVar("C")
# These say something about the caller or the day, and would be replayed for ever.
_PASSING = frozenset({401, 403, 407, 408, 429})


class Watch:
    """Everything that one live API has answered; `differences` counts how it is not as described.

    `latest` are the differences of the last answer alone: others may have been repeated. `ids` has
    the first id that was seen of each resource.
    """

    def __init__(self, contract: Contract, address: str) -> None:
        here = msgspec.structs.replace(contract, servers=(Server(url=address),))
        self.contract = contract
        self._engine = FakeEngine(here, VirtualClock(), Settings(strict=False))
        self.comparison: Comparison = Comparison(self._engine.own_schemas)
        self._methods = {
            one.rpc.name: one for one in contract.operations if one.rpc is not None
        }
        self._id_fields = {one.name: one.id_field for one in contract.resources}
        self.address = address
        self.recordings: list[Recording] = []
        self.latest: list[Difference] = []
        self.ids: dict[str, Any] = {}
        self.drift: Drift = Drift()
        self._differences: dict[Difference, int] = {}
        self._calls: dict[str, int] = {}

    def connect(self, client: Callable[..., C]) -> C:
        """A client of the live API, with credentials from its environment."""
        watched: Watched | AsyncWatched
        # The HTTP library would log their values.
        names = self._engine.auth.query_names
        if hasattr(client, "__aenter__"):
            watched = AsyncWatched(async_transport_of(None, names), self.see)
        else:
            watched = Watched(transport_of(None, names), self.see)
        opened: Any = client(
            base_url=self.address, http_client=watched, decode="observe"
        )
        # Closed with the client, which leaves open what it was given.
        opened._core._closes = True
        opened._core._drift[:] = [self.drift]
        watched.secrets = tuple(
            one.reveal() for one in opened._core.authenticator.secrets
        )
        return cast("C", opened)

    def see(
        self, raw: RawRequest, response: RawResponse, secrets: tuple[str, ...] = ()
    ) -> None:
        """Take note of an exchange."""
        self.latest.clear()
        content = raw.content
        if content is not None and not isinstance(content, bytes):
            # What can't be read twice was read by the server.
            content = content if content.replayable else None
            raw = msgspec.structs.replace(raw, content=content)
        request = request_of(raw)
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers
        )
        reply = Reply(status=response.status, headers=headers, content=response.content)
        known = [*secrets, *self._engine.auth.secrets_of(request)]
        if self._methods and b'"method"' in request.content:
            self._see_calls(request, reply, known)
            return
        operation = self._engine.operations.get(raw.operation)
        if operation is None:
            # A token, say: the contract has no such operation.
            return
        self._count_call(operation.accessor)
        self._note(self.comparison.of_reply(operation, request.method, reply))
        args = self._arguments(operation, request)
        if args is None or reply.status in _PASSING or reply.status >= 500:
            return
        hidden = hidden_names(self.contract)
        self._keep(recording_of(operation.accessor, args, reply, known, hidden))
        self._learn(operation, reply.status, reply.content)

    def _see_calls(self, request: Request, reply: Reply, secrets: list[str]) -> None:
        calls, replies = builtins_or_none(request.content), builtins_or_none(
            reply.content
        )
        by_id = {
            msgspec.json.encode(fields_of(one).get("id")): fields_of(one)
            for one in items_of(replies)
        }
        for call in map(fields_of, items_of(calls)):
            operation = self._methods.get(str(call.get("method")))
            if operation is None or operation.rpc is None:
                continue
            self._count_call(operation.accessor)
            envelope = by_id.get(msgspec.json.encode(call.get("id")), {})
            if "result" in envelope or "error" in envelope:
                self._see_call(operation, call, envelope, secrets)
            elif reply.status not in _PASSING and not operation.rpc.notification:
                reason = f"{reply.status} without a reply of JSON-RPC"
                name = operation.accessor
                self._note([Difference(operation=name, kind="status", reason=reason)])

    def _see_call(
        self,
        operation: Operation,
        call: dict[str, Any],
        envelope: dict[str, Any],
        secrets: list[str],
    ) -> None:
        self._note(self.comparison.of_call(operation, envelope))
        try:
            assert operation.rpc is not None
            params = call.get("params", [])
            schemas = self._engine.plain_schemas
            received = received_of(operation, operation.rpc, params, schemas)
        except ContractViolation:
            return
        if fields_of(envelope.get("error")).get("code") in _PASSING:
            return
        args = arguments_of(operation, received)
        hidden = hidden_names(self.contract)
        name = operation.accessor
        self._keep(rpc_recording(name, args, envelope, secrets, hidden))
        result = msgspec.json.encode(envelope.get("result"))
        self._learn(operation, 200, result)

    def _arguments(
        self, operation: Operation, request: Request
    ) -> dict[str, Any] | None:
        """What was asked; None when it can't be read off the request."""
        try:
            match = self._engine.routes.match(
                request.method, request.url, request.headers
            )
            if match.operation.accessor != operation.accessor:
                return None
            reader = self._engine.reader(operation, is_remote=True)
            received = reader.read(request, match.path, match.query, strict=False)
        except ContractViolation:
            return None
        return arguments_of(operation, received)

    def _learn(self, operation: Operation, status: int, content: bytes) -> None:
        """Remember the id of the first record of a list."""
        use = operation.resource
        if use is None or use.action != "list" or not 200 <= status < 300:
            return
        plan = operation.paging
        pointer = use.output or ("" if plan is None else plan.items)
        records = items_of(resolve(builtins_or_none(content), pointer))
        for record in map(fields_of, records[:1]):
            id = record.get(self._id_fields.get(use.collection, "id"))
            if isinstance(id, (str, int)):
                self.ids.setdefault(use.collection, id)

    def _keep(self, recording: Recording) -> None:
        self.recordings.append(without_address(recording, self.address))

    def _count_call(self, accessor: str) -> None:
        self._calls[accessor] = self._calls.get(accessor, 0) + 1

    def _note(self, found: Iterable[Difference]) -> None:
        for one in found:
            self.note(one)

    def note(self, one: Difference, count: int = 1) -> None:
        """Count a difference."""
        self.latest.append(one)
        self._differences[one] = self._differences.get(one, 0) + count

    def takes(self, parameter: Parameter, value: object) -> bool:
        """Whether a parameter may have a value."""
        schemas = self._engine.own_schemas
        return schemas.checker(parameter.schema, "request").accepts(value)

    @property
    def differences(self) -> dict[Difference, int]:
        """All differences and how often they were met, also those that only clients notice."""
        found = dict(self._differences)
        for one in self.drift.counts():
            key = Difference(
                operation=one.operation, kind=one.kind, pointer=one.pointer
            )
            # Where the schema forbids it too, the same was counted twice.
            found[key] = max(one.count, found.get(key, 0))
        return dict(sorted(found.items()))

    def plain(self) -> dict[str, Any]:
        """What was seen, as JSON can hold it."""
        found = {
            "calls": self._calls,
            "differences": [*self._differences.items()],
            "drift": self.drift.counts(),
            "recordings": self.recordings,
        }
        return cast("dict[str, Any]", msgspec.to_builtins(found))

    def add(self, plain: dict[str, Any]) -> None:
        """Add what another process has seen, as `plain` gives it."""
        for accessor, count in plain.get("calls", {}).items():
            self._calls[accessor] = self._calls.get(accessor, 0) + count
        for row, count in plain.get("differences", ()):
            self.note(msgspec.convert(row, Difference), count)
        self.drift.add(msgspec.convert(plain.get("drift", ()), list[Deviation]))
        recordings = plain.get("recordings", ())
        self.recordings += msgspec.convert(recordings, list[Recording])

    def report(self) -> str:
        """Calls and differences by operation, as text; of the address no more than the host."""
        return report_of(self._sighting())

    def write(self, place: Path) -> int:
        """Add the recordings to a file or a folder; how many there are then."""
        return write_recordings(place, self.recordings, hidden_names(self.contract))

    def save(self, file: str) -> None:
        """Write the differences as JSON, which `specmill docs drift` reads."""
        save_drift(Path(file), self._sighting())

    def _sighting(self) -> Sighting:
        return Sighting(
            host=urlsplit(self.address).netloc.rpartition("@")[2],
            operations=tuple(one.accessor for one in self.contract.operations),
            calls=self._calls,
            differences=self.differences,
            overflow=self.drift.overflow,
        )
