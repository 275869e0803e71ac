"""Where the parts of a value stand that was put together from several files."""

from __future__ import annotations

from specmill.diagnostics import Location
from specmill.source.node import JsonValue


class Origins:
    """Remembers the places of what an overlay moved or brought, found again by identity.

    Mappings and sequences are remembered themselves, other values by what they stand in. They are
    parts of a tree in which nothing stands twice, and are kept when they leave it, lest another
    value gets their identity.
    """

    def __init__(self, root: JsonValue, location: Location) -> None:
        self._root = root
        self._containers: dict[int, Location] = {id(root): location}
        self._scalars: dict[tuple[int, str | int], Location] = {}
        self._kept: list[JsonValue] = [root]

    def put(
        self, container: JsonValue, key: str | int, value: JsonValue, place: Location
    ) -> None:
        """Note that `value`, the member `key` of `container`, stands at `place`."""
        if isinstance(value, (dict, list)):
            self._containers[id(value)] = place
            self._kept.append(value)
        else:
            self._scalars[id(container), key] = place
            self._kept.append(container)

    def member(
        self, container: JsonValue, place: Location, key: str | int, value: JsonValue
    ) -> Location:
        """Where the member `key` of `container`, which stands at `place`, stands itself."""
        if isinstance(value, (dict, list)):
            return self._containers.get(id(value)) or place.child(key)
        return self._scalars.get((id(container), key)) or place.child(key)

    def where(self, keys: tuple[str, ...]) -> Location:
        """Where the value that `keys` lead to stands; its nearest ancestor when there is none."""
        current = self._root
        place = self._containers[id(current)]
        for key in keys:
            if isinstance(current, dict) and key in current:
                place = self.member(current, place, key, current[key])
                current = current[key]
            elif isinstance(current, list) and key.isdecimal():
                index = int(key)
                if index >= len(current):
                    return place
                place = self.member(current, place, index, current[index])
                current = current[index]
            else:
                return place
        return place
