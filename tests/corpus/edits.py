"""Small edits of a description, at random places."""

from __future__ import annotations

import random

from tests.corpus.edit_kinds import (
    Edit,
    add_header,
    add_media_type,
    add_parameter,
    add_property,
    add_response,
    add_value,
    allow_more_items,
    assign,
    close,
    describe,
    drop,
    drop_member,
    drop_operation,
    drop_parameter,
    hide,
    make_nullable,
    move_server,
    rename_media_type,
    rename_parameter,
    rename_property,
    rename_response,
    shift,
    style,
    tag,
    toggle,
    toggle_required,
    unset,
)
from tests.corpus.edit_sites import (
    Finder,
    Json,
    about,
    bodies,
    contents,
    headers,
    http_operations,
    items,
    objects,
    operations,
    parameters,
    responses,
    schemas,
    schemes,
    servers,
    typed,
)


def edited(root: Json, name: str, chance: random.Random) -> tuple[Json, str] | None:
    """A description with one edit of that name, and where it was made; None without a place."""
    finder, edit = EDITS[name]
    sites = list(finder(root))
    chance.shuffle(sites)
    for place, site in sites:
        if edit(site, chance):
            return root, place
    return None


EDITS: dict[str, tuple[Finder, Edit]] = {
    "operation gone from": (items, drop_operation),
    "parameter gone from": (operations, drop_parameter),
    "response gone from": (operations, drop("responses")),
    "parameter added to": (operations, add_parameter),
    "response added to": (operations, add_response),
    "deprecation of": (operations, toggle("deprecated")),
    "summary of": (operations, assign("summary", "Edited.")),
    "id of": (http_operations, assign("operationId", "editedIdOfThis")),
    "security of": (operations, drop("security")),
    "requirement of": (parameters, toggle("required")),
    "other name of": (parameters, rename_parameter),
    "description of": (parameters, describe),
    "header added to": (responses, add_header),
    "media type gone from": (contents, drop_member),
    "media type renamed in": (contents, rename_media_type),
    "media type added to": (contents, add_media_type),
    "property gone from": (objects, drop("properties")),
    "property added to": (objects, add_property),
    "property renamed in": (objects, rename_property),
    "required property of": (objects, toggle_required),
    "read-only property of": (objects, hide("readOnly")),
    "write-only property of": (objects, hide("writeOnly")),
    "closing of": (objects, close),
    "type of": (
        typed("string", "integer", "number", "boolean", "array", "object"),
        assign("type", "string", "integer", "number", "boolean", "array", "object"),
    ),
    "null in": (typed("string", "integer", "number", "boolean"), make_nullable),
    "format of": (typed("string"), assign("format", "date-time", "uuid", "edited")),
    "pattern of": (typed("string"), assign("pattern", "^[a-z]+$", "^[a-m]+$", "x")),
    "least length of": (typed("string"), shift("minLength", (-2, 1, 5))),
    "greatest length of": (typed("string"), shift("maxLength", (-5, 1, 90))),
    "minimum of": (typed("integer", "number"), shift("minimum", (-5, 1, 3))),
    "maximum of": (typed("integer", "number"), shift("maximum", (-3, 1, 900))),
    "most items of": (typed("array"), shift("maxItems", (-3, 1, 90))),
    "value gone from": (schemas, drop("enum")),
    "value added to": (schemas, add_value),
    "alternative gone from": (schemas, drop("oneOf")),
    "part gone from": (schemas, drop("allOf")),
    "default of": (typed("string"), assign("default", "edited")),
    "other status in": (http_operations, rename_response),
    "tags of": (operations, tag),
    "other address than": (servers, move_server),
    "style of": (parameters, style),
    "requirement of header": (headers, toggle("required")),
    "requirement of body": (bodies, toggle("required")),
    "words about header": (headers, describe),
    "words about body": (bodies, describe),
    "words about response": (responses, describe),
    "items of": (typed("array"), allow_more_items),
    "equal items of": (typed("array"), toggle("uniqueItems")),
    "steps of": (typed("integer"), assign("multipleOf", 3, 7)),
    "bounds gone from": (typed("integer", "number"), unset("minimum")),
    "list of values gone from": (schemas, unset("enum")),
    "format gone from": (typed("string", "integer", "number"), unset("format")),
    "kind of scheme": (schemes, assign("type", "http", "apiKey", "mutualTLS")),
    "title of": (about, assign("title", "Edited")),
    "words about": (schemas, describe),
}
"""The edits by what is said of them: which parts they are made in, and how."""
