"""Descriptions to begin with: small, complete, and without a finding even under `--strict`."""

from __future__ import annotations

from typing import Literal

from specmill.source.yaml_text import yaml_text

Language = Literal["openapi", "openrpc"]

_OPENAPI = """\
openapi: 3.1.1
info:
  title: TITLE
  version: 0.1.0
  description: What the API is for, in a sentence.
servers:
  - url: https://api.example.com
security:
  - token: []
tags:
  - name: things
    description: What the API keeps.
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      summary: List things, oldest first
      parameters:
        - name: limit
          in: query
          description: How many things a page has.
          schema: {type: integer, minimum: 1, maximum: 100, default: 20}
        - name: cursor
          in: query
          description: Where the page begins; `next_cursor` of the page before.
          schema: {type: string}
      responses:
        "200":
          description: A page of things.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/ThingPage"}
    post:
      operationId: createThing
      tags: [things]
      summary: Add a thing
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/NewThing"}
      responses:
        "201":
          description: The thing, with its id.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
        "422":
          description: Something about the thing is wrong.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Problem"}
  /things/{id}:
    parameters:
      - name: id
        in: path
        required: true
        description: The id of a thing.
        schema: {type: integer, examples: [7]}
    get:
      operationId: getThing
      tags: [things]
      summary: Get one thing
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
        "404":
          description: There is no such thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Problem"}
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
  schemas:
    NewThing:
      type: object
      required: [name]
      properties:
        name:
          type: string
          description: What people call it.
          examples: [Lamp]
    Thing:
      type: object
      required: [id, name, created_at]
      properties:
        id: {type: integer, examples: [7]}
        name: {type: string, examples: [Lamp]}
        created_at:
          type: string
          format: date-time
          description: When it was added.
    ThingPage:
      type: object
      required: [items]
      properties:
        items:
          type: array
          items: {$ref: "#/components/schemas/Thing"}
        next_cursor:
          type: [string, "null"]
          description: Where the next page begins; null on the last one.
    Problem:
      type: object
      required: [message]
      properties:
        message:
          type: string
          description: What is wrong, for people.
"""

_OPENRPC = """\
openrpc: 1.3.2
info:
  title: TITLE
  version: 0.1.0
  description: What the API is for, in a sentence.
servers:
  - name: production
    url: https://api.example.com/rpc
methods:
  - name: things.list
    summary: List all things, oldest first
    params: []
    result:
      name: things
      schema:
        type: array
        items: {$ref: "#/components/schemas/Thing"}
  - name: things.add
    summary: Add a thing
    paramStructure: by-name
    params:
      - name: name
        required: true
        description: What people call it.
        schema: {type: string, examples: [Lamp]}
    result:
      name: thing
      schema: {$ref: "#/components/schemas/Thing"}
    errors:
      - {code: 1001, message: Name is taken}
components:
  schemas:
    Thing:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, examples: [7]}
        name: {type: string, examples: [Lamp]}
"""
_STARTERS: dict[Language, str] = {"openapi": _OPENAPI, "openrpc": _OPENRPC}


def starter(language: Language, title: str) -> str:
    """A description of an API called `title`, in YAML."""
    return _STARTERS[language].replace("TITLE", yaml_text(title), 1)
