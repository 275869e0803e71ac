"""Names of one scope: each its own, whatever the order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from specmill.python.identifiers import snake_case, trusted
from specmill.python.namespace import Claim, allocate

words = st.sampled_from(
    ["a", "A", "b", "aB", "a_b", "a-b", "AB", "a_2", "a_", "self", "list"]
)
claims = st.lists(
    st.builds(
        lambda key, wanted, weight: Claim(key, tuple(map(snake_case, wanted)), weight),
        st.text("abc", min_size=1, max_size=3),
        st.lists(words, min_size=1, max_size=3),
        st.integers(0, 2),
    ),
    max_size=12,
    unique_by=lambda claim: claim.key,
)
RESERVED = frozenset({"list", "b"})


def claim(key: str, *wanted: str, weight: int = 0) -> Claim:
    return Claim(key, tuple(trusted(one) for one in wanted), weight)


def test_lone_claim_gets_its_first_wish() -> None:
    assert {"x": "a"} == allocate([claim("x", "a", "b")])


def test_heavier_claim_wins() -> None:
    found = allocate(
        [claim("fooBar", "foo_bar"), claim("foo_bar", "foo_bar", weight=1)]
    )

    assert {"foo_bar": "foo_bar", "fooBar": "foo_bar_2"} == found


def test_heaviest_of_three_claims_wins() -> None:
    found = allocate(
        [claim("a", "x", weight=1), claim("b", "x", weight=2), claim("c", "x")]
    )

    assert {"a": "x_2", "b": "x", "c": "x_3"} == found


def test_rivals_go_on_to_their_next_wish_together() -> None:
    found = allocate(
        [claim("query", "name", "query_name"), claim("field", "name", "body_name")]
    )

    assert {"query": "query_name", "field": "body_name"} == found


def test_rivals_without_further_wish_are_numbered() -> None:
    found = allocate([claim("aB", "a_b"), claim("AB", "a_b")])

    assert {"AB": "a_b_2", "aB": "a_b_3"} == found


def test_reserved_name_gets_an_underscore() -> None:
    assert {"x": "list_"} == allocate([claim("x", "list")], RESERVED)


CYRILLIC_SCOPE = "\u0455\u0441\u043e\u0440\u0435"


def test_name_that_looks_like_another_is_numbered() -> None:
    found = allocate([claim("other", CYRILLIC_SCOPE), claim("plain", "scope")])

    assert {"plain": "scope", "other": f"{CYRILLIC_SCOPE}_2"} == found


def test_name_that_looks_reserved_gets_an_underscore() -> None:
    assert {"x": "li\u0455t_"} == allocate([claim("x", "li\u0455t")], RESERVED)


def test_name_in_another_script_stays_as_it_is() -> None:
    assert {"x": CYRILLIC_SCOPE} == allocate([claim("x", CYRILLIC_SCOPE)])


@given(claims)
def test_names_are_distinct_and_not_reserved(given_claims: list[Claim]) -> None:
    found = allocate(given_claims, RESERVED)

    assert {one.key for one in given_claims} == found.keys()
    assert len(set(found.values())) == len(found)
    assert RESERVED.isdisjoint(found.values())


@given(claims, st.randoms(use_true_random=False))
def test_order_does_not_matter(
    given_claims: list[Claim], chance: random.Random
) -> None:
    shuffled = given_claims[:]
    chance.shuffle(shuffled)

    assert allocate(given_claims, RESERVED) == allocate(shuffled, RESERVED)


@given(claims, st.text("xyz", min_size=4, max_size=6))
def test_unrelated_claim_changes_nothing(given_claims: list[Claim], name: str) -> None:
    more = [*given_claims, claim(f"new {name}", name)]

    assert {**allocate(given_claims), f"new {name}": name} == allocate(more)
