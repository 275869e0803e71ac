"""Documented calls of an operation, put together from the examples of its inputs and its answer."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from specmill.model.notes import Example, example_of
from specmill.model.operations import Body, CallExample, Parameter, Result

Argument = tuple[str, msgspec.Raw]
Examples = tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class _Inputs:
    """What a call takes, and the documented answers."""

    parameters: tuple[Parameter, ...]
    body: Body | None
    answered: Examples

    @property
    def sent(self) -> Examples:
        """The documented bodies in the first media type."""
        return () if self.body is None else self.body.contents[0].notes.examples


def parse_calls(
    parameters: tuple[Parameter, ...], body: Body | None, results: tuple[Result, ...]
) -> tuple[CallExample, ...]:
    """One call per name that the examples of the inputs share; without such names, one per example
    of the answer.

    A call that lacks a required input is left out. An input without an example of that name takes
    its unnamed one; a required input, the body and the answer also take the only or first one they
    have.
    """
    inputs = _Inputs(parameters, body, _examples(results))
    groups = [*(one.notes.examples for one in parameters), inputs.sent]
    named = {example.name: example for group in groups for example in group}
    if len(named) > 1:
        named.pop("", None)
    if not named:
        named = {example.name: example for example in inputs.answered}
    found = [_call(inputs, name, example) for name, example in named.items()]
    found = found or [_call(inputs, "", None)]
    return tuple(one for one in found if one is not None)


def _call(inputs: _Inputs, name: str, source: Example | None) -> CallExample | None:
    arguments = _arguments(inputs.parameters, name)
    sent = example_of(inputs.sent, name, needed=True)
    answered = example_of(inputs.answered, name, needed=len(inputs.answered) == 1)
    body = inputs.body
    if arguments is None or (sent is None and body is not None and body.required):
        return None
    if not arguments and sent is None and answered is None:
        return None
    return CallExample(
        name=name,
        arguments=arguments + (() if sent is None else _members(sent.value)),
        body=None if sent is None else sent.value,
        result=None if answered is None else answered.value,
        summary=None if source is None else source.summary,
    )


def _examples(results: tuple[Result, ...]) -> Examples:
    return (
        results[0].contents[0].notes.examples if results and results[0].contents else ()
    )


def _arguments(
    parameters: tuple[Parameter, ...], name: str
) -> tuple[Argument, ...] | None:
    """The values of the parameters in one call; None when a required one has no example."""
    found: list[Argument] = []
    for parameter in parameters:
        example = example_of(parameter.notes.examples, name, needed=parameter.required)
        if example is not None:
            found.append((parameter.wire_name, example.value))
        elif parameter.required and parameter.default is not None:
            found.append((parameter.wire_name, parameter.default))
        elif parameter.required:
            return None
    return tuple(found)


def _members(value: msgspec.Raw) -> tuple[Argument, ...]:
    if not bytes(value).startswith(b"{"):
        return ()
    return tuple(msgspec.json.decode(value, type=dict[str, msgspec.Raw]).items())
