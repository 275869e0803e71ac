"""What all fakes of one contract share: routes, readers of requests, values; nothing of it changes."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from specmill_runtime.testing.contract import Contract, Operation
from specmill_runtime.testing.requests import OperationReader
from specmill_runtime.testing.routes import Routes
from specmill_runtime.testing.scalars import Texts
from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.values import Values, values_of

T = TypeVar("T")


class Compiled:
    """A contract, ready to be asked."""

    def __init__(self, contract: Contract) -> None:
        self.operations: dict[str, Operation] = {
            one.accessor: one for one in contract.operations
        }
        self.accessors: tuple[str, ...] = tuple(self.operations)
        self.values: Values = values_of(contract)
        over_http = (one for one in contract.operations if one.rpc is None)
        self.routes: Routes = Routes(over_http, contract.servers, self._takes_path)
        # Other programs do not know the formats that a description makes up.
        self.plain_schemas: Schemas = Schemas(contract.schemas, {})
        self.own_schemas: Schemas = Schemas(
            contract.schemas, contract.formats, loose=True
        )
        self._texts = Texts(self.own_schemas), Texts(self.plain_schemas)
        self._readers: dict[tuple[str, frozenset[str], bool], OperationReader] = {}

    def _takes_path(self, operation: Operation, path: dict[str, str]) -> bool:
        return self.reader(operation, frozenset(), False).takes_path(path)

    def reader(
        self, operation: Operation, names: frozenset[str], is_remote: bool
    ) -> OperationReader:
        """The reader of an operation, compiled when it is first called; `names` are allowed in any query."""
        key = operation.accessor, names, is_remote
        known = self._readers.get(key)
        if known is None:
            known = OperationReader(operation, self._texts[is_remote], names)
            self._readers[key] = known
        return known


@lru_cache(maxsize=16)
def compiled_of(contract: Contract) -> Compiled:
    """A contract compiled once."""
    return Compiled(contract)


class Made(dict[str, T]):
    """Values by key, made when they are first asked for."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> T:
        made = self[key] = self._make(key)
        return made
