"""Examples of what happens to clients: credentials, servers, webhooks, the package."""

from __future__ import annotations

from specmill.diff.findings import Flow, Wire
from specmill.diff.python_examples_base import (
    BASE,
    Document,
    Edit,
    Examples,
    between,
    changed,
    refer,
    undone,
)
from specmill.diff.rule import Example


def _token(document: Document) -> None:
    bearer = {"type": "http", "scheme": "bearer"}
    document["components"]["securitySchemes"]["token"] = bearer


def _scope(name: str) -> Edit:
    """Calls that need one of two scopes."""
    scopes = {"read": "Read.", "write": "Change."}
    flow = {"tokenUrl": "https://shop.example/token", "scopes": scopes}
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}

    def edit(document: Document) -> None:
        document["components"]["securitySchemes"]["login"] = scheme
        document["security"] = [{"login": [name]}]

    return edit


def _second_server(document: Document) -> None:
    document["servers"].append({"url": "https://eu.shop.example"})


def _sold(schema: Document) -> Edit:
    """A webhook."""
    body = {"content": {"application/json": {"schema": schema}}}
    answers = {"204": {"description": "heard"}}
    operation = {"requestBody": body, "responses": answers}
    return lambda one: one.update(webhooks={"sold": {"post": operation}})


CLIENT: Examples = {
    "client-argument-added": changed(Wire.NONE, _token),
    "client-argument-removed": changed(
        Wire.NONE, lambda one: one["components"]["securitySchemes"].pop("user")
    ),
    "client-argument-changed": changed(Wire.UNKNOWN, lambda one: one.pop("servers")),
    "client-argument-widened": undone(Wire.SAFE, lambda one: one.pop("servers")),
    "credential-needed": changed(
        Wire.BREAKING, lambda one: one.update(security=[{"key": [], "user": []}])
    ),
    "credential-changed": changed(
        Wire.BREAKING,
        lambda one: one["components"]["securitySchemes"].update(
            key={"type": "http", "scheme": "bearer"}
        ),
    ),
    "credential-alternative-added": changed(
        Wire.SAFE, lambda one: one.update(security=[{"key": []}, {"user": []}])
    ),
    "credential-no-longer-needed": changed(
        Wire.SAFE, lambda one: one.update(security=[])
    ),
    "scope-changed": between(Wire.BREAKING, _scope("read"), _scope("write")),
    "server-added": changed(Wire.SAFE, _second_server),
    "server-default-changed": changed(
        Wire.UNKNOWN,
        lambda one: one.update(servers=[{"url": "https://eu.shop.example"}]),
    ),
    "server-removed": undone(Wire.UNKNOWN, _second_server),
    "webhook-function-removed": undone(Wire.BREAKING, _sold(refer("Item"))),
    "webhook-function-added": changed(Wire.SAFE, _sold(refer("Item"))),
    "webhook-function-changed": between(
        Wire.BREAKING, _sold(refer("Item")), _sold(refer("Place"))
    ),
    "webhook-function-widened": between(
        Wire.BREAKING,
        _sold(refer("Item")),
        _sold({"anyOf": [refer("Item"), {"type": "string"}]}),
    ),
    "package-renamed": Example(
        before=BASE,
        after=BASE,
        flow=Flow.NONE,
        wire=Wire.NONE,
        settings=({"package": "shop"}, {"package": "store"}),
    ),
    "package-name-unsettled": changed(
        Wire.NONE, lambda one: one["info"].update(title="Store")
    ),
    "version-changed": changed(Wire.NONE, lambda one: one["info"].update(version="2")),
}
