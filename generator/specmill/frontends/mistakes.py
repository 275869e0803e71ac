"""Mistakes that cost an operation one of its parts: errors only where nothing is described without one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from specmill.diagnostics import Diagnostics, Location


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in a description; `cost` says what becomes of it where the SDK is made all the same."""

    code: str
    message: str
    cost: str
    location: Location
    hint: str


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Which operations have which mistakes, in the order in which they were met."""

    found: dict[Mistake, set[str]] = field(default_factory=dict[Mistake, set[str]])

    def add(self, mistake: Mistake, operation: str) -> None:
        """Note a mistake of an operation; several operations share those of their path or components."""
        self.found.setdefault(mistake, set()).add(operation)

    def report(self, diagnostics: Diagnostics, operations: Iterable[str]) -> None:
        """Warn of the mistakes; each is an error when all operations have some, so that nothing can be called as it
        is described.
        """
        concerned = frozenset[str]().union(*self.found.values())
        is_everywhere = concerned.issuperset(operations)
        for one in self.found:
            if is_everywhere:
                diagnostics.error(one.code, one.message, one.location, one.hint)
            else:
                told = f"{one.message}: {one.cost}"
                diagnostics.warning(one.code, told, one.location, one.hint)
