"""The rules of the Python layer: what each change of an SDK does to code written against the old one."""

from __future__ import annotations

import msgspec

from specmill.diff.findings import Bump, Effect
from specmill.diff.rule import Layer, Rule

BREAKS, SAFE, NONE = Effect.BREAKING, Effect.SAFE, Effect.NONE


class PythonRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule with its verdicts: does old code still run, does it still type-check."""

    rule: Rule
    runtime: Effect
    types: Effect


def _row(
    id: str, verdicts: tuple[Effect, Effect], title: str, texts: tuple[str, str]
) -> PythonRule:
    runtime, types = verdicts
    why, advice = texts
    rule = Rule(
        id=id,
        layer=Layer.PYTHON,
        facet=id.partition("-")[0],
        title=title,
        why=why,
        advice=advice,
    )
    return PythonRule(rule=rule, runtime=runtime, types=types)


_GONE = "Code that uses the name fails with an AttributeError or ImportError, and no checker accepts it."
_DEPRECATE = (
    "Keep the old name for a while: record it under `aliases` in sdk.yaml, and the next SDK has it as"
    " a deprecated alias."
)
_ADDED = "Nobody uses it yet."
_KEYWORDS = "Arguments are passed by their names."
_NOTHING = "Nothing has to be done."
_WIDER_RESULT = "Checkers refuse code that does not expect the new kind of value; it runs as long as none comes."

ROWS = (
    _row(
        "method-removed",
        (BREAKS, BREAKS),
        "A method is gone",
        (
            _GONE,
            "Deprecate the operation first, and remove it with the next major version.",
        ),
    ),
    _row("method-added", (SAFE, SAFE), "A method is new", (_ADDED, _NOTHING)),
    _row(
        "method-renamed",
        (BREAKS, BREAKS),
        "A method has another name",
        (_GONE, _DEPRECATE),
    ),
    _row(
        "method-deprecated",
        (SAFE, SAFE),
        "A method is deprecated",
        ("Calls give a DeprecationWarning; nothing else changes.", _NOTHING),
    ),
    _row(
        "method-reinstated",
        (SAFE, SAFE),
        "A method is no longer deprecated",
        ("The warning goes.", _NOTHING),
    ),
    _row(
        "resource-renamed",
        (BREAKS, BREAKS),
        "A namespace has another name",
        (_GONE, _DEPRECATE),
    ),
    _row(
        "argument-added",
        (SAFE, SAFE),
        "An argument is new, and optional",
        (f"{_KEYWORDS} An optional one may be left out.", _NOTHING),
    ),
    _row(
        "argument-required-added",
        (BREAKS, BREAKS),
        "An argument is new, and required",
        (
            "Calls without it raise a TypeError before anything is sent.",
            "Make it optional, with a default that the server applies.",
        ),
    ),
    _row(
        "argument-removed",
        (BREAKS, BREAKS),
        "An argument is gone",
        (
            "Calls that pass it raise a TypeError.",
            "Deprecate the parameter first, and remove it with the next major version.",
        ),
    ),
    _row(
        "argument-renamed",
        (BREAKS, BREAKS),
        "An argument has another name",
        (f"{_KEYWORDS} The old name raises a TypeError.", _DEPRECATE),
    ),
    _row(
        "argument-became-required",
        (BREAKS, BREAKS),
        "An argument can't be left out any more",
        (
            "Calls without it raise a TypeError before anything is sent.",
            "Keep it optional, with a default that the server applies.",
        ),
    ),
    _row(
        "argument-needed",
        (BREAKS, SAFE),
        "A body can't be sent without an argument",
        (
            "Signatures let it be left out, because the whole body may be; the server refuses a body that lacks it.",
            "Make it optional, with a default that the server applies.",
        ),
    ),
    _row(
        "argument-became-optional",
        (SAFE, SAFE),
        "An argument may be left out",
        ("Calls that pass it stay as they are.", _NOTHING),
    ),
    _row(
        "argument-type-widened",
        (SAFE, SAFE),
        "An argument takes more than before",
        ("What was accepted still is.", _NOTHING),
    ),
    _row(
        "argument-type-narrowed",
        (BREAKS, BREAKS),
        "An argument takes less than before",
        (
            "Checkers refuse what they accepted before, and so does the SDK or the server.",
            "Accept the old values for a while, and say that they are deprecated.",
        ),
    ),
    _row(
        "argument-type-changed",
        (BREAKS, BREAKS),
        "An argument takes something else",
        (
            "Checkers refuse what they accepted before, and so does the SDK or the server.",
            "Add a new parameter, and deprecate the old one.",
        ),
    ),
    _row(
        "argument-position-changed",
        (BREAKS, BREAKS),
        "Arguments stand in another order",
        (
            "Calls that pass them by position give each to another parameter.",
            "Keep the order; put new ones last.",
        ),
    ),
    _row(
        "argument-deprecated",
        (SAFE, SAFE),
        "An argument is deprecated",
        ("The documentation says so; calls stay as they are.", _NOTHING),
    ),
    _row(
        "argument-default-changed",
        (SAFE, NONE),
        "The SDK sends another value when an argument is left out",
        (
            "Calls that leave it out mean something else now.",
            "Say so in the changelog.",
        ),
    ),
    _row(
        "result-type-widened",
        (SAFE, BREAKS),
        "A method may return more than before",
        (
            _WIDER_RESULT,
            "Answer with the new kind under a new operation, or only when asked to.",
        ),
    ),
    _row(
        "result-type-narrowed",
        (SAFE, SAFE),
        "A method returns less kinds of values than before",
        ("Code that is ready for all of them is ready for fewer.", _NOTHING),
    ),
    _row(
        "result-type-changed",
        (BREAKS, BREAKS),
        "A method returns something else",
        (
            "Code that reads the old result fails.",
            "Add a new operation, and deprecate the old one.",
        ),
    ),
    _row(
        "result-paging-changed",
        (BREAKS, BREAKS),
        "A method is paged otherwise than before",
        (
            "A pager, a stream and a plain result are used in different ways.",
            "Set `pagination` in sdk.yaml to keep what was there.",
        ),
    ),
    _row(
        "model-removed",
        (BREAKS, BREAKS),
        "A class of the models is gone",
        (_GONE, "Keep the schema in use, or set `x-specmill-keep`."),
    ),
    _row(
        "model-added", (SAFE, SAFE), "A class of the models is new", (_ADDED, _NOTHING)
    ),
    _row(
        "model-renamed",
        (BREAKS, BREAKS),
        "A class of the models has another name",
        (_GONE, _DEPRECATE),
    ),
    _row(
        "model-kind-changed",
        (BREAKS, BREAKS),
        "A name of the models is something else",
        (
            "A class, an enumeration and an alias are used in different ways.",
            "Give the new schema another name.",
        ),
    ),
    _row(
        "field-removed",
        (BREAKS, BREAKS),
        "A field of a model is gone",
        (
            "Reading it raises an AttributeError.",
            "Deprecate the field first, and remove it with the next major version.",
        ),
    ),
    _row("field-added", (SAFE, SAFE), "A field of a model is new", (_ADDED, _NOTHING)),
    _row(
        "field-required-added",
        (BREAKS, BREAKS),
        "A model can't be made without a new field",
        (
            "Constructors without it raise a TypeError.",
            "Make it optional in what clients send.",
        ),
    ),
    _row(
        "field-renamed",
        (BREAKS, BREAKS),
        "A field of a model has another name",
        (_GONE, _DEPRECATE),
    ),
    _row(
        "field-became-required",
        (BREAKS, BREAKS),
        "A model can't be made without a field",
        (
            "Constructors without it raise a TypeError.",
            "Keep it optional in what clients send.",
        ),
    ),
    _row(
        "field-became-optional",
        (SAFE, BREAKS),
        "A field of a model may be absent",
        (_WIDER_RESULT, "Keep it required in answers."),
    ),
    _row(
        "field-type-widened",
        (SAFE, BREAKS),
        "A field of an answer may be more than before",
        (_WIDER_RESULT, "Add a new field for the new kind of value."),
    ),
    _row(
        "field-type-narrowed",
        (SAFE, SAFE),
        "A field of an answer is more precise",
        ("Code that is ready for more is ready for less.", _NOTHING),
    ),
    _row(
        "field-type-changed",
        (BREAKS, BREAKS),
        "A field is something else",
        (
            "Code that reads or writes the old type fails.",
            "Add a new field, and deprecate the old one.",
        ),
    ),
    _row(
        "field-deprecated",
        (SAFE, SAFE),
        "A field of a model is deprecated",
        ("The documentation says so; it stays.", _NOTHING),
    ),
    _row(
        "value-removed",
        (BREAKS, BREAKS),
        "A documented value is gone",
        (
            "A member of an enumeration raises an AttributeError, and a value in a Literal is treated like one: code that names it can't work.",
            "Keep the value, and say that it is no longer used.",
        ),
    ),
    _row(
        "value-added",
        (SAFE, SAFE),
        "A documented value is new",
        (
            "Enumerations are open: code has to expect values that it does not know. Exhaustive matches lack a case.",
            _NOTHING,
        ),
    ),
    _row(
        "value-renamed",
        (BREAKS, BREAKS),
        "A member of an enumeration has another name",
        (_GONE, _DEPRECATE),
    ),
    _row(
        "alias-type-changed",
        (BREAKS, BREAKS),
        "A named type is something else",
        (
            "Code that uses the name means something else now.",
            "Give the new type another name.",
        ),
    ),
    _row(
        "alias-type-widened",
        (SAFE, BREAKS),
        "A named type of answers holds more than before",
        (_WIDER_RESULT, "Add a new field for the new kind of value."),
    ),
    _row(
        "alias-type-narrowed",
        (SAFE, SAFE),
        "A named type holds less than before",
        ("Code that is ready for more is ready for less.", _NOTHING),
    ),
    _row(
        "error-removed",
        (BREAKS, BREAKS),
        "An exception class is gone",
        (_GONE, "Keep the error documented."),
    ),
    _row(
        "error-added",
        (SAFE, SAFE),
        "An exception class is new",
        (
            "It refines one that was raised before, so that code which catches that still does.",
            _NOTHING,
        ),
    ),
    _row(
        "error-renamed",
        (BREAKS, BREAKS),
        "An exception class has another name",
        (_GONE, "Keep the key or message of the error."),
    ),
    _row(
        "error-base-changed",
        (BREAKS, BREAKS),
        "An exception class is below another one",
        ("Code that catches the old base misses it.", "Keep the status or code."),
    ),
    _row(
        "error-body-widened",
        (SAFE, BREAKS),
        "The body of an exception may be more than before",
        (_WIDER_RESULT, "Document one body for each status."),
    ),
    _row(
        "error-body-changed",
        (BREAKS, BREAKS),
        "The body of an exception is something else",
        ("Code that reads it fails.", "Keep the old members, and add new ones."),
    ),
    _row(
        "error-code-changed",
        (BREAKS, SAFE),
        "An exception stands for another code",
        ("Code that compares the code misses it.", "Keep the code; add a new error."),
    ),
    _row(
        "error-documented",
        (SAFE, SAFE),
        "A failure is documented",
        ("Code has to expect failures that it does not know.", _NOTHING),
    ),
    _row(
        "error-undocumented",
        (SAFE, SAFE),
        "A failure is no longer documented",
        ("It is still caught by what catches its status or code.", _NOTHING),
    ),
    _row(
        "client-argument-added",
        (SAFE, SAFE),
        "The client takes a new setting",
        ("It may be left out.", _NOTHING),
    ),
    _row(
        "client-argument-removed",
        (BREAKS, BREAKS),
        "The client no longer takes a setting",
        (
            "Constructors that pass it raise a TypeError.",
            "Keep the security scheme or parameter for a while.",
        ),
    ),
    _row(
        "client-argument-changed",
        (BREAKS, BREAKS),
        "The client takes another kind of setting",
        ("Constructors that pass the old kind fail.", "Add a new one."),
    ),
    _row(
        "client-argument-widened",
        (SAFE, SAFE),
        "The client takes more kinds of a setting",
        ("What was accepted still is.", _NOTHING),
    ),
    _row(
        "credential-needed",
        (BREAKS, SAFE),
        "Calls need a credential that they did not need",
        (
            "Credentials of the constructor are optional for checkers, since the environment may hold them; calls without them raise an error before anything is sent.",
            "Add the new scheme as an alternative first.",
        ),
    ),
    _row(
        "credential-alternative-added",
        (SAFE, SAFE),
        "Calls can be authorised in another way",
        (_ADDED, _NOTHING),
    ),
    _row(
        "credential-no-longer-needed",
        (SAFE, SAFE),
        "Calls need fewer credentials",
        ("What is given besides is not sent.", _NOTHING),
    ),
    _row(
        "scope-changed",
        (NONE, NONE),
        "Calls ask for other scopes of a token",
        (
            "The SDK asks for them by itself; tokens that were issued before lack them.",
            "Say so in the changelog.",
        ),
    ),
    _row(
        "server-added",
        (SAFE, NONE),
        "The API has a further address",
        (_ADDED, _NOTHING),
    ),
    _row(
        "server-default-changed",
        (SAFE, NONE),
        "The SDK calls another address",
        ("Code that gives no `base_url` goes there.", "Keep the old address alive."),
    ),
    _row(
        "server-removed",
        (SAFE, NONE),
        "An address is no longer documented",
        ("It was only a possible `base_url`.", _NOTHING),
    ),
    _row(
        "webhook-function-removed",
        (BREAKS, BREAKS),
        "A function that reads a webhook is gone",
        (_GONE, "Deprecate the webhook first."),
    ),
    _row(
        "webhook-function-added",
        (SAFE, SAFE),
        "A function that reads a webhook is new",
        (_ADDED, _NOTHING),
    ),
    _row(
        "webhook-function-changed",
        (BREAKS, BREAKS),
        "A function that reads a webhook returns something else",
        ("Code that reads the old result fails.", "Add a new webhook."),
    ),
    _row(
        "webhook-function-widened",
        (SAFE, BREAKS),
        "A function that reads a webhook may return more",
        (_WIDER_RESULT, "Add a new webhook."),
    ),
    _row(
        "package-renamed",
        (BREAKS, BREAKS),
        "The package or its client has another name",
        ("Imports fail.", "Set `package` and `client` in sdk.yaml to the old names."),
    ),
    _row(
        "package-name-unsettled",
        (NONE, NONE),
        "The name of the package follows the title",
        (
            "Without `package` in sdk.yaml an SDK is called after its API, and imports would fail.",
            "Set `package` in sdk.yaml.",
        ),
    ),
    _row(
        "version-changed",
        (NONE, NONE),
        "The API has another version",
        ("The SDK says which version of the API it was made from.", _NOTHING),
    ),
)
PYTHON_RULES: tuple[Rule, ...] = tuple(one.rule for one in ROWS)
VERDICTS = {one.rule.id: one for one in ROWS}
BUMPS = {"scope-changed": Bump.MINOR, "server-added": Bump.MINOR}
"""What needs another bump than follows from the verdicts: the SDK can do something new, or asks for more."""
