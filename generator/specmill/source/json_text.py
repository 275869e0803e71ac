"""JSON that specmill writes for people and version control."""

from __future__ import annotations

import msgspec


def json_text(value: object) -> str:
    """Indented JSON with sorted keys and a line feed at the end, in ASCII.

    Texts of a description may hold characters that a terminal or an editor must not get.
    """
    encoded = msgspec.json.encode(value, order="deterministic")
    text = msgspec.json.format(encoded, indent=2).decode()
    if not text.isascii():
        text = "".join(one if one.isascii() else _escaped(one) for one in text)
    return text + "\n"


def _escaped(character: str) -> str:
    """The character as one or two escapes of JSON (RFC 8259, section 7)."""
    units = character.encode("utf-16-be", "surrogatepass")
    pairs = (units[start : start + 2] for start in range(0, len(units), 2))
    return "".join(f"\\u{pair.hex()}" for pair in pairs)
