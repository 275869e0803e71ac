"""The log of calls, and attributes that lead to operations by their accessors."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

import msgspec

from specmill_runtime.testing.compiled import Made
from specmill_runtime.testing.messages import Reply, Request

T = TypeVar("T")
_FAILING = (408, 429)


class Call(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One call that reached the fake."""

    operation: str
    """The accessor, such as `send_sms.list`."""
    args: dict[str, Any]
    """What was sent, by the keywords of the Python method, as it travelled."""
    attempt: int
    """1 for the first, 2 for its first repetition."""
    request: Request
    reply: Reply
    time: float
    """On the clock of the fake."""

    @property
    def status(self) -> int:
        """The HTTP status that was answered; 0 when the connection broke."""
        return 0 if self.reply.breakage or self.reply.error else self.reply.status

    def __repr__(self) -> str:
        return f"<Call {self.operation}, attempt {self.attempt}, {self.status}>"


class Calls(Sequence[Call]):
    """The calls of one operation, the oldest first."""

    def __init__(self, operation: str) -> None:
        self.operation = operation
        self._calls: list[Call] = []

    @overload
    def __getitem__(self, index: int) -> Call: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Call]: ...

    def __getitem__(self, index: int | slice) -> Call | Sequence[Call]:
        if isinstance(index, int) and not -len(self) <= index < len(self):
            raise IndexError(f"{self.operation} was called {len(self)} times")
        return self._calls[index]

    def __len__(self) -> int:
        return len(self._calls)

    def __repr__(self) -> str:
        return f"<{len(self)} calls of {self.operation}>"

    def next_attempt(self, request: Request) -> int:
        """Which attempt a request is: a repetition follows a failure and is the same."""
        if not self._calls:
            return 1
        last = self._calls[-1]
        is_same = last.request.method == request.method and (
            last.request.url == request.url and last.request.content == request.content
        )
        has_failed = last.status in (0, *_FAILING) or last.status >= 500
        return last.attempt + 1 if is_same and has_failed else 1

    def keep(self, call: Call) -> None:
        """Add a call."""
        self._calls.append(call)


class Branch(Generic[T]):
    """Attributes that lead, one name at a time, to what belongs to an operation."""

    def __init__(
        self, accessors: tuple[str, ...], leaf: Callable[[str], T], prefix: str = ""
    ) -> None:
        self._accessors = accessors
        self._leaf = leaf
        self._prefix = prefix

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        accessor = f"{self._prefix}{name}"
        if accessor in self._accessors:
            return self._leaf(accessor)
        below = f"{accessor}."
        if any(one.startswith(below) for one in self._accessors):
            return Branch(self._accessors, self._leaf, below)
        known = {one[len(self._prefix) :].partition(".")[0] for one in self._below()}
        raise AttributeError(
            f"no operation {accessor!r}; there are: {', '.join(sorted(known))}"
        )

    def __getitem__(self, accessor: str) -> T:
        """What belongs to the operation with that accessor."""
        if accessor not in self._accessors:
            raise KeyError(accessor)
        return self._leaf(accessor)

    def __dir__(self) -> list[str]:
        below = (one[len(self._prefix) :].partition(".")[0] for one in self._below())
        return sorted(set(below))

    def _below(self) -> Iterator[str]:
        return (one for one in self._accessors if one.startswith(self._prefix))


class CallLog(Branch[Calls]):
    """`fake.calls`: all calls by index, those of an operation by attributes."""

    def __init__(self, accessors: tuple[str, ...]) -> None:
        self._logs = Made(Calls)
        self._everything: list[Call] = []
        super().__init__(accessors, lambda accessor: self._logs[accessor])

    def __getitem__(self, index: Any) -> Any:
        """The call at an index, or the calls of the operation with an accessor."""
        found: Any = self._everything
        return super().__getitem__(index) if isinstance(index, str) else found[index]

    def __len__(self) -> int:
        return len(self._everything)

    def __iter__(self) -> Iterator[Call]:
        return iter(self._everything)

    def __call__(
        self, operation: str, args: dict[str, Any], request: Request, time: float
    ) -> Callable[[Reply], Call]:
        """Begin to keep a call; the reply ends it."""
        calls = self._logs[operation]
        attempt = calls.next_attempt(request)

        def keep(reply: Reply) -> Call:
            call = Call(
                operation=operation,
                args=args,
                attempt=attempt,
                request=request,
                reply=reply,
                time=time,
            )
            calls.keep(call)
            self._everything.append(call)
            return call

        return keep
