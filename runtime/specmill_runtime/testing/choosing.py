"""Which documented answer is meant: that of a name, a status, or the call itself."""

from msgspec import UNSET

from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.asked import Asked
from specmill_runtime.testing.contract import Example, Operation
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.preferences import Preferences
from specmill_runtime.testing.received import is_call_of
from specmill_runtime.testing.replies import Replies, example_answer


def matching(asked: Asked, replies: Replies) -> Example | None:
    """The success documented for this very call, otherwise the first that is documented."""
    operation, received = asked.operation, asked.received
    best: Example | None = None
    rank = -2
    for example in operation.examples:
        if example.status is None or example.failure is not None:
            continue
        size = sum(len(values) for values in example.parameters.values())
        size += example.body is not UNSET
        if example.status[0] not in "2d":
            continue
        size = size if is_call_of(example, received) else -1
        if size > rank and replies.fits(
            asked.operation, example, asked.accept, strict=asked.taste.separate
        ):
            best, rank = example, size
    return best


def preferred(operation: Operation, preferences: Preferences) -> Answer | None:
    """What a request over HTTP asks for: an example by its name, or a status; None for neither."""
    if preferences.example is not None:
        return named(operation, preferences.example)
    if preferences.code is not None:
        status = preferences.code
        of_status = (one for one in operation.examples if one.status == str(status))
        example = next(of_status, None)
        if example is not None and not preferences.dynamic:
            return example_answer(example)
        return Answer(status=status)
    return None


def named(operation: Operation, name: str) -> Answer:
    """The documented answer of a name; ContractViolation where there is none."""
    for example in operation.examples:
        if example.name == name and example.status is not None:
            return example_answer(example)
    known = ", ".join(dict.fromkeys(one.name for one in operation.examples))
    raise ContractViolation(
        "example",
        f"there is no documented response {name!r}, only: {known or 'none'}",
        blame="test",
        operation=operation.accessor,
    )
