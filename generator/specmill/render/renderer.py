"""PackageView → source files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from specmill.python.views import PackageView
from specmill.render.environment import environment
from specmill.render.source_file import SourceFile


def render(view: PackageView, templates: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Each output through its template, looked up in `templates` from first to last."""
    found = environment(templates)
    return tuple(
        SourceFile(
            path=output.path,
            text=found.get_template(output.template).render(view=output.view),
            template=output.template,
        )
        for output in sorted(view.outputs, key=lambda output: output.path)
    )
