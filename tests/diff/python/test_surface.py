"""What the diff believes of an SDK is what the generator writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from specmill.diff.surface import Argument, Method, Surface
from specmill.diff.surface_reading import read_surface
from specmill.loading import read
from specmill.pipeline import generate
from tests.golden.cases import accepted

_CASES = {case.name: case for case in accepted()}
_PREFIXES = ("_builtins.", "_datetime.", "_typing.", "models.")
_OWN = re.compile(r"\b_[a-z0-9_]+_(?=[A-Z])")


@pytest.fixture(scope="module", params=sorted(_CASES))
def sides(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Surface, Path]:
    """The surface of a case, and the package that it makes."""
    folder = _CASES[request.param].folder
    loaded = read(folder)
    summary = generate(folder, out=tmp_path_factory.mktemp("surface"))
    return read_surface(loaded.api, loaded.config), Path(summary.root) / summary.package


def test_methods_are_those_of_the_code(sides: tuple[Surface, Path]) -> None:
    surface, package = sides
    classes = dict(_classes(package / "resources"))
    client = dict(_classes(package / "client.py"))[surface.client]

    for method in surface.methods.values():
        owner = _reached(client, classes, method.resource)

        assert _written(_function(owner, method.name)) == _told(method)


def test_classes_are_those_of_the_code(sides: tuple[Surface, Path]) -> None:
    surface, package = sides
    classes = dict(_classes(package / "models"))

    for one in surface.types.values():
        if one.deprecated or one.kind == "alias":
            continue
        rows = {
            row.target.id: row
            for row in classes[one.name].body
            if isinstance(row, ast.AnnAssign) and isinstance(row.target, ast.Name)
        }
        members = {
            name.id
            for row in classes[one.name].body
            if isinstance(row, ast.Assign)
            for name in row.targets
            if isinstance(name, ast.Name)
        }

        assert {each.name for each in one.attributes} == set(rows)
        assert {each.name for each in one.members} <= members
        for each in one.attributes:
            assert _plain(each.annotation) == _plain(
                ast.unparse(rows[each.name].annotation)
            )
            assert (each.default is None) == (rows[each.name].value is None)


def test_exceptions_and_the_constructor_are_those_of_the_code(
    sides: tuple[Surface, Path],
) -> None:
    surface, package = sides
    errors = dict(_classes(package / "errors.py"))
    client = dict(_classes(package / "client.py"))[surface.client]

    constructor = _function(client, "__init__")
    names = [one.arg for one in constructor.args.kwonlyargs]
    assert set(errors) == set(surface.failures)
    assert names == [one.name for one in surface.arguments]


def _classes(place: Path) -> Iterator[tuple[str, ast.ClassDef]]:
    files = [place] if place.is_file() else sorted(place.glob("*.py"))
    for file in files:
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, node


def _reached(
    client: ast.ClassDef, classes: dict[str, ast.ClassDef], path: str
) -> ast.ClassDef:
    """The class of a namespace, by the properties that lead to it."""
    current = client
    for name in path.split(".") if path else ():
        returns = _function(current, name).returns
        assert isinstance(returns, ast.Name)
        current = classes[returns.id]
    return current


def _function(owner: ast.ClassDef, name: str) -> ast.FunctionDef:
    return next(
        one
        for one in owner.body
        if isinstance(one, ast.FunctionDef) and one.name == name
    )


def _written(function: ast.FunctionDef) -> tuple[object, ...]:
    given = function.args
    own = given.args[1:]
    defaults = [*[None] * (len(own) - len(given.defaults)), *given.defaults]
    positional = [
        _argument(one, default) for one, default in zip(own, defaults, strict=True)
    ]
    keywords = [
        _argument(one, default)
        for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)
        if one.arg != "request_options"
    ]
    assert function.returns is not None
    return positional, keywords, _plain(ast.unparse(function.returns))


def _argument(one: ast.arg, default: ast.expr | None) -> tuple[str, str, str | None]:
    assert one.annotation is not None
    text = None if default is None else ast.unparse(default)
    return one.arg, _plain(ast.unparse(one.annotation)), text


def _told(method: Method) -> tuple[object, ...]:
    positional = [_given(one) for one in method.arguments if one.positional]
    keywords = [_given(one) for one in method.arguments if not one.positional]
    return positional, keywords, _plain(method.returns)


def _given(one: Argument) -> tuple[str, str, str | None]:
    default = one.default
    if default is not None:
        default = ast.unparse(ast.parse(default, mode="eval"))
    return one.name, _plain(one.annotation), default


def _plain(annotation: str) -> str:
    """The annotation without what a module puts before names that mean something else there."""
    text = ast.unparse(ast.parse(annotation, mode="eval"))
    for prefix in _PREFIXES:
        text = text.replace(prefix, "")
    return _OWN.sub("", text)
