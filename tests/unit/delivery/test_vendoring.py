"""`--vendor-runtime`: SDKs that have a copy of the runtime in them."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.command_line import Command
from tests.unit.delivery.descriptions import write_shop

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def copied(specmill: Command, tmp_path: Path) -> Path:
    """The folder of an SDK with its own runtime."""
    run = specmill("generate", "shop", "--out", "sdks", "--vendor-runtime")
    assert run.code == 0, run.err
    return tmp_path / "sdks/shop"


def pyproject(folder: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    """What `pyproject.toml` in a folder says."""
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def test_nothing_imports_the_distribution(copied: Path) -> None:
    importing = re.compile(r"^\s*(from|import) specmill_runtime", re.MULTILINE)

    assert [
        file
        for file in copied.rglob("*.py")
        if importing.search(file.read_text(encoding="utf-8"))
    ] == []


def test_calls_reach_the_fake_without_the_distribution(copied: Path) -> None:
    code = (
        "import sys; sys.modules['specmill_runtime'] = None\n"
        "from shop.testing import FakeShop\n"
        "fake = FakeShop(); print(fake.client().orders.list())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=copied,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("[Order("), done.stderr


def test_what_is_not_described_is_called_without_the_distribution(
    copied: Path,
) -> None:
    code = (
        "import sys; sys.modules['specmill_runtime'] = None\n"
        "from shop.models import Order\n"
        "from shop.testing import FakeShop\n"
        "client = FakeShop().client()\n"
        "print(client.request('GET', '/orders', expect=list[Order]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=copied,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("[Order("), done.stderr


def test_its_own_tests_pass(copied: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"],
        cwd=copied,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_black_changes_nothing(specmill: Command, tmp_path: Path) -> None:
    package = "shop_of_things_that_are_sold_at_corners"
    write_shop(tmp_path / "shop", config=f"package: {package}\nvendor_runtime: true\n")
    specmill("generate", "shop", "--out", "sdks")
    done = subprocess.run(
        [sys.executable, "-m", "black", "--check", "--quiet", f"sdks/{package}"],
        cwd=tmp_path,
        check=False,
    )

    assert done.returncode == 0


def test_what_the_runtime_needs_is_needed(copied: Path) -> None:
    own = pyproject(REPOSITORY / "runtime")["project"]
    made = pyproject(copied)["project"]

    assert own["dependencies"] == made["dependencies"]


def test_what_tests_need_is_an_extra(copied: Path) -> None:
    own = pyproject(REPOSITORY / "runtime")["project"]["optional-dependencies"]
    made = pyproject(copied)["project"]["optional-dependencies"]

    assert {"testing": own["testing"]} == made


def test_without_fixtures_the_copy_has_no_fakes(
    specmill: Command, tmp_path: Path
) -> None:
    write_shop(tmp_path / "shop", config="package: shop\nfixtures: false\n")
    specmill("generate", "shop", "--out", "sdks", "--vendor-runtime")
    copy = tmp_path / "sdks/shop/shop/runtime"

    assert (True, False) == (
        (copy / "client.py").is_file(),
        (copy / "testing").exists(),
    )


def test_the_licence_comes_with_the_copy(copied: Path) -> None:
    licence = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")

    assert licence == (copied / "shop/runtime/LICENSE").read_text(encoding="utf-8")
