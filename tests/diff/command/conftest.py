"""A command line in a folder with two states of one description, and a repository that has both."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop

NEW_SHOP = SHOP.replace("        note: {type: string}\n", "").replace(
    "schema: {type: integer}}\n", "schema: {type: integer, maximum: 50}}\n"
)
"""The field `note` is gone, and `limit` has a maximum."""


@pytest.fixture
def specmill(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """The command, in a folder with the descriptions `old` and `new`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write_shop(tmp_path / "old")
    write_shop(tmp_path / "new", NEW_SHOP)
    return Command(capsys, monkeypatch)


def git(*arguments: str) -> str:
    """Run git in the current folder, untouched by the settings of whoever runs the tests."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@shop.example",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@shop.example",
    }
    done = subprocess.run(
        ["git", *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | settings,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(specmill: Command, tmp_path: Path) -> Path:
    """A repository with the old state committed on `main`, and the new one in the work tree."""
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Ada")
    write_shop(tmp_path / "specs/shop")
    write_shop(tmp_path / "specs/other", SHOP.replace("Corner Shop", "Other"))
    git("add", "specs")
    git("commit", "--quiet", "--message=One")
    write_shop(tmp_path / "specs/shop", NEW_SHOP)
    return tmp_path
