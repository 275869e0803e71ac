"""Lazy packages and deprecated methods, as generated SDKs use them."""

import sys
from types import ModuleType

import pytest

from specmill_runtime.deprecation import deprecated
from specmill_runtime.lazy import lazy_exports


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An empty package."""
    module = ModuleType("lazy_sample")
    monkeypatch.setitem(sys.modules, "lazy_sample", module)
    return module


def test_member_is_imported_when_asked_for(package: ModuleType) -> None:
    member, _ = lazy_exports("lazy_sample", {"SyncCore": "specmill_runtime.client"})

    core = member("SyncCore")

    assert sys.modules["specmill_runtime.client"].SyncCore is core
    assert vars(package)["SyncCore"] is core


def test_name_of_a_submodule_is_the_module(
    package: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    submodule = ModuleType("lazy_sample.errors")
    monkeypatch.setitem(sys.modules, "lazy_sample.errors", submodule)
    member, _ = lazy_exports("lazy_sample", {"errors": "lazy_sample.errors"})

    assert member("errors") is submodule


def test_unknown_member_is_an_attribute_error(package: ModuleType) -> None:
    member, _ = lazy_exports("lazy_sample", {})

    with pytest.raises(
        AttributeError, match="'lazy_sample' has no attribute 'nothing'"
    ):
        member("nothing")


def test_members_are_listed_before_they_are_imported(package: ModuleType) -> None:
    _, members = lazy_exports("lazy_sample", {"later": "nowhere"})

    assert "later" in members()


@deprecated("use bigger")
def small(number: int) -> int:
    """A method that has a successor."""
    return number + 1


def test_deprecated_method_warns_at_the_line_of_the_caller() -> None:
    with pytest.warns(DeprecationWarning, match="use bigger") as caught:
        result = small(1)

    assert 2 == result
    assert __file__ == caught[0].filename


def test_deprecated_method_keeps_name_and_text() -> None:
    assert ("small", "A method that has a successor.") == (
        small.__name__,
        small.__doc__,
    )
