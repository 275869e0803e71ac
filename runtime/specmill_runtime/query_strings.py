"""Parameters that are a whole query: OpenAPI 3.2, `in: querystring`."""

from specmill_runtime.arguments import Argument
from specmill_runtime.codec import encode_json, essence_of, is_json
from specmill_runtime.encoding import (
    Expand,
    escape,
    members_of,
    pairs_expansion,
    scalar_text,
)


def querystring_expansion(argument: Argument) -> Expand:
    """The function from a value to the whole query: a form, or percent-encoded JSON or text."""
    essence = essence_of(argument.media_type or "")
    if is_json(essence):
        return lambda value: escape(encode_json(value, True).decode())
    if essence != "application/x-www-form-urlencoded":
        return lambda value: escape(scalar_text(value))

    def expand(value: object) -> str:
        members = members_of(value)
        if members is None:
            raise TypeError("a form is made of a mapping or a model")
        pairs = (
            pairs_expansion(Argument(wire=name, placement="query"))(member)
            for name, member in members.items()
        )
        return "&".join(pair for pair in pairs if pair)

    return expand
