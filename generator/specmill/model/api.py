"""The root of the model."""

from __future__ import annotations

from typing import Literal

import msgspec

from specmill.diagnostics import Location
from specmill.model.auth import Scheme
from specmill.model.decisions import Decision, LockedName
from specmill.model.incoming import Incoming
from specmill.model.notes import Notes
from specmill.model.operations import Operation, Parameter, Requirement, Skipped
from specmill.model.servers import Server, ServerVariable
from specmill.model.types import Declaration


class TextFormat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A declared way to write a value as text (`x-specmill-formats`).

    `pattern` is a subset of strftime; `none` is the text that stands for no value.
    """

    name: str
    kind: Literal["datetime", "date", "decimal"]
    pattern: str | None = None
    timezone: Literal["UTC"] | None = None
    none: str | None = None
    description: str | None = None
    location: Location


class JsonRpc(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How JSON-RPC travels: `lenient_ids` takes the id "1" for 1, `max_batch` is the most calls of one request.

    Without `max_batch` there is no limit; 1 says that the server knows no batches.
    """

    media_type: str = "application/json"
    lenient_ids: bool = False
    max_batch: int | None = None


class Group(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A namespace of operations; `path` is how it is reached from the client."""

    path: tuple[str, ...]
    description: str | None = None
    docs_url: str | None = None


class Api(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything a description says, in canonical order; the same for OpenAPI and OpenRPC.

    `types` is keyed by the declaration's key: the component's name, or a name made from the place of use.
    `idempotency_key` is the header of a key that the server knows for every POST and PATCH. `rpc` is set for JSON-RPC.
    `locked_aliases` is what the lock says of names that only Python needs.
    """

    title: str
    version: str
    protocol: Literal["http", "json-rpc"]
    servers: tuple[Server, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    security: tuple[Requirement, ...] = ()
    client_parameters: tuple[Parameter, ...] = ()
    idempotency_key: str | None = None
    formats: tuple[TextFormat, ...] = ()
    groups: tuple[Group, ...] = ()
    operations: tuple[Operation, ...] = ()
    incoming: tuple[Incoming, ...] = ()
    types: dict[str, Declaration] = {}
    skipped: tuple[Skipped, ...] = ()
    decisions: tuple[Decision, ...] = ()
    locked_aliases: dict[str, LockedName] = {}
    rpc: JsonRpc | None = None
    licence: str | None = None
    contact: str | None = None
    notes: Notes = Notes()
    location: Location

    @property
    def server_variables(self) -> dict[str, ServerVariable]:
        """What a client is told of addresses: the variables of its server, and those that servers of
        operations add, but for the ones of which these say different things.
        """
        found = {
            one.name: one for server in self.servers[:1] for one in server.variables
        }
        added = (
            one
            for operation in self.operations
            for server in operation.servers[:1]
            for one in server.variables
            if one.name not in found
        )
        said: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
        kept: dict[str, ServerVariable] = {}
        for one in added:
            said.setdefault(one.name, set()).add((one.default, one.values))
            kept.setdefault(one.name, one)
        return found | {name: one for name, one in kept.items() if len(said[name]) == 1}
