"""The rules of the Python layer about models: classes, fields, values and aliases."""

from __future__ import annotations

from specmill.diff.python_rules_rows import (
    ADDED,
    BREAKS,
    DEPRECATE,
    GONE,
    NOTHING,
    SAFE,
    WIDER_RESULT,
    row,
)

MODELS = (
    row(
        "model-removed",
        (BREAKS, BREAKS),
        "A class of the models is gone",
        (GONE, "Keep the schema in use, or set `x-specmill-keep`."),
    ),
    row("model-added", (SAFE, SAFE), "A class of the models is new", (ADDED, NOTHING)),
    row(
        "model-renamed",
        (BREAKS, BREAKS),
        "A class of the models has another name",
        (GONE, DEPRECATE),
    ),
    row(
        "model-deprecated",
        (SAFE, SAFE),
        "A class of the models is an old name",
        ("It is the new class; importing it gives a DeprecationWarning.", NOTHING),
    ),
    row(
        "model-kind-changed",
        (BREAKS, BREAKS),
        "A name of the models is something else",
        (
            "A class, an enumeration and an alias are used in different ways.",
            "Give the new schema another name.",
        ),
    ),
    row(
        "field-removed",
        (BREAKS, BREAKS),
        "A field of a model is gone",
        (
            "Reading it raises an AttributeError.",
            "Deprecate the field first, and remove it with the next major version.",
        ),
    ),
    row("field-added", (SAFE, SAFE), "A field of a model is new", (ADDED, NOTHING)),
    row(
        "field-required-added",
        (BREAKS, BREAKS),
        "A model can't be made without a new field",
        (
            "Constructors without it raise a TypeError.",
            "Make it optional in what clients send.",
        ),
    ),
    row(
        "field-renamed",
        (BREAKS, BREAKS),
        "A field of a model has another name",
        (GONE, DEPRECATE),
    ),
    row(
        "field-became-required",
        (BREAKS, BREAKS),
        "A model can't be made without a field",
        (
            "Constructors without it raise a TypeError.",
            "Keep it optional in what clients send.",
        ),
    ),
    row(
        "field-became-optional",
        (SAFE, BREAKS),
        "A field of a model may be absent",
        (WIDER_RESULT, "Keep it required in answers."),
    ),
    row(
        "field-type-widened",
        (SAFE, BREAKS),
        "A field of an answer may be more than before",
        (WIDER_RESULT, "Add a new field for the new kind of value."),
    ),
    row(
        "field-type-relaxed",
        (SAFE, SAFE),
        "A field of what users make takes more",
        ("What was accepted still is.", NOTHING),
    ),
    row(
        "field-type-narrowed",
        (SAFE, SAFE),
        "A field of an answer is more precise",
        ("Code that is ready for more is ready for less.", NOTHING),
    ),
    row(
        "field-type-changed",
        (BREAKS, BREAKS),
        "A field is something else",
        (
            "Code that reads or writes the old type fails.",
            "Add a new field, and deprecate the old one.",
        ),
    ),
    row(
        "field-deprecated",
        (SAFE, SAFE),
        "A field of a model is deprecated",
        ("The documentation says so; it stays.", NOTHING),
    ),
    row(
        "value-removed",
        (BREAKS, BREAKS),
        "A documented value is gone",
        (
            "Naming a member raises an AttributeError; a value of a Literal counts as a name, too.",
            "Keep the value, and say that it is no longer used.",
        ),
    ),
    row(
        "value-added",
        (SAFE, SAFE),
        "A documented value is new",
        (
            "Enumerations are open: code has to expect values that it does not know. Exhaustive matches lack a case.",
            NOTHING,
        ),
    ),
    row(
        "value-renamed",
        (BREAKS, BREAKS),
        "A member of an enumeration has another name",
        (GONE, DEPRECATE),
    ),
    row(
        "alias-type-changed",
        (BREAKS, BREAKS),
        "A named type is something else",
        (
            "Code that uses the name means something else now.",
            "Give the new type another name.",
        ),
    ),
    row(
        "alias-type-widened",
        (SAFE, BREAKS),
        "A named type of answers holds more than before",
        (WIDER_RESULT, "Add a new field for the new kind of value."),
    ),
    row(
        "alias-type-relaxed",
        (SAFE, SAFE),
        "A named type of arguments takes more",
        ("What was accepted still is.", NOTHING),
    ),
    row(
        "alias-type-narrowed",
        (SAFE, SAFE),
        "A named type holds less than before",
        ("Code that is ready for more is ready for less.", NOTHING),
    ),
)
