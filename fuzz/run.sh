#!/usr/bin/env bash
# Fuzzes the parser for so many seconds (default 600) from a corpus that it makes first. Stops at the first panic, hang
# (10 seconds for one input) or overflow; the input is then under fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-600}
command -v cargo-fuzz > /dev/null || cargo install --locked cargo-fuzz
tests/front_end/oracle.sh
/usr/bin/python3.11 fuzz/seed.py
# Without a sanitizer the stable compiler will do; the library has no unsafe code for one to watch.
cargo fuzz run --sanitizer none parse -- \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -dict=fuzz/python.dict -print_final_stats=1
