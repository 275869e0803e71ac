"""The rules for readers: a list of all, a page of each, and the document that has them all."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

import yaml

from specmill.diff.findings import Flow, Wire
from specmill.diff.python_effects import effects
from specmill.diff.python_rules import VERDICTS
from specmill.diff.relation_law import judge
from specmill.diff.relation_policy import decided
from specmill.diff.rule import Edit, Layer, Rule
from specmill.diff.rule_table import RULES
from specmill.report import printable_lines

_LAYERS = {
    Layer.STRUCTURE: "Operations, parameters, bodies, answers, security",
    Layer.SCHEMA: "Schemas",
    Layer.PYTHON: "The Python SDK",
}
_WAYS = {Flow.IN: "sent", Flow.OUT: "answered", Flow.BOTH: "sent and answered"}
_VERDICTS = {
    Wire.BREAKING: "Breaking",
    Wire.UNKNOWN: "Unknown",
    Wire.SAFE: "Safe",
    Wire.NONE: "No change",
}
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
    for heading, lines in _shown(rule):
        yield ""
        yield f"{heading}:"
        yield from (f"  {line}" for line in lines)
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


def _shown(rule: Rule) -> Iterator[tuple[str, list[str]]]:
    """Every example: what changes, under a heading, and what that does to an SDK."""
    for example in rule.examples:
        way = _WAYS.get(example.flow)
        where = f" where it is {way}" if way else ""
        heading = f"{_VERDICTS[example.wire]} on the wire{where}"
        if example.before != example.after:
            yield heading, _change(example.before, example.after)
            heading = "With this sdk.yaml"
        if any(example.settings):
            old, new = (_lines(one) if one else [] for one in example.settings)
            yield heading, _groups(old, new)
        if rule.layer is Layer.PYTHON and (lines := effects(rule.id, example)):
            yield "In Python", lines


def _change(old: Any, new: Any) -> list[str]:
    """Both states: whole when they are short, else what is around the change, as YAML."""
    short = [json.dumps(one, ensure_ascii=False) for one in (old, new)]
    if max(map(len, short)) <= _SHORT:
        return [f"- {short[0]}", f"+ {short[1]}"]
    return _groups(_lines(old), _lines(new))


def _groups(before: list[str], after: list[str]) -> list[str]:
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
    for heading, lines in _shown(rule):
        yield ""
        yield f"{heading}:"
        yield ""
        yield "```diff"
        yield from lines
        yield "```"
    if rule.aliases:
        yield ""
        yield f"Elsewhere: {', '.join(f'`{one}`' for one in rule.aliases)}."
