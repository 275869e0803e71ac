"""The value of a union that is none of the variants which the description knows."""

from typing import Any, final


@final
class UnknownVariant:
    """What a newer server put where one of several records was described; it is sent back as it came.

    `case UnknownVariant(raw=raw)` and `isinstance` tell it from the variants.
    """

    __slots__ = ("_raw", "_tag")
    __match_args__ = ("raw",)

    def __init__(self, raw: Any, tag: str | None = None) -> None:
        self._raw = raw
        self._tag = tag

    @property
    def raw(self) -> Any:
        """The value as JSON has it: dict, list, str, int, float, bool or None."""
        return self._raw

    @property
    def tag(self) -> str | None:
        """What the discriminator says; None without one."""
        return self._tag

    # With it goes the hash, rightly: what is held may be a dictionary.
    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownVariant) and self._raw == other._raw

    def __repr__(self) -> str:
        return f"UnknownVariant({self._raw!r}, tag={self._tag!r})"
