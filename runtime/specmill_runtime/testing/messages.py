"""What the fake is asked, what it answers, and what it raises: no type of an HTTP library."""

from collections.abc import Iterable
from typing import Any, Final, Literal, TypeAlias

import msgspec

Blame: TypeAlias = Literal["sdk", "description", "test"]
Breakage: TypeAlias = Literal["connect", "read_timeout", "disconnect", "truncated"]
HeaderTexts: TypeAlias = tuple[tuple[str, str], ...]


def joined_headers(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by their names in lower case; repeated ones are joined by a comma (RFC 9110 §5.3)."""
    found: dict[str, str] = {}
    for name, value in pairs:
        key = name.lower()
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found


class Request(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A request as it arrives; `url` is absolute, or a path with its query."""

    method: str
    url: str
    headers: dict[str, str] = {}
    """See `joined_headers`."""
    content: bytes = b""
    is_remote: bool = False
    """Whether it came over HTTP, so that a violation is answered instead of raised."""

    def __repr__(self) -> str:
        return f"<Request {self.method}, {len(self.content)} bytes>"


class Reply(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The answer of the fake."""

    status: int = 200
    headers: HeaderTexts = ()
    content: bytes = b""
    delay: float = 0.0
    """Seconds that pass before it, on the clock of the fake."""
    breakage: Breakage | None = None
    """How the connection fails instead, or in the middle."""
    error: BaseException | None = None
    """Raised in the process instead; over HTTP the connection is lost."""

    def header(self, name: str) -> str | None:
        """The first header of that name; None when there is none."""
        wanted = name.lower()
        return next((text for key, text in self.headers if key.lower() == wanted), None)

    def __repr__(self) -> str:
        return f"<Reply {self.breakage or self.status}, {len(self.content)} bytes>"


UNSATISFIABLE: Final = "unsatisfiable"
"""The code of a violation that nobody can mend but who wrote the description: no value fits a schema."""


class ContractViolation(AssertionError):  # noqa: N818 - an assertion that failed
    """A request that the description does not allow, or a description that cannot be met.

    Attributes:
        code: What is wrong, in one hyphenated word.
        pointer: Where: `/query/limit`, `/path/id`, `/headers/x-key`, `/cookies/a`, `/body/name`.
        blame: `sdk` when the client wrote the request wrongly, `test` when a value that was given
            to it is outside the described range, `description` when that contradicts itself.
        operation: The accessor of the operation, "" when none is meant.
        status: The HTTP status that a server would answer with.
    """

    def __init__(
        self,
        code: str,
        reason: str,
        *,
        pointer: str = "",
        blame: Blame = "sdk",
        operation: str = "",
        status: int = 400,
    ) -> None:
        place = f" at {pointer}" if pointer else ""
        subject = f"{operation}: " if operation else ""
        super().__init__(f"{subject}{reason}{place} [{code}; blame: {blame}]")
        self.code = code
        self.reason = reason
        self.pointer = pointer
        self.blame: Blame = blame
        self.operation = operation
        self.status = status

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (
            self.code,
            self.reason,
            self.pointer,
            self.blame,
            self.operation,
            self.status,
        )

    def within(self, operation: str) -> "ContractViolation":
        """The same, said of an operation."""
        return _rebuilt(
            self.code, self.reason, self.pointer, self.blame, operation, self.status
        )


def _rebuilt(
    code: str, reason: str, pointer: str, blame: Blame, operation: str, status: int
) -> ContractViolation:
    return ContractViolation(
        code,
        reason,
        pointer=pointer,
        blame=blame,
        operation=operation,
        status=status,
    )
