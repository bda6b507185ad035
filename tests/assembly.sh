#!/usr/bin/env bash
# The machine code of the handlers whose bodies are inline: each must end in jumps, without a push, a call or a frame of its own.
# Handlers that call by their nature (`calls` in the table) may have one call. usage: tests/assembly.sh BINARY
set -euo pipefail
binary=$1
table="$(dirname "$0")/../src/bytecode/instructions"

# The names whose action is `run` or `inline` in the table.
hot=$(cat "$table"/*.rs | tr '\n' ' ' | grep -oE '[A-Z][A-Z0-9_]+ \{ *specialize[^}]*run [a-z_:]+ *\}|[A-Z][A-Z0-9_]+: [A-Za-z]+\([^)]*\) *inline' |
    grep -oE '^[A-Z][A-Z0-9_]+' | sort -u)
code=$(mktemp)
trap 'rm -f "$code"' EXIT
objdump -dC --no-show-raw-insn "$binary" | awk '
    /handlers::[A-Z0-9_]+.*>:$/ && /\(\)|::h[0-9a-f]+>|::<\(\)>/ { match($0, /handlers::[A-Z0-9_]+/); name = substr($0, RSTART + 10, RLENGTH - 10); seen[name] = 1 }
    /^$/ { name = "" }
    name && $2 ~ /^(push|call)/ { print name, $2, $3 }
    END { for (name in seen) print name, "seen" }' >"$code"
count=$(grep -c ' seen$' "$code" || true)
if [ "$count" -lt 50 ]; then
    echo "only $count handlers are found in $binary: is it a release build?"
    exit 1
fi
bad=$(grep -v ' seen$' "$code" | grep -wF "$hot" || true)
if [ -n "$bad" ]; then
    printf 'hot handlers with a push or a call:\n%s\n' "$bad"
    exit 1
fi
echo "$(grep ' seen$' "$code" | grep -cwF "$hot") hot handlers of $count: no push, no call"
