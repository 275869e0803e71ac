"""`specmill mock`: any description served as a fake of its API, without an SDK."""

from __future__ import annotations

from specmill.loading import Loaded
from specmill.mock.served import Choices, Read, Say, Served
from specmill_runtime.testing.live_report import counted
from specmill_runtime.testing.recordings import UnreadableRecordingError
from specmill_runtime.testing.serving import Face, FakeServer

__all__ = ["Choices", "UnreadableRecordingError", "serve"]


def serve(
    loaded: Loaded, read: Read, choices: Choices, say: Say, address: tuple[str, int]
) -> FakeServer:
    """A server that answers from now on; OSError when the address can't be used.

    `read` reads the description anew, `say` gets a line at the start and for every request.
    UnreadableRecordingError for recordings that are none.
    """
    served = Served(loaded, read, choices, say)
    contract = served.fake.contract
    server = FakeServer(Face(served, None), *address, served.fake.path)
    operations = counted(len(contract.operations), "operation")
    say(f"{contract.title or contract.name}: {operations}")
    recorded = served.fake.engine.tape.operations()
    if recorded:
        answers = counted(len(recorded), "recorded answer")
        say(f"{answers}{_strangers(recorded, served)}")
    say(f"operations at {server.url}, start page at {server.origin}/")
    return server.start()


def _strangers(recorded: list[str], served: Served) -> str:
    """Recordings of what the description does not have, in words."""
    known = {one.accessor for one in served.fake.contract.operations}
    unknown = sorted({one for one in recorded if one not in known})
    if not unknown:
        return ""
    return f"; the description does not have {', '.join(unknown)}"
