"""The architecture as data: who may import whom, and what is excused from the rules."""

from __future__ import annotations

# From the bottom to the top. A part imports from lower layers and from itself, never from its
# neighbours in a layer.
# `specmill/__init__.py` is the façade over everything; its version may be read anywhere.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("expressions", "saving", "words"),
    ("deadline", "diagnostics", "misfits", "names", "stages", "unchanged"),
    ("model", "source"),
    (
        "aliases",
        "environment",
        "frontends",
        "ledger",
        "locking",
        "overlay_files",
        "package_names",
        "passes",
        "report",
        "starters",
    ),
    ("config", "contract", "sarif"),
    ("python",),
    ("render", "fixtures"),
    ("summary", "template_faults", "thorough", "loading", "vendoring"),
    ("diff", "making"),
    ("pipeline", "comparison", "provenance", "mock"),
    ("batch", "beginnings", "explanation"),
    ("console",),
    ("arguments", "records"),
    ("cli_diff", "cli_docs", "cli_explain", "cli_init", "cli_mock", "cli_schema"),
    ("cli", "repetition"),
    ("start",),
    ("__main__",),
    ("__init__",),
)

# Parts that the table names ahead of time; an entry goes when the part is there.
NOT_YET_WRITTEN: frozenset[str] = frozenset()

# Imports across a layer, module by module, each with the reason why it is no mistake.
CROSSINGS: dict[tuple[str, str], str] = {
    ("specmill/passes/names.py", "specmill.frontends.places"): (
        "frontends write provisional keys of inline types, and this pass replaces them"
    ),
    ("specmill/passes/pruning.py", "specmill.frontends.places"): (
        "only what has no name of its own goes when nothing leads to it"
    ),
    ("specmill/passes/unions.py", "specmill.frontends.schema_choices"): (
        "a union may turn out to be tagged only when all types are known"
    ),
    ("specmill/passes/unions.py", "specmill.frontends.places"): (
        "what one tag stands for may be a type that has no place in the description"
    ),
}

# Parts of the tool that know the runtime: they write or serve what its fakes read.
RUNTIME_USERS = frozenset({"fixtures", "mock"})

LINES_WANTED = 300
LINES_ALLOWED = 400
# Modules between the two bounds, each with the reason why it is one thing.
LONG_MODULES: dict[str, str] = {
    "specmill/source/yaml_tree.py": "one walk over events, with all of YAML's rules",
}

# The one module of the runtime that may import the HTTP library, and the one of the tool.
HTTP_MODULES = frozenset({"specmill_runtime/_http.py", "specmill/source/remote.py"})
HTTP_LIBRARIES = frozenset({"httpx", "httpx2", "httpcore", "httpcore2"})

# Words that say nothing about what a module holds.
EMPTY_WORDS = frozenset(
    {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "manager",
        "data",
        "process",
        "misc",
        "handle",
        "info",
    }
)

# Import name -> distribution, where they differ.
DISTRIBUTIONS = {
    "yaml": "pyyaml",
    "jsonschema_rs": "jsonschema-rs",
    "openapi_spec_validator": "openapi-spec-validator",
}
# Imported by the tool, but brought along in the right version by a declared dependency.
TRANSITIVE = {"jsonschema_path": "openapi-spec-validator"}
# Imported for those who have them: the other HTTP library, the extras `otel` and `testing`.
OPTIONAL = {"httpx2", "opentelemetry", "jsonschema_rs", "pytest"}
