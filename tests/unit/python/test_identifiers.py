"""Any text becomes a name that Python accepts."""

from __future__ import annotations

import keyword
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill.python.identifiers import (
    LONGEST,
    class_names,
    pascal_case,
    snake_case,
    suffixed,
    trusted,
    upper_case,
)
from tests.unit.python.nasty import texts


@pytest.mark.parametrize(
    ("text", "snake", "pascal", "upper"),
    [
        ("sendTime", "send_time", "SendTime", "SEND_TIME"),
        (
            "SMS.SearchFilters",
            "sms_search_filters",
            "SMSSearchFilters",
            "SMS_SEARCH_FILTERS",
        ),
        ("HTTPServer", "http_server", "HTTPServer", "HTTP_SERVER"),
        ("userID", "user_id", "UserID", "USER_ID"),
        ("APIKey2Value", "api_key2_value", "APIKey2Value", "API_KEY2_VALUE"),
        ("IN_PROGRESS", "in_progress", "InProgress", "IN_PROGRESS"),
        ("SMS", "sms", "SMS", "SMS"),
        ("x-request-id", "x_request_id", "XRequestId", "X_REQUEST_ID"),
        ("two words", "two_words", "TwoWords", "TWO_WORDS"),
        ("_extra", "extra", "Extra", "EXTRA"),
        ("__init__", "init", "Init", "INIT"),
        ("état civil", "etat_civil", "EtatCivil", "ETAT_CIVIL"),
        ("日本", "日本", "日本", "日本"),
        ("한국", "한국", "한국", "한국"),
        ("ﬁle", "file", "File", "FILE"),
        ("class", "class_", "Class", "CLASS"),
        ("None", "none", "None_", "NONE"),
        ("self", "self_", "Self", "SELF"),
        ("2fast", "value_2fast", "Value2fast", "VALUE_2FAST"),
        ("404", "value_404", "Value404", "VALUE_404"),
        ("+1", "plus_1", "Plus1", "PLUS_1"),
        ("-1", "minus_1", "Minus1", "MINUS_1"),
        ("a-1", "a_1", "A1", "A_1"),
        ("+", "plus", "Plus", "PLUS"),
        ("<=", "less_equal", "LessEqual", "LESS_EQUAL"),
        ("", "value", "Value", "VALUE"),
        ("😀", "value", "Value", "VALUE"),
    ],
)
def test_name_in_every_case(text: str, snake: str, pascal: str, upper: str) -> None:
    assert (snake, pascal, upper) == (
        snake_case(text),
        pascal_case(text),
        upper_case(text),
    )


@given(texts | st.text())
def test_every_text_becomes_an_identifier(text: str) -> None:
    for name in (snake_case(text), pascal_case(text), upper_case(text)):
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")
        assert len(name) <= LONGEST + 1
        assert (
            unicodedata.normalize("NFKC", name) == name
        ), "Python would read another name"


@given(st.text(max_size=30))
def test_snake_case_of_a_name_is_the_name(text: str) -> None:
    name = snake_case(text)

    assert snake_case(name.rstrip("_")) == name


def test_name_of_symbols_says_them() -> None:
    assert snake_case("---") == "minus_minus_minus"


def test_plus_and_minus_one_are_told_apart() -> None:
    assert snake_case("+1") != snake_case("-1")


def test_suffix_has_to_be_part_of_a_name() -> None:
    assert suffixed(trusted("opens"), "__gte") == "opens__gte"
    with pytest.raises(ValueError, match="not part of an identifier"):
        suffixed(trusted("opens"), "; import os")


def test_trusted_name_has_to_be_one() -> None:
    assert trusted("a.b") == "a.b"
    for wrong in ("a b", "", "a..b", "1a", "class", "a.None"):
        with pytest.raises(ValueError, match="not an identifier"):
            trusted(wrong)


def test_long_name_keeps_its_beginning_and_its_end() -> None:
    name = pascal_case(
        "customer balance resource cash balance transaction resource funded bank transfer details"
    )

    assert name == "CustomerBalanceResourceResourceFundedBankTransferDetails"


def test_long_name_can_be_cut_elsewhere_too() -> None:
    names = class_names(
        "post customers customer subscriptions request payment settings method card"
    )

    assert names[1] == "PostCustomersCustomerSubscriptionsPaymentSettingsMethodCard"


def test_name_that_is_not_too_long_is_one() -> None:
    assert class_names("search filters") == ("SearchFilters",)


def test_class_of_a_script_without_capitals_is_told_from_modules_and_fields() -> None:
    assert class_names("用户") == ("用户Type",)
    assert class_names("用户 list") == ("用户List",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("StartTime<", "start_time_lt"), ("StartTime>=", "start_time_gte")],
)
def test_comparison_at_the_end_is_a_word(text: str, expected: str) -> None:
    assert snake_case(text) == expected
