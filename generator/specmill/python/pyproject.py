"""The pyproject of an SDK."""

from __future__ import annotations

from specmill.config import Config
from specmill.python.code import Code
from specmill.python.documents import BLANK, filled, lines, toml_string, toml_strings
from specmill.python.plan import Plan

RUNTIME_NEEDS = ("httpx>=0.27,<1", "msgspec>=0.21,<1")
RUNTIME_TESTS_NEED = ("jsonschema-rs>=0.30,<1", "pytest>=8")
"""What a distribution needs that has a copy of the runtime in it."""


def pyproject(plan: Plan) -> Code:
    """The text of `pyproject.toml`."""
    config = plan.config
    summary = config.summary or f"Python SDK of {plan.api.title}"
    needed, tested = _requirements(config)
    rows: list[Code] = [
        filled("[build-system]"),
        filled('requires = ["hatchling>=1.21"]'),
        filled('build-backend = "hatchling.build"'),
        BLANK,
        filled("[project]"),
        filled("name = {}", toml_string(config.distribution)),
        filled("version = {}", toml_string(config.version)),
        filled("description = {}", toml_string(" ".join(summary.split()))),
        filled('readme = "README.md"'),
        filled('requires-python = ">=3.11"'),
        filled("dependencies = {}", needed),
        filled('classifiers = ["Typing :: Typed"]'),
    ]
    if plan.api.notes.docs_url:
        rows += [
            BLANK,
            filled("[project.urls]"),
            filled("Documentation = {}", toml_string(plan.api.notes.docs_url)),
        ]
    if config.fixtures:
        plugin = toml_string(f"{config.package}.testing.plugin")
        rows += [
            BLANK,
            filled("[project.optional-dependencies]"),
            filled("testing = {}", tested),
            BLANK,
            filled("[project.entry-points.pytest11]"),
            filled("{} = {}", plugin, plugin),
            BLANK,
            filled("[tool.pytest.ini_options]"),
            filled('testpaths = ["tests"]'),
        ]
    return lines([*rows, *_contents(config)])


def _contents(config: Config) -> tuple[Code, ...]:
    """What distributions hold: what was generated, whatever a `.gitignore` around it leaves out."""
    tests = ("tests",) if config.fixtures else ()
    beside = ("REFERENCE.md", "specmill-ledger.json", "specmill-manifest.json")
    shipped = toml_strings((config.package, *tests, *beside))
    return (
        BLANK,
        filled("[tool.hatch.build]"),
        filled("ignore-vcs = true"),
        BLANK,
        filled("[tool.hatch.build.targets.sdist]"),
        filled("only-include = {}", shipped),
        BLANK,
        filled("[tool.hatch.build.targets.wheel]"),
        filled("packages = [{}]", toml_string(config.package)),
    )


def _requirements(config: Config) -> tuple[Code, Code]:
    """What an SDK needs, and what its tests need besides."""
    needed: tuple[str, ...] = (f"specmill-runtime{config.runtime_requirement}",)
    tested: tuple[str, ...] = (
        f"specmill-runtime[testing]{config.runtime_requirement}",
    )
    if config.vendor_runtime:
        needed, tested = RUNTIME_NEEDS, RUNTIME_TESTS_NEED
    return toml_strings(needed), toml_strings(tested)
