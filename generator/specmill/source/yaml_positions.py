"""Where the values of a YAML document stand."""

from __future__ import annotations

from dataclasses import dataclass

from specmill.source.node import JsonValue


@dataclass(frozen=True, slots=True)
class YamlPositions:
    """Offsets (in characters) of the members of every collection, in the order of its members."""

    text: str
    root: JsonValue
    start: int
    members: dict[int, list[int]]  # by the identity of the collection

    def offset(self, keys: tuple[str, ...]) -> int:
        """The offset of a value: of its key in a mapping; of the nearest ancestor when missing."""
        found, value = self.start, self.root
        for key in keys:
            if isinstance(value, dict) and key in value:
                found = self.members[id(value)][list(value).index(key)]
                value = value[key]
            elif isinstance(value, list) and 0 <= (index := _index(key)) < len(value):
                found = self.members[id(value)][index]
                value = value[index]
            else:
                break
        return found


def _index(key: str) -> int:
    """The index that a token of a pointer stands for; -1 when it is none."""
    return int(key) if key.isascii() and key.isdecimal() and len(key) < 10 else -1
