"""One entry for one cause: what says the same of several places or names is told once."""

from __future__ import annotations

from specmill.diff.findings import Change, Effect, Wire
from specmill.diff.reports.sections import Section, arrange, gather
from tests.diff.reports.changes import ADDED, EVERY, GAINED, REMOVED, changed


def header(operation: str, name: str = "X-Id") -> Change:
    subject = f"{operation} → response 200 header `{name}`"
    return changed(
        ADDED,
        rule="header-added",
        subject=subject,
        message=f"{subject}: added",
        operations=(operation,),
        responses=1,
    )


def lost(name: str, owner: str = "Pet", **values: object) -> Change:
    subject = f"{owner}.{name}"
    message = f"{subject}: property `{name}` was removed"
    return changed(
        GAINED, rule="schema-property", subject=subject, message=message, **values
    )


def test_the_same_in_several_operations_is_one_change() -> None:
    (one,) = gather([header("GET /a"), header("GET /b")])

    assert one.message == "response 200 header `X-Id`: added"
    assert (one.operations, one.responses) == (("GET /a", "GET /b"), 2)


def test_several_names_of_one_place_are_one_change() -> None:
    (one,) = gather([lost("a"), lost("b"), lost("c")])

    assert one.message == "Pet: properties `a`, `b`, `c` were removed"


def test_several_headers_of_an_operation_are_one_change() -> None:
    (one,) = gather([header("GET /a", "X-A"), header("GET /a", "X-B")])

    assert one.message == "GET /a → response 200 header `X-A`, `X-B`: added"


def test_fields_that_changed_alike_are_one_change() -> None:
    alike = [
        changed(
            GAINED, subject=f"Pet.{name}", message=f'Pet.{name}: enum gained "bird"'
        )
        for name in ("kind", "other")
    ]
    (one,) = gather(alike)

    assert one.message == 'Pet.{kind, other}: enum gained "bird"'


def test_schemas_that_changed_alike_are_one_change() -> None:
    alike = [
        changed(GAINED, subject=name, message=f"{name}: `maxLength` 5 was added")
        for name in ("First", "Second")
    ]
    (one,) = gather(alike)

    assert one.message == "First, Second: `maxLength` 5 was added"


def test_many_names_are_counted() -> None:
    (one,) = gather([lost(f"f{number}") for number in range(12)])

    assert one.message.endswith("`f7` and 4 more were removed")


def test_classes_that_are_gone_are_gone_together() -> None:
    names = ("Cat", "Dog")
    gone = [
        changed(
            REMOVED,
            rule="model-removed",
            subject=name,
            message=f"{name}: `models.{name}` is gone",
        )
        for name in names
    ]
    (one,) = gather(gone)

    assert one.message == "models: `Cat`, `Dog` are gone"


def test_other_verdicts_other_owners_and_other_rules_stay_apart() -> None:
    given = [
        lost("a"),
        lost("b", wire=Wire.UNKNOWN),
        lost("c", runtime=Effect.BREAKING),
        lost("d", owner="Cat"),
        lost("e", operations=("GET /other",)),
        changed(lost("f"), rule="other"),
    ]

    assert gather(given) == tuple(given)


def test_what_has_no_like_stays_as_it_is() -> None:
    assert gather(EVERY) == EVERY


def test_consequences_and_signatures_of_all_are_kept() -> None:
    (one,) = gather([lost("a", consequence="x"), lost("b", consequence="y")])

    assert one.consequence == "x; y"


def test_whole_operations_come_before_their_parts() -> None:
    part = changed(GAINED, runtime=Effect.BREAKING, types=Effect.BREAKING)
    whole = changed(REMOVED, runtime=Effect.NONE, types=Effect.NONE)

    assert arrange([part, whole])[Section.BREAKING] == (whole, part)


def test_calls_come_before_the_models_that_only_python_names() -> None:
    def broken(subject: str, *operations: str) -> Change:
        return changed(
            REMOVED, rule="name", wire=Wire.NONE, subject=subject, operations=operations
        )

    model = broken("models", "GET /a", "GET /b")
    call = broken("client.pets.list(kind)", "GET /a")

    assert (call, model) == arrange([model, call])[Section.BREAKING]


def test_what_is_decided_for_many_operations_is_told_of_all() -> None:
    def tagged(operation: str) -> Change:
        return changed(
            ADDED,
            rule="operation-tags",
            subject=operation,
            message=f"{operation}: tags changed (a → b)",
            operations=(operation,),
        )

    (one,) = gather([tagged("GET /a"), tagged("GET /b")])

    assert "2 operations: tags changed (a → b)" == one.message
    assert ("GET /a", "GET /b") == one.operations


def test_operations_that_are_gone_are_told_one_by_one() -> None:
    def removed(operation: str) -> Change:
        return changed(
            REMOVED,
            subject=operation,
            message=f"{operation}: removed",
            operations=(operation,),
        )

    given = (removed("GET /a"), removed("GET /b"))

    assert given == gather(given)
