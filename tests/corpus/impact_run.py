"""Run old code on a new SDK: `python -m tests.corpus.impact_run CODE DOCUMENT TYPES`; exit 1 when it fails.

What is returned is used as the old annotations said.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import httpx
import msgspec

from specmill.diff.surface import TypeName
from tests.corpus.new_server import NewServer


class Using:
    """Uses values as annotations say; `names` are what the code imports."""

    def __init__(self, types: dict[str, TypeName], names: dict[str, object]) -> None:
        self._types = types
        self._names = names

    def __call__(self, value: object, annotation: str) -> None:
        """Raise what code that relies on the annotation would raise."""
        self._use(value, ast.parse(annotation, mode="eval").body)

    def _use(self, value: object, node: ast.expr) -> None:
        alternatives = _alternatives(node)
        if value is None and any(ast.unparse(one) == "None" for one in alternatives):
            return
        problems: list[Exception] = []
        for one in alternatives:
            try:
                self._as(value, one)
            except (AttributeError, TypeError) as problem:
                problems.append(problem)
            else:
                return
        raise problems[0]

    def _as(self, value: object, node: ast.expr) -> None:
        match node:
            case ast.Constant(value=str() as text):
                self._use(value, ast.parse(text, mode="eval").body)
            case ast.Name(id=name):
                self._as_named(value, name)
            case ast.Subscript(value=ast.Name(id="Literal")):
                self._as_named(value, "object")
            case ast.Subscript(value=ast.Name(id=name), slice=inner):
                listed = inner.elts if isinstance(inner, ast.Tuple) else [inner]
                self._as_container(value, name, listed)
            case _:
                raise TypeError(f"{value!r} is not {ast.unparse(node)}")

    def _as_container(self, value: Any, name: str, parts: list[ast.expr]) -> None:
        expected = {"list": list, "dict": dict, "tuple": tuple}.get(name)
        if expected is not None and not isinstance(value, expected):
            raise TypeError(f"{value!r} is no {name}")
        if isinstance(value, dict):
            for one in value.values():
                self._use(one, parts[-1])
            return
        for one in value:
            self._use(one, parts[0])

    def _as_named(self, value: Any, name: str) -> None:
        found = self._types.get(name)
        if found is not None and found.kind == "alias":
            self._use(value, ast.parse(found.target, mode="eval").body)
            return
        if found is not None and not isinstance(value, self._names[name]):
            raise TypeError(f"{value!r} is no {name}")
        if found is not None and found.kind == "model":
            for one in found.attributes:
                self._use(
                    getattr(value, one.name),
                    ast.parse(one.annotation, mode="eval").body,
                )
            return
        if found is not None:
            _ = value.value
            return
        use = _USES.get(name)
        if use is not None:
            use(value)
        elif name == "None":
            raise TypeError(f"{value!r} is not None")


_USES = {
    "str": lambda value: value.upper(),
    "int": lambda value: value + 1,
    "float": lambda value: value + 1.5,
    "bool": lambda value: value | True,
    "bytes": lambda value: value + b"",
    "datetime": lambda value: value.tzinfo,
    "date": lambda value: value.isoformat(),
    "Decimal": lambda value: value.is_nan(),
    "UUID": lambda value: value.hex,
}


def _alternatives(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [*_alternatives(node.left), *_alternatives(node.right)]
    return [node]


def main() -> None:
    """Call everything; what goes wrong is raised."""
    code, document, types = (Path(one) for one in sys.argv[1:])
    spec = importlib.util.spec_from_file_location("old_code", code)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    known = msgspec.json.decode(types.read_bytes(), type=dict[str, TypeName])
    module.use = Using(known, vars(module))
    for name, function in vars(module).copy().items():
        if name == "settings" or name.startswith(("make_", "values_")):
            function()
    server = NewServer(json.loads(document.read_text()))
    http_client = httpx.Client(transport=httpx.MockTransport(server))
    module.calls(module.connect(http_client))


if __name__ == "__main__":
    main()
