"""What was used of an API, and the ways that lead to operations."""

import pytest
from fake_shop import shop
from shop_client import CREATE, GET, Shop

from specmill_runtime.testing import Coverage, Fake, contract


def used() -> Fake:
    """A fake that was asked twice."""
    made = Shop()
    made.fake.on.things.get.fail(status=404, after=1)
    made.call(CREATE, "Lamp", 5.0, None)
    made.call(GET, 1)
    return made.fake


def test_row_counts_calls_statuses_and_parameters() -> None:
    row = used().coverage.rows["things.create"]

    assert (1, {"201": 1}, {"name": 1, "price": 1}) == (
        row.calls,
        row.statuses,
        row.parameters,
    )


def test_table_names_what_was_not_used() -> None:
    table = used().coverage.table()

    line = next(one for one in table.splitlines() if one.startswith("things.create"))
    assert "400, 401, 404, tags, secret" in line


def test_percent_grows_with_use() -> None:
    assert 0 == Fake(shop()).coverage.percent
    assert 0 < used().coverage.percent < 100


def test_counts_of_another_process_are_added() -> None:
    total = Coverage(shop())

    total.add(used().coverage.plain())
    total.add(used().coverage.plain())

    assert 2 == total.rows["things.create"].calls


def test_unknown_operation_names_those_that_there_are() -> None:
    with pytest.raises(AttributeError, match="change, create, delete, get, list"):
        _ = Fake(shop()).on.things.steal


def test_operations_are_reached_by_accessor_too() -> None:
    fake = used()

    assert 1 == len(fake.calls["things.create"])
    assert 2 == len(fake.calls)
    assert ["things"] == dir(fake.on)


def test_missing_call_says_how_many_there_were() -> None:
    with pytest.raises(IndexError, match=r"things\.get was called 0 times"):
        Fake(shop()).calls.things.get[-1]


def test_contract_survives_being_written() -> None:
    content = contract.write_contract(shop())

    assert content == contract.write_contract(contract.read_contract(content))
