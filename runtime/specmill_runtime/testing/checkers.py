"""Schemas compiled: whether a value is as described, and what is wrong with it."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple, cast

try:
    import jsonschema_rs
except ImportError as _missing:
    hint = "fakes check schemas with jsonschema-rs: pip install jsonschema-rs"
    raise ImportError(hint) from _missing

from specmill_runtime.records import step
from specmill_runtime.testing.lenient_formats import LENIENT

Formats = dict[str, Callable[[str], bool]]

# What a value breaks when it is of the right kind and the wrong size or form.
_OF_VALUE: Final = frozenset(
    {
        "const",
        "enum",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "pattern",
        "uniqueItems",
    }
)


class Fault(NamedTuple):
    """Something that is wrong with a value."""

    pointer: str
    reason: str
    is_of_value: bool
    """Whether the value has the right type and is only outside its range."""
    missing: str | None = None
    """The name of the member that is not there."""


class Checker:
    """One schema compiled; a schema that cannot be compiled accepts everything."""

    __slots__ = ("_lenient", "_validator", "accepts", "defect", "formats", "schema")

    def __init__(self, schema: Any, formats: Formats) -> None:
        self.schema: Any = schema
        self.defect: str = ""
        """Why the schema could not be compiled; "" when it could."""
        self.accepts: Callable[[object], bool] = _accepts_all
        self.formats: Formats = formats
        self._validator: Any = None
        self._lenient: Any = None
        try:
            self._validator = _compiled(schema, formats)
            self.accepts = self._validator.is_valid
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            self.defect = str(error)

    def fault(self, value: object) -> Fault | None:
        """The first thing that is wrong with a value; None when nothing is."""
        if self._validator is None or self.accepts(value):
            return None
        return next(_faults(self._validator, value), None)

    def certain_faults(self, value: object) -> Iterator[Fault]:
        """What is wrong with a value however its formats are read.

        In JSON Schema 2020-12 (Validation, §7.2.1) they are notes, which servers take differently.
        """
        if self._validator is None or self.accepts(value):
            return iter(())
        if self._lenient is None:
            self._lenient = _compiled(self.schema, {**LENIENT, **self.formats})
        return _faults(self._lenient, value)


def _compiled(schema: Any, formats: Formats) -> Any:
    return jsonschema_rs.Draft202012Validator(
        schema, formats=formats, validate_formats=True
    )


def _faults(validator: Any, value: object) -> Iterator[Fault]:
    for error in validator.iter_errors(value):
        missing = cast("str | None", getattr(error.kind, "property", None))
        tokens = [*error.instance_path, *filter(None, [missing])]
        pointer = "".join(step(str(token)) for token in tokens)
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        yield Fault(pointer, error.message, keyword in _OF_VALUE, missing)


def _accepts_all(value: object) -> bool:
    return True
