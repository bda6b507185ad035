# Every recipe is one command, so that nothing needs `just`.

python := "/usr/bin/python3.11"

# Lists the recipes.
default:
    @just --list --unsorted

# What CI runs.
check:
    .ci/run

# The tests.
test:
    cargo test

# Records our own snapshots anew; never an output that CPython made.
bless:
    INSTA_UPDATE=always cargo test

# Every tree of the standard library against CPython's; `--sample N` for some of them.
front-end-corpus *OPTIONS: oracle
    {{python}} tests/front_end/corpus.py {{OPTIONS}}

# Every symbol table of the standard library against CPython's; `--sample N` for some of them.
front-end-symbols *OPTIONS: oracle
    {{python}} tests/front_end/symbols.py {{OPTIONS}}

# Wrong programs: message, line, columns and carets against CPython's, whose answers are checked to be current.
syntax-errors: oracle
    {{python}} tests/syntax_errors/record.py --check
    {{python}} tests/completeness/record.py --check
    cargo test --test syntax_errors --test completeness -- --nocapture

# Verdicts on programs that nobody wrote against CPython's; `--count N`, `--seed S`.
front-end-mutants *OPTIONS: oracle
    {{python}} tests/front_end/mutants.py {{OPTIONS}}

# Lexing and parsing the standard library, timed against CPython's ast.parse.
parse-speed *OPTIONS: oracle
    {{python}} tests/front_end/speed.py {{OPTIONS}}

# The hot handlers' machine code: no push, no call.
asm:
    cargo build --release
    tests/assembly.sh target/release/coachwhip

# Fuzzes the parser.
fuzz SECONDS="600":
    fuzz/run.sh {{SECONDS}}

# Timings of the front end on the examples.
bench:
    cargo bench

# Installs python3.11 and its test suite where they are missing.
oracle:
    @tests/front_end/oracle.sh
