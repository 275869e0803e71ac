"""Files as arguments: bytes, open files and paths, and the bodies that are read from them."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from io import TextIOBase
from pathlib import Path, PurePath
from stat import S_ISDIR, S_ISREG
from typing import Any, ClassVar, Final, Protocol, TypeAlias, TypeGuard, cast

import msgspec

from specmill_runtime.arguments import header_text
from specmill_runtime.errors import ArgumentError

CHUNK_BYTES: Final = 65_536
OCTETS: Final = "application/octet-stream"
# RFC 9110 §5.6.2, token; what a part says of itself comes from its other members.
_NAME: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_OWN_HEADERS: Final = frozenset({"content-disposition", "content-type"})


class Readable(Protocol):
    """A file that is open for reading in binary mode."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


FileContent: TypeAlias = bytes | bytearray | memoryview | os.PathLike[str] | Readable
"""What a file is made of. A path is opened for each attempt. An open file is read from where it
stands, and again from there when the call is repeated, if it is seekable; it stays open."""


class File(msgspec.Struct, frozen=True, eq=False):
    """A file, the name that the server is told and its media type.

    Without a name, that of the path or the open file is sent, without a media type the described
    one, else the one that the name ends with, else application/octet-stream. `headers` are further
    ones of its part of a multipart body.
    """

    content: FileContent
    filename: str | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = {}

    wanted: ClassVar[str] = "bytes, a file open in binary mode, a path or a File"

    @staticmethod
    def accepts(value: object) -> bool:
        """Whether `value` may be given for a file; a str is text and no path."""
        content = value.content if isinstance(value, File) else value
        if isinstance(content, (bytes, bytearray, memoryview, os.PathLike)):
            return True
        return hasattr(content, "read") and not isinstance(content, TextIOBase)

    def __repr__(self) -> str:
        return "<File>"


UploadFile: TypeAlias = FileContent | File
"""A file as an argument."""


def file_of(value: UploadFile) -> File:
    """The file that an argument stands for, with the name that it has of itself."""
    file = value if isinstance(value, File) else File(value)
    if file.filename is not None:
        return file
    content = file.content
    name: object = os.fspath(content) if _is_path(content) else None
    if name is None:
        name = getattr(content, "name", None)
    # Files without a name in the file system are called `<stdin>`, or by a number.
    if not isinstance(name, str) or not name or name.startswith("<"):
        return file
    return msgspec.structs.replace(file, filename=Path(name).name)


def header_lines(file: File) -> str:
    """The further headers of a part, each after a line break; ValueError for what no header may be."""
    lines: list[str] = []
    for name, value in file.headers.items():
        if not _NAME.fullmatch(name) or name.lower() in _OWN_HEADERS:
            raise ValueError(f"a part can have no header {name!r} of its own")
        lines.append(f"\r\n{name}: {header_text(value)}")
    return "".join(lines)


def sent_type(file: File, described: str | None, others: Sequence[str] = ()) -> str:
    """The media type that a file is sent as: its own, the described one, or what its name says.

    Octets where nothing is described, ranges or several, and the name says none of them. `others`
    are described beside one, for files whose names say so.
    """
    wanted = file.media_type or described or "*"
    is_open = "*" in wanted or "," in wanted
    if is_open or (others and file.media_type is None):
        named = _type_by_name(file.filename or "")
        allowed = ",".join((wanted, *others)).lower().split(",")
        if named and any(fnmatchcase(named, one.strip()) for one in allowed):
            return named
    return OCTETS if is_open else header_text(wanted)


def _type_by_name(name: str) -> str:
    """The media type that the ending of a name is for, on every machine the same; "" for none."""
    ending = PurePath(name).suffix
    if not ending:
        return ""
    # Loaded by the first file whose type is not described; what the system adds is left out.
    from mimetypes import MimeTypes

    found, coding = MimeTypes(()).guess_type(f"file{ending}", strict=False)
    return "" if coding or found is None else found


