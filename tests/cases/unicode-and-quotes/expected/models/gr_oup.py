"""Models of `gr_oup`."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from specmill_runtime.models import (
    extra_fields as _extra_fields,
    OpenModel,
    OpenStrEnum,
    undeclared as _undeclared,
)

__all__ = [
    "E",
    "Enum",
    "UniCodeX1",
]


class Enum(OpenStrEnum):
    """E\"\"\"."""

    Q = '"""', '"""'
    B = "a\\", "\\"
    FI = "ﬁ", "\u202ex\n"


class UniCodeX1(OpenModel, kw_only=True, rename={"日本": "日本", "etat": "état"}):
    """first\\.

        \"\"\"

    - item "
    - 'x'

    |
    """

    日本: str
    """'. Default: "\\"\\"\\"\\\\"."""
    etat: Enum | None = None

    extra: dict[str, Any] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""

    value_2 = _undeclared('"""')
    """ends\\. Given and kept in `extra`."""

    value_3 = _undeclared("\\")
    """\"quoted". Given and kept in `extra`."""

    a_b = _undeclared("a\nb")
    """\x07\x1b[31m. Given and kept in `extra`."""
    _defaults = {"日本": '"""\\'}


E: TypeAlias = Literal['"', "'", "\\", "\u202e", "\"'", "\n", "😀"]
