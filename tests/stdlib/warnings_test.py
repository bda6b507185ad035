# modules: warnings
import warnings
from label import note, show


def issue(*args, **kwds):
    warnings.warn(*args, **kwds)


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    for _ in range(2):
        issue("first")
    issue("dep", DeprecationWarning, stacklevel=2)
    issue(RuntimeWarning("made"))
    note("log", [(str(w.message), w.category.__name__, w.lineno, w.filename.rpartition("/")[2]) for w in log])
    note("shown", str(log[0]).partition("/")[0])
    for action in ("default", "module", "once", "ignore"):
        del log[:]
        warnings.resetwarnings()
        warnings.simplefilter(action)
        for n in range(3):
            warnings.warn("again")
        warnings.warn("again")
        warnings.warn("other")
        note(action, [str(w.message) for w in log])
    del log[:]
    warnings.simplefilter("error")
    show("error", issue, "now an error")
    warnings.filterwarnings("ignore", "quiet", UserWarning)
    warnings.filterwarnings("always", module="somewhere")
    issue("quiet please")
    issue("QUIET PLEASE")
    show("loud", issue, "be quiet")
    warnings.warn_explicit("explicit", UserWarning, "somewhere.py", 7)
    note("explicit", [(str(w.message), w.filename, w.lineno) for w in log])
    show("not a category", issue, "x", int)
    show("not a category", issue, "x", 3)
    show("action", warnings.filterwarnings, "bad")
    show("lineno", warnings.simplefilter, "ignore", lineno=-1)


def mine(message, category, filename, lineno, file=None, line=None):
    print("mine:", message, category.__name__)


with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = mine
    issue("to mine")
note("format", warnings.formatwarning("text", UserWarning, "nofile.py", 3, "  the line  "), warnings.formatwarning("text", UserWarning, "nofile.py", 3))
cm = warnings.catch_warnings(record=True)
note("repr", cm)
with cm:
    show("twice", cm.__enter__)
show("exit", warnings.catch_warnings().__exit__)
show("option", warnings._setoption, "a:b:c:d:e:f")
show("option", warnings._setoption, "zzz")
note("all", warnings.__all__)
