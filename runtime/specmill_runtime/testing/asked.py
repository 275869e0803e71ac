"""One call on its way through the fake."""

from specmill_runtime.testing.contract import Operation
from specmill_runtime.testing.messages import Request
from specmill_runtime.testing.received import Received
from specmill_runtime.testing.rules import Rule
from specmill_runtime.testing.wishes import Taste


class Asked:
    """One call on its way: operation, values, the request, what the test wants."""

    __slots__ = ("operation", "received", "request", "rule", "taste")

    def __init__(
        self,
        operation: Operation,
        received: Received,
        request: Request,
        rule: Rule | None,
        taste: Taste,
    ) -> None:
        self.operation: Operation = operation
        self.received: Received = received
        self.request: Request = request
        self.rule: Rule | None = rule
        self.taste: Taste = taste

    @property
    def accept(self) -> str:
        """The media types that the caller takes."""
        return self.request.headers.get("accept", "")
