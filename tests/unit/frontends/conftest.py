"""Small descriptions, read by the frontends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from specmill.diagnostics import Diagnostics, Location, Report
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.model.operations import Operation
from specmill.model.types import Declaration, Field, Record, Type
from specmill.source import Workspace


@dataclass(frozen=True)
class Outcome:
    """What came of a description: the model and what was reported."""

    api: Api
    reports: tuple[Report, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of the reports, in order."""
        return [report.code for report in self.reports]

    @property
    def operation(self) -> Operation:
        """The first operation."""
        return self.api.operations[0]

    def type(self, key: str = "Under") -> Declaration:
        """The declaration under a key."""
        return self.api.types[key]

    def field(self, name: str, key: str = "Under") -> Field:
        """A field of a record."""
        record = self.api.types[key]
        assert isinstance(record, Record)
        return next(field for field in record.fields if field.wire_name == name)

    def report(self, code: str) -> Report:
        """The only report with a code."""
        (found,) = (report for report in self.reports if report.code == code)
        return found

    def pointer(self, code: str) -> str:
        """Where the only report with a code is."""
        location = self.report(code).location
        assert isinstance(location, Location)
        return location.pointer


def read(document: str | dict[str, Any]) -> Outcome:
    """Read a whole description, given as YAML text or as a mapping."""
    value = yaml.safe_load(document) if isinstance(document, str) else document
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    _, api = parse(workspace.load_value(value), workspace, diagnostics)
    return Outcome(api, tuple(diagnostics))


def read_schemas(schemas: str, version: str = "3.1.0") -> Outcome:
    """Read a description that consists of component schemas."""
    return read(
        {
            "openapi": version,
            "info": {"title": "Shop", "version": "1"},
            "paths": {},
            "components": {"schemas": yaml.safe_load(schemas)},
        }
    )


def read_field(schema: str, version: str = "3.1.0", others: str = "{}") -> Outcome:
    """Read a schema as the field `here` of the record `Under`, beside other schemas."""
    under = {"type": "object", "properties": {"here": yaml.safe_load(schema)}}
    schemas = {**yaml.safe_load(others), "Under": under}
    return read_schemas(yaml.safe_dump(schemas, sort_keys=False), version)


def field_type(schema: str, version: str = "3.1.0", others: str = "{}") -> Type:
    """The type of a schema that is the field of a record; nothing may be reported."""
    outcome = read_field(schema, version, others)
    assert outcome.reports == ()
    return outcome.field("here").type


def read_paths(paths: str, version: str = "3.1.0", **more: Any) -> Outcome:
    """Read a description that consists of paths, and of further members."""
    return read(
        {
            "openapi": version,
            "info": {"title": "Shop", "version": "1"},
            "paths": yaml.safe_load(paths),
            **{key: yaml.safe_load(text) for key, text in more.items()},
        }
    )


def read_operation(
    operation: str, path: str = "/pets", method: str = "get", **more: Any
) -> Outcome:
    """Read one operation; a response is added when it has none."""
    node = {"operationId": "op", "responses": {"204": {"description": "done"}}}
    node |= yaml.safe_load(operation)
    return read_paths(yaml.safe_dump({path: {method: node}}, sort_keys=False), **more)


def read_methods(methods: str, **more: Any) -> Outcome:
    """Read an OpenRPC description that consists of methods, and of further members."""
    return read(
        {
            "openrpc": "1.3.2",
            "info": {"title": "Shop", "version": "1"},
            "methods": yaml.safe_load(methods),
            **{key: yaml.safe_load(text) for key, text in more.items()},
        }
    )


def read_swagger(paths: str, **more: Any) -> Outcome:
    """Read an OpenAPI 2.0 description that consists of paths, and of further members."""
    return read(
        {
            "swagger": "2.0",
            "info": {"title": "Shop", "version": "1"},
            "paths": yaml.safe_load(paths),
            **{key: yaml.safe_load(text) for key, text in more.items()},
        }
    )


def read_swagger_operation(
    operation: str, path: str = "/pets", method: str = "post", **more: Any
) -> Outcome:
    """Read one operation of OpenAPI 2.0; a response is added when it has none."""
    node = {"operationId": "op", "responses": {"204": {"description": "done"}}}
    node |= yaml.safe_load(operation)
    return read_swagger(yaml.safe_dump({path: {method: node}}, sort_keys=False), **more)
