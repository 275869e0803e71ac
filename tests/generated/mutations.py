"""Breaks what SDKs send, one piece of generated code at a time, and tells what their contract tests let through.

`python -m tests.generated.mutations`: the exit code is 1 when a broken SDK passes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any, Final

from specmill_runtime.testing.contract import contract_of
from specmill_runtime.testing.suite import Suite
from tests.generated.places import ROOT


@dataclass(frozen=True)
class Mutation:
    """A piece of a generated file, and what it is replaced with; `count` is how often it stands there."""

    package: str
    file: str
    what: str
    old: str
    new: str


def _of(package: str, file: str, *rows: tuple[str, str, str]) -> list[Mutation]:
    return [Mutation(package, file, what, old, new) for what, old, new in rows]


MUTATIONS: Final = (
    *_of(
        "quorum",
        "_operations/send_sms.py",
        ("wrong method", 'method="POST"', 'method="PUT"'),
        ("path without its slash", '"/sendsms/{id}/"', '"/sendsms/{id}"'),
        ("another path", '"/sendsms/send_individual_sms/"', '"/sendsms/send/"'),
        ("body field dropped", '        field("message", str, required=True),\n', ""),
        ("body field misnamed", 'field("message", str', 'field("text", str'),
        (
            "body field in the query",
            'field("supporter_id", int',
            'query("supporter_id", int',
        ),
        ("query misnamed", 'query("archived", bool)', 'query("is_archived", bool)'),
        (
            "list exploded",
            'query("current_status__in", list, explode=False, item=int)',
            'query("current_status__in", list, item=int)',
        ),
        (
            "wrong delimiter",
            'query("opens__in", list, explode=False, item=int)',
            'query("opens__in", list, explode=False, item=int, style="pipeDelimited")',
        ),
        (
            "query in a header",
            'query("advanced_search", str)',
            'header("advanced_search", str)',
        ),
    ),
    *_of(
        "quorum",
        "_spec.py",
        ("credential misnamed", 'name="api_key"', 'name="apikey"'),
        ("half of the credentials", '(("username", "api_key"),)', '(("username",),)'),
        (
            "credential in a header",
            'placement="query",\n            name="username"',
            'placement="header",\n            name="username"',
        ),
    ),
    *_of(
        "whatcounts",
        "_operations/sms.py",
        (
            "another style in a path",
            'path("phone", str),',
            'path("phone", str, style="label"),',
        ),
        (
            "path variables swapped",
            "{messageName}/{messageText}",
            "{messageText}/{messageName}",
        ),
        (
            "query dropped",
            '        query("first", str, identifier="first_name"),\n',
            "",
        ),
        (
            "list exploded",
            'query("label", list, explode=False',
            'query("label", list, explode=True',
        ),
    ),
    *_of(
        "whatcounts",
        "_spec.py",
        (
            "another scheme",
            'Scheme(kind="basic", ',
            'Scheme(kind="token", prefix="Bearer", ',
        ),
    ),
    *_of(
        "sms_scheduler",
        "_operations/sms.py",
        (
            "time in another form",
            "            wire_type=lambda: models.ScheduleDatetime,\n",
            "",
        ),
        (
            "required field dropped",
            '        field("sender_id", int, required=True),\n',
            "",
        ),
        ("no credentials", 'method="DELETE",', 'method="DELETE",\n    security=(),'),
    ),
    *_of(
        "callr",
        "_operations/sms.py",
        ("another method", 'rpc="sms.get_quote"', 'rpc="sms.quote"'),
        (
            "parameters by name",
            'rpc="sms.send"',
            'rpc="sms.send",\n    by_position=False',
        ),
        (
            "position dropped",
            '        position("body", str, required=True),\n        position("options"',
            '        position("options"',
        ),
    ),
    *_of(
        "callr",
        "_spec.py",
        ("another word before the key", 'prefix="Api-Key"', 'prefix="Bearer"'),
    ),
)
EXTRA_IMPORT: Final = "from specmill_runtime.operation import header, query\n"


UNHARMED: Final = tuple(
    Mutation(package, "_spec.py", "nothing", "SPEC =", "SPEC =")
    for package in dict.fromkeys(one.package for one in MUTATIONS)
)


def survivors() -> list[Mutation]:
    """The mutations that contract tests do not notice."""
    return [one for one in MUTATIONS if not is_caught(one)]


def is_caught(mutation: Mutation) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source = ROOT / "generated" / mutation.package
        shutil.copytree(source / mutation.package, home / mutation.package)
        file = home / mutation.package / mutation.file
        text = file.read_text(encoding="utf-8")
        assert mutation.old in text, f"{mutation.what}: no such piece in {file}"
        changed = text.replace(mutation.old, mutation.new)
        mark = "from __future__ import annotations\n"
        file.write_text(changed.replace(mark, mark + EXTRA_IMPORT), encoding="utf-8")
        return _fails(mutation.package, home, source / "tests" / "transcripts.json")


def _fails(package: str, home: Path, transcripts: Path) -> bool:
    _forget(package)
    sys.path.insert(0, str(home))
    try:
        testing: Any = import_module(f"{package}.testing")
        fakes = [name for name in testing.__all__ if name.startswith("Fake")]
        suite = Suite(getattr(testing, fakes[0]), transcripts)
        return not _passes(suite)
    finally:
        sys.path.remove(str(home))
        _forget(package)


def _passes(suite: Suite) -> bool:
    try:
        for one in suite.transcripts:
            suite.check_request(one)
        for failing in suite.failures:
            suite.check_failure(failing)
        for one in suite.guarded:
            suite.check_credentials(one)
    # Whatever a broken SDK raises, it is noticed.
    except Exception:
        return False
    return True


def _forget(package: str) -> None:
    from specmill_runtime.testing.arguments import records_of

    for name in [one for one in sys.modules if one.partition(".")[0] == package]:
        del sys.modules[name]
    records_of.cache_clear()
    contract_of.cache_clear()
    invalidate_caches()


def main() -> int:
    """Print what passes though it is broken."""
    unseen = survivors()
    for one in unseen:
        print(f"{one.package}/{one.file}: {one.what}")
    print(f"{len(MUTATIONS) - len(unseen)} of {len(MUTATIONS)} broken SDKs are noticed")
    return 1 if unseen else 0


if __name__ == "__main__":
    raise SystemExit(main())
