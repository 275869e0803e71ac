"""Options of clients and of single calls."""

import math
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, TypedDict

import msgspec
from msgspec import UnsetType

from specmill_runtime.errors import ArgumentError

QueryValue: TypeAlias = str | int | float | bool | Sequence[str | int | float | bool]


def _check_seconds(name: str, value: object) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ArgumentError(
            f"{name} must be a number of seconds, not {type(value).__name__}"
        )
    if not math.isfinite(value) or value <= 0:
        raise ArgumentError(f"{name} must be a positive, finite number of seconds")


class Timeout(msgspec.Struct, frozen=True):
    """Longest silence, in seconds, of each phase of a request; None waits for ever.

    `connect` limits opening a connection, `read` and `write` each wait for bytes, `pool` the wait
    for a free connection. ArgumentError when a value is not a positive, finite number.
    """

    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    def __post_init__(self) -> None:
        for phase in ("connect", "read", "write", "pool"):
            _check_seconds(f"timeout.{phase}", getattr(self, phase))


DEFAULT_TIMEOUT: Final = Timeout()


class RequestOptions(TypedDict, total=False):
    """Options of a single call.

    `timeout`: seconds for every phase, or a Timeout, or None for no limit. `headers`: added to the
    request; they win over every other header. `query`: added to the query.
    """

    timeout: float | Timeout | None
    headers: Mapping[str, str]
    query: Mapping[str, QueryValue]


OPTION_NAMES: Final = frozenset(RequestOptions.__annotations__)


def timeout_of(value: float | Timeout | UnsetType | None) -> Timeout:
    """The Timeout that `value` stands for; UNSET is the default of 5 s and 60 s.

    ArgumentError when `value` is not a positive, finite number.
    """
    if isinstance(value, Timeout):
        return value
    if isinstance(value, UnsetType):
        return DEFAULT_TIMEOUT
    _check_seconds("timeout", value)
    return Timeout(value, value, value, value)
