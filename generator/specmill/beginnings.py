"""What `specmill init` writes: `sdk.yaml` beside a description, or both where there is none."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from specmill.config import CONFIG_NAME, Config
from specmill.diagnostics import Diagnostic, Span, SpecError
from specmill.loading import DESCRIPTION_NAMES, address_of, in_time, missing, read
from specmill.saving import naming
from specmill.source.limits import Limits
from specmill.starters import Language, starter

_SETTINGS = """\
# How the SDK is called: as long as this stands here, another title of the API changes nothing.
package: {package}
distribution: {distribution}
client: {client}
# The version of the SDK; `specmill diff --check-version` says whether it was raised enough.
version: {version}

# More keys, with what holds without them; `specmill schema` tells editors of all:
# summary: what the description says of itself
# example: the operation that the README shows first
# environment: {{credential argument: variable}}
# pagination: {{operation: false}}
# overlays: [files that correct the description]
# fixtures: true
"""


class Begun(msgspec.Struct, frozen=True):
    """The files that were written, and what to generate from."""

    spec: str
    written: tuple[str, ...]


def begin(
    place: Path, language: Language, limits: Limits, overlays: Sequence[Path] = ()
) -> Begun:
    """Write `sdk.yaml` beside the description at `place`, or a description and `sdk.yaml` into that folder.

    Nothing is overwritten. Raises SpecError for a description with errors, and for what is there already.
    """
    if address_of(place) is not None and not place.exists():
        raise SpecError((missing(place),))
    is_new = not place.is_file() and not any(
        os.path.lexists(place / name) for name in DESCRIPTION_NAMES
    )
    hint = "name a folder to begin a description in it"
    if is_new and place.exists() and not place.is_dir():
        raise _refused(place, "unreadable-file", "this is not a regular file", hint)
    if is_new and not place.exists() and place.suffix in {".yaml", ".yml", ".json"}:
        raise _refused(place, "no-such-file", "there is no such file", hint)
    folder = place.parent if place.is_file() else place
    settings = folder / CONFIG_NAME
    if os.path.lexists(settings):
        hint = "change it as docs/configuration.md says, or remove it first"
        raise _refused(settings, "file-exists", "this file is there already", hint)
    spec, written = place, [settings]
    if is_new:
        folder.mkdir(parents=True, exist_ok=True)
        spec = folder / f"{language}.yaml"
        written.insert(0, spec)
        _write(spec, starter(language, _title(folder)))
    try:
        with in_time(spec, limits):
            config = read(spec, limits=limits, overlays=overlays).config
        _write(settings, _settings(config))
    except BaseException:
        if is_new:
            spec.unlink()
        raise
    return Begun(spec=str(place), written=tuple(map(str, written)))


def _title(folder: Path) -> str:
    """The name of a folder as the title of an API."""
    return re.sub(r"[-_ ]+", " ", folder.resolve().name).strip().title() or "API"


def _settings(config: Config) -> str:
    return _SETTINGS.format(
        package=config.package,
        distribution=config.distribution,
        client=config.client,
        version=config.version,
    )


def _write(path: Path, text: str) -> None:
    """Write a new file; none is left when that fails."""
    with naming(path):
        stream = path.open("x", encoding="utf-8", newline="\n")
        try:
            with stream:
                stream.write(text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _refused(place: Path, code: str, message: str, hint: str) -> SpecError:
    return SpecError((Diagnostic("error", code, message, Span(str(place)), hint=hint),))
