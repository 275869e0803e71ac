"""The rules of the Python layer about exceptions, the client, webhooks and the package."""

from __future__ import annotations

from specmill.diff.python_rules_rows import (
    ADDED,
    BREAKS,
    GONE,
    NONE,
    NOTHING,
    SAFE,
    WIDER_RESULT,
    row,
)

CLIENT = (
    row(
        "error-removed",
        (BREAKS, BREAKS),
        "An exception class is gone",
        (GONE, "Keep the error documented."),
    ),
    row(
        "error-added",
        (SAFE, SAFE),
        "An exception class is new",
        (
            "It refines one that was raised before, so that code which catches that still does.",
            NOTHING,
        ),
    ),
    row(
        "error-renamed",
        (BREAKS, BREAKS),
        "An exception class has another name",
        (GONE, "Keep the key or message of the error."),
    ),
    row(
        "error-base-changed",
        (BREAKS, BREAKS),
        "An exception class is below another one",
        ("Code that catches the old base misses it.", "Keep the status or code."),
    ),
    row(
        "error-body-untyped",
        (SAFE, SAFE),
        "The body of an exception may be anything",
        (
            "No failure of this status has one documented body any more. The class stays.",
            NOTHING,
        ),
    ),
    row(
        "error-body-widened",
        (SAFE, BREAKS),
        "The body of an exception may be more than before",
        (WIDER_RESULT, "Document one body for each status."),
    ),
    row(
        "error-body-changed",
        (BREAKS, BREAKS),
        "The body of an exception is something else",
        ("Code that reads it fails.", "Keep the old members, and add new ones."),
    ),
    row(
        "error-code-changed",
        (BREAKS, SAFE),
        "An exception stands for another code",
        ("Code that compares the code misses it.", "Keep the code; add a new error."),
    ),
    row(
        "error-documented",
        (SAFE, SAFE),
        "A failure is documented",
        ("Code has to expect failures that it does not know.", NOTHING),
    ),
    row(
        "error-undocumented",
        (SAFE, SAFE),
        "A failure is no longer documented",
        ("It is still caught by what catches its status or code.", NOTHING),
    ),
    row(
        "client-argument-added",
        (SAFE, SAFE),
        "The client takes a new setting",
        ("It may be left out.", NOTHING),
    ),
    row(
        "client-argument-removed",
        (BREAKS, BREAKS),
        "The client no longer takes a setting",
        (
            "Constructors that pass it raise a TypeError.",
            "Keep the security scheme or parameter for a while.",
        ),
    ),
    row(
        "client-argument-changed",
        (BREAKS, BREAKS),
        "The client takes another kind of setting",
        ("Constructors that pass the old kind fail.", "Add a new one."),
    ),
    row(
        "client-argument-widened",
        (SAFE, SAFE),
        "The client takes more kinds of a setting",
        ("What was accepted still is.", NOTHING),
    ),
    row(
        "credential-needed",
        (BREAKS, SAFE),
        "Calls need a credential that they did not need",
        (
            "Checkers let credentials be left out, as the environment may hold them; calls raise an error instead.",
            "Add the new scheme as an alternative first.",
        ),
    ),
    row(
        "credential-changed",
        (BREAKS, SAFE),
        "A credential of the same name is something else",
        (
            "An API key is no access token: calls with the old value are refused.",
            "Add the new scheme as an alternative first.",
        ),
    ),
    row(
        "credential-alternative-added",
        (SAFE, SAFE),
        "Calls can be authorised in another way",
        (ADDED, NOTHING),
    ),
    row(
        "credential-no-longer-needed",
        (SAFE, SAFE),
        "Calls need fewer credentials",
        ("What is given besides is not sent.", NOTHING),
    ),
    row(
        "scope-changed",
        (NONE, NONE),
        "Calls ask for other scopes of a token",
        (
            "The SDK asks for them by itself; tokens that were issued before lack them.",
            "Say so in the changelog.",
        ),
    ),
    row(
        "server-added",
        (SAFE, NONE),
        "The API has a further address",
        (ADDED, NOTHING),
    ),
    row(
        "server-default-changed",
        (SAFE, NONE),
        "The SDK calls another address",
        ("Code that gives no `base_url` goes there.", "Keep the old address alive."),
    ),
    row(
        "server-removed",
        (SAFE, NONE),
        "An address is no longer documented",
        ("It was only a possible `base_url`.", NOTHING),
    ),
    row(
        "webhook-function-removed",
        (BREAKS, BREAKS),
        "A function that reads a webhook is gone",
        (GONE, "Deprecate the webhook first."),
    ),
    row(
        "webhook-function-added",
        (SAFE, SAFE),
        "A function that reads a webhook is new",
        (ADDED, NOTHING),
    ),
    row(
        "webhook-function-changed",
        (BREAKS, BREAKS),
        "A function that reads a webhook returns something else",
        ("Code that reads the old result fails.", "Add a new webhook."),
    ),
    row(
        "webhook-function-widened",
        (SAFE, BREAKS),
        "A function that reads a webhook may return more",
        (WIDER_RESULT, "Add a new webhook."),
    ),
    row(
        "package-renamed",
        (BREAKS, BREAKS),
        "The package or its client has another name",
        ("Imports fail.", "Set `package` and `client` in sdk.yaml to the old names."),
    ),
    row(
        "package-name-unsettled",
        (NONE, NONE),
        "The name of the package follows the title",
        (
            "Without `package` in sdk.yaml an SDK is called after its API, and imports would fail.",
            "Set `package` in sdk.yaml.",
        ),
    ),
    row(
        "version-changed",
        (NONE, NONE),
        "The API has another version",
        ("The SDK says which version of the API it was made from.", NOTHING),
    ),
)
