"""Runs the examples against fakes of their APIs: `python examples/demo.py FOLDER`, where the SDKs are."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

EXAMPLES = {
    "quorum": "text_a_contact",
    "whatcounts": "write_a_message",
    "sms_scheduler": "schedule_a_reminder",
    "callr": "send_and_follow",
}


def main(folder: Path) -> None:
    """Start each fake on a free port of this machine, and run its example against it."""
    sys.path[:0] = [str(folder / package) for package in EXAMPLES]
    for package, example in EXAMPLES.items():
        testing: Any = import_module(f"{package}.testing")
        fake = getattr(testing, testing.__all__[0])()
        with fake.serve() as server:
            print(f"{package}: examples/{example}.py against a fake at {server.url}")
            import_module(example).main(server.url)
        for call in fake.calls:
            print(f"  the fake saw {call.operation}, answered {call.status}")
        print()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
