"""The files of an SDK: the plan's parts through their templates, in several processes where that is quicker."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from specmill.contract import build_contract
from specmill.diagnostics import Span
from specmill.fixtures import (
    NO_FIXTURES,
    Fixtures,
    fixture_parts,
    lower_fixtures,
)
from specmill.ledger import Ledger
from specmill.loading import Loaded, account, stop_on_errors
from specmill.python.lower import Part, parts, sampled_parts
from specmill.python.plan import Plan
from specmill.render.locations import builtin_templates
from specmill.render.renderer import Renderer
from specmill.render.sharing import Sharing
from specmill.render.source_file import SourceFile
from specmill.render.unused import has_templates, unused_templates
from specmill.template_faults import FAULTS, template_fault

_MANY_MODELS = 300
"""From here on, other processes save more time than they take to start."""


class Made(msgspec.Struct, frozen=True):
    """The files that templates make, those of data, and the ledger."""

    files: tuple[SourceFile, ...]
    data: tuple[SourceFile, ...]
    ledger: Ledger


def make(plan: Plan, loaded: Loaded, templates: Sequence[Path], processes: int) -> Made:
    """Every file of the SDK.

    A mistake in an own template is an error of the input, not of ours. Raises SpecError.
    """
    renderer = Renderer((*templates, builtin_templates()))
    made = (*fixture_parts(plan), *parts(plan))
    tasks = [partial(_rendered, part, renderer) for part in made]
    # Where a template fails is found in the stack of this process.
    is_alone = bool(templates) or len(plan.needed) < _MANY_MODELS
    try:
        with Sharing(tasks, 1 if is_alone else processes) as sharing:
            # Here, because it reads the documents further, which other processes would not see.
            fixtures = _fixtures(plan, loaded)
            ledger = account(loaded)
            shown = [
                file
                for part in sampled_parts(plan, fixtures.samples)
                for file in _rendered(part, renderer)
            ]
            files = (*sharing.finish(), *shown, *renderer.files(fixtures.outputs))
    except FAULTS as error:
        fault = template_fault(error, templates)
        if fault is None:
            raise
        message = f"the template can't be used: {fault.message}"
        loaded.diagnostics.error("invalid-template", message, fault.place, fault.hint)
        stop_on_errors(loaded.diagnostics, loaded.workspace)
        raise
    _report_unused(templates, renderer, loaded)
    data = (SourceFile(*one) for one in fixtures.files.items())
    return Made(tuple(sorted(files, key=lambda file: file.path)), tuple(data), ledger)


def _report_unused(
    templates: Sequence[Path], renderer: Renderer, loaded: Loaded
) -> None:
    unused = list(unused_templates(templates, renderer.names))
    for folder in templates:
        is_told = any(one.path.is_relative_to(folder) for one in unused)
        if not is_told and not has_templates(folder):
            message = "the folder has no template, so it changes nothing"
            hint = "docs/templates.md lists the names that templates have"
            place = Span(str(folder))
            loaded.diagnostics.warning("unused-template", message, place, hint)
    for one in unused:
        hint = (
            "docs/templates.md lists what can be replaced; other templates can import this one"
            if one.meant is None
            else f"did you mean '{one.meant}'?"
        )
        message = "no template of that name is read: the file changes nothing"
        place = Span(str(one.path))
        loaded.diagnostics.warning("unused-template", message, place, hint)


def _rendered(part: Part, renderer: Renderer) -> tuple[SourceFile, ...]:
    return renderer.files(part())


def _fixtures(plan: Plan, loaded: Loaded) -> Fixtures:
    """The package `testing` of an SDK and its tests, unless `sdk.yaml` wants none."""
    if not loaded.config.fixtures:
        return NO_FIXTURES
    agreed = build_contract(loaded.root, loaded.workspace)
    return lower_fixtures(plan, agreed)
