"""Options of clients and of single calls."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, TypedDict, cast, get_args

import msgspec
from msgspec import UNSET as UNSET

from specmill_runtime.errors import ArgumentError
from specmill_runtime.sdk_error import CallRecord

QueryValue: TypeAlias = str | int | float | bool | Sequence[str | int | float | bool]
DecodePolicy: TypeAlias = Literal["strict", "open", "observe"]

DEFAULT_DEADLINE: Final = 600.0
DEFAULT_MAX_BYTES: Final = 100 * 1024 * 1024
_LARGEST: Final = sys.float_info.max


def _check_seconds(name: str, value: object) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        kind = type(value)
        named = kind.__name__
        if kind.__module__ != "builtins":
            # Those of other libraries have the same names as ours.
            named = f"{kind.__module__.partition('.')[0]}.{named}"
        raise ArgumentError(f"{name} must be a number of seconds, not {named}")
    if not 0 < value <= _LARGEST:
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

    def phases(self, left: float | None) -> dict[str, float | None]:
        """The limits by name, none above `left`."""
        limits = {
            "connect": self.connect,
            "read": self.read,
            "write": self.write,
            "pool": self.pool,
        }
        if left is not None:
            for phase, seconds in limits.items():
                if seconds is None or seconds > left:
                    limits[phase] = left
        return limits


DEFAULT_TIMEOUT: Final = Timeout()


class RetryPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How failed attempts are repeated; ArgumentError for a value out of range.

    `max_attempts` counts the first. The wait before attempt n+1 is random between 0 and
    min(cap, base * 2**(n-1)) seconds. A server that asks, by Retry-After, for more than
    `max_retry_after` seconds is not waited for: the error is raised at once. `budget`, read from a
    client's own policy only, is the number of tokens that it and its clones hold for retries: an
    ambiguous failure costs 10, another 5, a success gives back; without tokens nothing is repeated,
    so that an outage is not made worse. `statuses` are repeated whatever the operation, beside
    those that always are: 409, where it says that something is locked.
    """

    max_attempts: int = 3
    base: float = 0.5
    cap: float = 8.0
    max_retry_after: float = 60.0
    budget: int = 500
    statuses: Collection[int] = ()

    def __post_init__(self) -> None:
        for name, least in (("max_attempts", 1), ("budget", 0)):
            value = getattr(self, name)
            if type(value) is not int or value < least:
                raise ArgumentError(f"retry.{name} must be an int of at least {least}")
        for name in ("base", "cap", "max_retry_after"):
            value = getattr(self, name)
            if type(value) not in (int, float) or not 0 <= value <= _LARGEST:
                raise ArgumentError(f"retry.{name} must be a finite number from 0")
        statuses = cast("object", self.statuses)
        if not isinstance(statuses, (tuple, list, set, frozenset)) or not all(
            type(one) is int and 400 <= one <= 599 for one in self.statuses
        ):
            raise ArgumentError("retry.statuses must be ints from 400 to 599")

    def backoff(self, attempts: int, chance: float) -> float:
        """Seconds to wait after so many attempts; `chance` is from 0 to 1."""
        return chance * min(self.cap, self.base * 2.0 ** min(attempts - 1, 60))


DEFAULT_RETRY: Final = RetryPolicy()
NO_RETRY: Final = RetryPolicy(max_attempts=1)


class RequestOptions(TypedDict, total=False):
    """Options of a single call.

    `timeout`: seconds for every phase, or a Timeout, or None for no limit. `deadline`: seconds for
    the whole call, with all attempts and waits, or None for no limit. `retry`: see RetryPolicy;
    NO_RETRY for one attempt. `max_bytes`: longest body of a response, decoded. `decode`: what
    becomes of a body that deviates from the description. `idempotency_key`: sent by operations
    that have one, in place of a random one. `headers`: added to the request; they win over every
    other header. `query`: added to the query. `body`: members added to a body of JSON or a form, in
    place of those with the same names.
    """

    timeout: float | Timeout | None
    deadline: float | None
    retry: RetryPolicy
    max_bytes: int
    decode: DecodePolicy
    idempotency_key: str
    headers: Mapping[str, str]
    query: Mapping[str, QueryValue]
    body: Mapping[str, object]


