"""Views → files, through templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from specmill.python.views import Output, PackageView
from specmill.render.environment import environment
from specmill.render.source_file import SourceFile


def render(view: PackageView, templates: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Each output through its template, looked up in `templates` from first to last."""
    files = Renderer(templates).files(view.outputs)
    return tuple(sorted(files, key=lambda file: file.path))


class Renderer:
    """The templates of `folders`, from first to last."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.names: set[str] = set()
        """The templates that were read so far."""
        self._environment = environment(folders, self.names)

    def files(self, outputs: Iterable[Output]) -> tuple[SourceFile, ...]:
        """Each output through its template."""
        return tuple(map(self._file, outputs))

    def _file(self, output: Output) -> SourceFile:
        template = self._environment.get_template(output.template)
        text = str(template.render(view=output.view))
        return SourceFile(output.path, text.encode(), output.template)
