"""Reads one JSON value at a place of a text: `make_scanner`, which is native."""

from _json import make_scanner
