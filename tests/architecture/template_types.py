"""Types of the expressions in templates, found from the view classes: what is missing is reported."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, nodes

from specmill.python.code import Code

LOOP_FIELDS = frozenset({"first", "last"})


@dataclass(frozen=True)
class Template:
    """A parsed template."""

    path: str
    text: str
    tree: nodes.Template

    @property
    def first_line(self) -> str:
        """What the template says about itself."""
        return self.text.partition("\n")[0]


@dataclass
class Findings:
    """Mistakes, and the fields of views that templates read."""

    mistakes: list[str] = field(default_factory=list[str])
    used: set[tuple[type, str]] = field(default_factory=set[tuple[type, str]])


Scope = Mapping[str, Any]


def read(root: Path) -> dict[str, Template]:
    """Every template below a folder, by the name that templates use for it."""
    parser = Environment()
    found: dict[str, Template] = {}
    for path in sorted(root.rglob("*.jinja")):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        found[name] = Template(name, text, parser.parse(text))
    return found


class Checker:
    """Walks one template with the types of its names, and the macros it calls with theirs."""

    def __init__(self, templates: Mapping[str, Template], findings: Findings) -> None:
        self.templates = templates
        self.findings = findings

    def check(self, template: Template, view: type) -> None:
        """Check a template that is rendered with `view`."""
        self._body(template.tree.body, {"view": view}, template)

    def _body(self, body: list[nodes.Node], scope: Scope, template: Template) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    for part in node.nodes:
                        self._printed(part, scope, template)
                case nodes.If():
                    self._read(node.test, scope, template)
                    self._body(node.body, scope, template)
                    for other in node.elif_:
                        self._body([other], scope, template)
                    self._body(node.else_, scope, template)
                case nodes.For():
                    self._loop(node, scope, template)
                case nodes.FromImport() | nodes.Macro():
                    continue
                case _:
                    self._mistake(
                        template, node, f"{type(node).__name__} is no loop or test"
                    )

    def _loop(self, node: nodes.For, scope: Scope, template: Template) -> None:
        looped = self._type(node.iter, scope, template)
        items = _items(looped)
        if items is None:
            self._mistake(template, node, f"{looped} can't be looped over")
            return
        assert isinstance(node.target, nodes.Name)
        inner = {**scope, node.target.name: items, "loop": "loop"}
        self._body(node.body, inner, template)

    def _printed(self, part: nodes.Expr, scope: Scope, template: Template) -> None:
        if isinstance(part, nodes.TemplateData):
            return
        if isinstance(part, nodes.Call):
            self._macro(part, scope, template)
            return
        if isinstance(part, nodes.Filter):
            part = part.node or part
        if self._type(part, scope, template) is not Code:
            self._mistake(template, part, "only Code can be printed")

    def _macro(self, call: nodes.Call, scope: Scope, template: Template) -> None:
        assert isinstance(call.node, nodes.Name)
        macro, home = self._find(call.node.name, template)
        given = [self._type(one, scope, template) for one in call.args]
        names = [one.name for one in macro.args]
        self._body(macro.body, dict(zip(names, given, strict=True)), home)

    def _find(self, name: str, template: Template) -> tuple[nodes.Macro, Template]:
        for node in template.tree.find_all(nodes.FromImport):
            if name in node.names:
                assert isinstance(node.template, nodes.Const)
                home = self.templates[node.template.value]
                for macro in home.tree.find_all(nodes.Macro):
                    if macro.name == name:
                        return macro, home
        raise LookupError(f"{template.path}: no macro {name}")

    def _read(self, test: nodes.Expr, scope: Scope, template: Template) -> None:
        for node in _chains(test):
            self._type(node, scope, template)

    def _type(self, node: nodes.Expr, scope: Scope, template: Template) -> Any:
        match node:
            case nodes.Name():
                if node.name not in scope:
                    self._mistake(template, node, f"nothing is called {node.name}")
                return scope.get(node.name)
            case nodes.Getattr():
                return self._member(
                    node, self._type(node.node, scope, template), template
                )
            case _:
                self._mistake(template, node, f"{type(node).__name__} is no field")
                return None

    def _member(self, node: nodes.Getattr, owner: Any, template: Template) -> Any:
        if owner == "loop" and node.attr in LOOP_FIELDS:
            return bool
        fields = fields_of(owner) if isinstance(owner, type) else {}
        if node.attr not in fields:
            self._mistake(template, node, f"{owner} has no field {node.attr}")
            return None
        self.findings.used.add((owner, node.attr))
        return fields[node.attr]

    def _mistake(self, template: Template, node: nodes.Node, text: str) -> None:
        self.findings.mistakes.append(f"{template.path}:{node.lineno}: {text}")


def fields_of(owner: type) -> dict[str, Any]:
    """The fields of a view and their types; None is taken away, as templates test for it first."""
    if not issubclass(owner, msgspec.Struct):
        return {}
    hints = typing.get_type_hints(owner)
    return {name: _present(hints[name]) for name in owner.__struct_fields__}


def _present(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        (hint,) = (one for one in hint.__args__ if one is not types.NoneType)
    return hint


def _items(hint: Any) -> Any:
    if typing.get_origin(hint) is tuple and typing.get_args(hint)[1:] == (...,):
        return typing.get_args(hint)[0]
    return None


def _chains(test: nodes.Expr) -> Iterator[nodes.Expr]:
    """The fields that a test reads."""
    match test:
        case nodes.And() | nodes.Or():
            yield from _chains(test.left)
            yield from _chains(test.right)
        case nodes.Not() | nodes.Test():
            yield from _chains(test.node)
        case _:
            yield test
