"""A description in several files gives the SDK that it would give in one, wherever it was cut."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import specmill

Description = dict[str, Any]

SWAGGER = """
swagger: "2.0"
info: {title: Shop, version: "1"}
host: x.example
produces: [application/json]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: q, in: query, type: string, enum: [a, b]}]
      responses:
        "200":
          description: ok
          headers: {X-A: {type: integer}}
          examples: {application/json: {name: Rex}}
          schema: {$ref: "#/definitions/Pet"}
definitions:
  Pet: {type: object, required: [name], properties: {name: {type: string, description: Its name.}}}
securityDefinitions: {key: {type: oauth2, flow: implicit, authorizationUrl: "https://x.example", scopes: {read: Read.}}}
"""
OPENAPI = """
openapi: 3.0.3
info: {title: Shop, version: "1", license: {name: MIT}}
servers: [{url: "https://{at}.x.example", variables: {at: {default: a, enum: [a, b]}}}]
tags: [{name: pets, description: All pets., externalDocs: {url: "https://x.example"}}]
security: [{key: []}]
paths:
  /pets:
    summary: Pets.
    post:
      operationId: addPet
      tags: [pets]
      deprecated: true
      parameters: [{name: q, in: query, schema: {type: string}}]
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Pet"}
            examples: {rex: {value: {kind: dog, name: Rex}}}
          multipart/form-data:
            schema: {type: object, properties: {file: {type: string}}}
            encoding: {file: {contentType: text/plain}}
      responses:
        "200":
          description: ok
          headers: {X-A: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Owner/properties/address"}}}
          links: {again: {operationId: addPet}}
      callbacks: {done: {"{$request.query.q}": {post: {responses: {"204": {description: ok}}}}}}
components:
  schemas:
    Pet:
      oneOf: [{$ref: "#/components/schemas/Dog"}, {$ref: "#/components/schemas/Cat"}]
      discriminator: {propertyName: kind, mapping: {dog: "#/components/schemas/Dog", cat: Cat}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, name: {type: string}}}
    Cat:
      type: object
      required: [kind]
      properties: {kind: {type: string}, owner: {$ref: "#/components/schemas/Owner"}}
      xml: {name: cat}
    Owner: {type: object, properties: {address: {type: object, properties: {street: {type: string, enum: [a, b]}}}}}
  securitySchemes:
    key: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://x.example", scopes: {read: Read.}}}}
"""
RPC = """
openrpc: 1.3.2
info: {title: Shop, version: "1"}
servers: [{url: "https://x.example"}]
methods:
  - name: pets.get
    tags: [{name: pets, description: All pets.}]
    params: [{name: id, schema: {type: integer}}]
    result: {name: pet, schema: {$ref: "#/components/schemas/Pet"}}
    errors: [{code: 7, message: Gone}]
