"""Operation records of `parcels`."""

from __future__ import annotations

from specmill_runtime.files import File
from specmill_runtime.operation import body, field, Operation, path, Result

CREATE: Operation[None] = Operation(
    id="parcels.create",
    method="POST",
    path="/parcels",
    arguments=(
        field("label", str, required=True),
        field("photo", File, required=True, media_type="image/png, image/jpeg"),
        field("papers", list, item=File),
        field("proofs"),
        field("manifest", File, media_type="text/csv", nullable=True),
        field("weight", float),
        field("tags", list, item=str),
        field("origin", dict, media_type="application/vnd.place+json"),
        field("digest", bytes),
    ),
    media_type="multipart/form-data",
    body_required=True,
    results=(Result(status="204"),),
)
PUT_NOTE: Operation[None] = Operation(
    id="parcels.put_note",
    method="PUT",
    path="/parcels/{id}/note",
    arguments=(
        path("id", int),
        body(dict),
    ),
    media_type="multipart/form-data",
    results=(Result(status="204"),),
    idempotent=True,
)
UPDATE_PHOTO: Operation[None] = Operation(
    id="parcels.update_photo",
    method="PUT",
    path="/photo",
    arguments=(body(File, required=True),),
    media_type="image/png",
    body_required=True,
    results=(Result(status="204"),),
    idempotent=True,
)
