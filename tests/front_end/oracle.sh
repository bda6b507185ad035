#!/usr/bin/env bash
# Makes sure that Debian's python3.11 and its test suite are here: the oracle and the corpus of the front end's checks.
# Installs what is missing with apt-get, and does nothing where nothing is missing.
set -euo pipefail

missing=()
[ -x /usr/bin/python3.11 ] || missing+=(python3.11)
[ -f /usr/lib/python3.11/test/test_grammar.py ] || missing+=(libpython3.11-testsuite)
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get > /dev/null; then
    echo "missing: ${missing[*]}, and no apt-get to install them with" >&2
    exit 1
fi
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends "${missing[@]}" > /dev/null
