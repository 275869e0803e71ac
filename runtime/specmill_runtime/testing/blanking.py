"""What is a secret in JSON and in text, and JSON and text without it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from specmill_runtime.redaction import REDACTED, Redactor, Secret
from specmill_runtime.testing.contract import Contract, Schema
from specmill_runtime.testing.pointing import fields_of, is_array, is_object
from specmill_runtime.testing.schema_walks import name_of

BLANK: Final = "REDACTED"
_WORDS: Final = (
    r"pass(?:word|wd|phrase)|secret|token|api[-_]?key|authori[sz]ation|credential|cookie"
    r"|signature|session[-_]?id"
)
_SECRET: Final = re.compile(_WORDS, re.IGNORECASE)
# Where the next page begins is no secret, and a walk cannot be replayed without it.
_POSITION: Final = re.compile(
    r"(page|next|prev(ious)?|continuation|cursor|sync|start|offset)[-_]?token",
    re.IGNORECASE,
)
_QUERY: Final = re.compile(
    rf"([?&;](?![\w.-]*(?:{_POSITION.pattern})[\w.-]*=)[\w.-]*(?:{_WORDS})[\w.-]*=)"
    r"[^&#;\s\"'<>]+",
    re.IGNORECASE,
)
_NO_NAMES: Final[frozenset[str]] = frozenset()


def blanked(
    value: Any, secrets: Sequence[str], hidden: frozenset[str] = _NO_NAMES
) -> Any:
    """JSON without the texts of fields that are named like a secret or `hidden`, nor `secrets`.

    Of texts the parts go that hold a secret, in whichever form it travels.
    """
    redactor = Redactor(tuple(map(Secret, secrets)))
    return _Blanking(redactor, hidden).of(value)


class _Blanking:
    def __init__(self, redactor: Redactor, hidden: frozenset[str]) -> None:
        self._redactor = redactor
        self._hidden = hidden

    def of(self, value: Any) -> Any:
        if is_object(value):
            return {
                name: _without_texts(one) if self._is_secret(name) else self.of(one)
                for name, one in value.items()
            }
        if is_array(value):
            return [self.of(one) for one in value]
        if isinstance(value, bytes):
            return f"{len(value)} bytes"
        if isinstance(value, str):
            known = self._redactor.blank(value).replace(REDACTED, BLANK)
            return _QUERY.sub(rf"\g<1>{BLANK}", known)
        return value

    def _is_secret(self, name: str) -> bool:
        is_named = _SECRET.search(name) is not None
        return name in self._hidden or (is_named and not _POSITION.search(name))


def _without_texts(value: object) -> Any:
    if is_object(value):
        return {name: _without_texts(one) for name, one in value.items()}
    if is_array(value):
        return [_without_texts(one) for one in value]
    return BLANK if isinstance(value, (str, bytes)) else value


@lru_cache(maxsize=16)
def hidden_names(contract: Contract) -> frozenset[str]:
    """The fields and parameters of a contract that are described as passwords."""
    fields = {name for one in _schemas(contract) for name in _passwords(one, contract)}
    for operation in contract.operations:
        for parameter in operation.parameters:
            if _is_password(parameter.schema, contract):
                fields |= {parameter.name, parameter.identifier or parameter.name}
        named = {} if operation.body is None else operation.body.fields
        fields |= {keyword for name, keyword in named.items() if name in fields}
    return frozenset(fields)


def _schemas(contract: Contract) -> Iterator[Schema]:
    yield from contract.schemas.values()
    for operation in contract.operations:
        bodies = () if operation.body is None else (operation.body,)
        for part in (*bodies, *operation.results):
            yield from (one.schema for one in part.contents if one.schema is not None)


def _passwords(schema: Schema, contract: Contract) -> Iterator[str]:
    waiting: list[Any] = [schema]
    while waiting:
        one = waiting.pop()
        if is_array(one):
            waiting += one
            continue
        for name, member in fields_of(fields_of(one).get("properties")).items():
            if _is_password(member, contract):
                yield name
        waiting += fields_of(one).values()


def _is_password(schema: object, contract: Contract) -> bool:
    found = fields_of(schema)
    if "$ref" in found:
        found = {**fields_of(contract.schemas.get(name_of(found["$ref"]))), **found}
    return found.get("format") == "password"
