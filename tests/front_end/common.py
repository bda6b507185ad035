"""What the front end's checks share: the corpus, and the programs that they run."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LIBRARY = Path(os.__file__).parent

if sys.version_info[:2] != (3, 11):
    sys.exit("run this with Debian's python3.11: it is the oracle")


def built(*arguments: str) -> Path:
    """Builds with `cargo build --release` and these arguments; the folder of what was built."""
    subprocess.run(["cargo", "build", "--release", "--quiet", *arguments], cwd=PROJECT, check=True)
    target = os.environ.get("CARGO_TARGET_DIR", PROJECT / "target")
    return Path(target) / "release"


def corpus(sample: int | None = None) -> list[Path]:
    """Every .py file of the standard library, its test suite included, sorted; or so many of them, evenly spread."""
    if not (LIBRARY / "test" / "test_grammar.py").exists():
        sys.exit("the test suite is missing: run tests/front_end/oracle.sh")
    files = sorted(LIBRARY.rglob("*.py"))
    if sample and sample < len(files):
        files = [files[i * len(files) // sample] for i in range(sample)]
    return files
