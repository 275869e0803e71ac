"""What a run has used of a contract: operations, statuses, parameters."""

from typing import Any

import msgspec

from specmill_runtime.testing.compiled import Made, compiled_of
from specmill_runtime.testing.contract import Contract, Operation
from specmill_runtime.testing.received import Received
from specmill_runtime.testing.results import result_for


class Row(msgspec.Struct, kw_only=True):
    """One operation: what is described and what was used of it."""

    operation: str
    calls: int = 0
    statuses: dict[str, int] = {}
    """Calls by described status, or by number where none is described."""
    declared_statuses: tuple[str, ...] = ()
    parameters: dict[str, int] = {}
    declared_parameters: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[int, int]:
        """How many of its parts were used, and how many there are."""
        seen = sum(one in self.statuses for one in self.declared_statuses)
        given = sum(one in self.parameters for one in self.declared_parameters)
        total = 1 + len(self.declared_statuses) + len(self.declared_parameters)
        return bool(self.calls) + seen + given, total


class Coverage:
    """`fake.coverage`: counts, and the table of them."""

    def __init__(self, contract: Contract) -> None:
        self._operations = compiled_of(contract).operations
        self._rows = Made(lambda accessor: _row(self._operations[accessor]))

    @property
    def rows(self) -> dict[str, Row]:
        """All rows by operation, in the order of the description."""
        return {accessor: self._rows[accessor] for accessor in self._operations}

    def count(self, accessor: str, received: Received, status: int) -> None:
        """Count a call by its status, or by the code of its JSON-RPC error."""
        row, operation = self._rows[accessor], self._operations[accessor]
        row.calls += 1
        result = result_for(operation, status) if status > 0 else None
        key = str(status) if result is None else result.status
        row.statuses[key] = row.statuses.get(key, 0) + 1
        for name in _given(operation, received):
            row.parameters[name] = row.parameters.get(name, 0) + 1

    def add(self, rows: list[dict[str, Any]]) -> None:
        """Add the counts of another process, as `plain` gives them."""
        for one in msgspec.convert(rows, list[Row]):
            if one.operation not in self._operations:
                continue
            row = self._rows[one.operation]
            row.calls += one.calls
            for held, new in (
                (row.statuses, one.statuses),
                (row.parameters, one.parameters),
            ):
                for name, count in new.items():
                    held[name] = held.get(name, 0) + count

    def plain(self) -> list[dict[str, Any]]:
        """The rows as JSON can hold them."""
        rows: list[dict[str, Any]] = msgspec.to_builtins(list(self.rows.values()))
        return rows

    @property
    def percent(self) -> float:
        """How much of everything was used, in percent."""
        parts = [row.parts for row in self.rows.values()]
        total = sum(all_of for _, all_of in parts)
        return 100 * sum(used for used, _ in parts) / total if total else 100.0

    def table(self) -> str:
        """The rows as text: one operation a line, and what was not used of it."""
        width = max([9, *map(len, self.rows)])
        lines = [f"{'operation':{width}}  calls   used  not used"]
        for row in self.rows.values():
            used, total = row.parts
            missed = [one for one in row.declared_statuses if one not in row.statuses]
            missed += [
                one for one in row.declared_parameters if one not in row.parameters
            ]
            shown = ", ".join(missed[:6]) + (", ..." if len(missed) > 6 else "")
            line = f"{row.operation:{width}} {row.calls:6} {used:3}/{total:<3} {shown}"
            lines.append(line.rstrip())
        lines.append(f"{'all':{width}} {self.percent:12.1f} %")
        return "\n".join(lines)


def _row(operation: Operation) -> Row:
    return Row(
        operation=operation.accessor,
        declared_statuses=tuple(_outcomes(operation)),
        declared_parameters=tuple(_names(operation)),
    )


def _outcomes(operation: Operation) -> list[str]:
    rpc = operation.rpc
    codes = () if rpc is None else rpc.failures
    return [one.status for one in operation.results] + [str(one.code) for one in codes]


def _names(operation: Operation) -> list[str]:
    names = [one.identifier or one.name for one in operation.parameters]
    if operation.body is not None:
        names += operation.body.fields.values() or [operation.body.identifier or "body"]
    return names


def _given(operation: Operation, received: Received) -> list[str]:
    found = [
        one.identifier or one.name
        for one in operation.parameters
        if one.name in received.parameters.get(one.location, {})
    ]
    if operation.body is not None and received.has_body:
        fields = operation.body.fields
        names = [fields[name] for name in received.fields if name in fields]
        found += names if fields else [operation.body.identifier or "body"]
    return found
