"""Parameters that are a whole query: OpenAPI 3.2, `in: querystring`."""

from specmill_runtime.arguments import Argument
from specmill_runtime.codec import encode_json, essence_of, is_json
from specmill_runtime.encoding import Expand, escape, scalar_text


def querystring_expansion(argument: Argument) -> Expand:
    """The function from a value to the whole query: a form, or percent-encoded JSON or text."""
    essence = essence_of(argument.media_type or "")
    if is_json(essence):
        return lambda value: escape(encode_json(value, True).decode())
    if essence != "application/x-www-form-urlencoded":
        return lambda value: escape(scalar_text(value))

    from specmill_runtime.forms import form_fields, form_text

    return lambda value: form_text(form_fields(argument, value))
