"""Forms that are not described as objects: what is sent as them, as a mapping or as finished text."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.operations import Body, Content
from specmill.model.types import (
    Anything,
    Array,
    Choice,
    Constant,
    Map,
    Primitive,
    Record,
    Type,
)
from specmill.passes.checks import Types, resolved

FIELDS = Map(values=Anything())
"""Any mapping: of a form whose schema speaks of no fields."""
_FINISHED = Choice(variants=(FIELDS, Primitive(kind="string")))


def settle_forms(api: Api, diagnostics: Diagnostics) -> Api:
    """The model with mappings in place of the texts, numbers and lists that forms are described as.

    A form is made of fields. One that is described as a text may be given as the finished text, too.
    """
    settled = list(api.operations)
    for index, operation in enumerate(settled):
        body = operation.body
        if body is None or all(_has_fields(one, api.types) for one in body.contents):
            continue
        changed = _settled(body, api.types, diagnostics)
        settled[index] = msgspec.structs.replace(operation, body=changed)
    return msgspec.structs.replace(api, operations=tuple(settled))


def _has_fields(content: Content, types: Types) -> bool:
    """Whether nothing has to be done: it is no form, or may be an object."""
    if content.type is None or not (content.is_form or content.is_multipart):
        return True
    if _is_any(content.type, types):
        return False
    found = resolved(types, content.type)
    return any(isinstance(one, (Record, Map, Anything)) for one in found)


def _is_any(given: Type, types: Types) -> bool:
    """True for a schema that says nothing, which makes no form another one."""
    return all(isinstance(one, Anything) for one in resolved(types, given))


def _settled(body: Body, types: Types, diagnostics: Diagnostics) -> Body:
    contents: list[Content] = []
    for one in body.contents:
        if one.type is None or _has_fields(one, types):
            contents.append(one)
            continue
        is_any = _is_any(one.type, types)
        if not is_any:
            diagnostics.warning(
                "degraded-body",
                f"a body of {one.media_type!r} is made of fields, and described is none",
                one.location,
                "describe an object; the SDK takes any mapping",
            )
        is_text = one.is_form and not is_any and _is_text(one.type, types)
        type_ = _FINISHED if is_text else FIELDS
        contents.append(msgspec.structs.replace(one, type=type_))
    return msgspec.structs.replace(body, contents=tuple(contents))


def _is_text(given: Type, types: Types) -> bool:
    found = resolved(types, given)
    if any(isinstance(one, Array) for one in found):
        return False
    return any(
        (isinstance(one, Primitive) and one.kind == "string")
        or (isinstance(one, Constant) and isinstance(one.values[0], str))
        for one in found
    )
