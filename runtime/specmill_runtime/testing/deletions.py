"""What was deleted, by the paths of requests."""

from typing import Any

from specmill_runtime.testing.asked import Asked
from specmill_runtime.testing.routes import target_of
from specmill_runtime.testing.store import Collection


class Deletions:
    """Remembers paths: those of records, and those of what is no resource."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._records: dict[str, tuple[Collection[Any], object]] = {}

    def keep(self, asked: Asked, collection: Collection[Any], id: object) -> None:
        """Remember that a request deleted a record."""
        self._records[_path(asked)] = (collection, id)

    def covers(self, asked: Asked) -> bool:
        """Whether the path goes on behind that of a record which was deleted, and still is."""
        path = _path(asked)
        return any(
            path.startswith(f"{record}/") and collection.was_deleted(id)
            for record, (collection, id) in self._records.items()
        )

    def note(self, asked: Asked) -> bool:
        """Whether what is no resource was deleted before; remembers it when it is now."""
        operation, path = asked.operation, _path(asked)
        if "{" not in operation.path or operation.method in ("POST", "PUT"):
            self._paths.discard(path)
            return False
        was_deleted = path in self._paths
        if operation.method == "DELETE":
            self._paths.add(path)
        return was_deleted


def _path(asked: Asked) -> str:
    return target_of(asked.request.url)[0]
