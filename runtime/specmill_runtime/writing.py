"""What writes the body of a request, and how texts are written in it."""

from collections.abc import Callable
from typing import TypeAlias

from specmill_runtime.arguments import Argument
from specmill_runtime.request import UploadBody
from specmill_runtime.response import charset_in

Values: TypeAlias = list[tuple[Argument, object]]
Content: TypeAlias = bytes | UploadBody | None
BodyWriter: TypeAlias = Callable[[Values, int | None], Content]
"""From the arguments of a body, and the id of a JSON-RPC call, to the body; None for none."""


def text_content(text: str, media_type: str | None) -> bytes:
    """A text in the charset that its media type names, otherwise in UTF-8 (RFC 9110 §8.3.2).

    ValueError for a character that the charset lacks.
    """
    charset = charset_in(media_type or "") or "utf-8"
    try:
        return text.encode(charset)
    except UnicodeEncodeError as error:
        if charset == "utf-8":
            raise
        lacking = text[error.start]
    except LookupError:
        return text.encode()
    raise ValueError(f"{charset} has no {lacking!r}")
