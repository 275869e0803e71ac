"""Enumerations that survive values which the description does not know.

A server may add a value at any time. Looking up an undeclared value gives a pseudo-member: an
instance of the class that equals the raw value, is left out of iteration and says `known` False.
"""

import threading
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

_Member = TypeVar("_Member", bound=Enum)

# A server chooses the unknown values, so the memory spent on them has to end somewhere.
MAX_UNKNOWN = 4096

_REGISTRATION = threading.Lock()


class OpenIntEnum(int, Enum):
    """Base of enumerations over integers; a member is written `NAME = 10` or `NAME = 10, "label"`.

    Looking up a value that is not an int (bool included) raises ValueError.
    """

    _value_: int
    label: str
    known: bool

    if TYPE_CHECKING:
        # Says that comparing with a raw value is sensible, which checkers doubt for enumerations.
        def __eq__(self, other: object, /) -> bool: ...

        def __hash__(self) -> int: ...

    def __new__(cls, value: int, label: str | None = None) -> "OpenIntEnum":
        member = int.__new__(cls, value)
        member._value_ = value
        return member

    def __init__(self, value: int, label: str | None = None) -> None:
        self.label = self._name_ if label is None else label
        self.known = True

    @classmethod
    def _missing_(cls, value: object) -> "OpenIntEnum | None":
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        raw = int(value)
        member = int.__new__(cls, raw)
        member._value_ = raw
        member._name_ = member.label = f"UNKNOWN_{raw}".replace("-", "MINUS_")
        member.known = False
        return _kept(member)

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return (type(self), (self._value_,))

    def __copy__(self) -> "OpenIntEnum":
        return self

    def __deepcopy__(self, memo: Any) -> "OpenIntEnum":
        return self


class OpenStrEnum(StrEnum):
    """Base of enumerations over strings; a member is written `NAME = "a"` or `NAME = "a", "label"`.

    Looking up a value that is not a str raises ValueError.
    """

    _value_: str
    label: str
    known: bool

    if TYPE_CHECKING:
        # Says that comparing with a raw value is sensible, which checkers doubt for enumerations.
        def __eq__(self, other: object, /) -> bool: ...

        def __hash__(self) -> int: ...

    def __new__(cls, value: str, label: str | None = None) -> "OpenStrEnum":
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    def __init__(self, value: str, label: str | None = None) -> None:
        self.label = self._name_ if label is None else label
        self.known = True

    @classmethod
    def _missing_(cls, value: object) -> "OpenStrEnum | None":
        if not isinstance(value, str):
            return None
        raw = str(value)
        member = str.__new__(cls, raw)
        member._value_ = raw
        member._name_ = member.label = "UNKNOWN"
        member.known = False
        return _kept(member)

    def __str__(self) -> str:
        return self._value_

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return (type(self), (self._value_,))

    def __copy__(self) -> "OpenStrEnum":
        return self

    def __deepcopy__(self, memo: Any) -> "OpenStrEnum":
        return self


def _kept(candidate: _Member) -> _Member:
    """The one pseudo-member for the value of `candidate`: itself, unless another came first.

    Past MAX_UNKNOWN values per class, pseudo-members still equal their value but are not kept.
    """
    cls = type(candidate)
    with _REGISTRATION:
        unknown: dict[object, _Member] | None = cls.__dict__.get("_unknown_members_")
        if unknown is None:
            unknown = {}
            type.__setattr__(cls, "_unknown_members_", unknown)
        found = unknown.get(candidate.value)
        if found is None:
            found = candidate
            if len(unknown) < MAX_UNKNOWN:
                unknown[candidate.value] = candidate
        return found
