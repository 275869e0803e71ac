"""Enumerations that survive values which the description does not know.

A server may add a value at any time. Looking up an undeclared value gives a pseudo-member: an
instance of the class that equals the raw value, is left out of iteration and says `known` False.
"""

import threading
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, Self

# A server chooses the unknown values, so the memory spent on them has to end somewhere.
MAX_UNKNOWN = 4096

_REGISTRATION = threading.Lock()


class _Open:
    """What both kinds share; the class of the raw values is the second base.

    It has no `__init__`: before 3.11.4, Enum takes a base with one for a second class of raw values.
    """

    label: str
    known: bool

    if TYPE_CHECKING:
        _name_: str
        _value_: Any

        # Says that comparing with a raw value is sensible, which checkers doubt for enumerations.
        def __eq__(self, other: object, /) -> bool: ...

        def __hash__(self) -> int: ...

    def _as_known(self, label: str | None) -> None:
        self.label = self._name_ if label is None else label
        self.known = True

    def _as_unknown(self, name: str) -> Self:
        """The one pseudo-member for the value of this one: itself, unless another came first.

        Past MAX_UNKNOWN values per class, pseudo-members still equal their value but are not kept.
        """
        cls = type(self)
        self._name_ = self.label = name
        self.known = False
        with _REGISTRATION:
            kept: dict[object, Self] | None = cls.__dict__.get("_unknown_members_")
            if kept is None:
                kept = {}
                type.__setattr__(cls, "_unknown_members_", kept)
            found = kept.get(self._value_)
            if found is None and len(kept) < MAX_UNKNOWN:
                kept[self._value_] = self
            return self if found is None else found

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, format_spec: str) -> str:
        return format(self._value_, format_spec)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return (type(self), (self._value_,))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: Any) -> Self:
        return self


class OpenIntEnum(_Open, int, Enum):
    """Base of enumerations over integers; a member is written `NAME = 10` or `NAME = 10, "label"`.

    Looking up a value that is not an int raises ValueError, and so does a bool that equals no member.
    """

    _value_: int

    def __new__(cls, value: int, label: str | None = None) -> Self:
        member = int.__new__(cls, value)
        member._value_ = int(value)
        return member

    def __init__(self, value: int, label: str | None = None) -> None:
        self._as_known(label)

    @classmethod
    def _missing_(cls, value: object) -> "OpenIntEnum | None":
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._value_ = int(value)
        return member._as_unknown(f"UNKNOWN_{member._value_}".replace("-", "MINUS_"))


class OpenStrEnum(_Open, StrEnum):
    """Base of enumerations over strings; a member is written `NAME = "a"` or `NAME = "a", "label"`.

    Looking up a value that is not a str raises ValueError.
    """

    _value_: str

    def __new__(cls, value: str, label: str | None = None) -> Self:
        member = str.__new__(cls, value)
        member._value_ = str(value)
        return member

    def __init__(self, value: str, label: str | None = None) -> None:
        self._as_known(label)

    @classmethod
    def _missing_(cls, value: object) -> "OpenStrEnum | None":
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._value_ = str(value)
        return member._as_unknown("UNKNOWN")
