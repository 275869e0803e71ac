"""The rules for readers: a list of all, and a page of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from specmill.diff.rule import Example, Layer, Rule
from specmill.diff.rule_table import RULES
from specmill.report import printable_lines

_LAYERS = {
    Layer.STRUCTURE: "Operations, parameters, bodies, answers, security",
    Layer.SCHEMA: "Schemas",
    Layer.PYTHON: "The Python SDK",
}
_WIDTH = 34


def to_list() -> str:
    """One line for each rule, by layer."""
    lines: list[str] = []
    for layer, title in _LAYERS.items():
        lines += [title, *(_line(one) for one in RULES.values() if one.layer is layer), ""]
    return "".join(f"{line}\n" for line in lines[:-1])


def _line(rule: Rule) -> str:
    return f"  {rule.id:<{_WIDTH}}  {rule.title}"


def to_page(rule: Rule) -> str:
    """Everything about one rule, for a terminal."""
    return printable_lines("".join(f"{line}\n" for line in _page(rule)))


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    yield f"  {_LAYERS[rule.layer]}, facet {rule.facet}"
    yield ""
    yield rule.why
    yield f"To change it safely: {rule.advice}"
    if rule.edits:
        yield ""
        yield from (f"  {one.name}: {one.relation}" for one in rule.edits)
    for example in rule.examples:
        yield ""
        yield from _example(example)
    if rule.aliases:
        yield ""
        yield f"Known elsewhere as {', '.join(rule.aliases)}"
    yield ""
    yield f"Accept one: specmill diff BASE HEAD --accept {rule.id}@POINTER --reason TEXT"


def _example(example: Example) -> Iterator[str]:
    way = {"in": "sent", "out": "answered"}.get(example.flow, "there")
    yield f"Where it is {way}: {example.wire} on the wire"
    yield f"  before: {_short(example.before)}"
    yield f"  after:  {_short(example.after)}"


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def to_document() -> str:
    """docs/diff-rules.md: all rules, each with an anchor of its own."""
    lines = [
        "# Rules of `specmill diff`",
        "",
        "Made from the table of rules by `make rules`; `specmill diff --explain RULE` prints one of them.",
        "[diff.md](diff.md) says how a verdict follows from relation and flow.",
        "",
    ]
    for layer, title in _LAYERS.items():
        lines += [f"- [{title}](#{_slug(title)})"]
    for layer, title in _LAYERS.items():
        lines += ["", f"## {title}"]
        for rule in RULES.values():
            if rule.layer is layer:
                lines += ["", *_section(rule)]
    return "".join(f"{line}\n" for line in lines)


def _slug(title: str) -> str:
    return title.lower().replace(",", "").replace(" ", "-")


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.title}.** {rule.why}"
    yield ""
    yield f"To change it safely: {rule.advice}"
    if rule.edits:
        yield ""
        yield "| edit | accepted values |"
        yield "| --- | --- |"
        yield from (f"| {one.name} | {one.relation} |" for one in rule.edits)
    for example in rule.examples:
        yield ""
        yield from _example_block(example)
    if rule.aliases:
        yield ""
        yield f"Elsewhere: {', '.join(f'`{one}`' for one in rule.aliases)}."


def _example_block(example: Example) -> Iterator[str]:
    way = {"in": "sent", "out": "answered"}.get(example.flow, "there")
    yield f"{example.wire.capitalize()} where it is {way}:"
    yield ""
    yield "```diff"
    yield from (f"- {line}" for line in _pretty(example.before))
    yield from (f"+ {line}" for line in _pretty(example.after))
    yield "```"


def _pretty(value: Any) -> list[str]:
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > 100:
        text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.splitlines()
