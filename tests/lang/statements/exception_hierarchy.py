"""The tree of built-in exceptions."""


def children(kind):
    return sorted((k for k in kind.__subclasses__() if k.__module__ == "builtins"), key=lambda k: k.__name__)


WANTED = set("""
    BaseException BaseExceptionGroup ExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception ArithmeticError
    FloatingPointError OverflowError ZeroDivisionError AssertionError AttributeError BufferError EOFError ImportError
    ModuleNotFoundError LookupError IndexError KeyError MemoryError NameError UnboundLocalError OSError BlockingIOError
    ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
    FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError
    TimeoutError ReferenceError RuntimeError NotImplementedError RecursionError StopAsyncIteration StopIteration SyntaxError
    IndentationError TabError SystemError TypeError ValueError UnicodeError UnicodeDecodeError UnicodeEncodeError
    UnicodeTranslateError Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning
    PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning
    """.split())
seen = set()


def show(kind, depth):
    bases = "" if len(kind.__bases__) == 1 else f" {[b.__name__ for b in kind.__bases__]}"
    print("    " * depth + kind.__name__ + bases)
    seen.add(kind.__name__)
    for child in children(kind):
        show(child, depth + 1)


show(BaseException, 0)
print("all there:", seen == WANTED, sorted(WANTED ^ seen))
print("aliases:", IOError is OSError, EnvironmentError is OSError)
