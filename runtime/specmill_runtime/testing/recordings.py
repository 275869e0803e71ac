"""Answers of a live API kept as JSON without secrets, to be given again by the fake."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import is_json
from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.messages import Reply
from specmill_runtime.testing.pointing import is_array, is_object

BLANK: Final = "REDACTED"
_SECRET: Final = re.compile(
    r"pass(word|wd|phrase)|secret|token|api_?key|authori[sz]ation|credential|cookie",
    re.IGNORECASE,
)
_KEPT: Final = ("content-type", "link", "location", "retry-after")
_SHORTEST: Final = 4
"""Secrets of fewer characters would blank words of other texts."""


class Recording(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, eq=False
):
    """One exchange: what was asked, and what the API said."""

    operation: str
    args: dict[str, Any] = {}
    status: int = 200
    headers: dict[str, str] = {}
    body: Any = UNSET
    """Decoded when it is JSON, otherwise text; UNSET for none."""
    is_text: bool = False

    @property
    def key(self) -> bytes:
        """What is asked again when the same is asked."""
        return asked_key(self.operation, self.args)

    def answer(self) -> Answer:
        """What the fake answers."""
        headers = tuple((k, v) for k, v in self.headers.items() if k != "content-type")
        media_type = self.headers.get("content-type")
        content = None
        if self.body is UNSET:
            content = b""
        elif self.is_text:
            content = str(self.body).encode()
        value = UNSET if content is not None else self.body
        return Answer(
            status=self.status,
            value=value,
            headers=headers,
            media_type=media_type,
            content=content,
        )


def asked_key(operation: str, args: dict[str, Any]) -> bytes:
    """Operation and arguments as a key; secrets in them do not count."""
    plain = blanked(args, ())
    return msgspec.json.encode([operation, plain], order="deterministic")


def recording_of(
    operation: str, args: dict[str, Any], reply: Reply, secrets: Sequence[str]
) -> Recording:
    """A recording without secrets: fields that are named like one, and texts that hold one."""
    known = {name.lower(): text for name, text in reply.headers}
    headers = {name: known[name] for name in _KEPT if name in known}
    body: Any = UNSET
    is_text = False
    if reply.content:
        is_text = not is_json(headers.get("content-type", ""))
        try:
            body = msgspec.json.decode(reply.content)
        except (msgspec.DecodeError, UnicodeDecodeError):
            is_text = True
        if is_text:
            body = reply.content.decode(errors="replace")
    return Recording(
        operation=operation,
        args=blanked(args, secrets),
        status=reply.status,
        headers=blanked(headers, secrets),
        body=body if body is UNSET else blanked(body, secrets),
        is_text=is_text,
    )


def blanked(value: Any, secrets: Sequence[str]) -> Any:
    """JSON without the values of fields that are named like a secret, and without `secrets`."""
    if is_object(value):
        return {
            name: (
                BLANK
                if isinstance(one, str) and _SECRET.search(name)
                else blanked(one, secrets)
            )
            for name, one in value.items()
        }
    if is_array(value):
        return [blanked(one, secrets) for one in value]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, str):
        for secret in secrets:
            if len(secret) >= _SHORTEST:
                value = value.replace(secret, BLANK)
    return value


def write_recordings(file: Path, recordings: Iterable[Recording]) -> None:
    """Keep recordings, one a line, the same request once: the later wins."""
    found = {one.key: one for one in recordings}
    lines = [msgspec.json.encode(one) for one in found.values()]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(line + b"\n" for line in lines))


def read_recordings(file: Path) -> list[Recording]:
    """What was kept; none when there is no file."""
    if not file.exists():
        return []
    lines = file.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Recording) for line in lines if line]
