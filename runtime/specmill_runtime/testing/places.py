"""Places in answers, in general: nothing of a pointer is what a server chose."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from specmill_runtime.records import step
from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.pointing import is_array, is_object
from specmill_runtime.testing.schemas import Schemas

LONGEST_NAME: Final = 100
"""Characters of a name that the description does not have."""
# Which members there may be depends on the value.
_CONDITIONS: Final = frozenset(
    {"if", "then", "else", "dependentSchemas", "patternProperties", "not"}
)


def place_in(schemas: Schemas, schema: Schema, path: Iterable[str | int]) -> str:
    """The pointer of a path with `*` for indices and for names that are not declared."""
    pointer = ""
    for token in path:
        if isinstance(token, int):
            pointer += "/*"
            schema = schemas.item(schema, token)
            continue
        is_declared = token in schemas.members(schema)
        pointer += step(token) if is_declared else "/*"
        schema = schemas.member(schema, token)
    return pointer


def unknown_fields(schemas: Schemas, schema: Schema, value: Any) -> Iterator[str]:
    """The places of members that a schema neither declares nor leaves to the server."""
    waiting: list[tuple[Schema, Any, str]] = [(schema, value, "")]
    while waiting:
        schema, value, pointer = waiting.pop()
        if is_array(value):
            items = schemas.items(schema)
            waiting += [(items, one, f"{pointer}/*") for one in value]
        if not is_object(value):
            continue
        declared = schemas.members(schema)
        is_open = not declared or _leaves_open(schemas, schema)
        for name, one in value.items():
            if name in declared:
                below = schemas.member(schema, name)
                waiting.append((below, one, pointer + step(name)))
            elif is_open:
                waiting.append((schemas.member(schema, name), one, f"{pointer}/*"))
            else:
                yield pointer + step(name[:LONGEST_NAME])


def _leaves_open(schemas: Schemas, schema: Schema) -> bool:
    """Whether a schema speaks of members that it has no name for, or only of some values."""
    for one in schemas.parts(schema):
        if not _CONDITIONS.isdisjoint(one):
            return True
        more = one.get("additionalProperties", one.get("unevaluatedProperties", False))
        if more is not False:
            return True
    return False
