"""Black for the output of user-supplied templates; the built-in ones need no formatting."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

import msgspec

from specmill.render.manifest import digest
from specmill.render.source_file import SourceFile

# Below this many files a pool of processes costs more than it saves.
_WORTH_A_POOL = 12
_PLACE = re.compile(r": (\d+):\d+")


class FormatProblem(msgspec.Struct, frozen=True):
    """Black's refusal of a file that a template made."""

    path: str
    template: str
    message: str


class Formatted(msgspec.Struct, frozen=True):
    """Formatted files, the digest of each before formatting, and what Black could not read."""

    files: tuple[SourceFile, ...]
    rendered: dict[str, str]
    problems: tuple[FormatProblem, ...]


def format_files(files: Sequence[SourceFile], known: Mapping[str, str]) -> Formatted:
    """Run Black over the Python files among `files`.

    `known` has texts of an earlier run by the digest of what they were before formatting; they are
    used again.
    """
    rendered = {one.path: _key(one.content) for one in files if _is_python(one)}
    todo = [one for one in files if _is_python(one) and rendered[one.path] not in known]
    texts = dict(known)
    problems: list[FormatProblem] = []
    for one, (text, problem) in zip(
        todo, _run([one.text for one in todo]), strict=True
    ):
        if problem is not None:
            problems.append(FormatProblem(one.path, one.template, problem))
        texts[rendered[one.path]] = text
    done = tuple(
        (
            msgspec.structs.replace(one, content=texts[rendered[one.path]].encode())
            if one.path in rendered
            else one
        )
        for one in files
    )
    return Formatted(done, rendered, tuple(problems))


def format_text(text: str) -> tuple[str, str | None]:
    """`text` in Black's stable style for Python 3.11; with the reason when Black can't read it."""
    # Black takes 0.1 s to import and is needed for user-supplied templates only.
    from black import format_str
    from black.mode import Mode, TargetVersion
    from black.parsing import InvalidInput

    try:
        return (
            format_str(text, mode=Mode(target_versions={TargetVersion.PY311})),
            None,
        )
    except (InvalidInput, ValueError) as error:
        return text, _refusal(str(error).splitlines()[0], text)


def _refusal(said: str, text: str) -> str:
    """What Black says, with the line that it means."""
    found = _PLACE.search(said)
    lines = text.splitlines()
    if found is None or not 0 < int(found[1]) <= len(lines):
        return said
    return f"line {found[1]} of it is {lines[int(found[1]) - 1].strip()[:80]!r}"


def _run(texts: list[str]) -> list[tuple[str, str | None]]:
    workers = min(os.cpu_count() or 1, len(texts))
    if len(texts) < _WORTH_A_POOL or workers < 2:
        return [format_text(text) for text in texts]
    try:
        with ProcessPoolExecutor(workers) as pool:
            return list(pool.map(format_text, texts, chunksize=4))
    except (BrokenProcessPool, OSError, RuntimeError):
        # No processes to be had: a sandbox, or a script that spawning would start once more.
        return [format_text(text) for text in texts]


def _key(content: bytes) -> str:
    """The digest of an unformatted text and of the Black that would format it."""
    return digest(f"black {_black_version()}\n".encode() + content)


@cache
def _black_version() -> str:
    from importlib.metadata import version

    return version("black")


def _is_python(file: SourceFile) -> bool:
    return file.path.endswith((".py", ".pyi"))
