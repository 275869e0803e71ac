"""What the fake remembers: one collection of records for each resource."""

import copy
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import decoder_of, plain_json, to_builtins
from specmill_runtime.records import record_of
from specmill_runtime.testing.contract import Resource, Schema
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.pointing import is_json_value
from specmill_runtime.testing.values import Values
from specmill_runtime.testing.wishes import Taste

R = TypeVar("R")
Fields = dict[str, Any]


class Entry(msgspec.Struct, frozen=True):
    """A record as it travels, with the parent that it belongs to."""

    record: Fields
    parents: dict[str, str] = {}


class Collection(Generic[R]):
    """`fake.store.<resource>`: records by id. They are models where the SDK has a class for them."""

    def __init__(self, resource: Resource, values: Values, taste: Taste) -> None:
        self.resource = resource
        self._values = values
        self._taste = taste
        self._entries: dict[str, Entry] = {}
        self._made = 0
        self._gone: set[str] = set()
        self._model: Any = None
        self.is_touched: bool = False
        """Whether anything was ever added."""

    def add(self, record: R | None = None, /, **fields: Any) -> R:
        """Put in a record, or one made by the schema with these fields (Python or wire names).

        TypeError for a name that the model does not have, unless it keeps others; ContractViolation,
        blaming the test, for fields that the schema does not admit.
        """
        given = cast("Fields", {} if record is None else to_builtins(record))
        given |= self._wire(fields)
        made = self.made(given)
        checker = self._values.schemas.checker(self.resource.schema, "response")
        if record is not None:
            # What a whole record leaves out is absent.
            id_field = self.resource.id_field
            whole = {**given, id_field: made[id_field]}
            made = whole if checker.accepts(whole) else made
        fault = checker.fault(made)
        if fault is not None:
            raise ContractViolation(
                "value",
                f"{self.resource.name}: {fault.reason}",
                pointer=fault.pointer,
                blame="test",
            )
        self.put(made)
        return self.shown(made)

    def get(self, id: object) -> R | None:
        """The record with that id; None when there is none."""
        entry = self.entry(id)
        return None if entry is None else self.shown(entry.record)

    def all(self) -> list[R]:
        """All records, in the order in which they came."""
        return [self.shown(entry.record) for entry in self.entries()]

    def remove(self, id: object) -> None:
        """Delete a record, and remember that it was there."""
        self._entries.pop(str(id), None)
        self._gone.add(str(id))

    def clear(self) -> None:
        """Forget all records; the resource is empty from now on."""
        self._entries.clear()
        self.is_touched = True

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[R]:
        return iter(self.all())

    def __repr__(self) -> str:
        return f"<Collection {self.resource.name}, {len(self)} records>"

    def entry(self, id: object) -> Entry | None:
        """A record as it travels."""
        return self._entries.get(str(id))

    def entries(self) -> list[Entry]:
        """All records as they travel."""
        return list(self._entries.values())

    def is_known_absent(self, id: object) -> bool:
        """Whether a server that lost nothing could not have this record."""
        return str(id) in self._gone or self.is_touched

    def was_deleted(self, id: object) -> bool:
        """Whether the record was there once."""
        return str(id) in self._gone

    def put(
        self, record: Fields, parents: dict[str, str] | None = None, id: object = UNSET
    ) -> None:
        """Keep a record as it travels under an id, usually its own."""
        id = str(record.get(self.resource.id_field) if id is UNSET else id)
        self._entries[id] = Entry(record, parents or {})
        self._gone.discard(id)
        self.is_touched = True

    def made(self, given: Mapping[str, Any]) -> Fields:
        """A record by the schema with these fields, and a new id unless they have one.

        Fields that the schema does not admit are kept, but for an id.
        """
        schema, name = self.resource.schema, self.resource.name
        self._made += 1
        base = self._values.value(
            schema, f"{name}#", index=self._made - 1, taste=self._taste
        )
        record: Fields = {**base} if isinstance(base, dict) else {}
        id_field = self.resource.id_field
        fitting = self._fitting_id(given[id_field]) if id_field in given else UNSET
        id = self._new_id(schema) if fitting is UNSET else fitting
        return {**record, **given, id_field: id}

    def _fitting_id(self, id: object) -> object:
        """An id, which may come from a path, as the records have it; UNSET when they can't."""
        schemas = self._values.schemas
        member = schemas.member(self.resource.schema, self.resource.id_field)
        accepts = schemas.checker(member, "response").accepts
        readings = [id, str(id)]
        if isinstance(id, str) and id.isdecimal():
            readings.append(int(id))
        return next((one for one in readings if accepts(one)), UNSET)

    def admitted(self, base: Fields, given: Mapping[str, Any]) -> Fields:
        """A record with those fields put in that the schema admits."""
        accepts = self._values.schemas.checker(self.resource.schema, "response").accepts
        members = self._values.schemas.members(self.resource.schema)
        record = base
        for name, value in given.items():
            if is_json_value(value) and (
                name in members or name in record or not members
            ):
                changed = {**record, name: value}
                record = changed if accepts(changed) else record
        return record

    def _new_id(self, schema: Schema) -> object:
        member = self._values.schemas.member(schema, self.resource.id_field)
        if self._values.schemas.types(member) & {"integer"}:
            checker = self._values.schemas.checker(member, "response")
            numbers = (len(self._entries) + self._made + one for one in range(1000))
            fitting = (
                one
                for one in numbers
                if checker.accepts(one) and str(one) not in self._entries
            )
            return next(fitting, self._made)
        taste = self._taste._replace(dynamic=True)
        for turn in range(100):
            index = self._made + turn * 1000
            found = self._values.value(
                member, f"{self.resource.name}.id", index=index, taste=taste
            )
            if str(found) not in self._entries:
                return cast("object", found)
        return f"{self.resource.name}-{self._made}"

    def _class(self) -> Any:
        if self._model is None and self.resource.model is not None:
            module, _, name = self.resource.model.partition(":")
            cls = getattr(import_module(module), name)
            self._model = (cls, decoder_of(cls, "application/json"))
        return self._model

    def shown(self, record: Fields) -> R:
        """A record as tests see it."""
        model = self._class()
        if model is None:
            return cast("R", copy.deepcopy(record))
        return cast("R", model[1](plain_json(record)))

    def _wire(self, fields: Fields) -> Fields:
        """Fields under their wire names, written as they travel."""
        model = self._class()
        if model is None:
            return cast("Fields", to_builtins(fields))
        cls = model[0]
        by_wire = record_of(cls).by_wire
        python = {name: wire for wire, name in by_wire.items()}
        if record_of(cls).extra is None:
            _check_names(cls, fields, {*python, *by_wire, self.resource.id_field})
        typed = {
            python_name: value
            for name, value in fields.items()
            if (python_name := by_wire.get(name, name)) in python
        }
        base = model[1](plain_json(self.made({})))
        self._made -= 1
        changed = msgspec.structs.replace(base, **typed)
        written = cast("Fields", to_builtins(changed))
        rest = {name: value for name, value in fields.items() if name not in python}
        rest = {name: value for name, value in rest.items() if name not in by_wire}
        own = {python[name]: written.get(python[name]) for name in typed}
        return {**own, **cast("Fields", to_builtins(rest))}

    def take_over(self, other: "Collection[Any]") -> bool:
        """Go on with the records of an earlier description; False when they are no such records now."""
        checker = self._values.schemas.checker(self.resource.schema, "response")
        misfits = (checker.fault(one.record) is not None for one in other.entries())
        if self.resource.id_field != other.resource.id_field or any(misfits):
            return False
        self.restore(other.state())
        return True

    def state(self) -> Any:
        """What `restore` takes."""
        return dict(self._entries), self._made, set(self._gone), self.is_touched

    def restore(self, state: Any) -> None:
        """Be again as at another time."""
        entries, self._made, gone, self.is_touched = state
        self._entries, self._gone = dict(entries), set(gone)


