"""Types as Python type expressions, for each place where one can stand."""

from __future__ import annotations

import re

import pytest

from specmill.diagnostics import Location
from specmill.model.api import TextFormat
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Constraints,
    Declaration,
    Enumeration,
    Field,
    Map,
    Member,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)
from specmill.python.annotations import Position, annotate
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.layout import flat
from specmill.python.type_names import QUALIFIED, TypeNames
from specmill.python.wire_types import decoded, differs

HERE = Location("api.yaml")
TEXT = Primitive("string")
WHOLE = Primitive("integer")
DECLARED: dict[str, Declaration] = {
    "Order": Record(
        key="Order",
        fields=(Field(wire_name="id", type=WHOLE, location=HERE),),
        location=HERE,
    ),
    "Bag": Record(key="Bag", fields=(), extra=WHOLE, location=HERE),
    "State": Enumeration(
        key="State",
        kind="string",
        members=(Member(value="on"), Member(value="off")),
        location=HERE,
    ),
    "Model": Alias(
        key="Model",
        target=Choice((Constant(("m",)), TEXT)),
        location=HERE,
    ),
    "Note": Alias(key="Note", target=TEXT, location=HERE),
    "Orders": Alias(key="Orders", target=Map(Named("Order")), location=HERE),
    "Pet": TaggedUnion(
        key="Pet",
        discriminator="kind",
        variants=(("a", Named("Order")),),
        location=HERE,
    ),
}
LISTED = Choice((Constant(("a", "b")), TEXT))
CHOICE = Choice((Named("Order"), Named("Bag")))
NAMES = TypeNames(
    package="shop",
    types=DECLARED,
    names={
        **{key: trusted(key) for key in DECLARED},
        "format:us": trusted("UsTime"),
        "choice": trusted("OrderOrBag"),
        "listed": trusted("Kind"),
    },
    formats={
        "us": TextFormat(
            name="us", kind="datetime", pattern="%Y", none="-", location=HERE
        ),
    },
    aliases={CHOICE: "choice", LISTED: "listed"},
    homes=dict.fromkeys((*DECLARED, "format:us", "choice", "listed"), "orders"),
    scope="orders",
)
TABLE: list[tuple[Type, str, str, str]] = [
    # type, argument, result, field
    (TEXT, "str", "str", "str"),
    (WHOLE, "int", "int", "int"),
    (Primitive("number"), "float", "float", "float"),
    (Primitive("boolean"), "bool", "bool", "bool"),
    (Primitive("null"), "None", "None", "None"),
    (Primitive("string", "date-time"), "datetime", "datetime", "datetime"),
    (Primitive("string", "date"), "date", "date", "date"),
    (Primitive("string", "duration"), "IsoDuration", "IsoDuration", "IsoDuration"),
    (Primitive("string", "uuid"), "UUID", "UUID", "UUID"),
    (Primitive("string", "decimal"), "Decimal", "Decimal", "DecimalText"),
    (Primitive("number", "decimal"), "Decimal", "Decimal", "Decimal"),
    (Primitive("string", "byte"), "bytes", "bytes", "bytes"),
    (Primitive("string", "unheard-of"), "str", "str", "str"),
    (Primitive("integer", "int64"), "int", "int", "int"),
    (Primitive("string", "us"), "datetime", "datetime | None", "UsTime"),
    (Primitive("integer", None, Constraints(minimum=1)), "int", "int", "int"),
    (Binary(), "bytes", "bytes", "bytes"),
    (Anything(), "Any", "Any", "Any"),
    (Nothing(), "Any", "Any", "Any"),
    (Array(WHOLE), "Sequence[int]", "list[int]", "list[int]"),
    (
        Array(WHOLE, accepts_single=True),
        "int | Sequence[int]",
        "list[int]",
        "list[int]",
    ),
    (Tuple((WHOLE, TEXT)), "tuple[int, str]", "tuple[int, str]", "tuple[int, str]"),
    (Tuple(()), "tuple[()]", "tuple[()]", "tuple[()]"),
    (Map(WHOLE), "Mapping[str, int]", "dict[str, int]", "dict[str, int]"),
    (Nullable(TEXT), "str | None", "str | None", "str | None"),
    (Nullable(Nullable(TEXT)), "str | None", "str | None", "str | None"),
    (Nullable(Anything()), "Any", "Any", "Any"),
    (Choice((TEXT, WHOLE)), "str | int", "str | int", "str | int"),
    (Choice((TEXT, Anything())), "Any", "Any", "Any"),
    (
        Choice((Nullable(TEXT), WHOLE)),
        "str | int | None",
        "str | int | None",
        "str | int | None",
    ),
    (CHOICE, "Order | Bag | Mapping[str, int]", "Order | Bag", "OrderOrBag"),
    (
        Constant(("a", "b")),
        'Literal["a", "b"]',
        'Literal["a", "b"] | str',
        'Literal["a", "b"] | str',
    ),
    (LISTED, 'Literal["a", "b"] | str', 'Literal["a", "b"] | str', "Kind"),
    (Named("Model"), "Model", "Model", "Model"),
    (Constant((1,), open=False), "Literal[1]", "Literal[1]", "Literal[1]"),
    (Constant((1, 2**63)), "Literal[1] | int", "Literal[1] | int", "Literal[1] | int"),
    (Constant((True,)), "Literal[True]", "Literal[True]", "Literal[True]"),
    (Constant((0.5,)), "float", "float", "float"),
    (
        Constant(("a", 1)),
        'Literal["a", 1]',
        'Literal["a", 1] | int | str',
        'Literal["a", 1] | int | str',
    ),
    (Named("Order"), "Order", "Order", "Order"),
    (Named("Bag"), "Bag | Mapping[str, int]", "Bag", "Bag"),
    (Named("State"), 'State | Literal["on", "off"]', "State", "State"),
    (Named("Note"), "str", "str", "str"),
    (Named("Orders"), "Mapping[str, Order]", "Orders", "Orders"),
    (Named("Pet"), "Pet", "Pet", "Pet"),
]
ROWS = [
    (given, position, text)
    for given, *expected in TABLE
    for position, text in zip(("argument", "result", "field"), expected, strict=True)
]


