"""The entry of the command, and its way out: streams that are closed, full or read no further."""

from __future__ import annotations

import errno
import os
import sys
from io import BufferedWriter, FileIO, RawIOBase, TextIOWrapper

# What imports typing takes a while, too.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from typing_extensions import Buffer

# Whatever takes time to import is imported where an interruption is met.

_FINDINGS = 1
_INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process, and end it.

    What a generation made is left to the system: freeing it value by value takes a tenth of the time.
    """
    code: str | int | None = 0
    try:
        run()
    except SystemExit as ending:
        code = ending.code
    except KeyboardInterrupt:
        sys.stderr.write("specmill: interrupted\n")
        code = _INTERRUPTED
    except OSError as error:
        code = _refused(error, _FINDINGS)
    code = _flush(code)
    if sys.argv[1:2] == ["generate"] and (code is None or isinstance(code, int)):
        os._exit(code or 0)
    sys.exit(code)


def run() -> None:
    """Run the command line of this process; one that would change nothing ends before anything heavy is imported."""
    _prepare_streams()
    import gc
    import time

    started = time.time()
    from specmill.repetition import repeat
    from specmill.unchanged import ask

    asked = ask(sys.argv[1:])
    if asked is not None and repeat(asked, started):
        return
    # What a run makes lives to its end: looking for cycles in it takes a fifth of the time. A mock,
    # which answers for days, has no such end.
    if sys.argv[1:2] != ["mock"]:
        gc.disable()
    from specmill import cli

    cli.run(asked)


class _Forgiving(RawIOBase):
    """A stream whose reader may be gone: what is written then goes nowhere, and the run to its end."""

    def __init__(self, raw: FileIO) -> None:
        super().__init__()
        self._raw = raw

    def writable(self) -> bool:
        """As all streams here."""
        return True

    def fileno(self) -> int:
        """The descriptor of the stream."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Whether a person reads."""
        return self._raw.isatty()

    def write(self, data: Buffer, /) -> int | None:
        """Write what goes in, at most all."""
        try:
            return self._raw.write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def _prepare_streams() -> None:
    """Let whatever is printed be written somewhere: closed streams are none at all in Python."""
    sys.stdout, sys.stderr = _forgiving(sys.stdout), _forgiving(sys.stderr)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forgiving(stream: TextIO | None) -> TextIO:
    """A stream in place of another, or of none, that takes what nobody reads."""
    if stream is None:
        return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(raw, FileIO):
        return stream
    return TextIOWrapper(
        BufferedWriter(_Forgiving(raw)),
        stream.encoding,
        stream.errors,
        line_buffering=stream.isatty() or getattr(stream, "write_through", False),
    )


def _flush(code: str | int | None) -> str | int | None:
    """Write out what was printed; the code of the run, unless there is no room for it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            # Python would try once more on its way out, and say so.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            code = _refused(error, code)
    return code


def _refused(error: OSError, code: str | int | None) -> str | int | None:
    """The code of a run whose output was not taken; who reads no further, such as `head`, has what was wanted."""
    if error.errno == errno.EPIPE:
        return code
    sys.stderr.write(f"specmill: error: standard output: {error.strerror}\n")
    return code or _FINDINGS
