"""Bounds on what is read, so that no input can exhaust the machine or reach beyond itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds on the input of one run; the error for a breach names the option to raise it.

    `bytes` and `nodes` count over all files together. A node is a mapping, a sequence or a scalar
    value; a YAML alias counts as often as it is used, because whoever walks the values meets it
    that often. `seconds` are those of the processor, and a tenth of those of the clock, from opening
    the description to having the text of every file, before it is formatted, tried or written.
    `root` is the folder that references may not leave, that of the description when None; `remote`
    allows references that lead to the network.
    """

    bytes: int = 50_000_000  # --max-bytes
    depth: int = 100  # --max-depth
    nodes: int = 1_000_000  # --max-nodes
    seconds: float = 120  # --max-seconds
    root: Path | None = None  # --root
    remote: bool = False  # --allow-remote


def make_limits(
    size: int | None,
    depth: int | None,
    nodes: int | None,
    seconds: float | None,
    root: Path | None,
    remote: bool = False,
) -> Limits:
    """The default bounds with those that the user gave."""
    usual = Limits()
    return Limits(
        bytes=size or usual.bytes,
        depth=depth or usual.depth,
        nodes=nodes or usual.nodes,
        seconds=seconds or usual.seconds,
        root=root,
        remote=remote,
    )
