"""Literals: values of a description as Python source, in the quotes that Black would choose."""

from __future__ import annotations

from specmill.python.code import Code

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> Code:
    """A string literal; unprintable and bidirectional characters are escaped.

    Double quotes, unless single quotes need fewer escapes (Black, string normalisation).
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return Code(f'"{text}"')
    quote = "'" if text.count("'") < text.count('"') else '"'
    return Code(quote + "".join(_escape(char, quote) for char in text) + quote)


def scalar(value: str | int | float | bool | None) -> Code:
    """A literal of any JSON scalar."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, float):
        return _float(value)
    return Code(repr(value))


def byte_string(value: bytes) -> Code:
    """A literal of bytes; all but printable ASCII is escaped."""
    quote = "'" if value.count(b"'") < value.count(b'"') else '"'
    text = value.decode("latin-1")
    parts = (
        _escape(char, quote) if char < "\x7f" else f"\\x{ord(char):02x}"
        for char in text
    )
    return Code(f"b{quote}{''.join(parts)}{quote}")


def boolean(value: bool) -> Code:
    """`True` or `False`."""
    return Code(repr(value))


def integer(value: int) -> Code:
    """A decimal integer."""
    return Code(repr(value))


def _float(value: float) -> Code:
    text = repr(value).replace("e+", "e")
    return Code(text if text.lstrip("-")[0].isdigit() else f'float("{text}")')


def _escape(char: str, quote: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char == quote:
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    )
