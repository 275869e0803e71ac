"""A client can be called like anything that the modules of its SDK import, or is refused the name."""

from __future__ import annotations

import ast
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import specmill
from specmill.names import client_problem
from tests.golden.cases import CASES

DESCRIPTIONS = ("testing-names", "oauth2", "rpc-batches", "binary-download")
FLAVORS = ("", "Async", "Raw", "AsyncRaw", "Streamed", "AsyncStreamed", "Batch")
PREFIXES = (*FLAVORS, "Fake")


def generated(name: str, out: Path, client: str) -> Path:
    """The folder of the package of a case's SDK, with its client called like that."""
    [description] = (CASES / name).glob("open*.yaml")
    spec = out / "spec"
    spec.mkdir(parents=True)
    spec.joinpath(description.name).write_bytes(description.read_bytes())
    spec.joinpath("sdk.yaml").write_text(f"package: sample\nclient: {client}\n")
    summary = specmill.generate(spec, out=out / "sdk")
    return Path(summary.root) / summary.package


def bound(statements: Iterable[ast.stmt]) -> Counter[str]:
    """The names that a module has at its top, each with how many statements give it a meaning."""
    found = Counter[str]()
    for one in statements:
        match one:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found.update({alias.asname or alias.name for alias in names})
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found[name] += 1
            case ast.Assign(targets=[ast.Name(id=name)]):
                found[name] += 1
            case ast.AnnAssign(target=ast.Name(id=name)):
                found[name] += 1
            case ast.If(body=body, orelse=otherwise):
                found += bound(body) | bound(otherwise)
            case _:
                continue
    return found


def modules(package: Path) -> Iterator[tuple[str, Counter[str]]]:
    """The names of each module of a package."""
    for path in sorted(package.rglob("*.py")):
        yield path.name, bound(ast.parse(path.read_bytes()).body)


@pytest.fixture(scope="module", params=DESCRIPTIONS)
def sample(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, list[str]]:
    """A case, and the names in its modules that have a client: clients may be called so."""
    name: str = request.param
    package = generated(name, tmp_path_factory.mktemp("sdk"), "Sample")
    clients = {f"{flavor}Sample" for flavor in FLAVORS}
    near = (names for _, names in modules(package) if clients & names.keys())
    wanted = {
        one.removeprefix(prefix)
        for one, prefix in itertools.product(
            itertools.chain.from_iterable(near), PREFIXES
        )
        if "Sample" not in one
    }
    found = sorted(one for one in wanted if client_problem(one) is None)
    assert {"Iterator", "Store", "T"} <= set(found)
    return name, found


def test_no_name_of_a_client_gives_a_module_one_name_twice(
    sample: tuple[str, list[str]], tmp_path: Path
) -> None:
    name, clients = sample

    twice = [
        (client, module, one)
        for client in clients
        for module, names in modules(generated(name, tmp_path / client, client))
        for one, count in names.items()
        if count > 1
    ]

    assert [] == twice
