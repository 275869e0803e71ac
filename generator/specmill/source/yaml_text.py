"""Texts as specmill writes them into YAML that people keep."""

from __future__ import annotations

import json


def yaml_text(text: str) -> str:
    """A text in double quotes, with what can't be seen as escapes (YAML 1.2.2, section 5.7).

    A string of JSON would do, were it not for its escapes of two halves, which YAML does not have.
    """
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else _escaped(one) for one in quoted)


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"
