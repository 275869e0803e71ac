"""Operations of the Courier API."""

from courier import errors, models
from specmill_runtime.operation import (
    Failure,
    OffsetPaging,
    Operation,
    Result,
    body,
    cookie,
    field,
    header,
    named,
    path,
    position,
    query,
)

BAD_REQUEST = Failure(
    status="400",
    error=lambda: errors.BadRequestError,
    body=lambda: models.ErrorBody,
)

PARCELS_GET: Operation[models.Parcel] = Operation(
    id="parcels.get",
    method="GET",
    path="/parcels/{id}/",
    arguments=(path("id", int),),
    results=(Result(status="200", type=lambda: models.Parcel),),
    failures=(BAD_REQUEST,),
    idempotent=True,
)

PARCELS_LIST: Operation[models.ParcelPage] = Operation(
    id="parcels.list",
    method="GET",
    path="/parcels/",
    arguments=(
        query("archived", bool),
        query("status", int),
        query("carrier__in", list, item=str, explode=False),
        query("since", wire_type=lambda: models.Moment),
        query("limit", int),
        query("offset", int),
    ),
    results=(Result(status="200", type=lambda: models.ParcelPage),),
    failures=(BAD_REQUEST,),
    paging=OffsetPaging(
        offset="offset",
        limit="limit",
        items="/objects",
        total="/meta/total_count",
        next="/meta/next",
    ),
    idempotent=True,
)

PARCELS_CREATE: Operation[models.Parcel] = Operation(
    id="parcels.create",
    method="POST",
    path="/parcels/",
    arguments=(
        field("recipient_id", int, required=True),
        field("message", str, required=True),
        field("deliver", wire_type=lambda: models.Moment),
        field("note", str, nullable=True),
        header("X-Trace", str),
        cookie("session", str),
    ),
    body_required=True,
    transcode=True,
    results=(Result(status="201", type=lambda: models.Parcel),),
    failures=(BAD_REQUEST,),
)

PARCELS_REPLACE: Operation[models.Parcel] = Operation(
    id="parcels.replace",
    method="PUT",
    path="/parcels/{id}/",
    arguments=(path("id", int), body(dict, required=True, identifier="parcel")),
    transcode=True,
    results=(Result(status="200", type=lambda: models.Parcel),),
    idempotent=True,
)

PARCELS_DELETE: Operation[None] = Operation(
    id="parcels.delete",
    method="DELETE",
    path="/parcels/{id}/",
    arguments=(path("id", int),),
    results=(Result(status="204"),),
    idempotent=True,
)

MAIL_SEND: Operation[models.Mail] = Operation(
    id="mail.send",
    rpc="mail.send",
    arguments=(
        position("from", str, required=True, default="", identifier="from_"),
        position("to", str, required=True),
        position("options", dict, nullable=True, required=True),
    ),
    transcode=True,
    results=(Result(status="200", type=lambda: models.Mail),),
    failures=(
        Failure(
            code=100,
            error=lambda: errors.OutOfStampsError,
            body=lambda: models.ErrorBody,
        ),
    ),
)

MAIL_FIND: Operation[list[models.Mail]] = Operation(
    id="mail.find",
    rpc="mail.find",
    by_position=False,
    arguments=(named("to", str, required=True), named("limit", int)),
    results=(Result(status="200", type=lambda: list[models.Mail]),),
)
