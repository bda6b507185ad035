"""The abstract classes of streams: IOBase, RawIOBase, BufferedIOBase, TextIOBase, to derive from.

`io` loads them when they are first asked for, since few programs do. It never is imported by name elsewhere.
"""

import _io
from _io import UnsupportedOperation
from abc import ABCMeta

# The classes are known by the name of the public module.
__name__ = "io"


class IOBase(metaclass=ABCMeta):
    """What all streams have in common; reading and writing is left to subclasses."""

    __closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def flush(self):
        self._checkClosed()

    def close(self):
        if not self.__closed:
            try:
                self.flush()
            finally:
                self.__closed = True

    @property
    def closed(self):
        return self.__closed

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def _checkSeekable(self):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    def _checkReadable(self):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable.")

    def _checkWritable(self):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable.")

    def isatty(self):
        self._checkClosed()
        return False

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:
            return
        if not closed:
            self.close()

    def readline(self, size=-1):
        """A line, with its end, of at most `size` bytes; peeks ahead where the stream can."""
        size = -1 if size is None else size.__index__()
        line = bytearray()
        while size < 0 or len(line) < size:
            wanted = 1
            if hasattr(self, "peek"):
                ahead = self.peek(1)
                if not ahead:
                    break
                wanted = ahead.find(b"\n") + 1 or len(ahead)
                if size >= 0:
                    wanted = min(wanted, size)
            piece = self.read(wanted)
            if not piece:
                break
            line += piece
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        """The lines, until they have at least `hint` bytes together."""
        if hint is None or hint <= 0:
            return list(self)
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Streams of bytes without a buffer; subclasses give readinto() and write()."""

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size.__index__())
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        """All that is left."""
        data = bytearray()
        piece = self.read(_io.DEFAULT_BUFFER_SIZE)
        if piece is None:
            return None
        while piece:
            data += piece
            piece = self.read(_io.DEFAULT_BUFFER_SIZE)
        return bytes(data)

    def readinto(self, b):
        raise NotImplementedError

    def write(self, b):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    """Streams of bytes with a buffer; subclasses give read(), read1() and write()."""

    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        self._unsupported("read1")

    def _readinto(self, b, data):
        view = memoryview(b).cast("B")
        view[:len(data)] = data
        return len(data)

    def readinto(self, b):
        return self._readinto(b, self.read(len(memoryview(b).cast("B"))))

    def readinto1(self, b):
        return self._readinto(b, self.read1(len(memoryview(b).cast("B"))))

    def write(self, b):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    """Streams of text; subclasses give read(), readline() and write()."""

    encoding = newlines = errors = None

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, s):
        self._unsupported("write")

    def readline(self, size=-1):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")


for _abstract, _names in (
    (RawIOBase, ("FileIO",)),
    (BufferedIOBase, ("BytesIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair")),
    (TextIOBase, ("StringIO", "TextIOWrapper")),
):
    for _name in _names:
        if hasattr(_io, _name):
            _abstract.register(getattr(_io, _name))
del _abstract, _names, _name
