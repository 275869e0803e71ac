"""Answers of a live API kept as JSON without secrets, to be given again by the fake."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import UNREADABLE, builtins_of, is_json
from specmill_runtime.testing.answers import Answer, Fault
from specmill_runtime.testing.blanking import blanked
from specmill_runtime.testing.messages import Reply
from specmill_runtime.testing.pointing import fields_of, is_array, is_object

_KEPT: Final = ("content-type", "link", "location", "retry-after")
SERVER: Final = "{server}"
"""What stands for the address of the API in links."""
_SUFFIX: Final = ".jsonl"
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: also with anything behind a dot.
_DEVICE: Final = re.compile(r"(?i)^(?:aux|con|nul|prn|com[1-9]|lpt[1-9])(?=\.)")
_NO_NAMES: Final[frozenset[str]] = frozenset()


class RpcError(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False):
    """The error object of a JSON-RPC reply."""

    code: int
    message: str = ""
    data: Any = UNSET


class Recording(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    eq=False,
    forbid_unknown_fields=True,
):
    """One exchange: what was asked, and what the API said."""

    operation: str
    args: dict[str, Any] = {}
    status: int = 200
    headers: dict[str, str] = {}
    body: Any = UNSET
    """Of JSON-RPC the result; UNSET for none."""
    encoding: Literal["json", "text", "base64"] = "json"
    """What stands for the body: what it decodes to, its text, or its bytes."""
    error: RpcError | None = None

    def key(self, hidden: frozenset[str] = _NO_NAMES) -> bytes:
        """What is asked again when the same is asked."""
        return asked_key(self.operation, self.args, hidden)

    def answer(self, server: str) -> Answer:
        """What the fake answers; `server` is the address that it seems to have."""
        return _answer(_moved(self, SERVER, server))


def _answer(found: Recording) -> Answer:
    if found.error is not None:
        one = found.error
        return Answer(fault=Fault(code=one.code, message=one.message, data=one.data))
    headers = tuple((k, v) for k, v in found.headers.items() if k != "content-type")
    content = None
    if found.body is UNSET:
        content = b""
    elif found.encoding == "text":
        content = str(found.body).encode()
    elif found.encoding == "base64":
        content = b64decode(str(found.body))
    return Answer(
        status=found.status,
        value=UNSET if content is not None else found.body,
        headers=headers,
        media_type=found.headers.get("content-type"),
        content=content,
    )


def _moved(one: Recording, old: str, new: str) -> Recording:
    """The same with another address in what it links to."""
    headers = {name: text.replace(old, new) for name, text in one.headers.items()}
    body = one.body if one.encoding == "base64" else relocated(one.body, old, new)
    return msgspec.structs.replace(one, headers=headers, body=body)


def without_address(one: Recording, address: str) -> Recording:
    """The same with a mark in place of the address at which it was recorded."""
    return _moved(one, address.rstrip("/"), SERVER)


def relocated(value: Any, old: str, new: str) -> Any:
    """JSON with `new` in place of `old` in all its texts."""
    if is_object(value):
        return {name: relocated(one, old, new) for name, one in value.items()}
    if is_array(value):
        return [relocated(one, old, new) for one in value]
    return value.replace(old, new) if isinstance(value, str) else value


class UnreadableRecordingError(ValueError):
    """A file that holds no recordings; the text names its line."""


def asked_key(
    operation: str, args: dict[str, Any], hidden: frozenset[str] = _NO_NAMES
) -> bytes:
    """Operation and arguments as a key; secrets in them do not count."""
    plain = blanked(args, (), hidden)
    return msgspec.json.encode([operation, plain], order="deterministic")


def recording_of(
    operation: str,
    args: dict[str, Any],
    reply: Reply,
    secrets: Sequence[str],
    hidden: frozenset[str] = _NO_NAMES,
) -> Recording:
    """A recording without secrets: fields that are named like one, and texts that hold one."""
    known = {name.lower(): text for name, text in reply.headers}
    headers = {name: known[name] for name in _KEPT if name in known}
    encoding, body = _body(headers.get("content-type", ""), reply.content)
    if encoding != "base64":
        body = body if body is UNSET else blanked(body, secrets, hidden)
    return Recording(
        operation=operation,
        args=blanked(args, secrets, hidden),
        status=reply.status,
        headers=blanked(headers, secrets),
        body=body,
        encoding=encoding,
    )


def rpc_recording(
    operation: str,
    args: dict[str, Any],
    envelope: dict[str, Any],
    secrets: Sequence[str],
    hidden: frozenset[str] = _NO_NAMES,
) -> Recording:
    """The same of a JSON-RPC reply, which is an object with `result` or `error`."""
    plain = blanked(envelope, secrets, hidden)
    fault = fields_of(plain.get("error"))
    error = None
    if "result" not in plain:
        code = fault.get("code")
        error = RpcError(
            code=code if isinstance(code, int) else 0,
            message=str(fault.get("message", "")),
            data=fault.get("data", UNSET),
        )
    return Recording(
        operation=operation,
        args=blanked(args, secrets, hidden),
        body=plain.get("result", UNSET),
        error=error,
    )


def _body(
    media_type: str, content: bytes
) -> tuple[Literal["json", "text", "base64"], Any]:
    if not content:
        return "json", UNSET
    if is_json(media_type):
        try:
            return "json", builtins_of(content)
        except UNREADABLE:
            return "text", content.decode(errors="replace")
    try:
        return "text", content.decode()
    except UnicodeDecodeError:
        return "base64", b64encode(content).decode()


def write_recordings(
    place: Path,
    recordings: Iterable[Recording],
    hidden: frozenset[str] = _NO_NAMES,
) -> int:
    """Add recordings to a file, or to a folder with a file for each operation.

    One a line, in the order of their keys; of the same request the later one stays. The number
    of all that are kept then; UnreadableRecordingError for what is there already.
    """
    known = read_recordings(place) if place.exists() else []
    found = {one.key(hidden): one for one in (*known, *recordings)}
    files: dict[Path, list[bytes]] = {} if _is_folder(place) else {place: []}
    for _, one in sorted(found.items()):
        file = place / _file_name(one.operation) if _is_folder(place) else place
        files.setdefault(file, []).append(msgspec.json.encode(one) + b"\n")
    for file, lines in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"".join(lines))
    return len(found)


def _file_name(operation: str) -> str:
    """What the recordings of an operation are called; an underscore marks what Windows can't write."""
    return _DEVICE.sub(r"\g<0>_", f"{operation}{_SUFFIX}", count=1)


def _is_folder(place: Path) -> bool:
    return place.is_dir() or not place.suffix


def read_recordings(place: Path) -> list[Recording]:
    """What a file or a folder keeps; FileNotFoundError when there is none of that name.

    UnreadableRecordingError for a line that is no recording.
    """
    return [one for file in recording_files(place) for one in _read(file)]


def recording_files(place: Path) -> list[Path]:
    """The files that recordings are read from: one, or those of a folder."""
    return sorted(place.glob(f"*{_SUFFIX}")) if place.is_dir() else [place]


def _read(file: Path) -> Iterable[Recording]:
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=Recording)
        except UNREADABLE as error:
            reason = f"{file}:{number} is no recording: {error}"
            raise UnreadableRecordingError(reason) from None
