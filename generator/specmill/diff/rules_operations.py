"""The rules about whole operations, and about what is only said of them."""

from __future__ import annotations

from specmill.diff.findings import Wire
from specmill.diff.rules_rows import narrows, replaces, row, says, widens

_NO_NEED = "Nothing has to be done."
_SOON = "Mark it as deprecated with a date of sunset first, and remove it when that has passed."

OPERATIONS = (
    row(
        "operation-removed",
        "operation",
        "An operation is gone",
        narrows("removed"),
        narrows("removed after its sunset", Wire.SAFE),
        why="Whoever calls it gets an error: the method and path, or the name of the RPC method, are"
        " not understood any more. A moved operation is gone from where it was.",
        advice=_SOON,
        aliases="api-removed-without-deprecation api-path-removed-without-deprecation"
        " endpoints.decreased",
    ),
    row(
        "operation-added",
        "operation",
        "An operation is new",
        widens("added", Wire.SAFE),
        why="Nobody calls it yet.",
        advice=_NO_NEED,
        aliases="endpoint-added",
    ),
    row(
        "incoming-removed",
        "operation",
        "A webhook or callback is gone",
        narrows("removed", Wire.BREAKING),
        why="Clients wait for a request that never comes.",
        advice=_SOON,
        aliases="webhook-removed",
    ),
    row(
        "incoming-added",
        "operation",
        "A webhook or callback is new",
        widens("added", Wire.SAFE),
        why="Clients get it only where they ask for it.",
        advice=_NO_NEED,
        aliases="webhook-added",
    ),
    row(
        "callback-address",
        "callback",
        "A callback goes to another address",
        replaces("changed"),
        why="Clients gave the address in the old place, and are never called.",
        advice="Keep taking the address from the old place as well.",
    ),
    row(
        "operation-deprecated",
        "deprecated",
        "An operation is deprecated, or not any more",
        says("deprecated", Wire.SAFE),
        says("reactivated", Wire.SAFE),
        why="It still works; callers learn that it will not for ever.",
        advice="Say until when it stays, in `x-sunset`, and what to use instead.",
        aliases="endpoint-deprecated endpoint-deprecated-with-sunset endpoint-reactivated",
    ),
    row(
        "operation-sunset",
        "x-sunset",
        "The date on which a deprecated operation ends",
        says("set", Wire.SAFE),
        says("postponed", Wire.SAFE),
        says("lifted", Wire.SAFE),
        says("brought forward", Wire.BREAKING),
        says("removed", Wire.BREAKING),
        says("unreadable", Wire.BREAKING),
        why="Callers plan with the date that was promised to them. A date that comes earlier, is"
        " gone, or can't be read takes the promise back. It is lifted with the deprecation itself.",
        advice="Only ever postpone the date, written as YYYY-MM-DD.",
        aliases="sunset-deleted api-sunset-date-changed-too-small api-deprecated-sunset-parse"
        " api-path-sunset-parse",
    ),
    row(
        "operation-stability",
        "x-stability-level",
        "How stable an operation is said to be",
        says("raised", Wire.SAFE),
        says("lowered", Wire.BREAKING),
        says("unknown", Wire.BREAKING),
        why="Callers of a stable operation rely on it staying as it is; a lower level, or one that"
        " is none of draft, alpha, beta and stable, takes that promise back.",
        advice="Offer the unstable variant as an operation of its own.",
        aliases="api-stability-decreased api-stability-increased api-invalid-stability-level",
    ),
    row(
        "operation-id",
        "operationId",
        "An operation is called otherwise",
        says("changed"),
        why="The name is not sent. It names methods of SDKs, which the Python layer judges.",
        advice="Keep the id, or record the old name in sdk.yaml.",
        aliases="api-operation-id-removed api-operation-id-added operation.id.changed",
    ),
    row(
        "operation-tags",
        "tags",
        "An operation is filed elsewhere",
        says("changed"),
        why="Tags are not sent. They group methods of SDKs, which the Python layer judges.",
        advice="Keep the first tag.",
        aliases="api-tag-added api-tag-removed",
    ),
    row(
        "component-name",
        "components",
        "A schema has another name",
        says("changed"),
        why="No name of a schema is sent. It names a class of SDKs, which the Python layer judges.",
        advice="Keep the name, or record the old one in sdk.yaml.",
    ),
    row(
        "documentation",
        "description",
        "A text for readers",
        says("changed"),
        why="No text of a description is sent; a reader may still learn something new from it.",
        advice=_NO_NEED,
    ),
    row(
        "api-version",
        "info",
        "Title or version of the API",
        says("changed"),
        why="Neither is sent.",
        advice=_NO_NEED,
        aliases="api-version-not-bumped api-version-decreased",
    ),
    row(
        "address-removed",
        "servers",
        "An address is not listed any more",
        narrows("removed", Wire.UNKNOWN),
        why="Clients that were told to use it may find nobody there; only whoever runs the server"
        " knows.",
        advice="Keep the old address listed as long as it answers.",
    ),
    row(
        "address-added",
        "servers",
        "An address is new",
        widens("added", Wire.SAFE),
        why="Nobody uses it yet.",
        advice=_NO_NEED,
    ),
    row(
        "address-divided",
        "servers",
        "A part of all paths is written in the addresses, or the other way round",
        says("changed"),
        why="Requests go where they went. Programs that are told an address of their own have to be"
        " told the new part of it, too.",
        advice=_NO_NEED,
    ),
)
