"""Chance that depends on nothing but a text: the same text, the same draws, in every process."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, TypeVar

T = TypeVar("T")
_WORD: Final = (1 << 64) - 1


class Chance:
    """Draws of SplitMix64 from the hash of a text."""

    __slots__ = ("_state",)

    def __init__(self, text: str) -> None:
        digest = blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest()
        self._state = int.from_bytes(digest, "big")

    def below(self, bound: int) -> int:
        """A number from 0 to `bound` - 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _WORD
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        return (mixed ^ (mixed >> 31)) % max(bound, 1)

    def unit(self) -> float:
        """A number from 0 up to, but not, 1."""
        return self.below(1 << 53) / (1 << 53)

    def pick(self, values: Sequence[T]) -> T:
        """One of the values."""
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """The values in another order."""
        waiting = list(values)
        return [waiting.pop(self.below(len(waiting))) for _ in values]
