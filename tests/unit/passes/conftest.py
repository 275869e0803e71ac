"""Small descriptions, read and refined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from specmill.diagnostics import Diagnostics, Location, Report
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.model.operations import Operation
from specmill.passes import refine
from specmill.source import Workspace

FINE = "responses: {'204': {description: done}}"


@dataclass(frozen=True)
class Refined:
    """The refined model of a description, and what was reported."""

    api: Api
    reports: tuple[Report, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of the reports, in order."""
        return [report.code for report in self.reports]

    def operation(self, id_: str) -> Operation:
        """The operation with an id."""
        return next(one for one in self.api.operations if one.id == id_)

    def call(self, id_: str) -> str:
        """How the operation with an id is reached from the client."""
        found = self.operation(id_)
        return ".".join((*found.group, found.name))

    def pointer(self, code: str) -> str:
        """Where the only report with a code is."""
        (report,) = (one for one in self.reports if one.code == code)
        assert isinstance(report.location, Location)
        return report.location.pointer


def refined(document: dict[str, Any]) -> Refined:
    """Read and refine a whole description."""
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics)
    _, api = parse(workspace.load_value(document), workspace, diagnostics)
    return Refined(refine(api, diagnostics), tuple(diagnostics))


def refined_paths(paths: str, **more: str) -> Refined:
    """Read and refine an OpenAPI description that consists of paths, and of further members."""
    return refined(
        {
            "openapi": "3.1.0",
            "info": {"title": "Shop", "version": "1"},
            "paths": yaml.safe_load(paths),
            **{key: yaml.safe_load(text) for key, text in more.items()},
        }
    )


def refined_methods(methods: str) -> Refined:
    """Read and refine an OpenRPC description that consists of methods."""
    return refined(
        {
            "openrpc": "1.3.2",
            "info": {"title": "Shop", "version": "1"},
            "methods": yaml.safe_load(methods),
        }
    )
