"""`specmill check --thorough`: the full walk of openapi-spec-validator, a slow second opinion."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from jsonschema_path import SchemaPath
from jsonschema_path.handlers import file_handler
from openapi_spec_validator import (
    OpenAPIV2SpecValidator,
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from openapi_spec_validator.validation.types import SpecValidatorType

from specmill.diagnostics import Diagnostics
from specmill.source.node import Node

_VALIDATORS: dict[str, SpecValidatorType] = {
    "2.0": OpenAPIV2SpecValidator,
    "3.0": OpenAPIV30SpecValidator,
    "3.1": OpenAPIV31SpecValidator,
    "3.2": OpenAPIV32SpecValidator,
}
_HINT = "this is openapi-spec-validator's verdict; without --thorough it is not asked"
# Only files: a description must not make specmill open a connection.
_HANDLERS = {"": file_handler, "file": file_handler}


def walk_description(root: Node, diagnostics: Diagnostics) -> None:
    """Report what openapi-spec-validator finds in an OpenAPI description; others are left alone."""
    version = str(root.text("openapi") or root.text("swagger") or "")
    validator = next(
        (one for key, one in _VALIDATORS.items() if version.startswith(key)), None
    )
    if validator is None:
        return
    path = Path(root.location.file)
    base = path.resolve().as_uri() if path.is_file() else ""
    value = cast("dict[str, Any]", root.value)
    try:
        schema = SchemaPath.from_dict(value, base_uri=base, handlers=_HANDLERS)
        for error in validator(schema).iter_errors():
            place = _deepest(root, cast("Iterable[str | int]", error.absolute_path))
            diagnostics.error(
                "thorough", " ".join(str(error.message).split()), place.location, _HINT
            )
    # The library raises many types for a reference it can't follow; its verdict ends there.
    except Exception as error:
        text = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"openapi-spec-validator gave up: {text[:300]}"
        diagnostics.error("thorough", message, root.location, _HINT)


def _deepest(root: Node, path: Iterable[str | int]) -> Node:
    """The last node of `path` that exists; errors inside resolved schemas lead further."""
    node = root
    for key in path:
        try:
            node = node[key]
        except (KeyError, IndexError):
            break
    return node
