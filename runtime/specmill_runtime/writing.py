"""What writes the body of a request."""

from collections.abc import Callable
from typing import TypeAlias

from specmill_runtime.arguments import Argument
from specmill_runtime.request import UploadBody

Values: TypeAlias = list[tuple[Argument, object]]
Content: TypeAlias = bytes | UploadBody | None
BodyWriter: TypeAlias = Callable[[Values, int | None], Content]
"""From the arguments of a body, and the id of a JSON-RPC call, to the body; None for none."""
