"""A copy of the runtime inside an SDK, which then needs no distribution of specmill's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import msgspec

from specmill.render.source_file import SourceFile

FOLDER = "runtime"
"""What the copy is called within a package."""

_SOURCE = "specmill_runtime"
_TESTING = "testing"
_WHOLE = re.compile(rf"^( *)from {_SOURCE} import ", re.MULTILINE)
_WITHIN = re.compile(rf"^( *)from {_SOURCE}\.(\w[\w.]*) import ", re.MULTILINE)
_LONG = re.compile(r"^( *)(from \S+ import )([^(\n]+)$", re.MULTILINE)
_LONGEST_LINE = 88
_KEPT = frozenset({".py", ".typed", ""})


def vendored(
    files: Iterable[SourceFile], package: str, *, with_testing: bool
) -> tuple[SourceFile, ...]:
    """The files of an SDK that imports its own runtime, and that runtime, sorted by path.

    `with_testing` copies what fakes and contract tests need, too. Imports within the package are
    relative, and thus no longer than those that they stand for: lines stay as Black has them.
    """
    made = [
        msgspec.structs.replace(one, content=_rewritten(one, package).encode())
        for one in files
    ]
    return tuple(sorted((*made, *_runtime(package, with_testing=with_testing))))


def _runtime(package: str, *, with_testing: bool) -> Iterator[SourceFile]:
    spec = find_spec(_SOURCE)
    assert spec is not None, "specmill depends on it"
    assert spec.origin is not None
    root = Path(spec.origin).parent
    for file in sorted(root.rglob("*")):
        inner = PurePosixPath(file.relative_to(root).as_posix())
        is_test = inner.parts[0] == _TESTING
        is_kept = file.is_file() and file.suffix in _KEPT
        if not is_kept or (is_test and not with_testing):
            continue
        dots = "." * len(inner.parts)
        text = _relative(file.read_text(encoding="utf-8"), dots)
        yield SourceFile(f"{package}/{FOLDER}/{inner}", text.encode())


def _rewritten(file: SourceFile, package: str) -> str:
    home, *rest = file.path.split("/")
    text = file.text.replace(f"`{_SOURCE}", f"`{package}.{FOLDER}")
    if not file.path.endswith(".py"):
        return text
    if home == package:
        return _relative(text, f"{'.' * len(rest)}{FOLDER}")
    return _LONG.sub(_exploded, _relative(text, f"{package}.{FOLDER}"))


def _relative(text: str, start: str) -> str:
    """The text with imports of the runtime below `start`, which ends with dots or with a module."""
    below = start if start.endswith(".") else f"{start}."
    text = _WITHIN.sub(rf"\1from {below}\2 import ", text)
    return _WHOLE.sub(rf"\1from {start} import ", text)


def _exploded(found: re.Match[str]) -> str:
    """An import as Black has it that is too long for its line."""
    indent, start, names = found.groups()
    if len(found[0]) <= _LONGEST_LINE:
        return found[0]
    inner = "".join(f"{indent}    {one.strip()},\n" for one in names.split(","))
    return f"{indent}{start}(\n{inner}{indent})"
