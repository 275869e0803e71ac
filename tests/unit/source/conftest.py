"""Files in a temporary folder, and what the workspace says about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostic, Diagnostics
from specmill.report import locate
from specmill.source import Limits, Node, Workspace


class Desk:
    """A folder, a workspace, and its findings."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.diagnostics = Diagnostics()
        self.workspace = Workspace(self.diagnostics, limits)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def open(self, content: str | bytes, name: str = "api.yaml") -> Node | None:
        return self.workspace.open(self.write(name, content))

    def read(self, content: str | bytes, name: str = "api.yaml") -> Node:
        root = self.open(content, name)
        assert root is not None, self.lines
        return root

    def position(self, node: Node) -> tuple[int, int]:
        span = self.workspace.span(node.location)
        return span.line, span.column

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return locate(self.diagnostics, self.workspace)

    @property
    def lines(self) -> list[str]:
        """The findings as `file:line:column code: message`, files relative to the folder."""
        return told(self.findings, self.folder)

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.findings]


def told(findings: Iterable[Diagnostic], folder: Path) -> list[str]:
    """Findings as `file:line:column code: message`, files relative to a folder."""
    above = f"{folder.as_posix()}/"
    return [
        f"{str(one.span).removeprefix(above)} {one.code}: {one.message}"
        for one in findings
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, Limits())


@pytest.fixture
def limited(tmp_path: Path) -> Callable[[Limits], Desk]:
    return lambda limits: Desk(tmp_path, limits)
