"""The rules of the Python layer about methods: their names, arguments and results."""

from __future__ import annotations

from specmill.diff.python_rules_rows import (
    ADDED,
    BREAKS,
    DEPRECATE,
    GONE,
    KEYWORDS,
    NONE,
    NOTHING,
    SAFE,
    WIDER_RESULT,
    row,
)

METHODS = (
    row(
        "method-removed",
        (BREAKS, BREAKS),
        "A method is gone",
        (
            GONE,
            "Deprecate the operation first, and remove it with the next major version.",
        ),
    ),
    row("method-added", (SAFE, SAFE), "A method is new", (ADDED, NOTHING)),
    row(
        "method-renamed",
        (BREAKS, BREAKS),
        "A method has another name",
        (GONE, DEPRECATE),
    ),
    row(
        "method-deprecated",
        (SAFE, SAFE),
        "A method is deprecated",
        ("Calls give a DeprecationWarning; nothing else changes.", NOTHING),
    ),
    row(
        "method-reinstated",
        (SAFE, SAFE),
        "A method is no longer deprecated",
        ("The warning goes.", NOTHING),
    ),
    row(
        "resource-renamed",
        (BREAKS, BREAKS),
        "A namespace has another name",
        (GONE, DEPRECATE),
    ),
    row(
        "argument-added",
        (SAFE, SAFE),
        "An argument is new, and optional",
        (f"{KEYWORDS} An optional one may be left out.", NOTHING),
    ),
    row(
        "argument-required-added",
        (BREAKS, BREAKS),
        "An argument is new, and required",
        (
            "Calls without it raise a TypeError before anything is sent.",
            "Make it optional, with a default that the server applies.",
        ),
    ),
    row(
        "argument-removed",
        (BREAKS, BREAKS),
        "An argument is gone",
        (
            "Calls that pass it raise a TypeError.",
            "Deprecate the parameter first, and remove it with the next major version.",
        ),
    ),
    row(
        "argument-renamed",
        (BREAKS, BREAKS),
        "An argument has another name",
        (f"{KEYWORDS} The old name raises a TypeError.", DEPRECATE),
    ),
    row(
        "argument-became-required",
        (BREAKS, BREAKS),
        "An argument can't be left out any more",
        (
            "Calls without it raise a TypeError before anything is sent.",
            "Keep it optional, with a default that the server applies.",
        ),
    ),
    row(
        "argument-needed",
        (BREAKS, SAFE),
        "A body can't be sent without an argument",
        (
            "Signatures let it be left out, because the whole body may be; no body is sent without it.",
            "Make it optional, with a default that the server applies.",
        ),
    ),
    row(
        "argument-not-needed",
        (SAFE, SAFE),
        "A body can be sent without an argument",
        (
            "Calls with other members of the body raised an ArgumentError without it.",
            NOTHING,
        ),
    ),
    row(
        "argument-became-optional",
        (SAFE, SAFE),
        "An argument may be left out",
        ("Calls that pass it stay as they are.", NOTHING),
    ),
    row(
        "argument-type-widened",
        (SAFE, SAFE),
        "An argument takes more than before",
        ("What was accepted still is.", NOTHING),
    ),
    row(
        "argument-type-narrowed",
        (BREAKS, BREAKS),
        "An argument takes less than before",
        (
            "Checkers refuse what they accepted before, and so does the SDK or the server.",
            "Accept the old values for a while, and say that they are deprecated.",
        ),
    ),
    row(
        "argument-type-changed",
        (BREAKS, BREAKS),
        "An argument takes something else",
        (
            "Checkers refuse what they accepted before, and so does the SDK or the server.",
            "Add a new parameter, and deprecate the old one.",
        ),
    ),
    row(
        "argument-position-changed",
        (BREAKS, BREAKS),
        "Arguments stand in another order",
        (
            "Calls that pass them by position give each to another parameter.",
            "Keep the order; put new ones last.",
        ),
    ),
    row(
        "argument-deprecated",
        (SAFE, SAFE),
        "An argument is deprecated",
        ("The documentation says so; calls stay as they are.", NOTHING),
    ),
    row(
        "argument-default-changed",
        (SAFE, NONE),
        "The SDK sends another value when an argument is left out",
        (
            "Calls that leave it out mean something else now.",
            "Say so in the changelog.",
        ),
    ),
    row(
        "result-type-widened",
        (SAFE, BREAKS),
        "A method may return more than before",
        (
            WIDER_RESULT,
            "Answer with the new kind under a new operation, or only when asked to.",
        ),
    ),
    row(
        "result-type-narrowed",
        (SAFE, SAFE),
        "A method returns less kinds of values than before",
        ("Code that is ready for all of them is ready for fewer.", NOTHING),
    ),
    row(
        "result-type-changed",
        (BREAKS, BREAKS),
        "A method returns something else",
        (
            "Code that reads the old result fails.",
            "Add a new operation, and deprecate the old one.",
        ),
    ),
    row(
        "result-paging-changed",
        (BREAKS, BREAKS),
        "A method is paged otherwise than before",
        (
            "A pager, a stream and a plain result are used in different ways.",
            "Set `pagination` in sdk.yaml to keep what was there.",
        ),
    ),
)
