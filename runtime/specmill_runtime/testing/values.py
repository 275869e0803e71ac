"""Values for schemas, each a function of seed, operation, JSON pointer and index.

Nothing else decides a value, so that one more field changes no other, and lists stay the same
from call to call. Values are the smallest that mean something: required members, one item.
"""

from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

from specmill_runtime.testing.contract import Contract, Schema
from specmill_runtime.testing.making import WIDEST, Maker
from specmill_runtime.testing.merging import Merger
from specmill_runtime.testing.messages import UNSATISFIABLE, ContractViolation
from specmill_runtime.testing.schemas import Direction, Schemas
from specmill_runtime.testing.separating import separated
from specmill_runtime.testing.wishes import (
    NothingFitsError,
    Place,
    Taste,
    TooLargeError,
)

_ATTEMPTS: Final = 12
_KEPT: Final = 4096
_PLAIN: Final = Taste()


@lru_cache(maxsize=16)
def values_of(contract: Contract) -> "Values":
    """The values of a contract; all fakes of it share what is compiled."""
    return Values(Schemas(contract.schemas, contract.formats))


class Values:
    """Makes the values of one contract."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas
        self._merger = Merger(schemas)
        self._made: dict[tuple[Any, ...], tuple[Schema, Any]] = {}

    def value(
        self,
        schema: Schema,
        key: str,
        *,
        index: int = 0,
        direction: Direction = "response",
        taste: Taste = _PLAIN,
    ) -> Any:
        """A value for a schema that validates against it; `key` names the operation.

        Where the branches of a `oneOf` overlap, it may validate against several, unless `separate`.
        ContractViolation, blaming the description, when none is found. The same question gets the
        same object, which is not to be changed.
        """
        asked = id(schema), key, index, direction, taste
        known = self._made.get(asked)
        if known is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            made = self._make(schema, key, index, direction, taste)
            known = self._made[asked] = (schema, made)
        return known[1]

    def _make(
        self,
        schema: Schema,
        key: str,
        index: int,
        direction: Direction,
        taste: Taste,
    ) -> Any:
        checker = self.schemas.checker(schema, direction)
        spare: list[Any] = []
        for attempt in range(_ATTEMPTS):
            # Some conditions are met with all members, or without the examples, only.
            tried = taste._replace(
                rich=taste.rich or attempt % 4 == 3,
                dynamic=taste.dynamic or attempt % 3 == 2,
            )
            salt = f"{taste.seed}|{key}|{index}|{attempt or ''}"
            try:
                value = self._attempted(schema, direction, tried, salt, index, attempt)
            except (NothingFitsError, RecursionError):
                continue
            except TooLargeError:
                if tried.rich == taste.rich:
                    break
                continue
            if checker.accepts(value):
                return value
            spare.append(value)
        found = self._spare(spare, schema, direction, taste)
        if found is not None:
            return found[0]
        raise ContractViolation(
            UNSATISFIABLE,
            f"no value was found for the schema of {key}",
            blame="description",
            status=500,
        )

    def _attempted(
        self,
        schema: Schema,
        direction: Direction,
        taste: Taste,
        salt: str,
        index: int,
        attempt: int,
    ) -> Any:
        """One attempt at a value, optional members down to the depth where it is not too large."""
        for wide in range(WIDEST, 0, -1) if taste.rich else (WIDEST,):
            maker = Maker(
                self.schemas, self._merger, direction, taste, salt, index, attempt, wide
            )
            with suppress(TooLargeError):
                return maker.make(schema, Place())
        raise TooLargeError

    def _spare(
        self, values: list[Any], schema: Schema, direction: Direction, taste: Taste
    ) -> tuple[Any] | None:
        """One of the values that fit several branches of a `oneOf`; None when none does."""
        accepts = self.schemas.checker(schema, direction).accepts
        if taste.separate:
            # The richest last: it has the most places where branches differ.
            for value in reversed(values):
                found = separated(value, schema, self.schemas, accepts)
                if found is not None:
                    return found
        loose = self.schemas.loose_checker(schema, direction).accepts
        return next(((value,) for value in values if loose(value)), None)
