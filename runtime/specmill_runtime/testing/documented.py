"""Documented examples as the values that a client gives for them."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from specmill_runtime.codec import decoder_of
from specmill_runtime.operation import Operation, Result
from specmill_runtime.testing.contract import Contract, contract_of
from specmill_runtime.testing.contract import Operation as Described
from specmill_runtime.testing.replies import written


class Documented(NamedTuple):
    """Where an example is: module and name of the operation's record, and its own name."""

    module: str
    record: str
    example: str


def documented_exports(
    package: str, rows: Mapping[str, tuple[str, str, str]]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of the module `examples`: each value is decoded when it is asked for."""
    found: dict[str, object] = {}

    def get(name: str) -> Any:
        if name not in rows:
            raise AttributeError(f"there is no documented example {name!r}")
        if name not in found:
            found[name] = _decoded(package, Documented(*rows[name]))
        return found[name]

    return get, lambda: sorted(rows)


def _decoded(package: str, place: Documented) -> object:
    module = import_module(f"{package}._operations.{place.module}")
    operation: Operation[Any] = getattr(module, place.record)
    described = _described(contract_of(package), operation.id)
    example = next(one for one in described.examples if one.name == place.example)
    result = _result(operation, example.status or "200")
    if result is None or result.type is None:
        return example.result
    media_type = result.media_type or "application/json"
    content = written(example.result, media_type, described)
    return decoder_of(result.type(), media_type)(content)


def _described(given: Contract, accessor: str) -> Described:
    return next(one for one in given.operations if one.accessor == accessor)


def _result(operation: Operation[Any], status: str) -> Result | None:
    wanted = (status, f"{status[:1]}XX", "default")
    found = (one for text in wanted for one in operation.results if one.status == text)
    return next(found, None)
