"""The hand-written modules of the two distributions, and what they import."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TOOL = REPOSITORY / "generator"
RUNTIME = REPOSITORY / "runtime"


@dataclass(frozen=True)
class Module:
    """A Python file: its path below the distribution's folder, dotted name, text and syntax."""

    path: str
    name: str
    text: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The word after the package's name: `source` of `specmill.source.node`."""
        parts = Path(self.path).with_suffix("").parts
        return parts[1]

    @property
    def imports(self) -> frozenset[str]:
        """Dotted names of imports; `from a import b` counts as `a` and as `a.b`."""
        return frozenset(_imports(ast.walk(self.tree)))

    @property
    def imports_when_run(self) -> frozenset[str]:
        """`imports` without those that only type checkers see."""
        return frozenset(_imports(_walk_run_code(self.tree)))


@cache
def modules(root: Path) -> tuple[Module, ...]:
    """Every module below `root`, sorted by path."""
    return tuple(_read(path, root) for path in sorted(root.rglob("*.py")))


def _read(path: Path, root: Path) -> Module:
    relative = path.relative_to(root)
    parts = relative.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(relative.as_posix(), name, text, ast.parse(text))


def _walk_run_code(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            for other in child.orelse:
                yield from _walk_run_code(other)
        else:
            yield from _walk_run_code(child)


def _imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import at line {node.lineno}"
            assert node.module is not None
            for alias in node.names:
                yield from (node.module, f"{node.module}.{alias.name}")
