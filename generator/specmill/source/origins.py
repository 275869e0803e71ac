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

    @property
    def root(self) -> JsonValue:
        """The value whose parts these are."""
        return self._root

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


class Moves:
    """Where values stand now that were put into another file."""

    def __init__(self) -> None:
        self._places: dict[Location, Location] = {}
        self._files: set[str] = set()

    def put(self, place: Location, now: Location) -> None:
        """Note that what stood at `place` stands at `now`, unless it stands elsewhere already."""
        self._places.setdefault(place, now)
        self._files.add(place.file)

    def find(self, place: Location) -> Location | None:
        """Where stands what stood at a place; None when it was not moved."""
        if place.file not in self._files:
            return None
        pointer, rest = place.pointer, ""
        while True:
            now = self._places.get(Location(place.file, pointer))
            if now is not None:
                return Location(now.file, now.pointer + rest)
            if not pointer:
                return None
            pointer, slash, key = pointer.rpartition("/")
            rest = f"{slash}{key}{rest}"


def unshared(value: JsonValue) -> JsonValue:
    """A copy in which no mapping or sequence stands in two places."""
    if isinstance(value, dict):
        return {key: unshared(one) for key, one in value.items()}
    if isinstance(value, list):
        return [unshared(one) for one in value]
    return value
