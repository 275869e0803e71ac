"""The values of a request that is as described, and where they were."""

from typing import Final, NamedTuple, cast

from msgspec import UNSET

from specmill_runtime.records import step
from specmill_runtime.testing.contract import Example, Location, Operation

PAGE_KEY: Final = "fake-page"
"""The key in the query of links that the fake itself makes."""
_PLURALS: Final[dict[Location, str]] = {
    "header": "headers",
    "cookie": "cookies",
    "rpc": "params",
}


class Received(NamedTuple):
    """A request that is as described: its values by location and wire name."""

    parameters: dict[Location, dict[str, object]]
    body: object = UNSET
    media_type: str = ""

    def value(self, name: str) -> object:
        """What was sent under a wire name, wherever; UNSET for nothing."""
        for values in self.parameters.values():
            if name in values:
                return values[name]
        return self.fields.get(name, UNSET)

    def given(self, name: str) -> object | None:
        """The same; None for nothing."""
        value = self.value(name)
        return None if value is UNSET else value

    @property
    def has_body(self) -> bool:
        """Whether a body was sent."""
        return self.body is not UNSET

    @property
    def fields(self) -> dict[str, object]:
        """The fields of the body; none when it is no object."""
        is_object = isinstance(self.body, dict)
        return cast("dict[str, object]", self.body) if is_object else {}


def place(location: Location, name: str) -> str:
    """The pointer to a parameter."""
    return f"/{_PLURALS.get(location, location)}{step(name)}"


def arguments_of(operation: Operation, received: Received) -> dict[str, object]:
    """The values of a request by the keywords of the Python method; wire values."""
    found: dict[str, object] = {}
    for parameter in operation.parameters:
        values = received.parameters.get(parameter.location, {})
        if parameter.name in values:
            found[parameter.identifier or parameter.name] = values[parameter.name]
    body = operation.body
    if body is None or received.body is UNSET:
        return found
    if body.identifier is None and isinstance(received.body, dict):
        names = body.fields
        fields = received.fields.items()
        return {**found, **{names.get(name, name): one for name, one in fields}}
    return {**found, body.identifier or "body": received.body}


def is_call_of(example: Example, received: Received) -> bool:
    """Whether a call sends what an example documents."""
    for location, values in example.parameters.items():
        sent = received.parameters.get(location, {})
        if any(sent.get(name, UNSET) != value for name, value in values.items()):
            return False
    return example.body is UNSET or example.body == received.body
