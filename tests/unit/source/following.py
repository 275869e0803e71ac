"""A reference of a small description, followed."""

from __future__ import annotations

from pathlib import Path

from tests.unit.source.conftest import Desk

DESCRIPTION = """\
start:
  $ref: "{reference}"
list: [{{a: 1}}]
schemas:
  Pet: {{type: string}}
  "a/b~c%d e": {{type: number}}
  Alias: {{$ref: "#/schemas/Pet"}}
  Deep: {{$ref: "#/list/0"}}
"""


def find(desk: Desk, reference: str) -> str | None:
    """Where the reference leads to: file#pointer."""
    node = desk.workspace.resolve(
        desk.read(DESCRIPTION.format(reference=reference))["start"]
    )
    if node is None:
        return None
    return f"{Path(node.file).name}#{node.location.pointer}"