class FileSource:
    """The bytes of one file; ArgumentError when they cannot be read as they were announced.

    `length` is None when only reading tells it; such a file can be read once.
    """

    __slots__ = ("_content", "_is_used", "_start", "length")

    def __init__(self, content: FileContent) -> None:
        """Find out the length; ValueError when there is no such file."""
        self._content: Any = content
        self._start: int | None = 0
        self._is_used = False
        if isinstance(content, (bytes, bytearray, memoryview)):
            self.length: int | None = memoryview(content).nbytes
            return
        try:
            self._start, self.length = _extent(content)
        except OSError as error:
            reason = f"{_named(content)} cannot be read: {error.strerror}"
            raise ValueError(reason) from None

    @property
    def replayable(self) -> bool:
        """Whether the bytes can be had (again)."""
        return self._start is not None or not self._is_used

    def chunks(self) -> Iterator[bytes]:
        """The bytes, from where the file stood when the call began."""
        self._is_used = True
        try:
            if _is_path(self._content):
                with Path(self._content).open("rb") as file:
                    yield from self._read(file)
            elif hasattr(self._content, "read"):
                if self._start is not None:
                    self._content.seek(self._start)
                yield from self._read(self._content)
            else:
                view = memoryview(self._content).cast("B")
                for start in range(0, len(view), CHUNK_BYTES):
                    yield bytes(view[start : start + CHUNK_BYTES])
        except OSError as error:
            reason = error.strerror
        else:
            return
        raise ArgumentError(f"{_named(self._content)} cannot be read: {reason}")

    def _read(self, file: Readable) -> Iterator[bytes]:
        left = self.length
        while left != 0:
            wanted = CHUNK_BYTES if left is None else min(CHUNK_BYTES, left)
            chunk = cast("object", file.read(wanted))
            if not isinstance(chunk, (bytes, bytearray)):
                raise ArgumentError("a file gives no bytes: open it in binary mode")
            if not chunk and left is None:
                return
            if not chunk:
                raise ArgumentError("a file has become shorter while it was sent")
            if left is not None:
                left -= len(chunk)
            yield bytes(chunk)


Part: TypeAlias = "tuple[str, str, bytes | FileSource]"


class Upload:
    """A body of texts and files, read while it is sent (see UploadBody).

    `parts` are those of a multipart body: the name of the field, the head, and the content.
    """

    __slots__ = ("_segments", "media_type", "parts")

    def __init__(
        self,
        segments: list[bytes | FileSource],
        media_type: str,
        parts: Sequence[Part] = (),
    ) -> None:
        self._segments = segments
        self.media_type: str = media_type
        self.parts: Sequence[Part] = parts

    @property
    def length(self) -> int | None:
        """Number of bytes; None when that of a file is not known."""
        total = 0
        for one in self._segments:
            length = len(one) if isinstance(one, bytes) else one.length
            if length is None:
                return None
            total += length
        return total

    @property
    def replayable(self) -> bool:
        """Whether every file can be read (again)."""
        return all(isinstance(one, bytes) or one.replayable for one in self._segments)

    def chunks(self) -> Iterator[bytes]:
        """The bytes in pieces of at most 64 KiB per file, from the beginning."""
        for one in self._segments:
            if isinstance(one, bytes):
                yield one
            else:
                yield from one.chunks()

    def __repr__(self) -> str:
        return f"<Upload of {self.media_type.partition(';')[0]}>"


def file_body(
    value: UploadFile, media_type: str | None, others: Sequence[str] = ()
) -> Upload:
    """A body that is one file; its own media type wins over the described ones."""
    file = file_of(value)
    sent = sent_type(file, media_type, others)
    return Upload([FileSource(file.content)], sent)


def _is_path(content: object) -> TypeGuard["os.PathLike[str]"]:
    return isinstance(content, os.PathLike)


def _named(content: FileContent) -> str:
    """A file as it is called in errors: by its path where that is what was given."""
    return f"the file {os.fspath(content)!r}" if _is_path(content) else "a file"


def _extent(content: Any) -> tuple[int | None, int | None]:
    """Where a file stands, None when it cannot go back there, and its length from there on."""
    if _is_path(content):
        status = Path(content).stat()
        if S_ISDIR(status.st_mode):
            raise ValueError(f"{_named(content)} is a folder")
        return (0, status.st_size) if S_ISREG(status.st_mode) else (None, None)
    if not hasattr(content, "seekable") or not content.seekable():
        return None, None
    start: int = content.tell()
    end: int = content.seek(0, os.SEEK_END)
    content.seek(start)
    return start, max(0, end - start)