components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}
"""

_ANSWER = "paths//pets|post/responses"
_BODY = "paths//pets|post/requestBody/content"
PLACES = [
    *(
        (SWAGGER, place)
        for place in (
            *("info", "paths", "definitions", "security", "securityDefinitions"),
            "securityDefinitions/key",
            "securityDefinitions/key/scopes",
            "definitions/Pet/properties",
            "definitions/Pet/properties/name/description",
            "paths//pets|get/parameters",
            "paths//pets|get/parameters/0/enum",
            "paths//pets|get/responses",
            "paths//pets|get/responses/200/headers/X-A",
            "paths//pets|get/responses/200/examples",
        )
    ),
    *(
        (OPENAPI, place)
        for place in (
            *("info", "info/license", "info/version", "servers", "servers/0"),
            *("servers/0/variables", "servers/0/variables/at", "tags", "tags/0"),
            *("tags/0/description", "tags/0/externalDocs", "security", "security/0"),
            *("paths", "components", "components/schemas"),
            "components/schemas/Pet/oneOf",
            "components/schemas/Pet/discriminator",
            "components/schemas/Pet/discriminator/mapping",
            "components/schemas/Cat/required",
            "components/schemas/Cat/properties",
            "components/schemas/Cat/xml",
            "components/schemas/Owner/properties",
            "components/securitySchemes",
            "components/securitySchemes/key/flows",
            "paths//pets|summary",
            "paths//pets|post/tags",
            "paths//pets|post/deprecated",
            "paths//pets|post/parameters",
            "paths//pets|post/callbacks",
            _BODY,
            f"{_BODY}/application|json/examples",
            f"{_BODY}/multipart|form-data/encoding",
            f"{_BODY}/multipart|form-data/encoding/file",
            _ANSWER,
            f"{_ANSWER}/200/description",
            f"{_ANSWER}/200/headers",
            f"{_ANSWER}/200/content",
            f"{_ANSWER}/200/links",
        )
    ),
    *(
        (RPC, place)
        for place in (
            *("info", "methods", "components", "components/schemas", "servers"),
            "methods/0/tags",
            "methods/0/params",
            "methods/0/errors",
        )
    ),
]


def _keys(place: str) -> list[str | int]:
    """The keys of a place; a bar stands for the slash that is part of a key, or ends one."""
    place = place.replace("paths//pets|", "paths/|pets/")
    keys = [one.replace("|", "/") for one in place.split("/")]
    return [int(one) if one == "0" else one for one in keys]


def _lead_back(value: Any, root: str) -> Any:
    """A value whose references lead to the file `root`."""
    if isinstance(value, dict):
        return {key: _lead_back(one, root) for key, one in value.items()}
    if isinstance(value, list):
        return [_lead_back(one, root) for one in value]
    is_reference = isinstance(value, str) and value.startswith("#/")
    return f"{root}{value}" if is_reference else value


def _sdk(folder: Path, description: Description) -> dict[str, bytes]:
    """The SDK of a description, without what says where it came from."""
    text = yaml.safe_dump(description, sort_keys=False)
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    specmill.generate(folder / "openapi.yaml", out=folder / "out")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "out").rglob("*")
        if path.is_file() and not path.name.startswith("specmill")
    }


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The SDKs of the descriptions in one file."""
    return {
        text: _sdk(tmp_path_factory.mktemp("whole"), yaml.safe_load(text))
        for text in (SWAGGER, OPENAPI, RPC)
    }


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_part_in_a_file_of_its_own_changes_nothing(
    text: str, place: str, tmp_path: Path, wholes: dict[str, dict[str, bytes]]
) -> None:
    description: Any = yaml.safe_load(text)
    *above, key = _keys(place)
    holder = description
    for one in above:
        holder = holder[one]
    part = _lead_back(holder[key], "../openapi.yaml")
    holder[key] = {"$ref": "parts/part.json"}
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "part.json").write_text(json.dumps(part), encoding="utf-8")

    assert wholes[text] == _sdk(tmp_path, description)


def _split(folder: Path, properties: str) -> Path:
    """A description whose paths and properties stand in files of their own."""
    description: Description = yaml.safe_load(OPENAPI)
    paths = _lead_back(description["paths"], "openapi.yaml")
    description["paths"] = {"$ref": "paths.yaml"}
    description["components"]["schemas"]["Dog"]["properties"] = {"$ref": "dog.yaml"}
    folder.mkdir()
    files = {"openapi.yaml": description, "paths.yaml": paths}
    for name, value in files.items():
        (folder / name).write_text(yaml.safe_dump(value), encoding="utf-8")
    (folder / "dog.yaml").write_text(properties, encoding="utf-8")
    return folder / "openapi.yaml"


def test_cutting_a_description_changes_nothing_for_the_diff(tmp_path: Path) -> None:
    whole = tmp_path / "openapi.yaml"
    whole.write_text(OPENAPI, encoding="utf-8")
    dog = "kind: {type: string}\nname: {type: string}\n"
    split = _split(tmp_path / "split", dog)

    assert () == specmill.compare(whole, split).changes
    assert () == specmill.compare(split, whole).changes


def test_a_change_of_a_part_is_told_where_that_stands(tmp_path: Path) -> None:
    dog = "kind: {type: string}\nname: {type: string}\n"
    old = _split(tmp_path / "old", dog)
    new = _split(tmp_path / "new", dog + "age: {type: integer}\n")

    changes = specmill.compare(old, new).changes

    places = {(one.head.file, one.head.line) for one in changes if one.head}
    assert {((tmp_path / "new" / "dog.yaml").as_posix(), 3)} == places
