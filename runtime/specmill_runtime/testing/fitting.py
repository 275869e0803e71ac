"""Records as another schema wants them: operations may answer less, or more, than what is remembered."""

from typing import Any

from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.pointing import is_object
from specmill_runtime.testing.values import Values
from specmill_runtime.testing.wishes import Taste


def fitted(
    record: dict[str, Any], schema: Schema, values: Values, key: str, taste: Taste
) -> dict[str, Any]:
    """The record itself where a schema admits it, else a made-up one with those fields that it admits."""
    accepts = values.schemas.checker(schema, "response").accepts
    if accepts(record):
        return record
    made = values.value(schema, key, taste=taste)
    if not is_object(made):
        return record
    found = made
    for name, value in record.items():
        changed = {**found, name: value}
        found = changed if accepts(changed) else found
    return found
