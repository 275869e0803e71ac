"""Titles of fields: where frameworks write one for every field, it says no more than the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop


@pytest.mark.parametrize(
    ("title", "is_shown"),
    [("Is Paid", False), ("isPaid", False), ("Paid", True), ("Is it paid", True)],
)
def test_title_is_shown_where_it_says_more_than_the_name(
    specmill: Command, title: str, is_shown: bool
) -> None:
    field = f"is_paid: {{type: boolean, title: {title}}}"
    write_shop(Path("shop"), SHOP.replace("note: {type: string}", field))

    assert specmill("generate", "shop").code == 0

    text = Path("generated/shop/shop/models/orders.py").read_text()
    assert (f'"""{title}."""' in text) == is_shown
