"""Names of one place that are written alike: who keeps the plain one, and what `explain` says of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import specmill
from specmill.explanation import explain
from specmill.loading import read
from specmill.python.client_plan import plan_client
from specmill.python.naming import field_names, member_names
from specmill.python.plan import Plan, plan_package

ALIKE = """\
openapi: 3.1.0
info: {title: Books, version: "1"}
paths:
  /books:
    post:
      operationId: createBook
      parameters:
        - {name: isbn, in: query, schema: {type: string}}
        - {name: ISBN, in: query, schema: {type: string}}
        - {name: Isbn, in: header, schema: {type: string}}
        - {name: kind, in: header, schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}
      responses:
        "200":
          description: The book
          content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        Title: {type: string}
        title: {type: string}
        kind: {$ref: "#/components/schemas/Kind"}
    Kind: {type: string, enum: [a, A], x-enum-descriptions: [small, capital]}
"""


def plan(folder: Path, text: str = ALIKE) -> Plan:
    (folder / "openapi.yaml").write_text(text)
    loaded = read(folder)
    return plan_package(loaded.api, loaded.config)


def arguments(folder: Path) -> Mapping[tuple[str, str], str]:
    ((_, method),) = plan(folder).operations()
    return {
        (
            type(getattr(one.source, "placement", one.source)).__name__,
            one.wire_name,
        ): str(one.identifier)
        for one in method.arguments.items
    }


def reason(folder: Path, text: str, subject: str) -> str:
    """Why the only thing of a name is called so."""
    (folder / "openapi.yaml").write_text(text)
    (found,) = explain(read(folder), subject, "out").answers
    return found.reason


@pytest.mark.parametrize(
    ("place", "wire_name", "expected"),
    [
        ("Field", "title", "title"),
        ("Field", "Title", "title_2"),
        ("InQuery", "isbn", "isbn"),
        ("InQuery", "ISBN", "isbn_2"),
        ("InHeader", "Isbn", "header_isbn"),
        ("InHeader", "kind", "header_kind"),
        ("Field", "kind", "body_kind"),
    ],
)
def test_argument_with_the_exact_wire_name_keeps_it(
    tmp_path: Path, place: str, wire_name: str, expected: str
) -> None:
    assert expected == arguments(tmp_path)[place, wire_name]


def test_field_is_called_alike_in_model_and_method(tmp_path: Path) -> None:
    book = plan(tmp_path).names.types["Book"]

    assert {"title": "title", "Title": "title_2", "kind": "kind"} == field_names(book)


def test_member_with_the_exact_value_keeps_it(tmp_path: Path) -> None:
    kind = plan(tmp_path).names.types["Kind"]

    assert {"'A'": "A", "'a'": "A_2"} == member_names(kind)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Book.title", "the wire name is an identifier"),
        ("Book.title_2", "not 'title', because 'title' takes the same name"),
        ("create.title_2", "not 'title', because 'title' takes the same name"),
        ("create.isbn_2", "not 'isbn', because 'isbn' takes the same name"),
        (
            "create.body_kind",
            "not 'kind', because another place has the same wire name",
        ),
        ("Kind.A", "the words of the value"),
        ("Kind.A_2", "not 'A', because 'A' takes the same name"),
    ],
)
def test_explanation_of_a_name_tells_what_it_evades(
    tmp_path: Path, subject: str, expected: str
) -> None:
    assert expected == reason(tmp_path, ALIKE, subject)


AUTHORS = """\
openapi: 3.1.0
info: {title: Books, version: "1"}
paths:
  /authors:
    post:
      operationId: createAuthor
      requestBody:
        required: true
        content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/author"}}}}
      responses:
        "200":
          description: The author
          content: {application/json: {schema: {$ref: "#/components/schemas/author"}}}
components:
  schemas:
    Author: {type: object, properties: {name: {type: string}}}
    author: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}
"""
NAMED = AUTHORS.replace("author: {type", "author: {x-specmill-name: Writer, type")
BOTH = AUTHORS.replace(
    "name: {type: string}", 'of: {$ref: "#/components/schemas/author"}'
).replace(
    '"200":',
    '"201": {description: New, content: {application/json: {schema: {$ref: "#/components/schemas/Author"}}}}\n'
    '        "200":',
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            AUTHORS,
            {"author": "Author", "Author": "Author_2", "authorInput": "AuthorInput"},
        ),
        (
            NAMED,
            {"author": "Writer", "Author": "Author", "authorInput": "WriterInput"},
        ),
        (
            BOTH,
            {"Author": "Author", "author": "Author_2", "authorInput": "Author_2Input"},
        ),
    ],
    ids=["one-unused", "named", "both-used"],
)
def test_model_that_is_used_has_the_plain_name_and_lends_it_to_its_input(
    tmp_path: Path, text: str, expected: dict[str, str]
) -> None:
    assert expected == plan(tmp_path, text).names.names


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("models.Author", "the description calls it 'author'"),
        ("models.Author_2", "not 'Author', because 'author' takes the same name"),
        ("models.AuthorInput", "the input form of 'author'"),
    ],
)
def test_explanation_of_a_model_tells_what_it_is(
    tmp_path: Path, subject: str, expected: str
) -> None:
    assert expected == reason(tmp_path, AUTHORS, subject)


RENAMED = """\
openapi: 3.1.0
info: {title: Books, version: "1"}
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
        - {name: X-Tenant, in: header, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
        - {name: page, in: query, description: Which page., schema: {type: integer}}
      responses:
        "200":
          description: The book
          content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}
components:
  schemas:
    Book: {type: object, properties: {title: {type: string}, pageCount: {type: integer}}}
"""


def generated(folder: Path, path: str) -> str:
    (folder / "openapi.yaml").write_text(RENAMED)
    specmill.generate(folder, out=folder / "out")
    return (folder / "out" / "books" / "books" / path).read_text()


def test_model_whose_names_differ_lists_all_of_them(tmp_path: Path) -> None:
    expected = 'rename={"title": "title", "page_count": "pageCount"}'

    assert expected in generated(tmp_path, "models/books.py")


def test_argument_without_text_is_not_listed_or_has_its_wire_name(
    tmp_path: Path,
) -> None:
    text = generated(tmp_path, "resources/books.py")

    arguments = text.partition("Args:\n")[2].partition("\n\n")[0]
    assert [line.strip() for line in arguments.splitlines()] == [
        "x_tenant: Sent as `X-Tenant`.",
        "page: Which page.",
    ]


CREDENTIALS = """\
openapi: 3.1.0
info: {title: Books, version: "1"}
servers: [{url: "https://books.example"}]
paths: {/books: {get: {operationId: listBooks, responses: {"204": {description: d}}}}}
security: [{apiKey: [], api_key: []}]
components:
  securitySchemes:
    apiKey: {type: apiKey, in: header, name: X-A}
    api_key: {type: apiKey, in: header, name: X-B}
"""


def test_credentials_of_the_same_words_have_variables_of_their_own(
    tmp_path: Path,
) -> None:
    client = plan_client(plan(tmp_path, CREDENTIALS))

    assert {
        "api_key": ("api_key", "BOOKS_API_KEY"),
        "apiKey": ("api_key_2", "BOOKS_API_KEY_2"),
    } == {one.name: (str(one.identifier), one.variable) for one in client.credentials}
