"""The manifest of generated output: which files specmill wrote, from what, and their digests.

It decides what may be replaced or removed: a file that the manifest lists with another digest was
edited by hand. It holds neither times nor absolute paths, so that the same input gives the same
bytes on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from specmill.render.source_file import SourceFile

MANIFEST_NAME = "specmill-manifest.json"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Digests (SHA-256, hexadecimal) by path; paths are relative and POSIX.

    `inputs` are relative to the folder of the description. `rendered` is kept for output of
    user-supplied templates: the digest of each file before it was formatted, so that unchanged
    files need no second formatting.
    """

    specmill: str
    inputs: dict[str, str]
    files: dict[str, str]
    rendered: dict[str, str] = {}


class ManifestError(Exception):
    """The manifest of an output folder can't be read; the text says why."""


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def make_manifest(
    version: str,
    inputs: Mapping[str, str],
    files: Iterable[SourceFile],
    rendered: Mapping[str, str],
) -> Manifest:
    """The manifest of `files`, sorted by path."""
    digests = {one.path: digest(one.text.encode()) for one in files}
    return Manifest(
        specmill=version,
        inputs=dict(sorted(inputs.items())),
        files=dict(sorted(digests.items())),
        rendered=dict(sorted(rendered.items())),
    )


def encode_manifest(manifest: Manifest) -> bytes:
    """The text of a manifest: indented JSON, sorted, with a line feed at the end."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of the output folder `root`, None when there is none.

    Raises ManifestError when it is damaged; entries that would leave the folder are dropped.
    """
    path = root / MANIFEST_NAME
    if path.is_symlink():
        raise ManifestError("it is a symbolic link")
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestError(str(error)) from None
    files = {
        name: value for name, value in manifest.files.items() if is_safe_path(name)
    }
    return msgspec.structs.replace(manifest, files=files)


def formatted_texts(root: Path) -> dict[str, str]:
    """Unedited files of the last output, by the digest of what they were before formatting."""
    try:
        manifest = read_manifest(root)
    except ManifestError:
        manifest = None
    if manifest is None:
        return {}
    texts: dict[str, str] = {}
    for path, rendered in manifest.rendered.items():
        place = root / path
        if path in manifest.files and place.is_file() and not place.is_symlink():
            content = place.read_bytes()
            if digest(content) == manifest.files[path]:
                texts[rendered] = content.decode()
    return texts


def is_safe_path(path: str) -> bool:
    """True when `path` is a relative POSIX path that stays below the folder it starts from."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts)
        and path == "/".join(parts)
        and not PurePosixPath(path).is_absolute()
        and ".." not in parts
        and path.isprintable()
        and not any(character in path for character in '\\:*?"<>|')
    )
