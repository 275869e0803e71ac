"""Renames that somebody accepts: the old names go to `aliases` in sdk.yaml, so that the next SDK keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from specmill.aliases import Aliases, AliasKind, read_aliases
from specmill.diagnostics import Diagnostics
from specmill.diff.findings import Change, Renamed
from specmill.saving import kept_text, lines_of, save, text_of
from specmill.source.limits import Limits
from specmill.source.reading import UnreadableError
from specmill.source.workspace import Workspace
from specmill.source.yaml_reader import read_yaml

_KEY = "aliases:"
_COMMENT = re.compile(r"\s+#.*")
_KINDS: tuple[AliasKind, ...] = (
    *("resources", "methods", "arguments"),
    *("models", "values"),
)

Names = dict[str, dict[str, str]]
"""Old names and what they are called now, by kind."""


class UnwritableConfigError(Exception):
    """An sdk.yaml whose aliases can't be written without changing something else; `block` are all of them."""

    def __init__(self, message: str, block: str = "") -> None:
        super().__init__(message)
        self.block = block


def renames_of(changes: Iterable[Change]) -> tuple[Renamed, ...]:
    """All old names that the changes could keep."""
    return tuple(dict.fromkeys(each for one in changes for each in one.renames))


def with_aliases(text: str, renames: Iterable[Renamed]) -> str:
    """The text of an sdk.yaml with further aliases; everything else stays as it is written.

    Raises UnwritableConfigError when that can't be done.
    """
    renames = tuple(renames)
    if not renames:
        return text
    before = _parsed(text)
    known = _names(before.aliases)
    for one in renames:
        _add(known, one)
    lines = lines_of(text)
    start = next((n for n, line in enumerate(lines) if line.startswith(_KEY)), None)
    if start is None:
        changed = [*lines, *_block(known)]
    else:
        end = _end(lines, start)
        commented = _commented(_block(known), lines[start:end])
        changed = [*lines[:start], *commented, *lines[end:]]
    written = text_of(changed, text)
    after = _parsed(written)
    if after.others != before.others or _names(after.aliases) != known:
        block = "\n".join(_block(known))
        raise UnwritableConfigError("write the aliases yourself:", block)
    return written


class _Config(msgspec.Struct, frozen=True):
    """What an sdk.yaml says: its aliases, and all other keys."""

    aliases: Aliases
    others: Mapping[str, object]


def _parsed(text: str) -> _Config:
    if not text.strip():
        return _Config(Aliases(), {})
    try:
        value = read_yaml(text, Limits()).value
    except UnreadableError as failure:
        raise UnwritableConfigError(failure.problem.message) from None
    if not isinstance(value, dict):
        raise UnwritableConfigError("sdk.yaml is no mapping")
    diagnostics = Diagnostics()
    root = Workspace(diagnostics, Limits()).load_value(value, "sdk.yaml")
    aliases = read_aliases(root, diagnostics)
    if diagnostics.has_errors:
        raise UnwritableConfigError("the aliases of sdk.yaml have errors")
    return _Config(
        aliases, {key: one for key, one in value.items() if key != "aliases"}
    )


def _names(aliases: Aliases) -> Names:
    found = {
        kind: {one.old: one.new for one in getattr(aliases, kind)} for kind in _KINDS
    }
    return {kind: names for kind, names in found.items() if names}


def _add(known: Names, one: Renamed) -> None:
    """A further alias; what was called like its old name before goes on to the new one."""
    if one.kind == "resources":
        for kind in ("methods", "arguments"):
            known[kind] = {
                _moved(old, one): _moved(new, one)
                for old, new in known.get(kind, {}).items()
            }
    same = known.setdefault(one.kind, {})
    for old, new in same.items():
        if new == one.old:
            same[old] = one.new
    same[one.old] = one.new
    for kind in tuple(known):
        if not known[kind]:
            del known[kind]


def _moved(path: str, one: Renamed) -> str:
    inside = path.startswith(f"{one.old}.")
    return f"{one.new}{path.removeprefix(one.old)}" if inside else path


def _block(known: Names) -> list[str]:
    lines = [_KEY]
    for kind in _KINDS:
        names = known.get(kind, {})
        if names:
            lines.append(f"  {kind}:")
            lines += [f"    {old}: {new}" for old, new in sorted(names.items())]
    return lines


def _commented(block: Iterable[str], before: Iterable[str]) -> Iterator[str]:
    """The lines of a block with the comments that stood above and beside the same names before."""
    above: dict[tuple[str, ...], list[str]] = {}
    beside: dict[tuple[str, ...], str] = {}
    waiting: list[str] = []
    for place, line in _placed(before):
        if not line.strip() or line.lstrip().startswith("#"):
            waiting.append(line)
            continue
        above[place] = waiting
        found = _COMMENT.search(line)
        beside[place] = "" if found is None else found[0]
        waiting = []
    for place, line in _placed(block):
        yield from above.pop(place, ())
        yield line + beside.get(place, "")
    yield from (line for lines in (*above.values(), waiting) for line in lines)


def _placed(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Lines with the names that lead to each."""
    kind = ""
    for line in lines:
        name = line.strip().partition(":")[0]
        if line.startswith("    "):
            yield (kind, name), line
            continue
        kind = name if line.startswith("  ") else kind
        yield (name,), line


def _end(lines: list[str], start: int) -> int:
    """The line after the block that begins at `start`; what stands between it and the next key is not in it."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.startswith((" ", "\t")) and line.strip():
            end = number + 1
        elif line.strip() and not line.startswith("#"):
            break
    return end


def write_aliases(path: Path, renames: Iterable[Renamed]) -> None:
    """Add aliases to an sdk.yaml, which is made when it is not there.

    Raises UnwritableConfigError.
    """
    try:
        text = kept_text(path)
    except UnicodeDecodeError:
        raise UnwritableConfigError("sdk.yaml is not UTF-8") from None
    save(path, with_aliases(text, renames))
