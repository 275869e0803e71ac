"""Webhooks and callbacks: requests that the API sends."""

from __future__ import annotations

from specmill.model.incoming import Incoming
from specmill.model.types import Named, Record
from tests.unit.frontends.conftest import Outcome, read

PET = "{content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}"
DONE = "responses: {'204': {description: Done.}}"


def read_document(paths: str = "{}", webhooks: str = "{}") -> Outcome:
    return read(f"""
openapi: 3.1.0
info: {{title: T, version: "1"}}
paths: {paths}
webhooks: {webhooks}
components:
  schemas: {{Pet: {{type: object, properties: {{id: {{type: string}}}}}}}}
  callbacks: {{Done: {{"{{$url}}": {{post: {{requestBody: {PET}, {DONE}}}}}}}}}
""")


def only(outcome: Outcome) -> Incoming:
    (found,) = outcome.api.incoming
    return found


def test_webhook_brings_the_type_of_its_body() -> None:
    outcome = read_document(webhooks=f"{{sold: {{post: {{requestBody: {PET}}}}}}}")

    assert Named("Pet") == only(outcome).contents[0].type


def test_callback_knows_who_asks_for_it_and_where_it_is_sent() -> None:
    callbacks = f"callbacks: {{done: {{'{{$url}}': {{post: {{{DONE}}}}}}}}}"
    outcome = read_document(
        f"{{/a: {{get: {{operationId: go, {callbacks}, {DONE}}}}}}}"
    )

    found = only(outcome)

    assert ("done", ("go",), "{$url}") == (found.name, found.operations, found.address)


def test_callback_that_is_shared_is_one() -> None:
    shared = "callbacks: {done: {$ref: '#/components/callbacks/Done'}}"
    paths = (
        f"{{/a: {{get: {{operationId: one, {shared}, {DONE}}}, "
        f"put: {{operationId: two, {shared}, {DONE}}}}}}}"
    )

    assert ("two", "one") == only(read_document(paths)).operations[::-1]


def test_callback_belongs_to_the_operation_that_has_it_whatever_that_calls_itself() -> (
    None
):
    callbacks = f"callbacks: {{done: {{'{{$url}}': {{post: {{{DONE}}}}}}}}}"
    outcome = read_document(
        f"{{/a: {{get: {{operationId: one, {DONE}}}}}, "
        f"/b: {{get: {{operationId: one, {callbacks}, {DONE}}}}}}}"
    )

    assert ("get /b",) == only(outcome).operations


def test_headers_of_a_webhook_are_kept() -> None:
    header = "parameters: [{name: X-Sign, in: header, schema: {type: string}}]"
    outcome = read_document(webhooks=f"{{sold: {{post: {{{header}, {DONE}}}}}}}")

    assert ["X-Sign"] == [one.wire_name for one in only(outcome).headers]


def test_nothing_is_reported() -> None:
    outcome = read_document(webhooks=f"{{sold: {{post: {{requestBody: {PET}}}}}}}")

    assert [] == outcome.codes


def test_callback_beside_the_reference_of_a_path_is_read() -> None:
    callbacks = f"callbacks: {{done: {{'{{$url}}': {{post: {{{DONE}}}}}}}}}"
    paths = (
        f"{{/a: {{$ref: '#/paths/~1b', put: {{operationId: put, {callbacks}, {DONE}}}}}, "
        f"/b: {{get: {{operationId: get, {DONE}}}}}}}"
    )

    outcome = read_document(paths.replace("operationId: get, ", ""))

    assert ("put",) == only(outcome).operations


def test_webhooks_of_openapi_3_0_stand_under_an_extension() -> None:
    outcome = read(f"""
openapi: 3.0.3
info: {{title: T, version: "1"}}
paths: {{}}
x-webhooks: {{sold: {{post: {{requestBody: {PET}, {DONE}}}}}}}
components: {{schemas: {{Pet: {{type: object}}}}}}
""")

    assert "sold" == only(outcome).name


def test_methods_of_one_webhook_have_bodies_of_their_own() -> None:
    body = "{{content: {{application/json: {{schema: {{type: object, properties: {{{0}: {{}}}}}}}}}}}}"
    put, post = (body.format(one) for one in ("changed", "made"))

    outcome = read_document(
        webhooks=f"{{pet: {{put: {{requestBody: {put}}}, post: {{requestBody: {post}}}}}}}"
    )

    assert {"Pet", "/webhook:pet", "/webhook:pet/part:put"} == set(outcome.api.types)


def test_addresses_of_one_callback_have_bodies_of_their_own() -> None:
    body = "content: {application/json: {schema: {type: object, properties: {id: {}}}}}"
    post = f"{{post: {{requestBody: {{{body}}}}}}}"
    callbacks = f"callbacks: {{done: {{'{{$a}}': {post}, '{{$b}}': {post}}}}}"

    outcome = read_document(
        f"{{/a: {{get: {{operationId: go, {callbacks}, {DONE}}}}}}}"
    )

    assert {
        "Pet",
        "/operation:go/callback:done",
        "/operation:go/callback:done/part:post",
    } == (set(outcome.api.types))


def test_order_of_addresses_names_nothing() -> None:
    body = "content: {application/json: {schema: {type: object, properties: {%s: {}}}}}"
    first, second = (
        f"'{{${name}}}': {{post: {{requestBody: {{{body % name}}}}}}}" for name in "ab"
    )

    def types(*addresses: str) -> object:
        callbacks = f"callbacks: {{done: {{{', '.join(addresses)}}}}}"
        go = f"{{operationId: go, {callbacks}, {DONE}}}"
        found = read_document(f"{{/a: {{get: {go}}}}}").api.types
        return {
            key: [one.wire_name for one in found[key].fields]
            for key in found
            if isinstance(found[key], Record)
        }

    assert types(first, second) == types(second, first)
