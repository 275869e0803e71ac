"""Packages that import their members when they are first asked for."""

import sys
import warnings
from collections.abc import Callable
from importlib import import_module


def lazy_exports(
    package: str, modules: dict[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of a package (PEP 562).

    `modules` maps each public name to the module that defines it; a name whose module ends with
    the name itself is that module. `module:Name` says what an old name stands for: using it gives a
    DeprecationWarning.
    """

    def member(name: str) -> object:
        module_name = modules.get(name)
        if module_name is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        if ":" in module_name:
            return _renamed(f"{package}.{name}", module_name)
        module = import_module(module_name)
        value = module if module_name == f"{package}.{name}" else getattr(module, name)
        setattr(sys.modules[package], name, value)
        return value

    def members() -> list[str]:
        inner = (name for name in vars(sys.modules[package]) if name.startswith("__"))
        return sorted({*inner, *modules})

    return member, members


def _renamed(old: str, new: str) -> object:
    """What an old name stands for; not kept, so that every use of the name gives the warning."""
    module_name, _, name = new.partition(":")
    # The caller of the package's `__getattr__`.
    warnings.warn(f"{old} is called {name} now", DeprecationWarning, stacklevel=3)
    return getattr(import_module(module_name), name)
