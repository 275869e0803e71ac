"""Packages: public names, laziness, typing marker, distribution."""

import importlib
import json
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.generated.calls import Sdk
from tests.generated.places import ROOT, child_environment
from tests.generated.tables.all import SDKS

BY_SDK = pytest.mark.parametrize("sdk", SDKS, ids=str)
HEAVY = (
    "httpx",
    "httpx2",
    "httpcore",
    "msgspec",
    "specmill_runtime.client",
    "ssl",
    "asyncio",
)


def package_of(sdk: Sdk) -> ModuleType:
    return importlib.import_module(sdk.package)


def folder_of(sdk: Sdk) -> Path:
    return ROOT / "generated" / sdk.package


def in_child(program: str) -> object:
    """What a fresh interpreter prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found: object = json.loads(done.stdout)
    return found


@BY_SDK
def test_package_exports_clients_models_and_errors(sdk: Sdk) -> None:
    expected = sorted([f"Async{sdk.name}", sdk.name, "errors", "models"])

    assert expected == sorted(package_of(sdk).__all__)


@BY_SDK
@pytest.mark.parametrize("name", ["", ".models", ".errors"])
def test_every_public_name_is_there_and_listed(sdk: Sdk, name: str) -> None:
    module = importlib.import_module(sdk.package + name)

    assert len(set(module.__all__)) == len(module.__all__)
    assert set(module.__all__) <= set(dir(module))
    assert all(getattr(module, one) is not None for one in module.__all__)


@BY_SDK
def test_star_import_gives_exactly_the_public_names(sdk: Sdk) -> None:
    namespace: dict[str, object] = {}
    exec(f"from {sdk.package} import *", namespace)

    assert set(package_of(sdk).__all__) == set(namespace) - {"__builtins__"}


@BY_SDK
def test_unknown_name_is_an_attribute_error(sdk: Sdk) -> None:
    with pytest.raises(AttributeError) as caught:
        _ = package_of(sdk).Nonsense

    assert f"module {sdk.package!r} has no attribute 'Nonsense'" == str(caught.value)


@BY_SDK
def test_every_class_of_the_models_is_public(sdk: Sdk) -> None:
    package = importlib.import_module(f"{sdk.package}.models")
    parts = [
        importlib.import_module(f"{sdk.package}.models.{one.name}")
        for one in pkgutil.iter_modules(package.__path__)
    ]

    assert sorted(package.__all__) == sorted(
        name for part in parts for name in part.__all__
    )


@BY_SDK
def test_import_loads_nothing_heavy(sdk: Sdk) -> None:
    program = (
        f"import json, sys, {sdk.package}; dir({sdk.package}); "
        f"print(json.dumps(sorted({set(HEAVY)!r} & set(sys.modules))))"
    )

    assert in_child(program) == []


@BY_SDK
def test_import_loads_one_module_of_the_sdk(sdk: Sdk) -> None:
    program = (
        f"import json, sys, {sdk.package}; "
        f"print(json.dumps(sorted(one for one in sys.modules if one.startswith({sdk.package!r}))))"
    )

    assert in_child(program) == [sdk.package]


@BY_SDK
def test_first_client_loads_neither_models_nor_resources(sdk: Sdk) -> None:
    package = sdk.package
    program = (
        f"import json, sys; from {package} import {sdk.name}; {sdk.name}(**{sdk.credentials!r}); "
        f"print(json.dumps(sorted(one for one in sys.modules if one.startswith('{package}.'))))"
    )

    loaded = in_child(program)

    assert isinstance(loaded, list)
    heavy = {
        one
        for one in loaded
        if one.startswith((f"{package}.models.", f"{package}.resources"))
    }
    assert heavy == set()
    assert f"{package}.async_client" not in loaded


@BY_SDK
def test_package_is_marked_as_typed(sdk: Sdk) -> None:
    assert (folder_of(sdk) / sdk.package / "py.typed").is_file()


@BY_SDK
def test_distribution_names_package_version_and_runtime(sdk: Sdk) -> None:
    project = tomllib.loads((folder_of(sdk) / "pyproject.toml").read_text())

    assert (f"{sdk.package.replace('_', '-')}-sdk", package_of(sdk).__version__) == (
        project["project"]["name"],
        project["project"]["version"],
    )
    assert project["project"]["dependencies"] == ["specmill-runtime>=0.1,<0.2"]
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == [
        sdk.package
    ]


@BY_SDK
def test_errors_are_one_tree(sdk: Sdk) -> None:
    errors = importlib.import_module(f"{sdk.package}.errors")

    outside = [
        one
        for one in errors.__all__
        if not issubclass(getattr(errors, one), errors.SdkError)
    ]
    assert outside == []
