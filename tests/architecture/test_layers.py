"""Imports point downwards, modules stay small, and every excuse is needed."""

from __future__ import annotations

import ast
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.layers import (
    CROSSINGS,
    DISTRIBUTIONS,
    EMPTY_WORDS,
    HTTP_LIBRARIES,
    HTTP_MODULES,
    LAYERS,
    LINES_ALLOWED,
    LINES_WANTED,
    LONG_MODULES,
    NOT_YET_WRITTEN,
    OPTIONAL,
    RUNTIME_USERS,
    TRANSITIVE,
)
from tests.architecture.sources import REPOSITORY, RUNTIME, TOOL, Module, modules

RANKS = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
MODULE_NAMES = {module.name for root in (TOOL, RUNTIME) for module in modules(root)}
EVERYTHING = (*modules(TOOL), *modules(RUNTIME))


def test_every_part_of_the_tool_has_a_layer() -> None:
    parts = {module.part for module in modules(TOOL)}

    assert parts - RANKS.keys() == set()
    assert RANKS.keys() - parts == NOT_YET_WRITTEN


def test_imports_point_downwards() -> None:
    upward = {
        (module.path, name)
        for module in modules(TOOL)
        for name in module.imports & MODULE_NAMES
        if not _is_below(module, name)
    }

    assert sorted(upward - CROSSINGS.keys()) == []
    assert CROSSINGS.keys() - upward == set(), "an exemption that nothing needs"


@pytest.mark.parametrize("root", [TOOL, RUNTIME], ids=["tool", "runtime"])
def test_no_cycle_of_imports(root: Path) -> None:
    names = {module.name for module in modules(root)}
    # A façade that loads its parts on first use is above them whatever its name says.
    facades = {"specmill", "specmill_runtime"}
    graph = {
        module.name: {
            name for name in module.imports if name in names and name != module.name
        }
        - facades
        for module in modules(root)
    }

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_runtime_imports_nothing_of_the_tool() -> None:
    found = [
        f"{module.path} imports {name}"
        for module in modules(RUNTIME)
        for name in sorted(module.imports)
        if name.split(".")[0] == "specmill"
    ]

    assert found == []


def test_only_the_seams_import_the_http_library() -> None:
    users = {
        module.path
        for module in EVERYTHING
        if any(name.split(".")[0] in HTTP_LIBRARIES for name in module.imports)
    }

    assert users == HTTP_MODULES


def test_modules_stay_small() -> None:
    long = {module.path: len(module.text.splitlines()) for module in EVERYTHING}
    long = {path: lines for path, lines in long.items() if lines > LINES_WANTED}

    assert {path: lines for path, lines in long.items() if lines > LINES_ALLOWED} == {}
    assert {
        path: lines for path, lines in long.items() if path not in LONG_MODULES
    } == {}
    assert LONG_MODULES.keys() - long.keys() == set(), "an exemption that nothing needs"


def test_every_module_says_what_it_holds() -> None:
    silent = [
        module.path for module in EVERYTHING if not ast.get_docstring(module.tree)
    ]

    assert silent == []


def test_no_module_has_an_empty_name() -> None:
    empty = [
        module.path
        for module in EVERYTHING
        if EMPTY_WORDS & set(Path(module.path).stem.strip("_").split("_"))
    ]

    assert empty == []


@pytest.mark.parametrize(
    ("root", "project"),
    [
        (TOOL, REPOSITORY / "pyproject.toml"),
        (RUNTIME, REPOSITORY / "runtime" / "pyproject.toml"),
    ],
    ids=["tool", "runtime"],
)
def test_declared_dependencies_are_the_imported_ones(root: Path, project: Path) -> None:
    own = {"specmill", "specmill_runtime"}
    roots = {
        name.split(".")[0]
        for module in modules(root)
        for name in module.imports_when_run
    }
    imported = {
        DISTRIBUTIONS.get(name, name)
        for name in roots - own - sys.stdlib_module_names - TRANSITIVE.keys()
        if root == TOOL or name not in OPTIONAL
    }
    requirements = tomllib.loads(project.read_text())["project"]["dependencies"]

    assert imported == {
        requirement.split(">")[0].split("[")[0].strip() for requirement in requirements
    } - {"specmill-runtime"}


def test_indirect_dependencies_are_imported() -> None:
    roots = {name.split(".")[0] for module in modules(TOOL) for name in module.imports}

    assert TRANSITIVE.keys() - roots == set(), "an exemption that nothing needs"


def _is_below(module: Module, name: str) -> bool:
    """True when `module`, of the tool, may import the hand-written module `name`."""
    package, _, rest = name.partition(".")
    if package == "specmill_runtime":
        return module.part in RUNTIME_USERS
    if package != "specmill":
        return False
    part = rest.partition(".")[0]
    return not part or module.part == part or RANKS[part] < RANKS[module.part]
