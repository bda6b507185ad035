#!/usr/bin/env bash
# The machine code of the handlers whose bodies are inline: each must end in jumps, without a push, a call or a frame of its own.
# Handlers that call by their nature (`calls` in the table) may have one call. usage: tests/assembly.sh BINARY
set -euo pipefail
binary=$1
tables="$(dirname "$0")/../src/bytecode/instructions"

# The names whose action is `run` or `inline` in the table.
hot=$(cat "$tables"/*.rs | tr '\n' ' ' | grep -oE '[A-Z][A-Z0-9_]+ \{ *specialize[^}]*run [a-z_:]+ *\}|[A-Z][A-Z0-9_]+: [A-Za-z]+\([^)]*\) *inline' |
    grep -oE '^[A-Z][A-Z0-9_]+' | sort -u)
# A handler is there once for each observer, the one of plain runs among them, which is the leanest: a name is well if one of its
# instances is.
code=$(mktemp)
trap 'rm -f "$code"' EXIT
objdump -dC --no-show-raw-insn "$binary" | awk '
    function close_handler() { if (name) { if (!(name in least) || count < least[name]) { least[name] = count; what[name] = first } } name = "" }
    /threaded::handlers::[A-Z][A-Z0-9_]+.*>:$/ {
        close_handler()
        match($0, /handlers::[A-Z][A-Z0-9_]+/)
        name = substr($0, RSTART + 10, RLENGTH - 10); count = 0; first = ""
        next
    }
    /^$/ { close_handler() }
    name && $2 ~ /^(push|call)/ { count++; if (!first) first = $2 " " $3 " " $4 }
    END { close_handler(); for (name in least) print name, least[name], what[name] }' | sort >"$code"
count=$(wc -l <"$code")
if [ "$count" -lt 50 ]; then
    echo "only $count handlers are found in $binary: is it a release build?"
    exit 1
fi
hot_code=$(grep -E "^($(paste -sd'|' <<<"$hot")) " "$code")
bad=$(grep -vE '^[A-Z0-9_]+ 0 ' <<<"$hot_code" || true)
if [ -n "$bad" ]; then
    printf 'hot handlers with a push or a call:\n%s\n' "$bad"
    exit 1
fi
echo "$(wc -l <<<"$hot_code") hot handlers of $count: no push, no call"
