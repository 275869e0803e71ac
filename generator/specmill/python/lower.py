"""Api → PackageView: the table of the files of an SDK."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from specmill.config import Config
from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.python import literals
from specmill.python.code import Code
from specmill.python.docstrings import docstring
from specmill.python.error_plan import plan_errors
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_line
from specmill.python.kept_names import old_models
from specmill.python.layout import pair
from specmill.python.lower_batch import lower_batch
from specmill.python.lower_client import lower_client
from specmill.python.lower_documents import lower_documents, lower_readme
from specmill.python.lower_errors import lower_errors
from specmill.python.lower_models import lower_models, model_modules
from specmill.python.lower_payloads import lower_payloads
from specmill.python.lower_records import lower_records
from specmill.python.lower_resources import lower_resources
from specmill.python.lower_surfaces import lower_surfaces
from specmill.python.package_checks import check_package
from specmill.python.payloads import INCOMING
from specmill.python.plan import Plan, plan_package
from specmill.python.sample_calls import SampleCalls, documented_calls
from specmill.python.views import (
    DocumentView,
    ExportView,
    LazyModuleView,
    Output,
    PackageView,
)

Part = Callable[[], Iterable[Output]]
"""Makes some files of an SDK; parts do not depend on each other."""


def lower(api: Api, config: Config, diagnostics: Diagnostics) -> PackageView:
    """Decide every file of the SDK and every string in it; what Python has looser is reported."""
    plan = plan_package(api, config, diagnostics)
    check_package(plan, diagnostics)
    made = (*parts(plan), *sampled_parts(plan, None))
    outputs = tuple(output for part in made for output in part())
    return PackageView(package=config.package, root=config.package, outputs=outputs)


def parts(plan: Plan) -> tuple[Part, ...]:
    """The files of an SDK that show no calls, those that take longest first."""
    errors = plan_errors(plan)
    groups = [one for one in plan.root.walk() if one.operations]
    return (
        partial(lower_documents, plan, errors),
        *(partial(lower_models, plan, module) for module in model_modules(plan)),
        *(partial(lower_records, plan, errors, one) for one in groups),
        partial(_packages, plan),
        partial(lower_errors, plan, errors),
        partial(lower_surfaces, plan, errors),
        partial(lower_batch, plan, errors),
        partial(lower_payloads, plan),
    )


def sampled_parts(plan: Plan, samples: SampleCalls | None) -> tuple[Part, ...]:
    """The files that show calls; without samples, only the README does."""
    errors = plan_errors(plan)
    shown = documented_calls(plan) if samples is None else samples
    return (
        partial(lower_readme, plan, shown),
        partial(lower_client, plan, errors, samples),
        *(
            partial(lower_resources, plan, errors, samples, one)
            for one in plan.groups()
        ),
    )


def _packages(plan: Plan) -> Iterator[Output]:
    package = plan.package
    client = trusted(plan.config.client)
    top = (
        export(trusted(f"Async{client}"), f"{package}.async_client", package),
        export(client, f"{package}.client", package),
        *(_module(name, package) for name in _public_modules(plan)),
    )
    yield lazy_output(
        f"{package}/__init__.py",
        f"Python SDK of {plan.api.title}",
        top,
        literals.string(plan.config.version),
    )
    exported = sorted(
        (plan.names.names[key], plan.names.homes[key])
        for key in plan.names.homes
        if plan.names.is_defined(key)
    )
    folder = f"{package}.models"
    models = tuple(export(name, f"{folder}.{home}", folder) for name, home in exported)
    models += tuple(
        _old_export(
            trusted(old), plan.names.names[key], f"{folder}.{plan.names.homes[key]}"
        )
        for old, key in old_models(plan)
    )
    yield lazy_output(
        f"{package}/models/__init__.py", f"Models of {plan.api.title}", models, None
    )
    for folder, text in _folders(plan).items():
        yield Output(
            template="client/empty.py.jinja",
            path=f"{package}/{folder}/__init__.py",
            view=LazyModuleView(docstring=docstring(text, indent=0), exports=()),
        )
    yield Output(
        template="package/py.typed.jinja",
        path=f"{package}/py.typed",
        view=DocumentView(text=Code("")),
    )


def _public_modules(plan: Plan) -> tuple[str, ...]:
    """The modules that users import beside the clients."""
    return ("errors", "models", *((INCOMING,) if plan.api.incoming else ()))


def _folders(plan: Plan) -> dict[str, str]:
    """What each folder of the package holds."""
    records = "Operation records, one module for each group of operations"
    return {"_operations": records} | {
        one.package: f"Resources, {one.kind}" for one in plan.flavors
    }


def lazy_output(
    path: str, text: str, exports: tuple[ExportView, ...], version: Code | None = None
) -> Output:
    """A package that imports its members when they are first asked for."""
    if not exports:
        return Output(
            template="client/empty.py.jinja",
            path=path,
            view=LazyModuleView(docstring=docstring(text, indent=0), exports=()),
        )
    return Output(
        template="client/lazy.py.jinja",
        path=path,
        view=LazyModuleView(
            docstring=docstring(text, indent=0), exports=exports, version=version
        ),
    )


def export(name: Code, module: str, home: str) -> ExportView:
    """A member of such a package, which lies at `home`."""
    quoted = literals.string(name)
    return ExportView(
        checked=import_line(Import(module, name, name), 4, home=home),
        lazy=pair(quoted, literals.string(module)),
        quoted=quoted,
    )


def _old_export(old: Code, name: Code, module: str) -> ExportView:
    """A class under an old name: a warning tells what it is called now."""
    quoted = literals.string(old)
    home = module.rpartition(".")[0]
    return ExportView(
        checked=import_line(Import(module, name, old), 4, home=home),
        lazy=pair(quoted, literals.string(f"{module}:{name}")),
        quoted=quoted,
    )


def _module(name: str, package: Code) -> ExportView:
    quoted = literals.string(name)
    return ExportView(
        checked=import_line(Import(package, name, name), 4, home=package),
        lazy=pair(quoted, literals.string(f"{package}.{name}")),
        quoted=quoted,
    )
