"""Serves a file of faults in a process of its own, so that what it opens is not taken for the client's.

`python -m tests.corpus.fault_host FILE` starts two of its servers and writes a Welcome; each line
that it reads is answered by what both were asked since the last one.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, cast

import msgspec

ROOT = Path(__file__).resolve().parents[2]
RUN = "X-Run"
"""The header with the number of a run; what is asked of the other server has it in its query."""


class Welcome(msgspec.Struct, frozen=True):
    """The faults in the order of the file, and the addresses of an API and of its token endpoint."""

    faults: list[str]
    api: str
    tokens: str


class Asked(msgspec.Struct, frozen=True):
    """One request as a server saw it; names of headers in lower case."""

    server: str
    method: str
    target: str
    headers: dict[str, str]
    body: str

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def run(self) -> int:
        """The number of the run that asked; 0 for none, as behind a redirect to elsewhere."""
        text = self.target.partition("?run=")[2] or self.headers.get(RUN.lower(), "0")
        return int(text)

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.method} {self.target} {self.headers} {self.body}"


class FaultHost:
    """The servers, until the block is left."""

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.corpus.fault_host", str(file.resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)
        self.welcome = msgspec.json.decode(self._output.readline(), type=Welcome)

    def asked(self) -> list[Asked]:
        """What came since the last time; the faults that count begin anew."""
        self._input.write(b"\n")
        self._input.flush()
        return msgspec.json.decode(self._output.readline(), type=list[Asked])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()


def _module(file: str) -> Any:
    spec = importlib.util.spec_from_file_location("served_faults", file)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{file}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _taken(name: str, server: Any) -> list[Asked]:
    seen, server.seen = server.seen, []
    server.count.clear()
    return [
        Asked(
            server=name,
            method=one["method"],
            target=one["path"],
            headers=one["headers"],
            body=one["body"].decode("latin-1"),
        )
        for one in seen
    ]


def _serve(file: str) -> None:
    module = _module(file)
    with module.FaultServer() as api, module.FaultServer() as tokens:
        welcome = Welcome(faults=list(module.FAULTS), api=api.url, tokens=tokens.url)
        _write(welcome)
        for _ in sys.stdin:
            _write([*_taken("api", api), *_taken("tokens", tokens)])


def _write(value: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve(sys.argv[1])
