"""Import lines: sorted into sections, each once, as Black has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill.python.identifiers import trusted
from specmill.python.imports import Import, exported_names, import_block, import_line
from specmill.python.literals import string
from tests.unit.python.nasty import formatted

modules = st.sampled_from(
    [
        "__future__",
        "typing",
        "collections.abc",
        "msgspec",
        "specmill_runtime.models",
        "sdk.models",
    ]
)
words = st.integers(1, 90).map(lambda count: "N" * count)
imports = st.sets(
    st.builds(Import, modules, words)
    | st.builds(lambda name: Import(f"m{name}", "", f"_m{name}"), words),
    max_size=8,
)


def test_sections_stand_apart() -> None:
    block = import_block(
        [
            Import("shop", "errors"),
            Import("typing", "Any"),
            Import("specmill_runtime.models", "Model"),
            Import("__future__", "annotations"),
            Import("datetime", "", "_datetime"),
        ]
    )

    assert block.runtime == (
        "from __future__ import annotations\n\n"
        "import datetime as _datetime\nfrom typing import Any\n\n"
        "from specmill_runtime.models import Model\n\n"
        "from shop import errors"
    )


def test_names_of_a_module_share_a_line() -> None:
    block = import_block([Import("typing", "Literal"), Import("typing", "Any")])

    assert block.runtime == "from typing import Any, Literal"


def test_what_runs_is_not_repeated_for_checkers() -> None:
    block = import_block([Import("typing", "Any")], [Import("typing", "Any")])

    assert (block.runtime, block.checking) == ("from typing import Any", "")


def test_imports_for_checkers_need_the_constant() -> None:
    block = import_block([], [Import("shop.models", "Order")])

    assert block.runtime == "from typing import TYPE_CHECKING"
    assert block.checking == "    from shop.models import Order"


@given(imports)
def test_order_does_not_matter(given_imports: set[Import]) -> None:
    assert import_block(sorted(given_imports)) == import_block(
        sorted(given_imports, reverse=True)
    )


@given(imports, imports)
def test_black_changes_no_import(running: set[Import], checked: set[Import]) -> None:
    block = import_block(running, checked)
    checking = f"\n\nif TYPE_CHECKING:\n{block.checking}" if block.checking else ""
    module = f"{block.runtime}{checking}\n" if block.runtime else "\n"

    assert module.removeprefix("\n") == formatted(module).removeprefix("\n")


@given(words, st.sampled_from([0, 4, 8]))
def test_import_inside_a_function_is_as_black_has_it(name: str, indent: int) -> None:
    line = import_line(Import("shop.models", name, name), indent)
    around = {0: "", 4: "if x:\n", 8: "class A:\n    def b(self):\n"}[indent]
    module = f"{around}{' ' * indent}{line}\n"

    assert module == formatted(module)


@given(st.lists(words, min_size=1, max_size=4))
def test_exported_names_are_as_black_has_them(names: list[str]) -> None:
    module = f"{exported_names(string(name) for name in names)}\n"

    assert module == formatted(module)


@pytest.mark.parametrize(
    "wrong", [Import("a b", "x"), Import("a", "x; y"), Import("a", "", "0")]
)
def test_import_of_what_is_no_name_is_refused(wrong: Import) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        import_line(wrong, 0)
    with pytest.raises(ValueError, match="not an identifier"):
        import_block([wrong])


def test_trusted_module_is_accepted() -> None:
    assert import_line(Import("shop.models", trusted("Order")), 0) == (
        "from shop.models import Order"
    )


@pytest.mark.parametrize(
    ("one", "home", "line"),
    [
        (Import("shop._spec", "SPEC"), "shop", "from ._spec import SPEC"),
        (Import("shop", "models"), "shop._operations", "from .. import models"),
        (Import("shop.models", "Order"), "shop", "from .models import Order"),
        (
            Import("shop.models.orders", "Order"),
            "shop.models",
            "from .orders import Order",
        ),
        (
            Import("shop.models", "", "_shop_models"),
            "shop.resources",
            "from .. import models as _shop_models",
        ),
        (Import("shopping", "x"), "shop", "from shopping import x"),
        (Import("typing", "Any"), "shop.models", "from typing import Any"),
    ],
)
def test_module_of_the_package_is_imported_relative_to_the_importing_one(
    one: Import, home: str, line: str
) -> None:
    assert import_line(one, 0, home=home) == line
    assert import_block([one], home=home).runtime == line


def test_relative_imports_stand_last_the_furthest_first() -> None:
    block = import_block(
        [
            Import("shop.models", "a"),
            Import("shop.models.orders", "b"),
            Import("shop", "models"),
            Import("shop._spec", "c"),
            Import("msgspec", "d"),
        ],
        home="shop.models",
    )

    assert block.runtime == (
        "from msgspec import d\n\n"
        "from .. import models\nfrom .._spec import c\n"
        "from . import a\nfrom .orders import b"
    )