OPTION_NAMES: Final = frozenset(RequestOptions.__annotations__)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How many connections a client keeps; None is no limit.

    `connections` at once, `idle_connections` of them kept open without use, for `idle_seconds`.
    ArgumentError when a value is out of range.
    """

    connections: int | None = 100
    idle_connections: int | None = 20
    idle_seconds: float | None = 5.0

    def __post_init__(self) -> None:
        for name, least in (("connections", 1), ("idle_connections", 0)):
            value = getattr(self, name)
            if value is not None and (type(value) is not int or value < least):
                raise ArgumentError(f"limits.{name} must be an int of at least {least}")
        _check_seconds("limits.idle_seconds", self.idle_seconds)


class CallLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How long a call may take, how often it is tried, how much it may bring, how it is read."""

    timeout: Timeout = DEFAULT_TIMEOUT
    deadline: float | None = DEFAULT_DEADLINE
    has_own_deadline: bool = False
    """Whether the user set it, so that it ends streams too."""
    retry: RetryPolicy = DEFAULT_RETRY
    max_bytes: int = DEFAULT_MAX_BYTES
    decode: DecodePolicy = "open"

    def changed(self, options: Mapping[str, object]) -> "CallLimits":
        """These with the members of `options` in place; ArgumentError for an unusable one.

        UNSET changes nothing; nor does None, unless it means that there is no limit.
        """
        checked: dict[str, object] = {
            key: check(options[key])
            for key, check in _CHECKS.items()
            if options.get(key, UNSET) is not UNSET
            and (options[key] is not None or key in ("timeout", "deadline"))
        }
        if "deadline" in checked:
            checked["has_own_deadline"] = True
        return msgspec.structs.replace(self, **checked) if checked else self


def timeout_of(value: object) -> Timeout:
    """The Timeout that `value` stands for: itself, seconds for every phase, or None.

    ArgumentError when `value` is not a positive, finite number.
    """
    if isinstance(value, Timeout):
        return value
    _check_seconds("timeout", value)
    seconds = value if isinstance(value, (int, float)) else None
    return Timeout(seconds, seconds, seconds, seconds)


def _deadline(value: Any) -> float | None:
    _check_seconds("deadline", value)
    seconds: float | None = value
    return seconds


def _retry(value: object) -> RetryPolicy:
    if not isinstance(value, RetryPolicy):
        raise ArgumentError(f"retry must be a RetryPolicy, not {type(value).__name__}")
    return value


def _max_bytes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ArgumentError("max_bytes must be an int of at least 1")
    return value


def _decode(value: object) -> object:
    if value not in get_args(DecodePolicy):
        raise ArgumentError("decode must be 'strict', 'open' or 'observe'")
    return value


_CHECKS: Final[dict[str, Callable[[Any], object]]] = {
    "timeout": timeout_of,
    "deadline": _deadline,
    "retry": _retry,
    "max_bytes": _max_bytes,
    "decode": _decode,
}


def check_options(options: RequestOptions, call: CallRecord, *, is_keyed: bool) -> None:
    """ArgumentError for an option that does not exist, and for a key where `is_keyed` says that none is sent."""
    unknown = sorted(set(options) - OPTION_NAMES)
    if unknown:
        known = ", ".join(sorted(OPTION_NAMES))
        raise ArgumentError(
            f"{call.operation}: unknown option {unknown[0]!r}; known: {known}",
            call=call,
        )
    if options.get("idempotency_key") is not None and not is_keyed:
        raise ArgumentError(
            f"{call.operation}: no header is described for an idempotency_key, so none would be "
            "sent; `headers` sends one",
            call=call,
        )
