"""Lines: where names are defined in generated files, and what stands at a line of a description."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from specmill.diagnostics import Location, unescape_pointer
from specmill.explanation.symbol import Place
from specmill.source.node import Node
from specmill.source.references import step
from specmill.source.workspace import Workspace


class Definitions:
    """The lines of definitions in generated Python files; a file is read when it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._found: dict[str, dict[tuple[str, str], tuple[int, int]]] = {}

    def line(self, place: Place) -> int:
        """The line of a definition, from 1; 0 when the file has none."""
        return self._of(place.file).get((place.owner, place.name), (0, 0))[0]

    def count(self, file: str) -> int:
        """The number of lines of a generated file; 0 when there is no such file."""
        return self._texts.get(file, "").count("\n")

    def around(self, place: Place, line: int) -> int:
        """How many lines the definition has when `line` is one of them, else 0."""
        first, last = self._of(place.file).get((place.owner, place.name), (0, 0))
        return last - first + 1 if 0 < first <= line <= last else 0

    def _of(self, file: str) -> dict[tuple[str, str], tuple[int, int]]:
        if file not in self._found:
            text = self._texts.get(file, "")
            found: dict[tuple[str, str], tuple[int, int]] = {}
            _collect(ast.parse(text).body, "", found)
            self._found[file] = found
        return self._found[file]


def _collect(
    body: Iterable[ast.stmt],
    owner: str,
    found: dict[tuple[str, str], tuple[int, int]],
) -> None:
    for one in body:
        match one:
            case ast.ClassDef(name=name):
                _add(found, (owner, name), one)
                _collect(one.body, name, found)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                _add(found, (owner, name), one)
            case ast.AnnAssign(target=ast.Name(id=name)):
                _add(found, (owner, name), one)
            case ast.Assign(targets=[ast.Name(id=name)]):
                _add(found, (owner, name), one)
            case ast.If():
                _collect(one.body, owner, found)
            case _:
                continue


def _add(
    found: dict[tuple[str, str], tuple[int, int]], key: tuple[str, str], one: ast.stmt
) -> None:
    found.setdefault(key, (one.lineno, one.end_lineno or one.lineno))


def exists(root: Node, pointer: str) -> bool:
    """Whether a document has a value at a JSON pointer."""
    node: Node | None = root
    for token in pointer.split("/")[1:]:
        node = None if node is None else step(node, unescape_pointer(token))
    return node is not None


def pointer_at(root: Node, line: int, workspace: Workspace) -> Location:
    """The innermost value of a document that begins at or before a line."""
    node = root
    while True:
        inner = [*(child for _, child in node.items()), *node.elements()]
        spans = {child: workspace.span(child.location) for child in inner}
        before = [
            child
            for child, span in spans.items()
            if span.line <= line and span.file == root.file
        ]
        if not before:
            return node.location
        node = before[-1]
