"""The examples that an SDK shows, in docstrings and in its README, run against its fake.

What is run is what specmill wrote: the section `Example:` behind `Wire:`, which ends the docstring
of a method, and the fenced blocks of the README. No text of a description can stand there.
"""

import ast
import asyncio
import builtins
import inspect
import re
import textwrap
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any, Final, NamedTuple, cast

from specmill_runtime.testing.arguments import records_of
from specmill_runtime.testing.runs import Flavor, without_network, without_variables

__all__ = ["Shown", "documented_examples", "readme_examples", "run_example"]

_FENCED: Final = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_WIRE: Final = "\nWire:\n"
_EXAMPLE: Final = "\n\nExample:\n"


class Shown(NamedTuple):
    """An example: where it stands, and its Python, in which `client` is a client."""

    place: str
    source: str
    flavor: Flavor

    def __str__(self) -> str:
        return f"{self.place} {self.flavor}"


def documented_examples(fake_class: Any) -> Iterator[Shown]:
    """The examples of the docstrings of both clients."""
    accessors = sorted(records_of(fake_class.package))
    clients: dict[Flavor, object] = {"sync": fake_class().client()}
    clients["async"] = fake_class().async_client()
    for accessor in accessors:
        for flavor, client in clients.items():
            source = example_in(attrgetter(accessor)(client).__doc__ or "")
            if source is not None:
                yield Shown(accessor, source, flavor)


def example_in(docstring: str) -> str | None:
    """The Python at the end of a docstring; None where there is none."""
    _, wire, tail = inspect.cleandoc(docstring).rpartition(_WIRE)
    _, title, example = tail.partition(_EXAMPLE)
    return textwrap.dedent(example) if wire and title else None


def readme_examples(readme: Path) -> Iterator[Shown]:
    """The blocks of Python in a README."""
    text = readme.read_text(encoding="utf-8") if readme.is_file() else ""
    for number, source in enumerate(_FENCED.findall(text), 1):
        yield Shown(f"README.md block {number}", source, "sync")


def run_example(fake_class: Any, shown: Shown) -> None:
    """Run an example with a client of a new fake; what it raises says which one it was."""
    fake = fake_class()
    try:
        with (
            without_network(),
            without_variables(fake.package),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore", DeprecationWarning)
            if shown.flavor == "async":
                asyncio.run(_run_async(fake, shown))
            else:
                _run(fake, shown)
    except Exception as error:
        error.add_note(f"in the example of {shown}:\n{shown.source}")
        raise
    if fake.violations:
        raise fake.violations[0]


def _run(fake: Any, shown: Shown) -> None:
    with fake.client() as client:
        namespace = _namespace(fake, client)
        exec(_compiled(shown), namespace)
        for test in _tests(namespace):
            _call(test, fake)


async def _run_async(fake: Any, shown: Shown) -> None:
    async with fake.async_client() as client:
        made: Any = eval(_compiled(shown), _namespace(fake, client))
        if inspect.isawaitable(made):
            await made


def _compiled(shown: Shown) -> CodeType:
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if shown.flavor == "async" else 0
    name = f"<example of {shown}>"
    return cast(
        "CodeType",
        compile(shown.source, name, "exec", flags=flags, dont_inherit=True),
    )


def _namespace(fake: Any, client: object) -> dict[str, Any]:
    """The names of an example, in which the package has a client class that reaches the fake."""
    package = import_module(fake.package)
    name: str = fake.contract.name
    plain: Callable[..., Any] = getattr(package, name)

    def connected(**settings: object) -> object:
        return fake.connect(plain, settings)

    def importing(module: str, *rest: Any) -> object:
        found = builtins.__import__(module, *rest)
        if module != fake.package or not rest[2:] or name not in (rest[2] or ()):
            return found
        members = {one: getattr(package, one) for one in rest[2]}
        return SimpleNamespace(**{**members, name: connected})

    return {
        "__builtins__": {**vars(builtins), "__import__": importing},
        "__name__": "example",
        "client": client,
    }


def _tests(namespace: dict[str, Any]) -> list[Callable[..., object]]:
    found = [value for name, value in namespace.items() if name.startswith("test_")]
    return [one for one in found if inspect.isfunction(one)]


def _call(test: Callable[..., object], fake: Any) -> None:
    """A test of the README, with the fixtures that it names."""
    fixtures = {
        f"{fake.package}_fake": fake,
        f"{fake.package}_client": fake.client(),
    }
    test(**{name: fixtures[name] for name in inspect.signature(test).parameters})
