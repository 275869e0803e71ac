"""Long texts: what is left of them can be read, and code in them stays code."""

from __future__ import annotations

import time

import pytest

from specmill.diff.reports.cutting import cut_pair, cut_sentence
from specmill.diff.reports.forms import Form, render_reviews
from tests.diff.reports.changes import GAINED, REMOVED, changed, review

BREEDS = ", ".join(f'"breed-{number}"' for number in range(60))
LONG = f"`pets.list` takes less for `kind`: `Literal[{BREEDS}] | None` became `str`"


def test_code_loses_its_middle_and_the_sentence_stays_whole() -> None:
    shown = cut_sentence(LONG, 240)

    assert shown.startswith('`pets.list` takes less for `kind`: `Literal["breed-0", ')
    assert shown.endswith(
        (', …, "breed-59"] | None` became `str`', " | None` became `str`")
    )


@pytest.mark.parametrize("most", range(20, 400, 7))
def test_no_code_is_left_open(most: int) -> None:
    shown = cut_sentence(LONG, most)

    assert len(shown) <= most
    assert shown.count("`") % 2 == 0


@pytest.mark.parametrize("most", range(20, 60, 3))
def test_no_word_is_cut(most: int) -> None:
    text = "the quick brown fox jumps over the lazy dog and over all of its friends"
    *words, last = cut_sentence(text, most).split()

    assert last == "…"
    assert set(words) <= set(text.split())


def test_one_long_word_is_cut_all_the_same() -> None:
    assert cut_sentence("a" * 100, 20) == "a" * 18 + " …"


def test_a_span_of_markdown_ends_where_it_should() -> None:
    change = changed(REMOVED, consequence=LONG)
    shown = render_reviews([review(change)], Form.MARKDOWN)

    (line,) = [one for one in shown.splitlines() if "takes less" in one]
    assert line.endswith(" | None` became `str`")


def test_the_name_of_a_method_keeps_its_end() -> None:
    method = "`client.toll_free_verifications_of_this_account.update_verification`"

    shown = cut_sentence(f"{method} is gone, and so is everything that it gave", 80)

    assert shown.startswith("`client….update_verification` is gone")


def test_two_long_codes_are_cut_around_what_differs() -> None:
    changed = BREEDS.replace("breed-30", "poodle")

    before, after = cut_pair(f"Literal[{BREEDS}]", f"Literal[{changed}]", 120)

    assert before.startswith('Literal["breed-0", ')
    assert '"breed-30"' in before
    assert '"poodle"' in after


def test_very_long_codes_are_cut_in_a_moment() -> None:
    before, after = (
        ", ".join(f"a{n}: {kind} | None = None" for n in range(2000))
        for kind in ("int", "str")
    )
    begin = time.process_time()

    cut_pair(f"same, {before}", f"same, {after}", 120)

    assert time.process_time() - begin < 2


def test_very_long_codes_are_cut_around_what_differs() -> None:
    items = [f'"item-{number}"' for number in range(5000)]
    before, after = (
        f"Literal[{', '.join([*items[:4000], kind, *items[4000:]])}]"
        for kind in ('"cat"', '"dog"')
    )

    old, new = cut_pair(before, after, 120)

    assert '"cat"' in old
    assert '"dog"' in new


def test_a_sentence_shows_how_two_long_codes_differ() -> None:
    changed = BREEDS.replace("breed-30", "poodle")
    text = f"`Pet` may be more: `Literal[{BREEDS}]` became `Literal[{changed}]`"

    shown = cut_sentence(text, 240)

    assert '"poodle"' in shown
    assert '"breed-30"' in shown


def test_short_codes_stay_whole() -> None:
    assert ("Literal[1]", "Literal[2]") == cut_pair("Literal[1]", "Literal[2]", 80)


def test_a_long_value_is_cut_around_what_it_shows() -> None:
    value = {"first": "a" * 400, "pets": [{"kind": "bird", "last": "b" * 400}]}
    change = changed(GAINED, witness=value)

    shown = render_reviews([review(change)], Form.TEXT)

    assert '"kind": "bird"' in shown
