"""Documented calls of an operation, put together from the examples of its inputs and its answer."""

from __future__ import annotations

import msgspec

from specmill.model.notes import Example
from specmill.model.operations import Body, CallExample, Parameter, Result

Argument = tuple[str, msgspec.Raw]


def parse_calls(
    parameters: tuple[Parameter, ...], body: Body | None, results: tuple[Result, ...]
) -> tuple[CallExample, ...]:
    """One call per name that the examples of the inputs share; without such names, one per example
    of the answer.

    A call that lacks a required input is left out. An input without an example of that name takes
    its unnamed one; a required input, the body and the answer also take the only or first one they
    have.
    """
    sent = body.contents[0].notes.examples if body is not None else ()
    answered = (
        results[0].contents[0].notes.examples if results and results[0].contents else ()
    )
    inputs = [*(one.notes.examples for one in parameters), sent]
    named = {example.name: example for group in inputs for example in group}
    if len(named) > 1:
        named.pop("", None)
    if not named:
        named = {example.name: example for example in answered}
    found: list[CallExample] = []
    for name, example in named.items() if named else [("", None)]:
        arguments = _arguments(parameters, name)
        own_body = _pick(sent, name, needed=True)
        if arguments is None or (
            own_body is None and body is not None and body.required
        ):
            continue
        found.append(
            _call(
                name,
                example,
                arguments,
                (own_body, _pick(answered, name, needed=len(answered) == 1)),
            )
        )
    return tuple(
        one
        for one in found
        if one.arguments or one.body is not None or one.result is not None
    )


def _call(
    name: str,
    source: Example | None,
    arguments: tuple[Argument, ...],
    values: tuple[Example | None, Example | None],
) -> CallExample:
    sent, answered = values
    return CallExample(
        name=name,
        arguments=arguments + (() if sent is None else _members(sent.value)),
        body=None if sent is None else sent.value,
        result=None if answered is None else answered.value,
        summary=None if source is None else source.summary,
    )


def _arguments(
    parameters: tuple[Parameter, ...], name: str
) -> tuple[Argument, ...] | None:
    """The values of the parameters in one call; None when a required one has no example."""
    found: list[Argument] = []
    for parameter in parameters:
        example = _pick(parameter.notes.examples, name, needed=parameter.required)
        if example is not None:
            found.append((parameter.wire_name, example.value))
        elif parameter.required and parameter.default is not None:
            found.append((parameter.wire_name, parameter.default))
        elif parameter.required:
            return None
    return tuple(found)


def _pick(examples: tuple[Example, ...], name: str, needed: bool) -> Example | None:
    for wanted in (name, ""):
        for example in examples:
            if example.name == wanted:
                return example
    return examples[0] if needed and examples else None


def _members(value: msgspec.Raw) -> tuple[Argument, ...]:
    if not bytes(value).startswith(b"{"):
        return ()
    return tuple(msgspec.json.decode(value, type=dict[str, msgspec.Raw]).items())
