"""From a description to files: load, parse, refine, lower, render, format, write.

Everything up to the comparison with the output folder is a function of its input; only
`write_output` changes a disk.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from pathlib import Path

import msgspec
from jinja2 import TemplateError, TemplateSyntaxError

import specmill
from specmill.config import NO_OVERRIDES, Overrides
from specmill.diagnostics import Diagnostic, Diagnostics, Location, Span
from specmill.loading import (
    DEFAULT_LIMITS,
    Description,
    Loaded,
    conclude,
    read,
    stop_on_errors,
)
from specmill.model.api import Api
from specmill.python.lower import lower
from specmill.python.views import PackageView
from specmill.render.environment import UnsafeTextError
from specmill.render.formatter import format_files
from specmill.render.locations import builtin_templates
from specmill.render.manifest import formatted_texts, make_manifest
from specmill.render.renderer import render
from specmill.render.source_file import SourceFile
from specmill.render.writer import OutputPlan, plan_output, unified_diff, write_output
from specmill.source.limits import Limits
from specmill.summary import Summary, make_findings, make_skipped


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to generate: the folder of SDKs, values that win over `sdk.yaml`, own templates.

    `strict` makes every warning an error; `force` overwrites files that were edited by hand.
    """

    out: Path
    overrides: Overrides = NO_OVERRIDES
    templates: tuple[Path, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    strict: bool = False
    force: bool = False


class Prepared(msgspec.Struct, frozen=True):
    """An SDK that is ready to be written: nothing has touched the disk yet."""

    loaded: Loaded
    folder: Path
    files: tuple[SourceFile, ...]
    plan: OutputPlan
    findings: tuple[Diagnostic, ...]
    seconds: float


def load(
    spec: Description, *, strict: bool = False, limits: Limits = DEFAULT_LIMITS
) -> Api:
    """The model of a description.

    Raises SpecError when the description has errors, or, with `strict`, warnings.
    """
    loaded = read(spec, limits=limits)
    conclude(loaded.diagnostics, loaded.workspace, strict=strict)
    return loaded.api


def generate(
    spec: Description,
    *,
    out: Path | str,
    overrides: Overrides = NO_OVERRIDES,
    templates: Sequence[Path | str] = (),
    limits: Limits = DEFAULT_LIMITS,
    check: bool = False,
    strict: bool = False,
    force: bool = False,
) -> Summary:
    """Write an SDK to `out`/<package>, or with `check` only say what would change there.

    Raises SpecError when the description has errors or a file of the output was edited by hand;
    nothing is written then.
    """
    options = Options(
        out=Path(out),
        overrides=overrides,
        templates=tuple(Path(one) for one in templates),
        limits=limits,
        strict=strict,
        force=force or check,
    )
    return finish(prepare(spec, options), check=check)


def prepare(spec: Description, options: Options) -> Prepared:
    """Everything but writing.

    Raises SpecError.
    """
    started = time.perf_counter()
    loaded = read(spec, options.overrides, options.limits)
    view = lower(loaded.api, loaded.config)
    stop_on_errors(loaded.diagnostics, loaded.workspace)
    files = _render(view, options, loaded)
    folder = options.out / loaded.config.package
    rendered: dict[str, str] = {}
    if options.templates:
        files, rendered = _format(files, folder, loaded)
    manifest = make_manifest(
        specmill.__version__, dict(loaded.workspace.files), files, rendered
    )
    plan = plan_output(folder, files, manifest)
    _report_conflicts(plan, loaded.diagnostics, force=options.force)
    findings = conclude(loaded.diagnostics, loaded.workspace, strict=options.strict)
    return Prepared(
        loaded, folder, files, plan, findings, time.perf_counter() - started
    )


def finish(prepared: Prepared, *, check: bool = False) -> Summary:
    """Write what was prepared, or with `check` only tell the difference."""
    started = time.perf_counter()
    loaded = prepared.loaded
    if not check:
        write_output(prepared.plan)
    return Summary(
        description=loaded.name,
        package=loaded.config.package,
        root=str(_import_root(prepared)),
        folder=str(prepared.folder),
        operations=len(loaded.api.operations),
        skipped=make_skipped(loaded.api.skipped, loaded.workspace),
        types=len(loaded.api.types),
        files=len(prepared.files),
        lines=sum(one.text.count("\n") for one in prepared.files),
        changed=tuple(one.path for one in prepared.plan.changes),
        diff=unified_diff(prepared.plan) if check else "",
        diagnostics=make_findings(prepared.findings),
        seconds=round(prepared.seconds + time.perf_counter() - started, 3),
    )


def _render(
    view: PackageView, options: Options, loaded: Loaded
) -> tuple[SourceFile, ...]:
    """Every file of the SDK; a mistake in an own template is an error of the input, not of ours."""
    try:
        return render(view, (*options.templates, builtin_templates()))
    except (TemplateError, UnsafeTextError) as error:
        if not options.templates:
            raise
        message = f"the template can't be used: {error}"
        loaded.diagnostics.error(
            "invalid-template", message, _template_place(error, options)
        )
        stop_on_errors(loaded.diagnostics, loaded.workspace)
        raise


def _template_place(error: Exception, options: Options) -> Span:
    """The line of an own template: of a syntax error, or the innermost one that was running."""
    if isinstance(error, TemplateSyntaxError) and error.filename is not None:
        return Span(error.filename, error.lineno)
    folders = tuple(str(folder) for folder in options.templates)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(folders)]
    return Span(own[-1].filename, own[-1].lineno or 0) if own else Span(folders[0])


def _format(
    files: tuple[SourceFile, ...], folder: Path, loaded: Loaded
) -> tuple[tuple[SourceFile, ...], dict[str, str]]:
    """Output of own templates in Black's style; unchanged files are taken from the last output."""
    formatted = format_files(files, formatted_texts(folder))
    for problem in formatted.problems:
        message = f"this makes '{problem.path}', which is no Python: {problem.message}"
        loaded.diagnostics.error(
            "invalid-template-output", message, Location(problem.template)
        )
    return formatted.files, formatted.rendered


def _report_conflicts(
    plan: OutputPlan, diagnostics: Diagnostics, *, force: bool
) -> None:
    for one in plan.conflicts:
        if not (force and one.forceable):
            diagnostics.error(
                one.code,
                one.message,
                Location(str(plan.root / one.path)),
                one.hint,
            )
    for path in plan.kept:
        message = "this file is no longer generated, but was edited by hand: it stays, as your own"
        diagnostics.warning("edited-file", message, Location(str(plan.root / path)))


def _import_root(prepared: Prepared) -> Path:
    """The folder that has to be on `sys.path` to import the package."""
    marker = f"{prepared.loaded.config.package}/__init__.py"
    homes = [
        one.path
        for one in prepared.files
        if one.path == marker or one.path.endswith(f"/{marker}")
    ]
    first = min(homes, key=len, default=marker)
    return prepared.folder / first.removesuffix(marker)
