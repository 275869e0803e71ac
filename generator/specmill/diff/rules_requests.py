"""The rules about what an operation is sent."""

from __future__ import annotations

from specmill.diff.findings import Wire
from specmill.diff.rules_rows import narrows, replaces, row, says, widens

_OPTIONAL = "Make it optional, with a default that means what was meant before."
_NO_NEED = "Nothing has to be done."
_BOTH = "Accept the old way as well, at least for a while."

REQUESTS = (
    row(
        "parameter-added",
        "parameters",
        "A parameter is new",
        narrows("required"),
        widens("optional", Wire.SAFE),
        why="Requests that were written before lack it: they are refused when it is required, and"
        " mean what they meant when it is not.",
        advice=_OPTIONAL,
        aliases="new-required-request-parameter new-optional-request-parameter"
        " new-request-path-parameter request.params.increased",
    ),
    row(
        "parameter-removed",
        "parameters",
        "A parameter is gone",
        narrows("removed", Wire.UNKNOWN),
        narrows("removed from a method"),
        narrows("removed after its sunset", Wire.SAFE),
        why="Most servers ignore parameters that they do not know, so that requests do less than"
        " they ask for; some refuse them, as RPC servers do.",
        advice="Deprecate it first, and keep ignoring it.",
        aliases="request-parameter-removed request.params.decreased",
    ),
    row(
        "parameter-renamed",
        "parameters",
        "A parameter is called otherwise",
        replaces("renamed"),
        why="What is sent under the old name is not read any more.",
        advice=_BOTH,
    ),
    row(
        "parameter-moved",
        "parameters",
        "A parameter is sent elsewhere",
        replaces("moved"),
        why="The server looks for it in another part of the request than the one it is sent in.",
        advice=_BOTH,
    ),
    row(
        "parameter-requiredness",
        "required",
        "A parameter became required, or optional",
        narrows("became required"),
        widens("became optional"),
        why="Requests without it are refused when it is required.",
        advice=_OPTIONAL,
        aliases="request-parameter-became-required request-parameter-became-optional"
        " request.params.required.increased",
    ),
    row(
        "parameter-serialization",
        "style",
        "A parameter is written otherwise",
        replaces("changed"),
        why="The same value makes another text, which the server takes for another value or none."
        " What a change of `style` or `explode` does not touch, such as a single number, is no"
        " change.",
        advice=_BOTH,
        aliases="request.param.style.changed request.param.explode.changed",
    ),
    row(
        "parameter-list",
        "schema",
        "A parameter takes several values, or only one",
        widens("became a list"),
        narrows("became a single value"),
        why="One value is written as a list of one, so that a server which takes a list takes what it"
        " took before; one that takes a single value refuses several.",
        advice=_BOTH,
    ),
    row(
        "parameter-reserved",
        "allowReserved",
        "Whether a parameter may have reserved characters as they are",
        widens("allowed"),
        narrows("refused"),
        why="Clients that send such characters unescaped are misunderstood when that ends.",
        advice=_BOTH,
    ),
    row(
        "parameter-empty",
        "allowEmptyValue",
        "Whether a parameter may be empty",
        widens("allowed"),
        narrows("refused"),
        why="Requests with the bare name of the parameter are refused when that ends.",
        advice=_BOTH,
        aliases="request.param.allowempty.decreased",
    ),
    row(
        "parameter-deprecated",
        "deprecated",
        "A parameter is deprecated, or not any more",
        says("deprecated", Wire.SAFE),
        says("reactivated", Wire.SAFE),
        why="It still works.",
        advice="Say what to use instead.",
        aliases="request-parameter-deprecated request-parameter-reactivated",
    ),
    row(
        "parameter-sunset",
        "x-sunset",
        "The date on which a deprecated parameter ends",
        says("set", Wire.SAFE),
        says("postponed", Wire.SAFE),
        says("brought forward", Wire.BREAKING),
        says("removed", Wire.BREAKING),
        says("unreadable", Wire.BREAKING),
        why="Callers plan with the date that was promised to them.",
        advice="Only ever postpone the date, written as YYYY-MM-DD.",
        aliases="request-parameter-sunset-deleted request-parameter-sunset-parse"
        " request-parameter-sunset-date-changed-too-small",
    ),
    row(
        "parameter-position",
        "params",
        "The parameters of a method have another order",
        replaces("changed"),
        replaces("changed where names work too", Wire.UNKNOWN),
        why="Values that are sent by position arrive as those of other parameters.",
        advice="Add parameters at the end only.",
    ),
    row(
        "parameter-structure",
        "paramStructure",
        "Whether parameters are sent by name or by position",
        narrows("narrowed"),
        widens("widened"),
        replaces("changed"),
        why="A server that takes only one of the two refuses the other.",
        advice="Take `either`.",
    ),
    row(
        "body-added",
        "requestBody",
        "An operation takes a body",
        narrows("required"),
        widens("optional", Wire.SAFE),
        why="Requests that were written before have none: they are refused when it is required.",
        advice=_OPTIONAL,
        aliases="request-body-added-required request-body-added-optional request.body.increased",
    ),
    row(
        "body-removed",
        "requestBody",
        "An operation takes no body any more",
        narrows("removed"),
        why="What is sent in it is refused, or lost.",
        advice="Keep accepting it, and say that it is ignored.",
        aliases="request-body-removed",
    ),
    row(
        "body-requiredness",
        "required",
        "A body became required, or optional",
        narrows("became required"),
        widens("became optional"),
        why="Requests without it are refused when it is required.",
        advice=_OPTIONAL,
        aliases="request-body-became-required request-body-became-optional",
    ),
    row(
        "request-media-type-removed",
        "content",
        "A media type is not taken any more",
        narrows("removed"),
        why="Bodies in this media type are refused with 415.",
        advice=_BOTH,
        aliases="request-body-media-type-removed request.content.decreased",
    ),
    row(
        "request-media-type-added",
        "content",
        "One more media type is taken",
        widens("added"),
        why="Clients choose what they send.",
        advice=_NO_NEED,
        aliases="request-body-media-type-added",
    ),
    row(
        "field-encoding",
        "encoding",
        "A field of a form is written otherwise",
        replaces("changed"),
        why="The same value makes another text or part, which the other side reads otherwise.",
        advice=_BOTH,
    ),
)
