"""A small description, written to a folder in which tests can break it."""

from __future__ import annotations

from pathlib import Path

SHOP = """\
openapi: 3.1.0
info: {title: Corner Shop, version: "1"}
servers: [{url: "https://shop.example/v1"}]
security: [{key: []}]
paths:
  /orders:
    get:
      operationId: listOrders
      x-specmill-name: orders.list
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        "200":
          description: The orders
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Order"}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        note: {type: string}
"""


def write_shop(
    folder: Path, text: str = SHOP, config: str | None = "package: shop\n"
) -> Path:
    """Write the description and its `sdk.yaml` to `folder`, which is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "openapi.yaml").write_text(text)
    if config is not None:
        (folder / "sdk.yaml").write_text(config)
    return folder
