"""Templates loop, test, call macros and print fields; every field they name is there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from specmill.diff.reports import views as report_views
from specmill.fixtures import views as fixture_views
from specmill.python import views
from tests.architecture.sources import REPOSITORY
from tests.architecture.template_types import (
    Checker,
    Findings,
    Template,
    fields_of,
    read,
)

TEMPLATES = read(REPOSITORY / "templates")
RENDERED = {
    path: template
    for path, template in TEMPLATES.items()
    if not Path(path).name.startswith("_")
}
LONGEST = 80
HEAD = re.compile(r"\{#- view: (\w+) -#\}")
MACRO_HEAD = re.compile(r"\{#- macros? for .+ -#\}")
NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Test,
    nodes.Macro,
    nodes.FromImport,
    nodes.Call,
    nodes.Filter,
)
# Views that no template gets: they say which template gets which view.
UNRENDERED = frozenset({views.View, views.Output, views.PackageView})
VIEWS: dict[str, type] = {
    name: found
    for module in (views, fixture_views, report_views)
    for name, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, views.View)
}


def view_of(template: Template) -> type:
    named = HEAD.fullmatch(template.first_line)
    assert named is not None, f"{template.path}: the first line has to name the view"
    found = VIEWS.get(named[1])
    assert isinstance(found, type), f"{template.path}: no view is called {named[1]}"
    assert issubclass(found, views.View)
    return found


def check_all() -> Findings:
    findings = Findings()
    checker = Checker(TEMPLATES, findings)
    for template in RENDERED.values():
        checker.check(template, view_of(template))
    return findings


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.path)
def test_template_holds_no_logic(template: Template) -> None:
    imported = {
        name for one in template.tree.find_all(nodes.FromImport) for name in one.names
    }
    forbidden = [
        f"line {node.lineno}: {type(node).__name__}"
        for node in template.tree.find_all(nodes.Node)
        if not is_allowed(node, imported)
    ]

    assert forbidden == []


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.path)
def test_template_is_short(template: Template) -> None:
    assert len(template.text.splitlines()) <= LONGEST


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.path)
def test_first_line_says_what_the_template_gets(template: Template) -> None:
    head = HEAD if template.path in RENDERED else MACRO_HEAD

    assert head.fullmatch(template.first_line)


def test_every_field_that_a_template_names_is_there() -> None:
    assert check_all().mistakes == []


def test_every_field_of_a_view_is_used() -> None:
    used = check_all().used
    unused = [
        f"{one.__name__}.{name}"
        for one in VIEWS.values()
        if one not in UNRENDERED
        for name in fields_of(one)
        if (one, name) not in used
    ]

    assert unused == []


def test_a_field_that_is_not_there_is_found() -> None:
    findings = Findings()
    source = read_text(
        "{% for one in view.models %}{{ one.nmae }}{% endfor %}{{ view.enums }}"
    )

    Checker({}, findings).check(source, views.ModelsModuleView)

    assert len(findings.mistakes) == 3, findings.mistakes


@pytest.mark.parametrize(
    "text",
    [
        "{% set a = view.name %}",
        "{{ view.name ~ 1 }}",
        "{{ view.a + view.b }}",
        "{{ view['name'] }}",
        "{{ view.name.upper() }}",
        "{{ view.name | upper }}",
        "{% if view.name == 'x' %}{% endif %}",
        "{% if view.name is defined %}{% endif %}",
        "{{ view.name if view.a else view.b }}",
        "{{ 'text' }}",
        "{{ range(3) }}",
    ],
)
def test_logic_is_refused(text: str) -> None:
    tree = read_text(text).tree

    assert not all(is_allowed(node, set()) for node in tree.find_all(nodes.Node))


def is_allowed(node: nodes.Node, macros: set[object]) -> bool:
    match node:
        case nodes.Test():
            return node.name == "none"
        case nodes.Filter():
            return node.name == "indent"
        case nodes.Call():
            return isinstance(node.node, nodes.Name) and node.node.name in macros
        case nodes.Const():
            return isinstance(node.value, str) and node.value in TEMPLATES
        case _:
            return isinstance(node, NODES)


def read_text(text: str) -> Template:
    return Template("test", text, Environment().parse(text))


@pytest.mark.parametrize(
    "view",
    [
        found
        for _, found in inspect.getmembers(views, inspect.isclass)
        if issubclass(found, views.View) and found not in UNRENDERED
    ],
)
def test_page_on_own_templates_names_every_field(view: type[views.View]) -> None:
    page = (REPOSITORY / "docs" / "templates.md").read_text("utf-8")
    (row,) = (
        line for line in page.splitlines() if line.startswith(f"| `{view.__name__}` |")
    )
    assert [name for name in view.__struct_fields__ if f"`{name}`" not in row] == []
