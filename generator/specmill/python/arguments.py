"""Arguments of a method: parameters and the flattened body, with their Python names, in the order they are passed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specmill.model.operations import (
    AtPosition,
    ByName,
    Content,
    HttpBinding,
    InPath,
    Operation,
    Parameter,
    PartEncoding,
)
from specmill.model.types import (
    Alias,
    Binary,
    Declaration,
    Field,
    Named,
    Record,
    Type,
)
from specmill.python.argument_names import argument_names
from specmill.python.code import Code
from specmill.python.contents import choose_body, is_file, whole_body
from specmill.python.form_fields import form_encoding, is_always_json
from specmill.python.sent_defaults import fixed_value, sent_default, takes_null


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """One Python argument and where it comes from.

    `required` arguments have no default. `nullable` ones accept None as a value of its own. `positional` ones may
    be given by position. `is_file` ones take files, or lists of them. `encoding` says how a field of a form is
    written, when the description does, `always_json` that texts are JSON there, too. `needed` are fields without
    which a body that may be left out cannot be sent; with a `fixed` value they need not be given.
    """

    identifier: Code
    source: Parameter | Field | Content
    type: Type
    required: bool
    nullable: bool
    positional: bool = False
    default: msgspec.Raw | None = None
    is_file: bool = False
    encoding: PartEncoding | None = None
    always_json: bool = False
    needed: bool = False
    fixed: msgspec.Raw | None = None

    @property
    def wire_name(self) -> str:
        """The name on the wire; a whole body has none."""
        return "" if isinstance(self.source, Content) else self.source.wire_name

    @property
    def documented_default(self) -> msgspec.Raw | None:
        """What the server takes when the argument is absent; None when the signature shows it already."""
        return (
            None
            if isinstance(self.source, Content) or self.default is not None
            else self.source.default
        )


class Arguments(msgspec.Struct, frozen=True, kw_only=True):
    """All arguments of an operation and the chosen request content; `flattened`: the body's fields are arguments."""

    items: tuple[Argument, ...]
    content: Content | None = None
    flattened: bool = False


def plan_arguments(operation: Operation, types: Mapping[str, Declaration]) -> Arguments:
    """Parameters in document order, then the body; parameters in the path come first, in the order of the path,
    and what all operations of a path take comes last.
    """
    content = choose_body(operation.body, types) if operation.body else None
    record = body_record(content, types) if content else None
    sources: list[Parameter | Field | Content] = [*_ordered(operation)]
    if record is not None:
        sources += [field for field in record.fields if field.access != "read"]
    elif content is not None:
        sources.append(content)
    names = argument_names(sources, record)
    items = tuple(
        _argument(source, name, operation, types, is_json=_is_json(source, content))
        for source, name in zip(sources, names, strict=True)
    )
    items = tuple(sorted(items, key=_is_shared))
    if record is not None and sum(isinstance(one, Field) for one in sources) > 1:
        items = tuple(_with_need(item, types) for item in items)
    if content is not None:
        items = tuple(_sent_in(content, item, types) for item in items)
    return Arguments(
        items=_chief_positional(items, operation),
        content=content,
        flattened=record is not None,
    )


def _is_shared(item: Argument) -> bool:
    source = item.source
    return isinstance(source, Parameter) and source.shared and not item.positional


def _with_need(item: Argument, types: Mapping[str, Declaration]) -> Argument:
    is_needed = isinstance(item.source, Field) and item.source.required
    if not is_needed or item.required or item.default is not None:
        return item
    return msgspec.structs.replace(
        item, needed=True, fixed=fixed_value(item.type, types)
    )


def body_record(content: Content, types: Mapping[str, Declaration]) -> Record | None:
    """The record whose fields become arguments; None when the body is passed as a whole."""
    if not (content.is_json or content.is_form or content.is_multipart):
        return None
    target = content.type
    while isinstance(target, Named):
        declaration = types[target.key]
        if isinstance(declaration, Record):
            return (
                declaration
                if declaration.fields and declaration.extra is None
                else None
            )
        target = declaration.target if isinstance(declaration, Alias) else None
    return None


def _ordered(operation: Operation) -> list[Parameter]:
    in_path = [one for one in operation.parameters if isinstance(one.placement, InPath)]
    template = getattr(operation.binding, "path", "")
    in_path.sort(key=lambda one: template.find(f"{{{one.wire_name}}}"))
    return in_path + [
        one for one in operation.parameters if not isinstance(one.placement, InPath)
    ]


def _argument(
    source: Parameter | Field | Content,
    identifier: Code,
    operation: Operation,
    types: Mapping[str, Declaration],
    *,
    is_json: bool,
) -> Argument:
    required_body = operation.body is not None and operation.body.required
    if isinstance(source, Content):
        return Argument(
            identifier=identifier,
            source=source,
            type=whole_body(source),
            required=required_body,
            nullable=is_json and takes_null(whole_body(source), types, is_json=True),
        )
    nullable = takes_null(source.type, types, is_json=is_json)
    required = source.required and (not isinstance(source, Field) or required_body)
    if isinstance(source, Parameter) and source.is_header(operation.idempotency_key):
        required = False
    default = fixed_value(source.type, types) if required else None
    if isinstance(source, Parameter) and isinstance(
        source.placement, (AtPosition, ByName)
    ):
        default = sent_default(source, operation, types, default)
    required = required and default is None
    return Argument(
        identifier=identifier,
        source=source,
        type=source.type,
        required=required,
        nullable=nullable,
        positional=isinstance(source, Parameter)
        and isinstance(source.placement, InPath)
        and default is None,
        default=default,
    )


def _sent_in(
    content: Content, item: Argument, types: Mapping[str, Declaration]
) -> Argument:
    """The argument with what the content of the body says about it."""
    if isinstance(item.source, Content):
        # JSON holds no file: bytes are base64 there.
        is_raw = not content.is_json and isinstance(item.type, Binary)
        return msgspec.structs.replace(item, is_file=is_raw)
    if content.is_json or not isinstance(item.source, Field):
        return item
    encodings = {one.field: one for one in content.encodings}
    encoding = encodings.get(item.wire_name)
    always_json = not content.is_multipart and is_always_json(encoding)
    if not content.is_multipart:
        encoding = form_encoding(item.wire_name, encoding, item.type, types)
    return msgspec.structs.replace(
        item,
        is_file=content.is_multipart and is_file(item.type, types),
        encoding=encoding,
        always_json=always_json,
    )


def _is_json(source: Parameter | Field | Content, content: Content | None) -> bool:
    """Whether the value of an argument travels as JSON."""
    if isinstance(source, Parameter):
        return isinstance(source.placement, (AtPosition, ByName))
    return content is not None and content.is_json


def _chief_positional(
    items: tuple[Argument, ...], operation: Operation
) -> tuple[Argument, ...]:
    """A JSON-RPC method takes its only required argument by position too, wherever it is listed.

    Without required ones that is the first, so that calls still run when it was the required one.
    """
    if isinstance(operation.binding, HttpBinding):
        return items
    required = [item for item in items if item.required]
    chief = required if required else items[:1]
    if len(chief) != 1:
        return items
    taken = msgspec.structs.replace(chief[0], positional=True)
    return tuple(taken if item is chief[0] else item for item in items)
