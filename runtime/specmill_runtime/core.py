"""The part of a client that does no I/O: settings checked once, requests made from arguments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Self
from uuid import UUID

from msgspec import UNSET, UnsetType

from specmill_runtime.auth import Authenticator
from specmill_runtime.binding import Binding, Prepared
from specmill_runtime.clock import Clock, current_clock
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import (
    CallLimits,
    DecodePolicy,
    RequestOptions,
    RetryPolicy,
    Timeout,
    check_options,
)
from specmill_runtime.plan import Encoded, plan_of
from specmill_runtime.redaction import Redactor
from specmill_runtime.request import HeaderPairs, RawRequest, checked_headers, put
from specmill_runtime.retry import RetryBudget
from specmill_runtime.servers import client_address, is_loopback, operation_address
from specmill_runtime.settings import (
    SETTING_NAMES,
    ClientParameters,
    accepted,
    added_query,
    user_agent,
)
from specmill_runtime.spec import ClientSpec

if TYPE_CHECKING:
    from specmill_runtime.drift import Drift
    from specmill_runtime.hooks import Hooks
    from specmill_runtime.settings import ClientSettings


class Core:
    """Requests of one client; ArgumentError at construction for a setting that cannot be used.

    Of headers the later wins: the runtime's, the client's parameters and credentials, those of the
    operation's arguments, `headers` of the client, `headers` of the call.
    """

    def __init__(self, spec: ClientSpec, settings: ClientSettings) -> None:
        for name in settings.keys() - SETTING_NAMES:
            raise TypeError(f"a client has no setting {name!r}")
        self.spec = spec
        self.clock: Clock = settings.get("clock") or current_clock()
        self.limits: CallLimits = CallLimits().changed(settings)
        self.budget: RetryBudget = RetryBudget(self.limits.retry.budget)
        self.authenticator: Authenticator = Authenticator(
            spec, settings.get("credentials") or {}, settings.get("on_refresh_token")
        )
        self.redactor: Redactor = Redactor(self.authenticator.secrets)
        self.hooks: tuple[Hooks, ...] = ()
        if settings.get("hooks"):
            # Loaded by clients with hooks only.
            from specmill_runtime.hooks import checked_hooks

            self.hooks = checked_hooks(settings.get("hooks"))
        self._allows_http = bool(settings.get("allow_http"))
        self._variables = settings.get("variables") or {}
        base_url = settings.get("base_url")
        self.address: str | None = client_address(spec, base_url, self._variables)
        if self.address is not None:
            self.check_secure(self.address)
        self._drift: list[Drift] = []
        self._own_headers = checked_headers(settings.get("headers") or {}, "headers")
        self.parameters: ClientParameters = ClientParameters(
            spec, settings.get("parameters") or {}
        )
        self._bindings: dict[AnyOperation, Binding] = {}
        self._ids = count(1)
        self._closes = self._is_clone = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.spec.name}>"

    def __copy__(self) -> Self:
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def __reduce__(self) -> str:
        raise TypeError(
            f"a client of {self.spec.name} can't be pickled or copied deeply, nor what calls "
            "with it: it has connections and credentials; make one in each process"
        )

    @property
    def drift(self) -> Drift:
        """What responses had that the description does not know; shared with clones."""
        if not self._drift:
            from specmill_runtime.drift import Drift

            self._drift.append(Drift())
        return self._drift[0]

    def check_secure(self, address: str) -> None:
        """ArgumentError when credentials would travel in clear text to another machine."""
        if not (
            self._allows_http
            or self.authenticator.is_empty
            or address.startswith("https:")
            or is_loopback(address)
        ):
            raise ArgumentError(
                "credentials would travel unencrypted over http://; use https:// or allow_http=True"
            )

    def clone(
        self,
        *,
        timeout: float | Timeout | UnsetType | None = UNSET,
        deadline: float | UnsetType | None = UNSET,
        retry: RetryPolicy | UnsetType = UNSET,
        decode: DecodePolicy | UnsetType = UNSET,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """The same client with other settings; `headers` are added to those it has.

        Connections, budget for retries, request ids and credentials are shared; closing it closes nothing.
        """
        clone = self.__copy__()
        given = {
            "timeout": timeout,
            "deadline": deadline,
            "retry": retry,
            "decode": decode,
        }
        clone.limits = self.limits.changed(given)
        if headers:
            added = checked_headers(headers, "headers")
            clone._own_headers = (*self._own_headers, *added)
            clone._bindings = {}
        clone._is_clone = True
        return clone

    def binding(self, operation: AnyOperation) -> Binding:
        """The operation on this client, compiled when it is first called."""
        return self._bindings.get(operation) or self._bind(operation)

    def prepare(
        self,
        binding: Binding,
        arguments: tuple[object, ...],
        options: RequestOptions | None,
    ) -> Prepared:
        """The finished request; ArgumentError for what cannot be sent."""
        operation = binding.plan.operation
        limits = self.limits.changed(options) if options else self.limits
        rpc_id = None
        if operation.rpc is not None and not operation.notification:
            rpc_id = next(self._ids)
        encoded = binding.plan.encode(arguments, rpc_id)
        pairs = binding.pairs
        if options:
            is_keyed = operation.idempotency_key is not None
            check_options(options, binding.plan.call, is_keyed=is_keyed)
            encoded.query += added_query(options.get("query") or {})
            members = options.get("body")
            if members:
                # Loaded by the first call that has any.
                from specmill_runtime.added_members import add_members

                add_members(encoded, members, operation)
        key = None
        if operation.idempotency_key is not None:
            key = _keyed(operation.idempotency_key, encoded, options)
        if encoded.headers or encoded.cookies or encoded.media_type or options:
            pairs = self._headers(binding, encoded, options)
        address = binding.base + encoded.path
        query = ""
        if binding.address is not None:
            address, _, given = binding.address.partition("?")
            encoded.query = [given]
        if encoded.query or binding.query:
            query = "&".join(filter(None, (*encoded.query, *binding.query)))
        request = RawRequest(
            method=operation.method,
            url=f"{address}?{query}" if query else address,
            headers=pairs,
            content=encoded.content,
            timeout=limits.timeout,
            left=limits.deadline,
            max_bytes=limits.max_bytes,
            operation=operation.id,
            path=binding.plan.call.path,
            rpc_id=rpc_id,
        )
        return Prepared(request, limits, key)

    def locate(
        self, operation: AnyOperation, arguments: tuple[object, ...]
    ) -> tuple[str, frozenset[str]]:
        """The address of a request, and the names in its query that the client itself adds."""
        binding = self.binding(operation)
        encoded = binding.plan.encode(arguments, None)
        address = binding.base + encoded.path
        query = "&".join(filter(None, encoded.query))
        return f"{address}?{query}" if query else address, binding.own_names

    def check(self, operation: AnyOperation, arguments: tuple[object, ...]) -> None:
        """ArgumentError for arguments that cannot be sent."""
        plan_of(operation).check(arguments)

    def _headers(
        self, binding: Binding, encoded: Encoded, options: RequestOptions | None
    ) -> HeaderPairs:
        table = binding.headers.copy()
        if encoded.media_type is not None:
            put(table, "Content-Type", self._media_type(binding, encoded.media_type))
        for name, value in encoded.headers:
            put(table, name, value)
        if encoded.cookies:
            cookies = (one for one in (*binding.cookies, *encoded.cookies) if one)
            put(table, "Cookie", "; ".join(cookies))
        for name, value in self._own_headers:
            put(table, name, value)
        if options:
            for name, value in checked_headers(
                options.get("headers") or {}, "options.headers"
            ):
                put(table, name, value)
        return tuple(table.values())

    def _media_type(self, binding: Binding, media_type: str) -> str:
        operation, rpc = binding.plan.operation, self.spec.rpc
        if operation.rpc is None or operation.media_type is not None or rpc is None:
            return media_type
        return rpc.media_type

    def _bind(self, operation: AnyOperation) -> Binding:
        binding = Binding(operation, self._base(operation), self.spec)
        security = (
            self.spec.security if operation.security is None else operation.security
        )
        attachment = self.authenticator.attachment(security, binding.plan.call)
        binding.query = (*self.parameters.query, *attachment.query)
        binding.suppliers = tuple(attachment.suppliers)
        binding.cookies = tuple(attachment.cookies)
        table = binding.headers
        put(table, "Accept", accepted(operation, self.spec))
        put(table, "Accept-Encoding", "gzip, deflate")
        put(table, "User-Agent", user_agent(self.spec))
        for name, value in (*self.parameters.headers, *attachment.headers):
            put(table, name, value)
        if binding.cookies:
            put(table, "Cookie", "; ".join(binding.cookies))
        every = table.copy()
        for name, value in self._own_headers:
            put(every, name, value)
        binding.pairs = tuple(every.values())
        if operation.described:
            self._bindings[operation] = binding
        return binding

    def _base(self, operation: AnyOperation) -> str:
        """The address before the path: its trailing slash would double the path's first."""
        address = self.address
        if operation.server is not None:
            own = operation.server
            address = operation_address(own, address, self.spec, self._variables)
            if address is not None:
                self.check_secure(address)
        if address is None:
            raise ArgumentError(f"{operation.id}: give {self.spec.name} a base_url")
        return address.rstrip("/") if operation.path.startswith("/") else address


def _keyed(name: str, encoded: Encoded, options: RequestOptions | None) -> str:
    """The key that marks a request and all its repetitions: the user's or a random UUID."""
    named = checked_headers((options or {}).get("headers") or {}, "options.headers")
    given = (*encoded.headers, *named)
    present = [value for key, value in given if key.lower() == name.lower()]
    if present:
        return present[-1]
    key = (options or {}).get("idempotency_key")
    key = key or str(UUID(bytes=os.urandom(16), version=4))
    encoded.headers.extend(checked_headers({name: key}, "idempotency_key"))
    return key
