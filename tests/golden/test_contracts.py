"""The SDKs of all cases pass the tests that they ship."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.golden.cases import Case, accepted, generate

SKIPPED: Any = pytest.skip.Exception


@pytest.mark.parametrize("case", accepted(), ids=lambda case: case.name)
def test_contract_tests_pass(
    case: Case, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    root = generate(case, tmp_path).parent
    # Modules of the package are loaded when they are first needed.
    sys.path.append(str(root))

    failed = [
        f"{path.stem}[{given}]: {reason}"
        for path in sorted((root / "tests").glob("test_*.py"))
        for given, reason in failures(path, pytestconfig)
    ]

    assert [] == failed


def failures(path: Path, config: pytest.Config) -> Iterator[tuple[str, str]]:
    """The cases of the one test of a module that do not pass, each with what it raised."""
    test, cases = loaded(path)
    for case in cases:
        try:
            test(case, config)
        except SKIPPED:
            continue
        except Exception as error:
            yield str(case), repr(error)


def loaded(path: Path) -> tuple[Callable[..., None], tuple[Any, ...]]:
    """The test of a module, and its cases."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    [test] = [one for name, one in vars(module).items() if name.startswith("test_")]
    [mark] = test.pytestmark
    return test, mark.args[1]
