"""Dates, decimals and lists whose text on the wire is declared."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import msgspec
import pytest
from courier.models import Box

from specmill_runtime.codec import UnreadableBodyError, decoder_of, encode_json
from specmill_runtime.models import (
    DecimalText,
    Model,
    best_of,
    listed,
    text_date,
    text_datetime,
    text_decimal,
)
from specmill_runtime.patterns import TextPattern
from specmill_runtime.walks import encoder_of
from specmill_runtime.wire import WireType, describe_type

US = text_datetime("%b %d, %Y %I:%M:%S %p")
ZONED = text_datetime("%Y-%m-%d %H:%M:%S", timezone="UTC", none="0000-00-00 00:00:00")
MILLIS = text_datetime("%Y-%m-%d %H:%M:%S.%f")
DAY = text_date("%m/%d/%Y", none="")
ISO = text_datetime(None, timezone="UTC", none="never")
ISO_DAY = text_date(None, none="never")
AMOUNT = text_decimal(none="")
IDS = listed(int)
DAYS = listed(DAY)

BOTH_WAYS: list[tuple[type[WireType], object, object]] = [
    (US, "Jul 05, 2018 09:10:50 AM", datetime(2018, 7, 5, 9, 10, 50)),
    (US, "Dec 31, 2018 12:00:00 AM", datetime(2018, 12, 31, 0, 0, 0)),
    (US, "Dec 31, 2018 12:00:00 PM", datetime(2018, 12, 31, 12, 0, 0)),
    (US, "Jan 01, 2018 11:59:59 PM", datetime(2018, 1, 1, 23, 59, 59)),
    (ZONED, "2026-01-02 03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    (ZONED, "0000-00-00 00:00:00", None),
    (MILLIS, "2026-01-02 03:04:05.067", datetime(2026, 1, 2, 3, 4, 5, 67_000)),
    (DAY, "01/02/2026", date(2026, 1, 2)),
    (DAY, "", None),
    (ISO, "2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    (ISO, "never", None),
    (ISO_DAY, "2026-01-02", date(2026, 1, 2)),
    (AMOUNT, "12.50", Decimal("12.50")),
    (AMOUNT, "", None),
    (IDS, [1, 2], [1, 2]),
    (IDS, [], []),
]

READ_ONLY: list[tuple[type[WireType], object, object]] = [
    (US, "Jul 5, 2018 9:10:50 am", datetime(2018, 7, 5, 9, 10, 50)),
    (US, "JUL 5, 2018 9:10:50 PM", datetime(2018, 7, 5, 21, 10, 50)),
    (MILLIS, "2026-01-02 03:04:05.1", datetime(2026, 1, 2, 3, 4, 5, 100_000)),
    (MILLIS, "2026-01-02 03:04:05.123456", datetime(2026, 1, 2, 3, 4, 5, 123_456)),
    (ISO, "2026-01-02T05:04:05+02:00", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    (AMOUNT, 12, Decimal(12)),
    (IDS, 7, [7]),
    (DAYS, "01/02/2026", [date(2026, 1, 2)]),
]

WRITE_ONLY: list[tuple[type[WireType], object, object]] = [
    (ZONED, datetime(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05"),
    (
        ZONED,
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))),
        "2026-01-02 01:04:05",
    ),
    (MILLIS, datetime(2026, 1, 2, 3, 4, 5, 999_999), "2026-01-02 03:04:05.999"),
    (AMOUNT, Decimal("1E+3"), "1000"),
    (AMOUNT, 5, "5"),
    (IDS, 7, [7]),
    (IDS, (1, 2), [1, 2]),
    (US, None, None),
]

WRONG_TEXT: list[tuple[type[WireType], object]] = [
    (US, "2018-07-05"),
    (US, "Jul 05, 2018 09:10:50"),
    (US, "Jul 05, 2018 13:10:50 PM"),
    (US, "Jul 05, 2018 00:10:50 AM"),
    (US, "Feb 30, 2018 01:10:50 AM"),
    (US, "Juli 05, 2018 01:10:50 AM"),
    (US, " Jul 05, 2018 09:10:50 AM"),
    (US, "Jul 05, 2018 09:10:50 AM\n"),
    (US, "Jul \u0660\u0665, 2018 09:10:50 AM"),
    (US, 7),
    (ZONED, "2026-13-01 00:00:00"),
    (MILLIS, "2026-01-02 03:04:05.1234567"),
    (DAY, "2026-01-02"),
    (ISO, "yesterday"),
    (AMOUNT, "12,50"),
    (AMOUNT, "NaN"),
    (AMOUNT, True),
    (AMOUNT, 1.5),
    (IDS, ["a"]),
    (IDS, "a"),
    (US, None),
    (ZONED, None),
    (DAY, None),
    (AMOUNT, None),
    (IDS, None),
]

WRONG_VALUE: list[tuple[type[WireType], object, str]] = [
    (US, datetime(2026, 1, 2, tzinfo=UTC), "time zone unknown"),
    (US, date(2026, 1, 2), "expected datetime, got date"),
    (US, "now", "expected datetime, got str"),
    (DAY, datetime(2026, 1, 2), "expected date, got datetime"),
    (AMOUNT, 1.5, "expected Decimal, got float"),
    (AMOUNT, True, "expected Decimal, got bool"),
    (AMOUNT, Decimal("Infinity"), "expected a finite number"),
    (IDS, ["a"], "expected int, got str"),
    (IDS, True, "expected int, got bool"),
    (IDS, {"a": 1}, "expected int, got dict"),
]


@pytest.mark.parametrize(("wire_type", "raw", "value"), BOTH_WAYS + READ_ONLY)
def test_text_is_read(wire_type: type[WireType], raw: object, value: object) -> None:
    assert value == wire_type.decode(raw)


@pytest.mark.parametrize(("wire_type", "raw", "value"), BOTH_WAYS)
def test_value_is_written(
    wire_type: type[WireType], raw: object, value: object
) -> None:
    assert raw == wire_type.encode(value)


@pytest.mark.parametrize(("wire_type", "value", "raw"), WRITE_ONLY)
def test_value_is_written_in_one_form(
    wire_type: type[WireType], value: object, raw: object
) -> None:
    assert raw == wire_type.encode(value)


@pytest.mark.parametrize(("wire_type", "raw"), WRONG_TEXT)
def test_wrong_text_is_refused(wire_type: type[WireType], raw: object) -> None:
    with pytest.raises(ValueError, match=r"[Ee]xpected|Invalid"):
        wire_type.decode(raw)


def test_refusal_names_the_pattern() -> None:
    with pytest.raises(ValueError, match="written as '%b %d, %Y %I:%M:%S %p'"):
        US.decode("x")


@pytest.mark.parametrize(("wire_type", "value", "reason"), WRONG_VALUE)
def test_wrong_value_is_not_written(
    wire_type: type[WireType], value: object, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        wire_type.encode(value)


def test_zone_decides_whether_values_are_aware() -> None:
    aware, naive = ZONED.decode("2026-01-02 03:04:05"), MILLIS.decode(
        "2026-01-02 03:04:05.0"
    )

    assert isinstance(aware, datetime)
    assert isinstance(naive, datetime)
    assert (UTC, None) == (aware.tzinfo, naive.tzinfo)


MAIL = text_datetime("%a, %d %b %Y %H:%M:%S %z")


@pytest.mark.parametrize("zone", ["+0000", "GMT", "Z", "-00:00"])
def test_date_of_a_mail_is_aware(zone: str) -> None:
    found = MAIL.decode(f"Thu, 24 Aug 2023 05:01:45 {zone}")

    assert datetime(2023, 8, 24, 5, 1, 45, tzinfo=UTC) == found
    assert "Thu, 24 Aug 2023 05:01:45 +0000" == MAIL.encode(found)


def test_offset_of_a_date_is_kept() -> None:
    assert "Fri, 02 Jan 2026 03:04:05 -0130" == MAIL.encode(
        MAIL.decode("Fri, 2 Jan 2026 03:04:05 -01:30")
    )


def test_naive_datetime_is_refused_where_the_offset_is_written() -> None:
    with pytest.raises(ValueError, match="wants an aware datetime"):
        MAIL.encode(datetime(2026, 1, 1))


def test_month_names_do_not_follow_the_locale() -> None:
    assert "May" == TextPattern("%b").write(datetime(2026, 5, 1))


def test_percent_sign_stands_for_itself() -> None:
    assert datetime(2026, 1, 1) == TextPattern("%Y%%").parse("2026%")
    assert "2026%" == TextPattern("%Y%%").write(datetime(2026, 1, 1))


def test_characters_of_a_pattern_are_no_expression() -> None:
    with pytest.raises(ValueError, match="expected text"):
        TextPattern("%Y.").parse("2026x")


@pytest.mark.parametrize("pattern", ["%j", "%Y %-d"])
def test_unknown_directive_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="unknown directive"):
        TextPattern(pattern)


@pytest.mark.parametrize(
    ("type_", "content", "value"),
    [
        (GenericAlias(list, DAY), b'["01/02/2026",""]', [date(2026, 1, 2), None]),
        (GenericAlias(dict, (str, IDS)), b'{"a":1,"b":[2]}', {"a": [1], "b": [2]}),
        (ZONED | None, b"null", None),
        (listed(DAY), b'"01/02/2026"', [date(2026, 1, 2)]),
    ],
)
def test_wire_type_stands_inside_other_types(
    type_: Any, content: bytes, value: object
) -> None:
    assert value == decoder_of(type_, "application/json")(content)


def test_wrong_text_inside_a_list_has_its_index() -> None:
    with pytest.raises(UnreadableBodyError) as caught:
        decoder_of(GenericAlias(list, DAY), "application/json")(b'["01/02/2026","x"]')

    assert "/1" == caught.value.pointer


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (US, "datetime"),
        (DAY, "date"),
        (AMOUNT, "Decimal"),
        (DAYS, "list[date]"),
        (best_of(lambda: (int, str)), "int | str"),
        (GenericAlias(dict, (str, US)), "dict[str, datetime]"),
        (int | None, "int | None"),
        (Any, "Any"),
        (Literal["a"], "Literal['a']"),
    ],
)
def test_messages_speak_of_the_type_that_users_know(
    type_: object, expected: str
) -> None:
    assert expected == describe_type(type_)


# Made by a call, because checkers would take the marker classes of annotations for variables.
Days: Any = msgspec.defstruct(
    "Days",
    [
        ("many", GenericAlias(list, DAY)),
        ("named", GenericAlias(dict, (str, DAY))),
        ("listed", DAYS | None),
    ],
)


def test_wire_types_in_containers_are_written() -> None:
    day = date(2026, 1, 2)

    content = encode_json(Days(many=[day], named={"a": day}, listed=[day]), True)

    assert {
        "many": ["01/02/2026"],
        "named": {"a": "01/02/2026"},
        "listed": ["01/02/2026"],
    } == msgspec.json.decode(content)


NESTED: list[tuple[object, object, object]] = [
    (
        GenericAlias(list, GenericAlias(list, DAY)),
        [[date(2026, 1, 2)]],
        [["01/02/2026"]],
    ),
    (GenericAlias(dict, (str, DAY)), {"a": date(2026, 1, 2)}, {"a": "01/02/2026"}),
    (GenericAlias(tuple, (DAY, object)), (date(2026, 1, 2), 7), ["01/02/2026", 7]),
    (
        GenericAlias(tuple, (DAY,)),
        (date(2026, 1, 2), Box(weight=1)),
        ["01/02/2026", {"weight": 1}],
    ),
    (GenericAlias(list, DAY), (date(2026, 1, 2), None), ["01/02/2026", ""]),
    (best_of(lambda: (DAY, int)), date(2026, 1, 2), "01/02/2026"),
    (best_of(lambda: (DAY, int)), 7, 7),
    (
        best_of(lambda: (GenericAlias(list, DAY), int)),
        [date(2026, 1, 2)],
        ["01/02/2026"],
    ),
    (GenericAlias(list, DAY) | None, None, None),
    (GenericAlias(list, DAY) | int, 7, 7),
    (GenericAlias(list, DAYS), [date(2026, 1, 2)], [["01/02/2026"]]),
    (list[int], [7], [7]),
]


@pytest.mark.parametrize(("type_", "value", "written"), NESTED)
def test_wire_type_is_found_at_any_depth(
    type_: object, value: object, written: object
) -> None:
    assert written == encoder_of(type_)(value)


if TYPE_CHECKING:
    Either: TypeAlias = Decimal | int
else:
    Either = best_of(lambda: (DecimalText, int))


class Sum(Model, kw_only=True):
    """Record with the same number in two notations."""

    number: Decimal | None = None
    text: DecimalText | None = None
    either: Either | None = None


@pytest.mark.parametrize(
    ("given", "content"),
    [
        (Sum(number=Decimal("0.10")), b'{"number":0.10}'),
        (Sum(number=Decimal("1E+3")), b'{"number":1E+3}'),
        (Sum(text=Decimal("0.10")), b'{"text":"0.10"}'),
        (Sum(text=Decimal(3)), b'{"text":"3"}'),
        (Sum(either=3), b'{"either":3}'),
        (Sum(either=Decimal("0.10")), b'{"either":"0.10"}'),
    ],
)
def test_decimal_is_written_as_described(given: Sum, content: bytes) -> None:
    assert content == encode_json(given, True)


@pytest.mark.parametrize("content", [b'{"number":0.10}', b'{"text":"0.10"}'])
def test_decimal_is_read_with_its_digits(content: bytes) -> None:
    found = cast("Sum", decoder_of(Sum, "application/json")(content))

    assert "0.10" == str(found.number or found.text)


@pytest.mark.parametrize(
    "given",
    [
        Sum(text=cast("Decimal", True)),
        Sum(text=cast("Decimal", 0.5)),
        Sum(text=Decimal("NaN")),
        Sum(number=Decimal("NaN")),
        Sum(number=Decimal("-Infinity")),
    ],
)
def test_decimal_that_is_none_is_refused(given: Sum) -> None:
    with pytest.raises(ValueError, match=r"Decimal|finite"):
        encode_json(given, True)


@pytest.mark.parametrize(
    ("variants", "raw", "value"),
    [
        ((Decimal, str), "007", "007"),
        ((Decimal, str), 7, Decimal(7)),
        ((DecimalText, str), "0.10", Decimal("0.10")),
        ((DecimalText, str), "abc", "abc"),
    ],
)
def test_text_in_a_union_is_no_number(
    variants: tuple[object, ...], raw: object, value: object
) -> None:
    found = best_of(lambda: variants).decode(raw)

    assert (type(value), value) == (type(found), found)


def test_decimal_that_nothing_is_said_of_is_a_number() -> None:
    assert b"[0.10]" == encode_json([Decimal("0.10")], False)
