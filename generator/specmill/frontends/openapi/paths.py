"""Path templates against the path parameters of an operation."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

from specmill.frontends.mistakes import Mistake
from specmill.frontends.parsing import Parsing
from specmill.frontends.path_templates import queried, read_template
from specmill.model.operations import InPath, InQuery, Parameter
from specmill.model.types import Constant, Primitive
from specmill.source.node import Node

_DEFINITION = "`{{name: {}, in: path, required: true, {}}}`"


def settle_path(
    parsing: Parsing,
    node: Node,
    operation: str,
    path: str,
    parameters: tuple[Parameter, ...],
) -> tuple[str, tuple[Parameter, ...]]:
    """The template with plain placeholders, and the parameters with texts for what it has no parameters for,
    without path parameters that it has no place for, and without those of one value that it says itself
    (`?comp=list`).
    """
    declared = {
        one.wire_name: one for one in parameters if isinstance(one.placement, InPath)
    }
    parameters += tuple(_undeclared(parsing, node, path, parameters))
    in_query = {
        one.wire_name for one in parameters if isinstance(one.placement, InQuery)
    }
    template = read_template(path, declared, in_query)
    path, names = template.path, template.names
    said = frozenset(parse_qsl(path.partition("#")[0].partition("?")[2]))
    for written, name in template.respelt:
        parsing.diagnostics.warning(
            "odd-placeholder",
            f"the placeholder {written!r} of the path is taken for the path parameter {name!r}",
            declared[name].location,
            "give both the same name: other tools see two parameters",
        )
    for name, one in declared.items():
        if name not in names:
            parsing.diagnostics.warning(
                "path-parameter-unused",
                f"path parameter {name!r} has no placeholder in the path {path!r}: it is left out",
                one.location,
                _place_for(name, path),
            )
    undefined = [name for name in names if name not in declared]
    for name in undefined:
        mistake = _undefined(parsing, name, path, node)
        parsing.mistakes.add(mistake, operation)
    fitting = (
        one
        for one in parameters
        if not _is_said(one, said)
        and (not isinstance(one.placement, InPath) or one.wire_name in names)
    )
    return path, (*fitting, *(_text(name, InPath(), node) for name in undefined))


def _undefined(parsing: Parsing, name: str, path: str, node: Node) -> Mistake:
    """What a template has a placeholder for, and no parameter."""
    return Mistake(
        code="path-parameter-undefined",
        message=f"path {path!r} has the placeholder {name!r}, which no path parameter defines",
        cost="it is sent as text",
        location=node.location,
        hint=f"add {_DEFINITION.format(name, _schema(parsing))} to its parameters",
    )


def _undeclared(
    parsing: Parsing, node: Node, path: str, parameters: tuple[Parameter, ...]
) -> Iterator[Parameter]:
    """What the query of a path names and nothing declares, as texts: `?page={page}`."""
    declared = {one.wire_name for one in parameters}
    for name, placeholder in queried(path):
        if declared.isdisjoint((name, placeholder)):
            parsing.diagnostics.warning(
                "degraded-parameter",
                f"path {path!r} has {name!r} in its query, which no parameter defines: it is sent as text",
                node.location,
                f"add `{{name: {name}, in: query, {_schema(parsing)}}}` to its parameters",
            )
            yield _text(name, InQuery(), node)


def _text(name: str, placement: InPath | InQuery, node: Node) -> Parameter:
    """A parameter that only the path of an operation names."""
    return Parameter(
        wire_name=name,
        type=Primitive("string"),
        placement=placement,
        required=True,
        location=node.location,
    )


def _is_said(parameter: Parameter, said: frozenset[tuple[str, str]]) -> bool:
    """Whether the query of the path has the only value of a parameter."""
    match parameter:
        case Parameter(
            wire_name=name, placement=InQuery(), type=Constant(values=(str(value),))
        ):
            return (name, value) in said
        case _:
            return False


def _schema(parsing: Parsing) -> str:
    is_own = "swagger" in parsing.root
    return "type: string" if is_own else "schema: {type: string}"


def _place_for(name: str, path: str) -> str:
    """What to do about a path parameter that the path does not name."""
    if f"/:{name}" in path:
        return f"write `{{{name}}}` in place of `:{name}`"
    return f"add `{{{name}}}` to the path, or remove the parameter"
