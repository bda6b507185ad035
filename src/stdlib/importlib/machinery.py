"""What modules are found and loaded by: `ModuleSpec`, `SourceFileLoader`."""

from _import import ModuleSpec

__all__ = ["ModuleSpec", "SourceFileLoader", "SOURCE_SUFFIXES", "all_suffixes"]
SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = EXTENSION_SUFFIXES = []


def all_suffixes():
    """The ends of the names of files that modules are in."""
    return [*SOURCE_SUFFIXES]


class SourceFileLoader:
    """Loads a module from a source file."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def create_module(self, spec):
        """None: any module will do."""

    def exec_module(self, module):
        """Runs the source in the module."""
        from importlib.util import _exec_source
        _exec_source(self.path, module)

    def get_filename(self, name=None):
        """The path of the source."""
        return self.path

    def get_data(self, path):
        """The bytes of a file."""
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, name=None):
        """The source as text."""
        return self.get_data(self.path).decode("utf-8-sig")

    def is_package(self, name=None):
        """Whether the source is that of a package."""
        return self.path.rpartition("/")[2] == "__init__.py"
