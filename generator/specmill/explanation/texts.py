"""Explanations as people read them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.explanation.answers import Answer, Explanation, Paging

_SHOWN = 10


def to_text(explanation: Explanation) -> str:
    """A block of lines for every answer."""
    blocks = [
        "".join(f"{line}\n" for line in _lines(one)) for one in explanation.answers
    ]
    return "\n".join(blocks)


def _lines(one: Answer) -> Iterator[str]:
    yield f"{one.name} ({one.kind})"
    place = f"{one.file}:{one.line}:{one.column}" if one.line else one.file
    yield _line("from", f"{place} #{one.pointer}")
    if one.key:
        yield _line("described as", one.key)
    lock = ", held by specmill.lock" if one.locked else ""
    yield _line("rule", f"{one.rule}{lock}: {one.reason}")
    if one.keys:
        yield _line("overrule with", " or ".join(one.keys))
    if one.pagination is not None:
        yield from _paging(one.pagination)
    for each in one.generated[:_SHOWN]:
        yield _line("generated", f"{each.file}:{each.line} {each.name}")


def _paging(one: Paging) -> Iterator[str]:
    shown = "no pages"
    if one.paging is not None:
        fields: dict[str, object] = msgspec.to_builtins(one.paging)
        style = fields.pop("type")
        shown = (
            f"{style} ({', '.join(f'{key} {value}' for key, value in fields.items())})"
        )
    lock = ", held by specmill.lock" if one.locked else ""
    yield _line("pages", shown)
    yield _line("rule of pages", f"{one.rule}{lock}: {one.reason}")
    yield _line("overrule with", " or ".join(one.keys))


def _line(label: str, text: str) -> str:
    return f"  {label:14} {text}"
