//! What the built-in exceptions say of themselves: `__doc__`.

use crate::vm::Exc;

/// The docstring of each exception.
pub fn docs() -> impl Iterator<Item = (Exc, &'static str)> {
    Exc::ALL.iter().map(|&exc| (exc, doc(exc)))
}

fn doc(exc: Exc) -> &'static str {
    match exc {
        Exc::BaseException => "The base class of all exceptions.",
        Exc::SystemExit => "A request that the interpreter exit.",
        Exc::KeyboardInterrupt => "The user has interrupted the program.",
        Exc::GeneratorExit => "A generator has been asked to exit.",
        Exc::BaseExceptionGroup => "Several exceptions that belong together.",
        Exc::Exception => "The base class of all exceptions that do not make the program exit.",
        Exc::ExceptionGroup => {
            "Several exceptions that belong together, none of which makes the program exit."
        }
        Exc::StopIteration => "The end of what an iterator's __next__() gives.",
        Exc::StopAsyncIteration => "The end of what an asynchronous iterator's __anext__() gives.",
        Exc::ArithmeticError => "The base class of errors of arithmetic.",
        Exc::FloatingPointError => "A floating-point operation has failed.",
        Exc::OverflowError => "A result is too large to be represented.",
        Exc::ZeroDivisionError => "The second argument of a division or modulo operation was zero.",
        Exc::AssertionError => "An assertion has failed.",
        Exc::AttributeError => "An attribute was not found.",
        Exc::BufferError => "An operation on a buffer has failed.",
        Exc::EOFError => "The input ended where more was to be read.",
        Exc::ImportError => "A module, or a name in one, cannot be imported.",
        Exc::ModuleNotFoundError => "A module was not found.",
        Exc::LookupError => "The base class of errors of looking something up.",
        Exc::IndexError => "An index of a sequence is out of range.",
        Exc::KeyError => "A key of a mapping was not found.",
        Exc::MemoryError => "Memory is exhausted.",
        Exc::NameError => "A name was not found globally.",
        Exc::UnboundLocalError => "A local name was used before it had a value.",
        Exc::OSError => "The base class of errors of the operating system and of input and output.",
        Exc::BlockingIOError => "An operation would block.",
        Exc::ChildProcessError => "An operation on a child process has failed.",
        Exc::ConnectionError => "The base class of errors of connections.",
        Exc::BrokenPipeError => "The other end of a pipe or a connection is closed.",
        Exc::ConnectionAbortedError => "A connection was aborted.",
        Exc::ConnectionRefusedError => "A connection was refused.",
        Exc::ConnectionResetError => "A connection was reset.",
        Exc::FileExistsError => "The file exists already.",
        Exc::FileNotFoundError => "The file was not found.",
        Exc::InterruptedError => "A signal has interrupted an operation.",
        Exc::IsADirectoryError => "The operation does not work on directories.",
        Exc::NotADirectoryError => "The operation only works on directories.",
        Exc::PermissionError => "There are not enough permissions.",
        Exc::ProcessLookupError => "The process was not found.",
        Exc::TimeoutError => "The time for an operation has expired.",
        Exc::ReferenceError => "A weak proxy was used after its object had gone away.",
        Exc::RuntimeError => "An error that is of no other sort.",
        Exc::NotImplementedError => "A method or a function has not been implemented yet.",
        Exc::RecursionError => "The limit of recursion is exceeded.",
        Exc::SyntaxError => "The syntax is invalid.",
        Exc::IndentationError => "The indentation is wrong.",
        Exc::TabError => "Tabs and spaces are mixed in a way that has no clear meaning.",
        Exc::SystemError => "An error within the interpreter.",
        Exc::TypeError => "An argument is of the wrong type.",
        Exc::ValueError => "An argument is of the right type, but has a wrong value.",
        Exc::UnicodeError => "The base class of errors of encoding and decoding.",
        Exc::UnicodeDecodeError => "Bytes cannot be decoded.",
        Exc::UnicodeEncodeError => "Text cannot be encoded.",
        Exc::UnicodeTranslateError => "Text cannot be translated.",
        Exc::Warning => "The base class of warnings.",
        Exc::BytesWarning => {
            "A warning about bytes and buffers, mostly their conversion to or comparison with text."
        }
        Exc::DeprecationWarning => "A warning about deprecated features.",
        Exc::EncodingWarning => "A warning about encodings.",
        Exc::FutureWarning => "A warning about what will change its meaning.",
        Exc::ImportWarning => "A warning about probable mistakes in imports.",
        Exc::PendingDeprecationWarning => "A warning about features that will be deprecated.",
        Exc::ResourceWarning => "A warning about the use of resources.",
        Exc::RuntimeWarning => "A warning about dubious behaviour at run time.",
        Exc::SyntaxWarning => "A warning about dubious syntax.",
        Exc::UnicodeWarning => "A warning about problems with Unicode.",
        Exc::UserWarning => "A warning that a program's own code gives.",
    }
}