@pytest.mark.parametrize(("given", "position", "text"), ROWS)
def test_annotation_of(given: Type, position: Position, text: str) -> None:
    assert text == flat(annotate(given, position, NAMES).expression)


@pytest.mark.parametrize("given", [row[0] for row in TABLE])
def test_every_name_is_imported_or_built_in(given: Type) -> None:
    found = annotate(given, "result", NAMES)

    imported = {one.name for one in found.imports}
    words = re.findall(r"\w+", flat(found.expression))
    for name in ("datetime", "date", "timedelta", "UUID", "Decimal", "Any", "Literal"):
        assert (name in imported) == (name in words), name


@pytest.mark.parametrize(
    ("scope", "text", "imported"),
    [
        ("orders", "Order", frozenset[Import]()),
        ("others", "Order", frozenset({Import("shop.models.orders", "Order")})),
        ("models", "Order", frozenset({Import("shop.models.orders", "Order")})),
        (QUALIFIED, "models.Order", frozenset({Import("shop", "models")})),
        ("", "Order", frozenset({Import("shop.models", "Order")})),
    ],
)
def test_name_is_reached_from_its_scope(
    scope: str, text: str, imported: frozenset[Import]
) -> None:
    found = annotate(Named("Order"), "result", NAMES.seen_from(scope))

    assert (text, imported) == (flat(found.expression), found.imports)


def test_shadowed_names_are_qualified() -> None:
    shadowed = frozenset({"list", "str", "datetime", "Order"})
    given = Map(Array(Choice((Primitive("string", "date-time"), Named("Order")))))

    found = annotate(given, "result", NAMES.seen_from(""), shadowed)

    assert flat(found.expression) == (
        "dict[_builtins.str, _builtins.list[_datetime.datetime | _shop_models.Order]]"
    )
    assert found.imports == {
        Import("builtins", "", "_builtins"),
        Import("datetime", "", "_datetime"),
        Import("shop.models", "", "_shop_models"),
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Choice((TEXT, WHOLE)), False),
        (Choice((WHOLE, Primitive("number"))), False),
        (Choice((TEXT, Array(WHOLE), Named("Order"))), False),
        (Choice((TEXT, Named("State"))), True),
        (Choice((Named("Order"), Map(TEXT))), True),
        (Choice((TEXT, Primitive("string", "date"))), True),
        (Choice((Named("Pet"), WHOLE)), True),
        (Constant(("a",)), True),
        (LISTED, True),
        (Array(WHOLE), False),
        (Array(WHOLE, accepts_single=True), True),
        (Primitive("string", "us"), True),
    ],
)
def test_msgspec_needs_another_type(given: Type, expected: bool) -> None:
    assert expected == differs(given, NAMES)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (LISTED, (TEXT,)),
        (Choice((Constant(("a",)), Named("Model"))), (Named("Model"),)),
        (Choice((Constant((1,)), Primitive("number"))), (Primitive("number"),)),
        (Choice((Constant((1,)), TEXT)), (Constant((1,)), TEXT)),
        (Choice((Constant(("a", 1)), TEXT)), (Constant(("a", 1)), TEXT)),
    ],
)
def test_constants_are_values_of_a_plain_scalar_beside_them(
    given: Choice, expected: tuple[Type, ...]
) -> None:
    assert expected == decoded(given, DECLARED)
