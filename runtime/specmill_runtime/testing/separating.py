"""Values that fit one branch of a `oneOf` and no other, where the branches overlap.

What one branch declares and another leaves open gets a value that the first does not admit.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from specmill_runtime.records import step
from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.pointing import is_array, is_object, put
from specmill_runtime.testing.schemas import Schemas

_WRONG: Final[tuple[object, ...]] = (0, "other", True, [], {})
_MOST_TRIES: Final = 200


def separated(
    value: Any, schema: Schema, schemas: Schemas, accepts: Callable[[object], bool]
) -> tuple[Any] | None:
    """The value with one more member, so that it is accepted; None when none helps."""
    tries = 0
    for pointer, members in _absent([schema], value, "", schemas):
        for wrong in _WRONG:
            if any(schemas.checker(one, "response").accepts(wrong) for one in members):
                continue
            tries += 1
            changed = put(value, pointer, wrong)
            if accepts(changed):
                return (changed,)
            break
        if tries > _MOST_TRIES:
            break
    return None


def _absent(
    declared: list[Schema], value: object, pointer: str, schemas: Schemas
) -> Iterator[tuple[str, list[Schema]]]:
    """The members that some branch declares and the value lacks, at every depth."""
    parts = [part for schema in declared for part in schemas.parts(schema)]
    if is_array(value):
        items = [part["items"] for part in parts if "items" in part]
        for index, one in enumerate(value[:3]):
            yield from _absent(items, one, f"{pointer}/{index}", schemas)
    if not is_object(value):
        return
    members: dict[str, list[Schema]] = {}
    for part in parts:
        for name, member in part.get("properties", {}).items():
            members.setdefault(name, []).append(member)
    for name, schemas_of in members.items():
        if name not in value:
            yield pointer + step(name), schemas_of
    for name, one in value.items():
        if name in members:
            yield from _absent(members[name], one, pointer + step(name), schemas)
