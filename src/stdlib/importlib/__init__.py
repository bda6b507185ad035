"""Importing from code: `import_module`, `reload`, `invalidate_caches`."""

import sys
from _import import import_module as _import_module

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__import__ = __import__


def import_module(name, package=None):
    """The module of a name, which may be relative to a package: as `from package import name`."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        base = package.rsplit(".", level - 1)
        if len(base) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = f"{base[0]}.{name[level:]}" if name[level:] else base[0]
    return _import_module(name)


def invalidate_caches():
    """Does nothing: folders are read anew each time."""


def reload(module):
    """Runs a module's source once more in the same namespace."""
    from importlib.util import _exec_source, find_spec
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    spec = getattr(module, "__spec__", None)
    name = module.__name__ if spec is None else spec.name
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    found = find_spec.__wrapped__(name)
    if found is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    module.__spec__ = found
    if found.loader is not None:
        found.loader.exec_module(module)
    elif found.has_location:
        _exec_source(found.origin, module)
    return sys.modules[name]
