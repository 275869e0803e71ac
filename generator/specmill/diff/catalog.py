"""The rules for readers: a list of all, a page of each, and the document that has them all."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

import yaml

from specmill.diff.findings import Flow
from specmill.diff.python_rules import VERDICTS
from specmill.diff.relation_law import judge
from specmill.diff.relation_policy import decided
from specmill.diff.rule import Edit, Example, Layer, Rule
from specmill.diff.rule_table import RULES
from specmill.report import printable_lines

_LAYERS = {
    Layer.STRUCTURE: "Operations, parameters, bodies, answers, security",
    Layer.SCHEMA: "Schemas",
    Layer.PYTHON: "The Python SDK",
}
_WAYS = {Flow.IN: "sent", Flow.OUT: "answered", Flow.BOTH: "sent and answered"}
_WIDTH = 34
_SHORT = 90


def to_list() -> str:
    """One line for each rule, by layer."""
    blocks = [
        "".join(f"{line}\n" for line in (title, *map(_line, _rules(layer))))
        for layer, title in _LAYERS.items()
    ]
    return "\n".join(blocks)


def _rules(layer: Layer) -> tuple[Rule, ...]:
    return tuple(one for one in RULES.values() if one.layer is layer)


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
    verdicts = VERDICTS.get(rule.id)
    if verdicts is not None:
        yield ""
        yield f"Running old code: {verdicts.runtime}; type-checking it: {verdicts.types}"
    if rule.edits:
        yield ""
        yield from (f"  {one.name}: {_verdicts(rule, one)}" for one in rule.edits)
    for example in rule.examples:
        yield ""
        yield _heading(example)
        yield from (f"  {line}" for line in _change(example))
    if rule.aliases:
        yield ""
        yield f"Known elsewhere as {', '.join(rule.aliases)}"
    yield ""
    yield f"Accept one: specmill diff BASE HEAD --accept {rule.id}@POINTER --reason TEXT"


def _verdicts(rule: Rule, edit: Edit) -> str:
    """What an edit alone means; with other changes at the same place it may mean less."""
    if edit.wire is not None:
        return f"{edit.relation}; {edit.wire}"
    name = rule.id.removeprefix("schema-")
    sent, answered = (
        decided(name, edit.name, flow) or judge(edit.relation, flow)
        for flow in (Flow.IN, Flow.OUT)
    )
    return f"{edit.relation}; {sent} where it is sent, {answered} where it is answered"


def _heading(example: Example) -> str:
    way = _WAYS.get(example.flow)
    where = f" where it is {way}" if way else ""
    return f"{example.wire.capitalize()} on the wire{where}:"


def _change(example: Example) -> list[str]:
    """Both states: whole when they are short, else what is around the change, as YAML."""
    short = [
        json.dumps(one, ensure_ascii=False) for one in (example.before, example.after)
    ]
    if max(map(len, short)) <= _SHORT:
        return [f"- {short[0]}", f"+ {short[1]}"]
    before, after = _lines(example.before), _lines(example.after)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    lines: list[str] = []
    for group in matcher.get_grouped_opcodes(3):
        lines += ["  …"] if lines else []
        for kind, start, end, first, last in group:
            if kind == "equal":
                lines += (f"  {line}" for line in before[start:end])
                continue
            lines += (f"- {line}" for line in before[start:end])
            lines += (f"+ {line}" for line in after[first:last])
    return lines


def _lines(value: Any) -> list[str]:
    text: str = yaml.dump(value, Dumper=_Plain, sort_keys=False, allow_unicode=True)
    return text.splitlines()


class _Plain(yaml.SafeDumper):
    """Writes shared parts out, wherever they stand."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always: a reader of an example has no use for anchors."""
        return True


def to_document() -> str:
    """docs/diff-rules.md: all rules, each with an anchor of its own."""
    lines = [
        "# Rules of `specmill diff`",
        "",
        "Made from the table of rules by `make rules`; `specmill diff --explain RULE` prints one of them.",
        "[diff.md](diff.md) says how a verdict follows from what is accepted and which way it travels.",
        "",
        *(f"- [{title}](#{_slug(title)})" for title in _LAYERS.values()),
    ]
    for layer, title in _LAYERS.items():
        lines += ["", f"## {title}"]
        for rule in _rules(layer):
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
    verdicts = VERDICTS.get(rule.id)
    if verdicts is not None:
        yield ""
        yield f"Running old code: {verdicts.runtime}; type-checking it: {verdicts.types}."
    if rule.edits:
        yield ""
        yield "| edit | what is accepted; verdict |"
        yield "| --- | --- |"
        yield from (f"| {one.name} | {_verdicts(rule, one)} |" for one in rule.edits)
    for example in rule.examples:
        yield ""
        yield _heading(example)
        yield ""
        yield "```diff"
        yield from _change(example)
        yield "```"
    if rule.aliases:
        yield ""
        yield f"Elsewhere: {', '.join(f'`{one}`' for one in rule.aliases)}."
