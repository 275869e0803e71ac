"""What is wrong with a value is said without a word of the library that noticed."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from specmill.misfits import misfit


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["a", "b"]
    sizes: dict[str, int] = {}


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"inner": {"kind": "c"}}, "'inner.kind' can't be 'c': use one of 'a', 'b'"),
        (
            {"many": [{"kind": "a"}, {"kind": "x"}]},
            "'many.1.kind' can't be 'x': use one of 'a', 'b'",
        ),
        ({"iner": 1}, "'iner' is no key: did you mean 'inner'?"),
        ({"z": 1}, "'z' is no key: known are inner, many"),
        ({"inner": {}}, "in 'inner': 'kind' is missing"),
        (
            {"inner": {"kind": "a", "sizes": {"x": "1"}}},
            "in 'inner.sizes': expected a whole number, got a text",
        ),
        ({"inner": 3}, "in 'inner': expected a mapping or null, got a whole number"),
        ([], "expected a mapping, got a list"),
    ],
)
def test_a_misfit_is_said_in_our_words(value: object, said: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(value, Outer)

    assert misfit(caught.value, Outer) == said
