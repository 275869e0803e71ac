"""What a user gives to a client, checked and encoded once."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from msgspec import UNSET, UnsetType

from specmill_runtime import __version__
from specmill_runtime.arguments import Argument
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.plan import Step
from specmill_runtime.spec import ClientSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypedDict

    from specmill_runtime.binding import Given
    from specmill_runtime.clock import Clock
    from specmill_runtime.hooks import Hooks
    from specmill_runtime.options import DecodePolicy, Limits, RetryPolicy, Timeout

    class ClientSettings(TypedDict, total=False):
        """The arguments of a client's constructor, as generated clients pass them on.

        `credentials` beat environment variables. `base_url` replaces the described server, `variables`
        fill its template. `timeout`: seconds for every phase, or a Timeout, or None for no limit.
        `deadline`: seconds for a whole call, 600 unless given, or None for no limit. `retry`: None for
        the default RetryPolicy. `max_bytes`: longest body of a response, 100 MiB unless given.
        `decode`: what becomes of a body that deviates from the description. `hooks`: see Hooks.
        `http_client`: an httpx or httpx2 client or a transport, which stays open when this is closed;
        without one, `limits` bounds the connections. `allow_http`: whether credentials may travel
        unencrypted to another machine. `on_refresh_token` gets every new refresh token.
        """

        credentials: Mapping[str, Given] | None
        base_url: str | None
        variables: Mapping[str, str] | None
        parameters: Mapping[str, object] | None
        headers: Mapping[str, str] | None
        http_client: object | None
        timeout: float | Timeout | UnsetType | None
        deadline: float | UnsetType | None
        retry: RetryPolicy | None
        max_bytes: int | None
        decode: DecodePolicy | None
        hooks: Hooks | Sequence[Hooks] | None
        limits: Limits | None
        allow_http: bool | None
        on_refresh_token: Callable[[str], object] | None
        clock: Clock | None


SETTING_NAMES: Final = frozenset(
    {
        "credentials",
        "base_url",
        "variables",
        "parameters",
        "headers",
        "http_client",
        "timeout",
        "deadline",
        "retry",
        "max_bytes",
        "decode",
        "hooks",
        "limits",
        "allow_http",
        "on_refresh_token",
        "clock",
    }
)
"""The keys of ClientSettings, whose making would take a client long to load."""


class ClientParameters:
    """Parameters and constants of a client as text for every request; repr shows no value.

    ArgumentError when a value is missing or cannot be sent.
    """

    __slots__ = ("headers", "query")

    def __init__(self, spec: ClientSpec, given: Mapping[str, object]) -> None:
        self.headers: list[tuple[str, str]] = []
        self.query: list[str] = []
        values = {**given, **spec.constants}
        for argument in spec.parameters:
            value = values.pop(argument.wire, None)
            if value is not None and value is not UNSET:
                self._add(argument, value)
            elif argument.required:
                raise ArgumentError(f"{argument.label} is required")
        for wire, value in values.items():
            if wire not in spec.constants:
                raise ArgumentError(f"there is no parameter {wire!r}")
            self._add(Argument(wire=wire, placement="header", style="simple"), value)

    def _add(self, argument: Argument, value: object) -> None:
        text, complaint = parameter_text(argument, value)
        if complaint is not None:
            raise ArgumentError(f"{argument.label} {complaint}")
        if argument.placement == "query":
            self.query.append(text)
        else:
            self.headers.append((argument.wire, text))

    def __repr__(self) -> str:
        return "ClientParameters()"


def parameter_text(argument: Argument, value: object) -> tuple[str, str | None]:
    """The text of one value, and what is wrong with it (None when nothing is)."""
    try:
        step = Step(argument)
        complaint = step.complain(value)
        if complaint is not None:
            return "", complaint
        return step.expand(value if step.before is None else step.before(value)), None
    except (TypeError, ValueError, RecursionError) as error:
        return "", f"cannot be sent: {error}"


def added_query(query: Mapping[str, object]) -> list[str]:
    """What the option `query` adds; ArgumentError for what cannot be sent."""
    if not isinstance(cast("object", query), Mapping):
        kind = type(query).__name__
        raise ArgumentError(f"options.query must be a mapping, not {kind}")
    pairs: list[str] = []
    for name, value in query.items():
        text, complaint = parameter_text(Argument(wire=name, placement="query"), value)
        if complaint is not None:
            raise ArgumentError(f"options.query[{name!r}] {complaint}")
        pairs.append(text)
    return pairs


def user_agent(spec: ClientSpec) -> str:
    """`package/version specmill-runtime/version python/version`, in ASCII."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    text = (
        f"{spec.package}/{spec.version} specmill-runtime/{__version__} python/{python}"
    )
    return re.sub(r"[^ -~]", "_", text)


def accepted(operation: AnyOperation, spec: ClientSpec) -> str:
    """The `Accept` header: media types of the results and, for errors, JSON."""
    types = [
        one.media_type or "application/json"
        for one in operation.results
        if one.media_type or (one.type and operation.rpc is None)
    ]
    if operation.rpc is not None and spec.rpc is not None:
        types.append(spec.rpc.media_type.partition(";")[0].strip())
    return ", ".join(dict.fromkeys([*types, "application/json"]))
