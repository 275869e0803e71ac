"""Models of `trees`."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from specmill_runtime.models import best_of, later, Model, UnknownVariant, UNSET, Unset

__all__ = [
    "Chain",
    "Errors",
    "ErrorsVariant2",
    "Everything",
    "Link",
    "Moments",
    "Tree",
    "Values",
]


class ErrorsVariant2(Model, kw_only=True, rename={"errors": "_errors"}):
    """A form of `Errors`."""

    errors: list[str]


class Everything(Model, kw_only=True):
    """Everything."""

    tree: Tree | None = None
    values: Values | None | Unset = UNSET
    errors: Errors | None = None
    chain: Chain | None = None
    many: list[Errors] | None = None
    moments: Moments | None = None


if TYPE_CHECKING:
    Link: TypeAlias = "list[Chain]"
    Chain: TypeAlias = "dict[str, Link]"
    Errors: TypeAlias = "dict[str, Errors] | ErrorsVariant2 | UnknownVariant"
    Moments: TypeAlias = "datetime | date | list[Moments] | UnknownVariant"
    Tree: TypeAlias = "list[Tree]"
    Values: TypeAlias = "str | float | list[Values | None] | dict[str, Values | None]"
else:
    Link = later("Link", lambda: list[Chain])
    Chain = later("Chain", lambda: dict[str, Link])
    Errors = later(
        "Errors",
        lambda: best_of(lambda: (dict[str, Errors], ErrorsVariant2)),
    )
    Moments = later("Moments", lambda: best_of(lambda: (datetime, date, list[Moments])))
    Tree = later("Tree", lambda: list[Tree])
    Values = later(
        "Values",
        lambda: str | float | list[Values | None] | dict[str, Values | None],
    )