def _check_names(model: type, fields: Fields, known: set[str]) -> None:
    for name in sorted(fields.keys() - known):
        near = get_close_matches(name, known, 1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        raise TypeError(f"{model.__name__} has no field {name!r}{meant}")


class Store:
    """`fake.store`: collections as attributes."""

    def __init__(
        self, resources: tuple[Resource, ...], values: Values, taste: Taste
    ) -> None:
        self._collections: dict[str, Collection[Any]] = {
            one.name: Collection(one, values, taste) for one in resources
        }

    # Hidden from type checkers, which would take any name for a resource.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Collection[Any]:
            collections = self.__dict__.get("_collections", {})
            if name not in collections:
                known = ", ".join(collections) or "none"
                raise AttributeError(f"no resource {name!r}; there are: {known}")
            return cast("Collection[Any]", collections[name])

    def __getitem__(self, name: str) -> Collection[Any]:
        return self._collections[name]

    def __contains__(self, name: str) -> bool:
        return name in self._collections

    def __iter__(self) -> Iterator[str]:
        return iter(self._collections)

    def clear(self) -> None:
        """Forget all records of all resources."""
        for collection in self._collections.values():
            collection.clear()

    def snapshot(self) -> dict[str, Any]:
        """The present state; `restore` goes back to it."""
        return {name: one.state() for name, one in self._collections.items()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Go back to a snapshot."""
        for name, state in snapshot.items():
            self._collections[name].restore(state)
