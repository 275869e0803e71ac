"""Examples of what happens to exceptions."""

from __future__ import annotations

from specmill.diff.findings import Wire
from specmill.diff.python_examples_base import (
    Document,
    Edit,
    Examples,
    answer,
    between,
    changed,
    changing,
    finding,
    pair,
    refer,
    rpc,
    undone,
)


def _refused(status: str) -> Edit:
    """One more answer that is an error."""
    return lambda one: changing(one)["responses"].update({status: answer("Problem")})


def _selling(document: Document) -> None:
    answers = {"204": {"description": "done"}, "409": answer("Problem")}
    document["paths"]["/sales"] = {"post": {"responses": answers}}


def _missed(schema: Document) -> Edit:
    """Another body of the error that is there."""
    content = {"application/json": {"schema": schema}}
    return lambda one: finding(one)["responses"]["404"].update(content=content)


def _sold_out(code: int) -> Document:
    """A method of JSON-RPC with one error."""
    return rpc("items.buy", errors=[{"code": code, "message": "Sold out"}])


ERRORS: Examples = {
    "error-removed": undone(Wire.SAFE, _refused("418")),
    "error-added": changed(Wire.SAFE, _selling),
    "error-renamed": between(Wire.SAFE, _refused("418"), _refused("451")),
    "error-base-changed": pair(Wire.BREAKING, _sold_out(7), _sold_out(-32001)),
    "error-body-untyped": changed(
        Wire.BREAKING, lambda one: finding(one)["responses"]["404"].pop("content")
    ),
    "error-body-widened": changed(
        Wire.BREAKING, _missed({"anyOf": [refer("Problem"), {"type": "string"}]})
    ),
    "error-body-changed": changed(Wire.BREAKING, _missed(refer("Place"))),
    "error-code-changed": pair(Wire.BREAKING, _sold_out(7), _sold_out(8)),
    "error-documented": changed(Wire.SAFE, _refused("404")),
    "error-undocumented": undone(Wire.SAFE, _refused("404")),
}
