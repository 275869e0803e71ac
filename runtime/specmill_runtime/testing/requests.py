"""Requests checked against their operation and read into values."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote, unquote_plus

import msgspec

from specmill_runtime.codec import is_json
from specmill_runtime.testing.bodies import (
    FORM,
    ReadBody,
    content_for,
    read_body,
)
from specmill_runtime.testing.checkers import Fault
from specmill_runtime.testing.contract import (
    Body,
    Content,
    Location,
    Operation,
    Parameter,
    Schema,
)
from specmill_runtime.testing.messages import Blame, ContractViolation, Request
from specmill_runtime.testing.parameters import (
    Pairs,
    ParameterReader,
    UnreadableError,
    breadth,
    is_nested,
    pairs_of,
    without_pairs,
)
from specmill_runtime.testing.pointing import schema_at
from specmill_runtime.testing.received import PAGE_KEY, Received, place
from specmill_runtime.testing.scalars import Texts

_DESCRIPTIVE: Final = ("accept", "authorization", "content-type")
# HTTP libraries send them, too: lists of what is welcome (RFC 9110 §12.5).
_PREFERRING: Final = frozenset({"accept-charset", "accept-encoding", "accept-language"})


class OperationReader:
    """An operation compiled for reading requests."""

    def __init__(
        self, operation: Operation, texts: Texts, open_names: Iterable[str] = ()
    ) -> None:
        self.operation = operation
        self._texts = texts
        self._open_names = frozenset((*open_names, PAGE_KEY))
        self._by_location: dict[Location, dict[str, ParameterReader]] = {}
        for parameter in operation.parameters:
            location = parameter.location
            name = parameter.name.lower() if location == "header" else parameter.name
            if location == "header" and name in _DESCRIPTIVE:
                continue
            readers = self._by_location.setdefault(location, {})
            readers[name] = ParameterReader(parameter, texts)
        self._documented = {
            (location, name, msgspec.json.encode(value))
            for example in operation.examples
            for location, values in example.parameters.items()
            for name, value in values.items()
        }

    def read(
        self, request: Request, path: dict[str, str], query: str, *, strict: bool = True
    ) -> Received:
        """The values of a request; ContractViolation for the first that is wrong.

        `path` holds the texts of the path's variables; `strict` refuses undeclared names.
        """
        try:
            return self._read(request, path, query, strict)
        except ContractViolation as violation:
            named = violation.within(self.operation.accessor)
        raise named

    def takes_path(self, path: dict[str, str]) -> bool:
        """Whether the texts of the path's variables are values of its parameters."""
        pairs = {name: [text] for name, text in path.items()}
        try:
            self._values("path", self._by_location.get("path", {}), pairs, True)
        except ContractViolation:
            return False
        return True

    def _read(
        self, request: Request, path: dict[str, str], query: str, strict: bool
    ) -> Received:
        found: dict[Location, dict[str, object]] = {}
        for location, readers in self._by_location.items():
            match location:
                case "path":
                    pairs: Pairs = {name: [text] for name, text in path.items()}
                    self._check_path(path)
                case "query":
                    pairs = pairs_of(query)
                case "header":
                    pairs = {
                        name: [request.headers[name]]
                        for name in readers
                        if name in request.headers
                    }
                case "cookie":
                    pairs = pairs_of(request.headers.get("cookie", ""), ";")
                case "querystring":
                    found[location] = self._querystring(readers, query)
                    continue
                case "rpc":
                    continue
            found[location] = self._values(location, readers, pairs, strict)
        pages = pairs_of(query).get(PAGE_KEY) if PAGE_KEY in query else None
        if pages:
            found["query"] = {**found.get("query", {}), PAGE_KEY: pages[0]}
        if strict and "query" not in found and "querystring" not in found:
            self._refuse_unknown("query", pairs_of(query).keys())
        if self.operation.body is None:
            self._check_absence(request)
            return Received(found)
        return self._with_body(found, self.operation.body, request)

    def _values(
        self,
        location: Location,
        readers: dict[str, ParameterReader],
        pairs: Pairs,
        strict: bool,
    ) -> dict[str, object]:
        values: dict[str, object] = {}
        taken: set[str] = set()
        spread = sorted(filter(is_nested, readers.values()), key=breadth)
        for name, texts in pairs.items():
            reader = readers.get(name)
            if reader is not None and (reader not in spread or reader.is_text_too):
                taken.add(name)
                if not strict and reader.kind == "scalar":
                    texts = texts[-1:]
                values[reader.parameter.name] = self._value(reader, texts)
        if spread or strict:
            taken |= self._open_names & pairs.keys()
        for reader in spread:
            value = reader.gather(pairs, taken, spread)
            if value is not None:
                values[reader.parameter.name] = self._checked(reader.parameter, value)
        for reader in readers.values():
            if reader.parameter.required and reader.parameter.name not in values:
                self._check_optional(location, reader.parameter)
        if strict and location == "query":
            self._refuse_unknown(location, pairs.keys() - taken)
        return values

    def _value(self, reader: ParameterReader, texts: list[str]) -> object:
        parameter = reader.parameter
        if texts == [""] and parameter.allow_empty:
            return ""
        try:
            value = reader.read(texts)
        except UnreadableError as error:
            raise self._violation(
                "style", parameter, f"{error}, as style {reader.style} is written"
            ) from None
        return self._checked(parameter, value)

    def _checked(self, parameter: Parameter, value: object) -> object:
        checker = self._texts.schemas.checker(parameter.schema, "request")
        if checker.accepts(value):
            return value
        fault = next(checker.certain_faults(value), None)
        if fault is None or any(map(checker.accepts, _preferred(parameter, value))):
            return value
        key = (parameter.location, parameter.name, msgspec.json.encode(value))
        blame: Blame = "test" if fault.is_of_value else "sdk"
        raise ContractViolation(
            "value",
            f"{parameter.location} parameter {parameter.name!r}: {fault.reason}",
            pointer=place(parameter.location, parameter.name) + fault.pointer,
            blame="description" if key in self._documented else blame,
        )

    def _check_path(self, path: dict[str, str]) -> None:
        for name, text in path.items():
            if not text:
                raise ContractViolation(
                    "missing",
                    f"path parameter {name!r} is empty",
                    pointer=place("path", name),
                    status=404,
                )

    def _check_optional(self, location: Location, parameter: Parameter) -> None:
        if self._texts.kind(parameter.schema) in ("array", "object") and (
            location == "query"
        ):
            # An empty array or object is not written at all (RFC 6570 §2.3).
            empty: object = [] if self._texts.kind(parameter.schema) == "array" else {}
            if self._texts.schemas.checker(parameter.schema, "request").accepts(empty):
                return
        raise self._violation("missing", parameter, "is required")

    def _querystring(
        self, readers: dict[str, ParameterReader], query: str
    ) -> dict[str, object]:
        parameter = next(iter(readers.values())).parameter
        media_type = parameter.media_type or FORM
        query = without_pairs(query, self._open_names)
        query = query if media_type == FORM else unquote(query)
        if not query and not parameter.required:
            return {}
        # A form without fields is no text at all.
        if not query and media_type != FORM:
            raise self._violation("missing", parameter, "is required")
        described = Content(media_type=media_type, schema=parameter.schema)
        value = read_body(query.encode(), media_type, described, self._texts).checked
        return {parameter.name: self._checked(parameter, value)}

    def _with_body(
        self, found: dict[Location, dict[str, object]], body: Body, request: Request
    ) -> Received:
        media_type = request.headers.get("content-type", "")
        if not request.content and not (media_type and not is_json(media_type)):
            if body.required:
                raise ContractViolation(
                    "missing", "a body is required", pointer="/body"
                )
            return Received(found)
        if not body.contents:
            return Received(found, request.content, media_type)
        described = content_for(body.contents, media_type)
        if described is None:
            known = ", ".join(one.media_type for one in body.contents)
            raise ContractViolation(
                "media-type",
                f"the body is {media_type or 'of no type'}, which is none of {known}",
                pointer="/headers/content-type",
                status=415,
            )
        read = read_body(request.content, media_type, described, self._texts)
        self._check_body(read, read.content.schema)
        return Received(found, read.value, media_type)

    def _check_body(self, read: ReadBody, schema: Schema | None) -> None:
        if schema is None:
            return
        checker = self._texts.schemas.checker(schema, "request")
        faults = checker.certain_faults(read.checked)
        fault = next((one for one in faults if self._counts(one, schema)), None)
        if fault is None:
            return
        is_documented = any(one.body == read.value for one in self.operation.examples)
        blame: Blame = "test" if fault.is_of_value else "sdk"
        raise ContractViolation(
            "value",
            f"the body: {fault.reason}",
            pointer="/body" + fault.pointer,
            blame="description" if is_documented else blame,
        )

    def _counts(self, fault: Fault, schema: Schema) -> bool:
        """False for a required name that is no member anywhere: it is a slip, and nobody can send it."""
        if fault.missing is None:
            return True
        schemas = self._texts.schemas
        whole = fault.pointer.rpartition("/")[0]
        held = schema_at(schemas, schema, whole)
        is_described = schemas.member(held, fault.missing) is not True
        return is_described or not schemas.members(held)

    def _check_absence(self, request: Request) -> None:
        if request.content and self.operation.rpc is None:
            raise ContractViolation(
                "unexpected", "the operation has no body", pointer="/body"
            )

    def _refuse_unknown(self, location: Location, names: Iterable[str]) -> None:
        for name in sorted(set(names) - self._open_names):
            raise ContractViolation(
                "unexpected",
                f"there is no {location} parameter {unquote_plus(name)!r}",
                pointer=place(location, name),
            )

    def _violation(
        self, code: str, parameter: Parameter, reason: str
    ) -> ContractViolation:
        return ContractViolation(
            code,
            f"{parameter.location} parameter {parameter.name!r} {reason}",
            pointer=place(parameter.location, parameter.name),
        )


def _preferred(parameter: Parameter, value: object) -> list[str]:
    """What a header lists of which one is enough, without weights."""
    name = parameter.name.lower()
    if parameter.location != "header" or name not in _PREFERRING:
        return []
    return [one.partition(";")[0].strip() for one in str(value).split(",")]
