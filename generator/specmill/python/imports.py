"""Imports of a generated module, collected from the annotations and values it uses, never from its text."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.layout import WIDTH, columns, list_of
from specmill.python.statements import assigned


class Import(msgspec.Struct, frozen=True, order=True):
    """`from module import name [as alias]`, or `import module [as alias]` when `name` is empty."""

    module: str
    name: str = ""
    alias: str = ""


class ImportBlock(msgspec.Struct, frozen=True):
    """The import lines of a module: those that run, and those that only type checkers read."""

    runtime: Code
    checking: Code


def import_block(
    runtime: Iterable[Import], checking: Iterable[Import] = ()
) -> ImportBlock:
    """Sorted import lines; an import that runs is not repeated for type checkers."""
    running = set(runtime)
    only_checked = set(checking) - running
    if only_checked:
        running.add(Import("typing", "TYPE_CHECKING"))
    return ImportBlock(Code(_lines(running, 0)), Code(_lines(only_checked, 4)))


def import_line(one: Import, indent: int) -> Code:
    """One import as a statement at `indent`, without the indentation of its first line."""
    if not one.name:
        return Code(_whole(one))
    return Code(_from(one.module, [_member(one)], indent))


def _lines(imports: set[Import], indent: int) -> str:
    sections: dict[int, list[str]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for one in sorted(imports):
        if one.name:
            names[one.module].append(_member(one))
        else:
            sections[_section(one.module)].append(_whole(one))
    for module, members in sorted(names.items()):
        sections[_section(module)].append(
            _from(module, sorted(members, key=str.lower), indent)
        )
    pad = " " * indent
    blocks = [
        "\n".join(pad + line for line in lines) for _, lines in sorted(sections.items())
    ]
    return "\n\n".join(blocks)


def _member(one: Import) -> str:
    name = trusted(one.name)
    return f"{name} as {trusted(one.alias)}" if one.alias else name


def _whole(one: Import) -> str:
    module = trusted(one.module)
    return (
        f"import {module} as {trusted(one.alias)}" if one.alias else f"import {module}"
    )


def _from(module: str, names: list[str], indent: int) -> str:
    line = f"from {trusted(module)} import {', '.join(names)}"
    if indent + columns(line) <= WIDTH:
        return line
    rows = "".join(f"{' ' * (indent + 4)}{name},\n" for name in names)
    return f"from {module} import (\n{rows}{' ' * indent})"


def _section(module: str) -> int:
    top = module.partition(".")[0]
    if top == "__future__":
        return 0
    if top in sys.stdlib_module_names:
        return 1
    return 2 if top in {"msgspec", "specmill_runtime", "pytest"} else 3


def exported_names(names: Iterable[Code]) -> Code:
    """`__all__ = [...]`."""
    return assigned(Code("__all__"), list_of(tuple(names), explode=True))
