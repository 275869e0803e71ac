"""Quality of the generated code: Black's style, no warnings, docstrings, sync like async."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Final

import black
import pytest
from black.report import NothingChanged

from tests.generated.calls import Sdk
from tests.generated.places import ROOT, child_environment
from tests.generated.recording import Server
from tests.generated.tables.all import SDKS

BY_SDK = pytest.mark.parametrize("sdk", SDKS, ids=str)
TWINS: Final = ("client.py", "raw_client.py", "resources", "raw_resources")
# What the asynchronous modules call the same things; everything else must be equal.
SYNC_NAMES: Final = {
    "AsyncCore": "SyncCore",
    "aclose": "close",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
}
SYNC_TEXTS: Final = (
    (r"\bAsynchronous client of\b", "Client of"),
    (r"\basync with\b", "with"),
    (r"\basync\b", "sync"),
    (r"\bhttpx\.AsyncClient\b", "httpx.Client"),
)
IMPORT_EACH: Final = """
import importlib, pkgutil, sys
package = sys.argv[1]
root = importlib.import_module(package)
names = [one.name for one in pkgutil.walk_packages(root.__path__, package + ".")]
assert len(names) > 10, names
for name in names:
    for loaded in [one for one in sys.modules if one.partition(".")[0] == package]:
        del sys.modules[loaded]
    importlib.import_module(name)
"""


class Synchronous(ast.NodeTransformer):
    """Turns the tree of an asynchronous module into that of its synchronous twin."""

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        fields = {name: getattr(node, name) for name in node._fields}
        made = ast.FunctionDef(**fields)
        made.name = _sync_name(node.name)
        return self.generic_visit(made)

    def visit_Await(self, node: ast.Await) -> ast.AST:
        waited: ast.AST = self.visit(node.value)
        return waited

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = _sync_name(node.name)
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = _sync_name(node.id)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        node.attr = _sync_name(node.attr)
        return self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST:
        node.module = re.sub(r"(^|\.)async_", r"\1", node.module or "")
        for alias in node.names:
            alias.name = _sync_name(alias.name)
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        # Imports are sorted by names that are not the same.
        self.generic_visit(node)
        node.body.sort(key=ast.dump)
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str):
            node.value = _sync_text(node.value)
        return node


def _sync_name(name: str) -> str:
    return SYNC_NAMES.get(name) or re.sub(r"^Async(?=[A-Z])", "", name)


def _sync_text(text: str) -> str:
    # What awaits is laid out on other lines.
    text = text.partition("\n        Example:\n")[0]
    for pattern, replacement in SYNC_TEXTS:
        text = re.sub(pattern, replacement, text)
    text = re.sub(r"^Async(?=\w+\(\)$)", "", text)
    return " ".join(text.split())


def modules_of(sdk: Sdk) -> list[Path]:
    return sorted((ROOT / "generated" / sdk.package / sdk.package).rglob("*.py"))


def twins_of(sdk: Sdk) -> Iterator[tuple[Path, Path]]:
    """Synchronous and asynchronous modules that belong together."""
    folder = ROOT / "generated" / sdk.package / sdk.package
    for name in TWINS:
        if name.endswith(".py"):
            yield folder / name, folder / f"async_{name}"
            continue
        for path in sorted((folder / name).glob("*.py")):
            yield path, folder / f"async_{name}" / path.name


@BY_SDK
def test_black_changes_nothing(sdk: Sdk) -> None:
    for path in modules_of(sdk):
        with pytest.raises(NothingChanged):
            black.format_file_contents(
                path.read_text("utf-8"), fast=True, mode=black.Mode()
            )


@BY_SDK
def test_modules_compile_without_a_warning(sdk: Sdk) -> None:
    for path in modules_of(sdk):
        compile(path.read_bytes(), path, "exec", dont_inherit=True)


@BY_SDK
def test_each_module_can_be_imported_first_without_a_warning(sdk: Sdk) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_EACH, sdk.package],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stderr, done.returncode) == ("", 0)


@BY_SDK
def test_everything_public_has_a_docstring(sdk: Sdk) -> None:
    silent: list[str] = []
    for path in modules_of(sdk):
        tree = ast.parse(path.read_bytes())
        for node in (tree, *ast.walk(tree)):
            if not isinstance(
                node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
            ):
                continue
            name = getattr(node, "name", path.stem)
            # What only type checkers read stands for models, which have texts.
            stands_for_model = getattr(node, "col_offset", 0) > 0
            if path.name == "factories.py" and stands_for_model:
                continue
            if path.stem.startswith("_fields") and isinstance(node, ast.ClassDef):
                continue
            if not name.startswith("_") and not (ast.get_docstring(node) or "").strip():
                silent.append(f"{path.name}: {name}")

    assert silent == []


@BY_SDK
def test_every_field_of_a_model_has_a_docstring(sdk: Sdk) -> None:
    silent: list[str] = []
    for path in modules_of(sdk):
        if path.parent.name != "models":
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ClassDef):
                silent += [f"{node.name}.{name}" for name in undocumented(node)]

    assert silent == []


def undocumented(node: ast.ClassDef) -> Iterator[str]:
    """Annotated fields that no string follows."""
    for statement, following in zip(
        node.body, [*node.body[1:], ast.Pass()], strict=True
    ):
        if not isinstance(statement, ast.AnnAssign):
            continue
        is_text = isinstance(following, ast.Expr) and isinstance(
            following.value, ast.Constant
        )
        if not is_text and isinstance(statement.target, ast.Name):
            yield statement.target.id


@BY_SDK
def test_async_modules_equal_the_sync_ones(sdk: Sdk) -> None:
    pairs = list(twins_of(sdk))

    assert len(pairs) >= 6
    for sync_path, async_path in pairs:
        # Both trees pass through, so that folding of white space in texts is the same.
        expected = Synchronous().visit(ast.parse(sync_path.read_bytes()))
        actual = Synchronous().visit(ast.parse(async_path.read_bytes()))
        assert ast.dump(expected, indent=1) == ast.dump(actual, indent=1), async_path


@BY_SDK
def test_every_async_module_has_its_twin(sdk: Sdk) -> None:
    folder = ROOT / "generated" / sdk.package / sdk.package

    found = {
        path
        for path in folder.rglob("*.py")
        if "async_" in str(path.relative_to(folder))
    }
    assert {twin for _, twin in twins_of(sdk)} == found


@BY_SDK
def test_every_method_is_linked_to_its_documentation(sdk: Sdk, flavor: str) -> None:
    client = sdk.open(Server(), flavor)

    silent = [
        operation
        for operation in sorted(sdk.operations(flavor))
        if "Documentation:" not in (attrgetter(operation)(client).__doc__ or "")
    ]
    assert silent == []
