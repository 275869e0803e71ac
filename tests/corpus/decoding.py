"""Types of the model as a generated SDK decodes them, and payloads there and back."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any, assert_never

from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Map,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Record,
    Tuple,
    Type,
)
from specmill.python.plan import Plan
from specmill.python.type_names import is_spelled_out
from specmill.python.wire_types import FORMATS, SCALARS, differs
from specmill_runtime.codec import UnreadableBodyError, decoder_of, encode_json
from specmill_runtime.deviations import deviations
from specmill_runtime.models import best_of, known, listed
from specmill_runtime.walks import encoder_of

_PLAIN: dict[str, Any] = {
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "None": None,
}


class Sdk:
    """The models of one generated package."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._models = importlib.import_module(f"{plan.package}.models")

    def there_and_back(self, payload: Any, given: Type) -> Any:
        """The payload decoded and encoded; members apart when a body has no class of its own."""
        record = self._flattened(given)
        if record is None:
            return self._once(payload, given)
        if not isinstance(payload, dict):
            raise UnreadableBodyError("", "dict", "no object")
        types = {one.wire_name: one.type for one in record.fields}
        return {
            name: self._once(value, types[name]) if name in types else value
            for name, value in payload.items()
        }

    def undeclared(self, payload: Any, given: Type) -> frozenset[str]:
        """The pointers of the members that no model declares."""
        record = self._flattened(given)
        if record is None:
            return frozenset(self._undeclared(payload, given))
        return frozenset(
            f"/{one.wire_name}{pointer}"
            for one in record.fields
            if one.wire_name in payload
            for pointer in self._undeclared(payload[one.wire_name], one.type)
        )

    def _undeclared(self, payload: Any, given: Type) -> Iterator[str]:
        type_ = self.runtime_type(given)
        value = decoder_of(type_, "application/json")(json.dumps(payload).encode())
        yield from (one.pointer for one in deviations(value, payload, type_))

    def _once(self, payload: Any, given: Type) -> Any:
        type_ = self.runtime_type(given)
        value = decoder_of(type_, "application/json")(json.dumps(payload).encode())
        return json.loads(encode_json(encoder_of(type_)(value), transcode=True))

    def _flattened(self, given: Type) -> Record | None:
        while isinstance(given, Named):
            found = self._plan.names.types[given.key]
            if isinstance(found, Record) and given.key not in self._plan.needed:
                return found
            if not isinstance(found, Alias):
                return None
            given = found.target
        return None

    def runtime_type(self, given: Type) -> Any:
        """What msgspec decodes a type with, as the modules of models have it."""
        names = self._plan.names
        match given:
            case Named(key=key):
                found = names.types[key]
                if isinstance(found, Alias) and (
                    is_spelled_out(found) or key not in self._plan.needed
                ):
                    return self.runtime_type(found.target)
                return getattr(self._models, names.names[key])
            case Nullable(inner=inner):
                return self.runtime_type(inner) | None
            case Array(items=items, accepts_single=single):
                item = self.runtime_type(items)
                return listed(item) if single else list[item]
            case Map(values=values):
                return dict[str, self.runtime_type(values)]
            case Tuple(items=items):
                return tuple[tuple(self.runtime_type(one) for one in items)]
            case Choice(variants=variants):
                if differs(given, names):
                    types = tuple(self.runtime_type(one) for one in variants)
                    return best_of(lambda: types)
                return self._choice(variants)
            case Constant(values=values):
                return known(*values)
            case Primitive():
                return self._scalar(given)
            case Binary():
                return bytes
            case Anything() | Nothing():
                return Any
            case _:
                assert_never(given)

    def _choice(self, variants: tuple[Type, ...]) -> Any:
        found = self.runtime_type(variants[0])
        for one in variants[1:]:
            found = found | self.runtime_type(one)
        return found

    def _scalar(self, given: Primitive) -> Any:
        alias = self._plan.names.aliases.get(given)
        if alias is not None:
            return getattr(self._models, self._plan.names.names[alias])
        if given.kind == "string" and given.format == "byte":
            return bytes
        if given.format in FORMATS and (
            given.kind == "string" or given.format == "decimal"
        ):
            module, name = FORMATS[given.format]
            return getattr(importlib.import_module(module), name)
        return _PLAIN[SCALARS[given.kind]]
