"""Operations on resources, carried out on what the fake remembers."""

from typing import Any

import msgspec
from msgspec import UNSET

from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.asked import Asked
from specmill_runtime.testing.contract import ResourceUse
from specmill_runtime.testing.deletions import Deletions
from specmill_runtime.testing.filters import filters_of, narrowed
from specmill_runtime.testing.fitting import fitted
from specmill_runtime.testing.listing import Pages, result_schema
from specmill_runtime.testing.pointing import fields_of, put, schema_at
from specmill_runtime.testing.refusals import described_status
from specmill_runtime.testing.results import result_for, status_of, success_of
from specmill_runtime.testing.store import Collection, Entry, Store
from specmill_runtime.testing.values import Values

_MISSING = Answer(status=404, is_whole=True)


class State:
    """Answers operations with a resource; None where the state has nothing to say."""

    def __init__(self, store: Store, values: Values, pages: Pages) -> None:
        self._store = store
        self._values = values
        self._pages = pages
        self._deletions = Deletions()

    def answer(self, asked: Asked) -> Answer | None:
        """What the state says; None where it leaves the answer to examples and schemas."""
        use = asked.operation.resource
        if self._deletions.covers(asked):
            return self._missing(asked)
        if use is None or use.collection not in self._store:
            return self._missing(asked) if self._deletions.note(asked) else None
        collection = self._store[use.collection]
        match use.action:
            case "create":
                return self._create(asked, use, collection)
            case "list":
                return self._list(asked, use, collection)
            case "get":
                return self._get(asked, use, collection)
            case "delete":
                return self._delete(asked, use, collection)
            case "update" | "replace":
                return self._change(asked, use, collection)

    def _missing(self, asked: Asked) -> Answer | None:
        """404, except where deleting twice is not described to differ; over HTTP what is described."""
        if not asked.request.is_remote:
            return _MISSING
        is_described = result_for(asked.operation, 404) is not None
        if asked.operation.method == "DELETE" and not is_described:
            return None
        status = described_status(asked.operation, 404)
        return msgspec.structs.replace(_MISSING, status=status)

    def _create(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Answer:
        given = self._input(asked, use)
        id_field = collection.resource.id_field
        own_id = given.pop(id_field, UNSET)
        if use.id_parameter is not None:
            own_id = asked.received.value(use.id_parameter)
        # An empty id could not stand in a path.
        is_given = own_id is not UNSET and own_id not in (None, "")
        base = collection.made({id_field: own_id} if is_given else {})
        record = collection.admitted(base, given)
        collection.put(record, self._parents(asked, use), own_id if is_given else UNSET)
        return self._shown(asked, use, record, collection)

    def _list(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Answer | None:
        if not collection.is_touched:
            return None
        entries = [
            one for one in collection.entries() if self._is_below(asked, use, one)
        ]
        members = self._values.schemas.members(collection.resource.schema)
        records = [one.record for one in entries]
        fields = {*members, *(name for one in records for name in one)}
        filters = filters_of(asked.operation, fields)
        records = narrowed(records, filters, asked.received)
        paging, pointer = asked.operation.paging, use.output or ""
        if paging is not None:
            records = self._pages.fitted(asked, records, paging.items)
            return self._pages.page(asked, records)
        records = self._pages.fitted(asked, records, pointer)
        value = self._pages.around(asked, pointer)
        return self._success(asked, put(value, pointer, records))

    def _get(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Answer | None:
        entry = self._found(asked, use, collection)
        if entry is None:
            return self._absence(asked, use, collection)
        return self._shown(asked, use, entry.record, collection)

    def _delete(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Answer | None:
        id = asked.received.value(use.id_parameter or "")
        if id is UNSET:
            return None
        if self._found(asked, use, collection) is None:
            absence = self._absence(asked, use, collection)
            if absence is not None:
                return absence
        collection.remove(id)
        self._deletions.keep(asked, collection, id)
        return None

    def _change(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Answer | None:
        entry = self._found(asked, use, collection)
        given = self._input(asked, use)
        id_field = collection.resource.id_field
        if entry is not None:
            base = entry.record
            given[id_field] = base.get(id_field)
        elif use.action == "replace" and not collection.is_known_absent(
            asked.received.value(use.id_parameter or "")
        ):
            given.pop(id_field, None)
            own_id = asked.received.value(use.id_parameter or "")
            base = collection.made({id_field: own_id})
        else:
            return self._absence(asked, use, collection)
        record = collection.admitted(base, given)
        own_id = asked.received.value(use.id_parameter or "")
        collection.put(record, self._parents(asked, use), own_id)
        return self._shown(asked, use, record, collection)

    def _absence(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Answer | None:
        """404 for what cannot be there; None for what was never spoken of."""
        id = asked.received.value(use.id_parameter or "")
        if id is UNSET or not collection.is_known_absent(id):
            return None
        is_described = result_for(asked.operation, 404) is not None
        if (
            asked.request.is_remote
            and not is_described
            and (not collection.was_deleted(id))
        ):
            # A description without 404 does not say what is answered for other ids.
            return None
        return self._missing(asked)

    def _found(
        self, asked: Asked, use: ResourceUse, collection: Collection[Any]
    ) -> Entry | None:
        entry = collection.entry(asked.received.value(use.id_parameter or ""))
        if entry is None or not self._is_below(asked, use, entry):
            return None
        return entry

    def _is_below(self, asked: Asked, use: ResourceUse, entry: Entry) -> bool:
        wanted = self._parents(asked, use)
        return all(
            entry.parents.get(name, value) == value for name, value in wanted.items()
        )

    def _parents(self, asked: Asked, use: ResourceUse) -> dict[str, str]:
        return {
            field: str(asked.received.value(parameter))
            for field, parameter in use.parents.items()
        }

    def _input(self, asked: Asked, use: ResourceUse) -> dict[str, Any]:
        """The fields of a record that a request gives."""
        received = asked.received
        found: dict[str, Any] = {}
        for values in received.parameters.values():
            found.update(values)
        body: Any = received.body
        for token in use.input.split("/")[1:]:
            body = fields_of(body).get(token)
        found.update(fields_of(body))
        for field, parameter in use.parents.items():
            found[field] = received.value(parameter)
        return {use.fields.get(name, name): value for name, value in found.items()}

    def _shown(
        self,
        asked: Asked,
        use: ResourceUse,
        record: dict[str, Any],
        collection: Collection[Any],
    ) -> Answer:
        """The answer that holds a record, or its id alone."""
        id = record.get(collection.resource.id_field)
        if use.output is not None:
            schema = result_schema(asked.operation)
            wanted = schema_at(self._values.schemas, schema, use.output)
            key = f"{asked.operation.accessor}#200"
            record = fitted(record, wanted, self._values, key, asked.taste)
        if use.output == "":
            return self._success(asked, record)
        value: Any = UNSET
        if success_of(asked.operation) is not None:
            value = self._pages.around(asked, use.output or "")
        if use.output is not None:
            value = put(value, use.output, record)
        elif fields_of(value):
            value = self._echoed(asked, fields_of(value), record)
        if use.output_id is not None:
            value = self._with_id(asked, value, use.output_id, id)
        return self._success(asked, value)

    def _with_id(self, asked: Asked, value: object, pointer: str, id: object) -> Any:
        """A result with the id, which may be a text there and a number in the record."""
        schema = result_schema(asked.operation)
        accepts = self._values.schemas.checker(schema, "response").accepts
        found = (put(value, pointer, one) for one in (id, str(id)))
        return next(filter(accepts, found), value)

    def _echoed(
        self, asked: Asked, value: dict[str, Any], record: dict[str, Any]
    ) -> dict[str, Any]:
        """A result without the record, with the fields that it shares with it."""
        accepts = self._values.schemas.checker(
            result_schema(asked.operation), "response"
        ).accepts
        for name in value.keys() & record.keys():
            changed = {**value, name: record[name]}
            value = changed if accepts(changed) else value
        return value

    def _success(self, asked: Asked, value: object) -> Answer:
        return Answer(status=status_of(success_of(asked.operation)), value=value)
