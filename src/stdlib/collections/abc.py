"""The abstract base classes of containers: all that `_collections_abc` defines."""

from _collections_abc import *
from _collections_abc import __all__, _CallableGenericAlias
