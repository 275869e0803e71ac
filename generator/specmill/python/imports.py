"""Imports of a generated module, collected from the annotations and values it uses, never from its text."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

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
    runtime: Iterable[Import], checking: Iterable[Import] = (), *, home: str = ""
) -> ImportBlock:
    """Sorted import lines; an import that runs is not repeated for type checkers.

    `home` is the dotted name of the package that holds the module: what lies in the same top package is imported
    relative to it, so that type checkers find it wherever the SDK lies. Empty for a script.
    """
    running = set(runtime)
    only_checked = set(checking) - running
    if only_checked:
        running.add(Import("typing", "TYPE_CHECKING"))
    return ImportBlock(
        Code(_lines(running, 0, home)), Code(_lines(only_checked, 4, home))
    )


def import_line(one: Import, indent: int, *, home: str = "") -> Code:
    """One import as a statement at `indent`, without the indentation of its first line."""
    if _is_within(one.module, home):
        one = _relative(one, home)
    if not one.name:
        return Code(_whole(one))
    return Code(_from(one.module, [_member(one)], indent))


def import_lines(imports: Iterable[Import], indent: int) -> Code:
    """Sorted import lines of a script, all of them indented."""
    return Code(_lines(set(imports), indent, ""))


def _lines(imports: set[Import], indent: int, home: str) -> str:
    sections: dict[int, list[str]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    own: dict[str, list[str]] = defaultdict(list)
    for one in sorted(imports):
        if _is_within(one.module, home):
            near = _relative(one, home)
            own[near.module].append(_member(near))
        elif one.name:
            names[one.module].append(_member(one))
        else:
            sections[_section(one.module)].append(_whole(one))
    for module, members in (*sorted(names.items()), *sorted(own.items(), key=_far)):
        sections[_section(module)].append(
            _from(module, sorted(members, key=str.lower), indent)
        )
    pad = " " * indent
    blocks = [
        "\n".join(pad + line for line in lines) for _, lines in sorted(sections.items())
    ]
    return "\n\n".join(blocks)


def _is_within(module: str, home: str) -> bool:
    """True for a module of the package that `home` belongs to."""
    top = home.partition(".")[0]
    return bool(top) and (module == top or module.startswith(f"{top}."))


def _relative(one: Import, home: str) -> Import:
    """The import as a module in `home` writes it: `from ..models import pets`."""
    module, name = one.module, one.name
    if not name:
        module, _, name = module.rpartition(".")
    parts, start = trusted(module).split("."), trusted(home).split(".")
    pairs = zip(parts, start, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    dots = "." * (1 + len(start) - shared)
    return Import(dots + ".".join(parts[shared:]), name, one.alias)


def _far(entry: tuple[str, list[str]]) -> tuple[int, str]:
    """What lies furthest up comes first, as isort has it."""
    near = entry[0].lstrip(".")
    return len(near) - len(entry[0]), near


def _member(one: Import) -> str:
    name = trusted(one.name)
    return f"{name} as {trusted(one.alias)}" if one.alias else name


def _whole(one: Import) -> str:
    module = trusted(one.module)
    return (
        f"import {module} as {trusted(one.alias)}" if one.alias else f"import {module}"
    )


def _from(module: str, names: list[str], indent: int) -> str:
    if module.strip(".") or not module:
        trusted(module.lstrip("."))
    line = f"from {module} import {', '.join(names)}"
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
