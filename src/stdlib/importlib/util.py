"""Modules step by step: `find_spec`, `module_from_spec`, `spec_from_file_location`, `resolve_name`."""

import sys
from _import import ModuleSpec, find_spec as _find_spec, import_module as _import_module, library_source
from importlib.machinery import SourceFileLoader

__all__ = ["find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader"]


def _exec_source(path, module):
    text = library_source(path)
    if text is None:
        with open(path, "rb") as file:
            text = file.read()
    exec(compile(text, path, "exec"), module.__dict__)


def resolve_name(name, package):
    """The absolute name of a module."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    base = package.rsplit(".", level - 1)
    if len(base) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{base[0]}.{name[level:]}" if name[level:] else base[0]


def _find(name):
    package = name.rpartition(".")[0]
    path = _import_module(package).__path__ if package else None
    spec = _find_spec(name, path)
    if spec is not None and spec.loader is None and spec.has_location and not spec.origin.startswith("<"):
        spec.loader = SourceFileLoader(name, spec.origin)
    return spec


def find_spec(name, package=None):
    """What is known of a module, loaded or not; None if there is none."""
    full = resolve_name(name, package)
    if full in sys.modules:
        module = sys.modules[full]
        if module is None:
            return None
        if getattr(module, "__spec__", None) is None:
            raise ValueError(f"{full}.__spec__ is None")
        return module.__spec__
    return _find(full)


find_spec.__wrapped__ = _find


def module_from_spec(spec):
    """A module that its loader may run: `spec.loader.exec_module(module)`."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    if module is None:
        module = type(sys)(spec.name)
    module.__name__, module.__loader__, module.__package__, module.__spec__ = (
        spec.name, spec.loader, spec.parent, spec)
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec by what a loader says."""
    if is_package is None:
        is_package = loader.is_package(name) if hasattr(loader, "is_package") else False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """A spec of a source file."""
    if loader is None:
        if not str(location).endswith(".py"):
            return None
        loader = SourceFileLoader(name, str(location))
    spec = ModuleSpec(name, loader, origin=None if location is None else str(location))
    spec.has_location = location is not None
    if submodule_search_locations is None and getattr(loader, "is_package", lambda name: False)(name):
        submodule_search_locations = []
    if submodule_search_locations == [] and location is not None:
        submodule_search_locations = [str(location).rpartition("/")[0]]
    spec.submodule_search_locations = submodule_search_locations
    return spec
