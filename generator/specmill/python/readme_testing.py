"""The section of an SDK's README about tests: what is there, and a test with a documented call."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python import literals
from specmill.python.code import Code
from specmill.python.documents import BLANK, code_span, filled, lines
from specmill.python.example_calls import is_iterated
from specmill.python.identifiers import suffixed, trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import WIDTH, Group, call, columns, place
from specmill.python.plan import Plan
from specmill.python.readme_example import FirstCall, first_call
from specmill.python.sample_calls import SampleCalls
from specmill.python.statements import assigned, function_head

_FIXTURES = ("_fake", "_client", "_async_client", "_server", "_clock", "_factory")


def readme_testing(plan: Plan, samples: SampleCalls) -> Iterator[Code]:
    """The section; nothing when the SDK has no fixtures."""
    if not plan.config.fixtures:
        return
    package = plan.package
    names = [code_span(suffixed(package, one)) for one in _FIXTURES]
    yield filled("## Testing")
    yield BLANK
    yield filled(
        "`{}.testing` has a fake of the whole API: in the process, without network, patching or waiting. It checks",
        package,
    )
    extra = "[testing]" if plan.config.vendor_runtime else "runtime[testing]"
    yield filled(
        "requests, remembers what is created and fails when told to. With {} installed, pytest has",
        code_span(extra),
    )
    yield filled("{}, {}, {},", *names[:3])
    yield filled("{}, {} and {}.", *names[3:])
    yield filled(
        "In any other program, `{}().client()` is a client whose requests end in a fake.",
        trusted(f"Fake{plan.config.client}"),
    )
    yield BLANK
    example = _example(plan, samples)
    if example is not None:
        yield filled("```python")
        yield example
        yield filled("```")
        yield BLANK
    yield filled(
        "`.on` says what comes next, `.calls` what was asked, `.store` what is remembered, `factories` makes models,"
    )
    yield filled(
        "`examples` has documented answers. `pytest tests` in this folder calls every operation as documented; with"
    )
    yield filled(
        "{} what changes nothing is asked of a real API, and compared with its description.",
        code_span(f"--{str(package).replace('_', '-')}-live URL"),
    )
    yield BLANK


def _example(plan: Plan, samples: SampleCalls) -> Code | None:
    """A test that survives an outage; None when no call is known."""
    client, fake = suffixed(plan.package, "_client"), suffixed(plan.package, "_fake")
    found = first_call(plan, samples, str(client))
    if found is None:
        return None
    dotted = trusted(_known_to_fakes(found))
    several = is_iterated(found.operation)
    called = call(Code("list"), found.function) if several else found.function
    name = trusted(plan.config.client)
    faked = trusted(f"Fake{plan.config.client}")
    imports = {
        *found.imports,
        Import(str(plan.package), str(name)),
        Import(f"{plan.package}.testing", str(faked)),
    }
    head = function_head(
        Code("test_survives_an_outage"),
        (filled("{}: {}", client, name), filled("{}: {}", fake, faked)),
        Code("None"),
        0,
    )
    return lines(
        [
            import_block(imports).runtime,
            BLANK,
            BLANK,
            head,
            filled("    {}", place(_outage(fake, dotted), 4)),
            BLANK,
            filled("    {}", place(called, 4)),
            BLANK,
            *_proof(fake, dotted, several=several),
        ]
    )


def _known_to_fakes(found: FirstCall) -> str:
    """How a fake calls the operation, whatever media type the method is for."""
    id = found.operation.operation.id
    same = (one for one in found.group.operations if one.operation.id == id)
    return found.group.dotted(next(one for one in same if not one.said))


def _outage(fake: Code, dotted: Code) -> Group:
    failing = filled("{}.on.{}.fail", fake, dotted)
    return call(
        failing,
        status=literals.integer(503),
        retry_after=literals.integer(1),
        times=literals.integer(1),
    )


def _proof(fake: Code, dotted: Code, *, several: bool) -> Iterator[Code]:
    made = filled("{}.calls.{}", fake, dotted)
    line = _seen_twice(made, several=several)
    if columns(line) <= WIDTH:
        yield line
        return
    yield filled("    {}", assigned(Code("calls"), made, 4))
    yield _seen_twice(Code("calls"), several=several)


def _seen_twice(calls: Code, *, several: bool) -> Code:
    if several:
        # A list may be asked for once more, to see that it ends.
        return filled("    assert {}[1].attempt == 2", calls)
    return filled("    assert len({}) == 2", calls)
