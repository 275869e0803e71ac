from __future__ import annotations

from specmill.diff.rule import Example

EXAMPLES: dict[str, tuple[Example, ...]] = {}
