"""Commands that documents show with what they print; `python -m tests.transcripts` writes anew what they show.

A line `...` stands for any number of lines. Times are whatever they were.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent
FILES = (
    "README.md",
    *(f"docs/{one.name}" for one in (REPOSITORY / "docs").glob("*.md")),
)
DOCUMENTS = REPOSITORY / "tests" / "documents"
"""Files of commands that need others than the repository's: `before` is on `main`, `now` is on the disk."""
LEFT_OUT = "..."

_BLOCK = re.compile(r"^```\w+\n\$ (specmill .*)\n((?:.*\n)*?)```$", re.MULTILINE)
_SECONDS = re.compile(r"\d+\.\d\d s$")


class Shown(NamedTuple):
    """One command of a document, and the lines below it."""

    file: str
    command: str
    lines: tuple[str, ...]


def found() -> list[Shown]:
    """The commands about descriptions of this repository, and about those that stand for a reader's."""
    return [
        Shown(file, command, tuple(text.splitlines()))
        for file in sorted(FILES)
        for command, text in _BLOCK.findall(_text(file))
        if any(_is_ours(one) for one in shlex.split(command))
    ]


def printed(command: str, folder: Path) -> list[str]:
    """What a command prints in a folder that has nothing but the descriptions."""
    shutil.copytree(REPOSITORY / "specs", folder / "specs")
    shutil.copytree(DOCUMENTS / "before", folder, dirs_exist_ok=True)
    if "git:" in command:
        _commit(folder)
    shutil.copytree(DOCUMENTS / "now", folder, dirs_exist_ok=True)
    arguments = [sys.executable, "-m", "specmill", *shlex.split(command)[1:]]
    done = subprocess.run(
        arguments,
        cwd=folder,
        env=os.environ | {"XDG_CACHE_HOME": str(folder / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


def _commit(folder: Path) -> None:
    """Make the folder a repository with all of its files on `main`."""
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@pets.example")
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "."),
        (*author, "commit", "--quiet", "--message=Describe pets"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def fits(shown: tuple[str, ...], lines: list[str]) -> bool:
    """Whether the lines are those that are shown, in their order."""
    return _as_shown(shown, lines) == list(shown)


def _as_shown(shown: tuple[str, ...], lines: list[str]) -> list[str]:
    """The lines in the form of those that are shown: with what was left out left out, and their times."""
    if not any(map(_is_left_out, shown)):
        kept = lines
    else:
        kept = []
        for one in shown:
            alike = difflib.get_close_matches(one, lines, n=1, cutoff=0.5)
            kept += [one] if _is_left_out(one) else alike
    times = [_SECONDS.search(one) for one in shown]
    seconds = next((one[0] for one in times if one), "")
    return [_SECONDS.sub(seconds, one) if seconds else one for one in kept]


def _is_left_out(line: str) -> bool:
    return line.strip() == LEFT_OUT


def _is_ours(argument: str) -> bool:
    roots = (REPOSITORY, DOCUMENTS / "now")
    return argument.startswith("specs/") and any(
        (one / argument).exists() for one in roots
    )


def _text(file: str) -> str:
    return (REPOSITORY / file).read_text(encoding="utf-8")


def main() -> None:
    """Write what commands print now into the documents."""
    for one in found():
        with tempfile.TemporaryDirectory() as folder:
            now = _as_shown(one.lines, printed(one.command, Path(folder)))
        head = f"$ {one.command}\n"
        before = head + "".join(f"{line}\n" for line in one.lines)
        after = head + "".join(f"{line}\n" for line in now)
        text = _text(one.file).replace(before, after)
        (REPOSITORY / one.file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
