"""Answers with pages: of what is remembered, of what a test wants, of what is documented or made up."""

from itertools import accumulate
from typing import Any

from msgspec import UNSET

from specmill_runtime.records import resolve
from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.asked import Asked
from specmill_runtime.testing.contract import Operation, ResourceUse, Schema
from specmill_runtime.testing.fitting import fitted
from specmill_runtime.testing.paging import Envelope, cut
from specmill_runtime.testing.pointing import (
    fields_of,
    is_array,
    is_object,
    put,
    schema_at,
)
from specmill_runtime.testing.results import negotiated, status_of, success_of
from specmill_runtime.testing.store import Store
from specmill_runtime.testing.values import Values


def result_schema(operation: Operation) -> Schema:
    """The schema of the first success."""
    content = negotiated(success_of(operation), "")
    return True if content is None or content.schema is None else content.schema


class Pages:
    """Makes the pages of one API's lists."""

    def __init__(self, store: Store, values: Values) -> None:
        self._store = store
        self._values = values

    def sized(self, asked: Asked) -> Answer | None:
        """Pages whose sizes were given by a test."""
        plan, use = asked.operation.paging, asked.operation.resource
        if plan is None or asked.rule is None or asked.rule.sizes is None:
            return None
        known: list[Any] = []
        if use is not None and use.collection in self._store:
            known = [one.record for one in self._store[use.collection].entries()]
        schema = result_schema(asked.operation)
        inner = schema_at(self._values.schemas, schema, plan.items)
        item = self._values.schemas.items(inner)
        count = sum(asked.rule.sizes)
        for index in range(len(known), count):
            known.append(self._item(asked, use, item, index))
        return self.page(asked, known[:count])

    def settled(self, asked: Asked, answer: Answer) -> Answer:
        """An answer that is documented or made up, as the only items of a list that has pages."""
        plan = asked.operation.paging
        if plan is None:
            return answer
        value = self.base(asked) if answer.value is UNSET else answer.value
        records = resolve(value, plan.items)
        around = resolve(value, plan.items.rpartition("/")[0])
        if records is None and is_object(around):
            # What leads to the next page may be required where the list is not.
            return self.page(asked, [], value) or answer
        if not is_array(records):
            return answer
        return self.page(asked, records, value) or answer

    def page(
        self, asked: Asked, records: list[Any], base: Any = UNSET
    ) -> Answer | None:
        """The page of a list that a request asks for, put into `base`; None where there are none."""
        plan = asked.operation.paging
        if plan is None:
            return None
        page = cut(asked.operation, plan, records, asked.received, asked.rule)
        schema = result_schema(asked.operation)
        envelope = Envelope(self._values.schemas, schema, asked.operation, plan)
        base = self.around(asked, plan.items) if base is UNSET else base
        value, headers = envelope.fill(base, page, asked.request)
        return Answer(
            status=status_of(success_of(asked.operation)), value=value, headers=headers
        )

    def base(self, asked: Asked) -> Any:
        """A whole result: a documented one, else by the schema; where nothing is described, an empty list
        in its place.
        """
        content = negotiated(success_of(asked.operation), "")
        plan = asked.operation.paging
        if content is None and plan is not None:
            return put({}, plan.items, [])
        schema = result_schema(asked.operation)
        accepts = self._values.schemas.loose_checker(schema, "response").accepts
        for example in asked.operation.examples:
            is_success = (example.status or "2")[0] == "2"
            if is_success and example.result is not UNSET and accepts(example.result):
                return example.result
        key = f"{asked.operation.accessor}#result"
        return self._values.value(schema, key, taste=asked.taste)

    def around(self, asked: Asked, pointer: str) -> Any:
        """A whole result with all objects that lead to a pointer, which need not be required."""
        value, schema = self.base(asked), result_schema(asked.operation)
        tokens = pointer.split("/")[1:-1]
        for place in accumulate(f"/{token}" for token in tokens):
            if not is_object(resolve(value, place)):
                inner = schema_at(self._values.schemas, schema, place)
                key = f"{asked.operation.accessor}#result{place}"
                value = put(
                    value, place, self._values.value(inner, key, taste=asked.taste)
                )
        return value

    def fitted(
        self, asked: Asked, records: list[dict[str, Any]], pointer: str
    ) -> list[dict[str, Any]]:
        """Records as the list at a pointer of the result describes them."""
        schema = schema_at(
            self._values.schemas, result_schema(asked.operation), pointer
        )
        item = self._values.schemas.items(schema)
        key = f"{asked.operation.accessor}[]"
        return [fitted(one, item, self._values, key, asked.taste) for one in records]

    def _item(
        self, asked: Asked, use: ResourceUse | None, schema: Schema, index: int
    ) -> Any:
        key = f"{asked.operation.accessor}[]"
        made = self._values.value(schema, key, index=index, taste=asked.taste)
        resources = [] if use is None else [self._store[use.collection].resource]
        for resource in resources:
            member = self._values.schemas.member(schema, resource.id_field)
            if fields_of(made) and "integer" in self._values.schemas.types(member):
                return {**fields_of(made), resource.id_field: index + 1}
        return made
