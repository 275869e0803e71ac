"""Texts of the media type `application/x-www-form-urlencoded`: bodies, and queries that are a form.

A field is written as the media type has it, with `+` for a space (OpenAPI 3.1.1 §4.8.15.2, URL
Standard §5.2); one with another style than the usual is written as in a query (RFC 6570).
"""

from collections.abc import Iterable
from urllib.parse import quote_plus

from specmill_runtime.arguments import Argument
from specmill_runtime.codec import encode_json
from specmill_runtime.encoding import (
    items_of,
    members_of,
    pairs_expansion,
    scalar_text,
)


def form_text(fields: Iterable[tuple[Argument, object]]) -> str:
    """The text of a form; fields of which nothing is written, such as empty arrays, are not in it."""
    pairs = (_pairs(argument, value) for argument, value in fields)
    return "&".join(pair for pair in pairs if pair)


def form_fields(whole: Argument, value: object) -> list[tuple[Argument, object]]:
    """The fields of a mapping or model that is a whole form; TypeError for any other value."""
    members = members_of(value)
    if members is None:
        raise TypeError("a form is made of a mapping or a model")
    described = {one.wire: one for one in whole.members}
    return [
        (described.get(name) or _usual_field(name), one)
        for name, one in members.items()
    ]


def _usual_field(name: str) -> Argument:
    """A field without a style: objects are JSON (OpenAPI 3.1.1, Encoding Object)."""
    return Argument(wire=name, placement="field", media_type="application/json")


def _pairs(argument: Argument, value: object) -> str:
    """The pairs of one field: by its style, or JSON where the description says so."""
    if value is None and (argument.media_type is None or argument.kind is None):
        value = ""
    # Of what may be anything, a list is a value like others.
    items = None if argument.kind is object else items_of(value)
    is_object = items is None and members_of(value) is not None
    if argument.media_type is None and (is_object or _is_styled(argument)):
        return pairs_expansion(argument)(value)
    name = _escape(argument.wire)
    texts = (_text(argument, one) for one in ((value,) if items is None else items))
    return "&".join(f"{name}={_escape(text)}" for text in texts)


def _is_styled(argument: Argument) -> bool:
    is_usual = argument.style == "form" and argument.explode
    return argument.allow_reserved or not is_usual


def _text(argument: Argument, value: object) -> str:
    """A single value as it is, unless it has to be JSON; anything else is JSON."""
    is_single = items_of(value) is None and members_of(value) is None
    if argument.media_type is None or (is_single and argument.kind is None):
        return scalar_text(value)
    return encode_json(value, True).decode()


def _escape(text: str) -> str:
    return quote_plus(text, safe="*").replace("~", "%7E")
