"""The manifest of generated output: which files specmill wrote, from what, and their digests.

It decides what may be replaced or removed: a file that the manifest lists with another digest was
edited by hand. It holds neither times nor absolute paths, so that the same input gives the same
bytes on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from specmill.render.source_file import SourceFile
from specmill.source.merge_sides import merge_sides

MANIFEST_NAME = "specmill-manifest.json"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Digests (SHA-256, hexadecimal) by path; paths are relative and POSIX.

    `description` is the name of its file, "" when it was none; `inputs` are relative to the folder
    of it. `rendered` is kept for output of user-supplied templates: the digest of each file before
    it was formatted, so that unchanged files need no second formatting.
    """

    specmill: str
    description: str = ""
    inputs: dict[str, str]
    files: dict[str, str]
    rendered: dict[str, str] = {}

    @property
    def resources(self) -> frozenset[str]:
        """The names of the modules with operations: one for each resource of the client."""
        places = (path.rpartition("/") for path in self.files)
        return frozenset(
            name
            for folder, _, name in places
            if folder.endswith("/_operations") and name != "__init__.py"
        )


class ManifestError(Exception):
    """The manifest of an output folder can't be read; the text says why."""


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def make_manifest(
    version: str,
    description: str,
    inputs: Mapping[str, str],
    files: Iterable[SourceFile],
    rendered: Mapping[str, str],
) -> Manifest:
    """The manifest of `files`, sorted by path."""
    digests = {one.path: digest(one.content) for one in files}
    return Manifest(
        specmill=version,
        description=description,
        inputs=dict(sorted(inputs.items())),
        files=dict(sorted(digests.items())),
        rendered=dict(sorted(rendered.items())),
    )


def encode_manifest(manifest: Manifest) -> bytes:
    """The text of a manifest: indented JSON, sorted, with a line feed at the end."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def known_digests(manifests: Iterable[Manifest]) -> dict[str, frozenset[str]]:
    """The files that specmill wrote into a folder, and what they were then: several after a merge."""
    known: dict[str, frozenset[str]] = {}
    for manifest in manifests:
        for path, value in manifest.files.items():
            known[path] = known.get(path, frozenset()) | {value}
    return known


def is_generated(content: bytes, digests: Collection[str]) -> bool:
    """True when a file is as it was written, or as git has made it of what was written.

    Git puts conflict markers in, and other line ends where it is told to.
    """
    return (
        digest(content) in digests
        or digest(content.replace(b"\r\n", b"\n")) in digests
        or merge_sides(content) is not None
    )


def read_manifests(root: Path) -> tuple[Manifest, ...]:
    """The manifest of the output folder `root`: none, or several after a merge that left both.

    Raises ManifestError when it is damaged; entries that would leave the folder are dropped.
    """
    path = root / MANIFEST_NAME
    if path.is_symlink():
        raise ManifestError("it is a symbolic link")
    try:
        content = path.read_bytes()
        sides = merge_sides(content) or (content,)
        manifests = [msgspec.json.decode(one, type=Manifest) for one in sides]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestError(str(error)) from None
    return tuple(
        msgspec.structs.replace(
            one, files={k: v for k, v in one.files.items() if is_safe_path(k)}
        )
        for one in manifests
    )


def formatted_texts(root: Path) -> dict[str, str]:
    """Unedited files of the last output, by the digest of what they were before formatting."""
    try:
        manifests = read_manifests(root)
    except ManifestError:
        manifests = ()
    texts: dict[str, str] = {}
    for manifest in manifests[:1]:
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
