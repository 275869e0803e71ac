"""Models with made-up values, of which a test gives those that matter to it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias, cast, get_type_hints
from uuid import UUID

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import decoder_of
from specmill_runtime.testing.contract import Contract, contract_of
from specmill_runtime.testing.samples import sample
from specmill_runtime.testing.values import values_of
from specmill_runtime.testing.wishes import Taste
from specmill_runtime.wire import describe_type

_NAMED: Final = 6
# Texts do not stand for these in Python.
_NATIVE: Final = (bytes, bytearray, datetime, date, time, timedelta, Decimal, UUID)
# What wire types of one class are for, by the name that messages have for them.
_WRITTEN: Final = {"datetime": datetime, "date": date, "Decimal": Decimal}


ModelNames: TypeAlias = Mapping[str, tuple[str, str]]


class Factory:
    """Base of generated factories: a method for each model, which takes the model's fields.

    The same seed makes the same values, whatever else was made before; every further call of a
    method makes another record. `rich` fills in optional fields too.
    """

    package: ClassVar[str]
    models: ClassVar[ModelNames]
    """The class and the schema behind each method; "" when the schema has no name."""

    def __init__(
        self, *, seed: int = 0, rich: bool = False, contract: Contract | None = None
    ) -> None:
        found = contract_of(self.package) if contract is None else contract
        self._values = values_of(found)
        self._schemas = found.schemas
        self._taste = Taste(seed=seed, rich=rich)
        self._made: dict[str, int] = {}

    # Hidden from type checkers, which would take any name for a model.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            known = type(self).models.get(name)
            if known is None:
                raise AttributeError(f"{type(self).__name__} {self._lacks(name)}")
            make = _method(self, name, *known)
            self.__dict__[name] = make
            return make

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(type(self).models)} models>"

    def _lacks(self, name: str) -> str:
        near = get_close_matches(name, type(self).models, _NAMED, 0.0)
        more = ", …" if len(type(self).models) > len(near) else ""
        return f"makes no {name!r}; there are: {', '.join(near)}{more}"

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *type(self).models})

    def make(self, name: str, model: Any, schema: str, fields: dict[str, Any]) -> Any:
        """A record of a class, by the schema with that name if there is one."""
        known: tuple[str, ...] = model.__struct_fields__
        unknown = fields.keys() - set(known)
        if unknown:
            name = sorted(unknown)[0]
            near = get_close_matches(name, known, 1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            raise TypeError(f"{model.__name__} has no field {name!r}{meant}")
        for field, given in fields.items():
            _check(model, field, given)
        index = self._made[name] = self._made.get(name, -1) + 1
        if schema not in self._schemas:
            return sample(model, fields)
        value = self._values.value(
            self._schemas[schema], f"{name}#", index=index, taste=self._taste
        )
        decode = decoder_of(model, "application/json")
        made = cast("msgspec.Struct", decode(msgspec.json.encode(value)))
        return msgspec.structs.replace(made, **fields)


def _check(model: Any, field: str, given: Any) -> None:
    """TypeError for a value that a type checker would refuse."""
    if given is UNSET:
        return
    try:
        msgspec.convert(
            given, _hints(model)[field], builtin_types=_NATIVE, dec_hook=_as_given
        )
    except msgspec.ValidationError as error:
        reason = str(error)
    else:
        return
    raise TypeError(f"{model.__name__}.{field}: {reason[:1].lower()}{reason[1:]}")


@lru_cache(maxsize=256)
def _hints(model: Any) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _as_given(kind: type, value: Any) -> Any:
    wanted = _WRITTEN.get(describe_type(kind))
    if wanted is not None and not isinstance(value, wanted):
        raise TypeError(f"Expected `{wanted.__name__}`, got `{type(value).__name__}`")
    return value


def _method(owner: Factory, name: str, model: str, schema: str) -> Callable[..., Any]:
    class_: Any = getattr(import_module(f"{owner.package}.models"), model)

    def make(**fields: Any) -> Any:
        return owner.make(name, class_, schema, fields)

    make.__name__ = make.__qualname__ = name
    return make
