//! Properties: what random expressions over ints, floats, strings and dicts give, here and in CPython 3.11.
//!
//! proptest writes the expressions; each batch is one run of both. Without `/usr/bin/python3.11` there is nothing to compare with,
//! and the tests say so.

mod support;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use support::run_for;

const PYTHON: &str = "/usr/bin/python3.11";
/// Expressions of a batch.
const BATCH: usize = 400;

/// Prints what each line of standard input gives, or what it raises.
const EVALUATE: &str = r#"
import sys
for line in sys.stdin.read().splitlines():
    try:
        print(repr(eval(line)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
"#;

fn evaluate(program: &str, expressions: &str) -> Vec<String> {
    let mut command = Command::new(program);
    command.args(["-c", EVALUATE]).env_clear().env("PYTHONUTF8", "1").env("PYTHONHASHSEED", "0");
    let limit = Duration::from_secs(120);
    let ran = run_for(&mut command, expressions.as_bytes(), limit).expect("expressions are small");
    assert_eq!(ran.status, "0", "{program}: {}", String::from_utf8_lossy(&ran.err));
    String::from_utf8(ran.out).expect("UTF-8").lines().map(str::to_owned).collect()
}

/// Writes a batch of expressions, and compares what both make of each.
fn agree(expressions: impl Strategy<Value = String>) {
    if !Path::new(PYTHON).exists() {
        eprintln!("{PYTHON} is not there: nothing is compared");
        return;
    }
    let mut runner = TestRunner::new(Config::default());
    let batch: Vec<String> = (0..BATCH)
        .map(|_| expressions.new_tree(&mut runner).expect("a strategy has values").current())
        .collect();
    let text = batch.join("\n");
    let (theirs, ours) = (evaluate(PYTHON, &text), evaluate(env!("CARGO_BIN_EXE_coachwhip"), &text));
    assert_eq!(theirs.len(), batch.len());
    assert_eq!(ours.len(), batch.len());
    let mut differences = String::new();
    for ((expression, theirs), ours) in batch.iter().zip(&theirs).zip(&ours).filter(|((_, a), b)| a != b) {
        differences.push_str(&format!("{expression}\n    - {theirs}\n    + {ours}\n"));
    }
    assert!(differences.is_empty(), "CPython's answer, then ours:\n{differences}");
}

fn int() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (-20i64..20).prop_map(|i| format!("({i})")),
        2 => any::<i64>().prop_map(|i| format!("({i})")),
        1 => Just("(1 << 61)".to_owned()),
        1 => Just("(-(1 << 61))".to_owned()),
        2 => (any::<i128>(), 0u32..200).prop_map(|(i, shift)| format!("({i} << {shift})")),
    ]
}

fn float() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (-1000i32..1000).prop_map(|i| format!("({})", f64::from(i) / 8.0)),
        3 => any::<f64>().prop_map(literal),
        1 => any::<u64>().prop_map(|bits| literal(f64::from_bits(bits))),
        1 => prop::sample::select(vec!["float('inf')", "float('nan')", "-0.0", "5e-324", "1.7976931348623157e308"])
            .prop_map(|text| format!("({text})")),
    ]
}

fn literal(number: f64) -> String {
    if number.is_nan() {
        "float('nan')".to_owned()
    } else if number.is_infinite() {
        format!("({}float('inf'))", if number < 0.0 { "-" } else { "" })
    } else {
        format!("({number:e})")
    }
}

fn binary(
    operands: impl Strategy<Value = String> + Clone + 'static,
    operators: &'static [&'static str],
) -> impl Strategy<Value = String> {
    let operator = prop::sample::select(operators.to_vec());
    (operands.clone(), operator, operands).prop_map(|(a, operator, b)| format!("{a} {operator} {b}"))
}

#[test]
fn ints() {
    let both = || int().boxed();
    let small_shift = (both(), prop::sample::select(vec!["<<", ">>", "**"]), 0..70)
        .prop_map(|(a, operator, b)| format!("{a} {operator} {b}"));
    let functions = prop::sample::select(vec![
        "hash",
        "abs",
        "bool",
        "float",
        "hex",
        "bin",
        "oct",
        "str",
        "int.bit_length",
        "int.bit_count",
        "'{:,}'.format",
        "'{:+#x}'.format",
        "'{:e}'.format",
        "'{:>30d}'.format",
        "round",
        "~",
    ]);
    agree(prop_oneof![
        4 => binary(both(), &["+", "-", "*", "//", "%", "/", "&", "|", "^", "<", "<=", "==", "!=", ">", ">="]),
        1 => small_shift,
        1 => (both(), both()).prop_map(|(a, b)| format!("divmod({a}, {b})")),
        1 => (both(), 0..50, both()).prop_map(|(a, b, c)| format!("pow({a}, {b}, {c})")),
        1 => (both(), -25..5).prop_map(|(a, b)| format!("round({a}, {b})")),
        2 => (functions, both()).prop_map(|(f, a)| format!("{f}({a})")),
    ]);
}

#[test]
fn floats() {
    let both = || prop_oneof![3 => float(), 1 => int()].boxed();
    let functions = prop::sample::select(vec![
        "hash",
        "abs",
        "bool",
        "int",
        "str",
        "float.hex",
        "float.is_integer",
        "float.as_integer_ratio",
        "round",
        "'{:.3f}'.format",
        "'{:g}'.format",
        "'{:.17g}'.format",
        "'{:e}'.format",
        "'{:%}'.format",
        "'{:,.2f}'.format",
        "'{:010.2f}'.format",
        "'{:+}'.format",
    ]);
    agree(prop_oneof![
        4 => binary(both(), &["+", "-", "*", "//", "%", "/", "<", "<=", "==", "!=", ">", ">="]),
        1 => (both(), both()).prop_map(|(a, b)| format!("divmod({a}, {b})")),
        1 => (float(), -3..20).prop_map(|(a, b)| format!("round({a}, {b})")),
        1 => (float(), -8..8).prop_map(|(a, b)| format!("{a} ** {b}")),
        2 => (functions, float()).prop_map(|(f, a)| format!("{f}({a})")),
    ]);
}

/// A Python literal.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "b", "ab", "A", " ", "  ", "-", "7", "é", "ß", "Ω", "日", "😀", "\\n", "\\t", "\\x00",
        "\\u0301", "İ", ",", "%",
    ]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| format!("'{}'", pieces.concat()))
}

#[test]
fn strings() {
    let methods = prop::sample::select(vec![
        "upper()",
        "lower()",
        "title()",
        "swapcase()",
        "capitalize()",
        "casefold()",
        "strip()",
        "split()",
        "rsplit(None, 1)",
        "splitlines()",
        "isalpha()",
        "isdigit()",
        "isidentifier()",
        "isspace()",
        "istitle()",
        "isupper()",
        "isprintable()",
        "encode()",
        "encode('utf-16')",
        "encode('ascii', 'backslashreplace')",
        "zfill(9)",
        "center(11, '*')",
        "expandtabs(3)",
        "ljust(9)",
        "__len__()",
    ]);
    let with_text = prop::sample::select(vec![
        "find",
        "rfind",
        "index",
        "count",
        "split",
        "rsplit",
        "partition",
        "rpartition",
        "startswith",
        "endswith",
        "strip",
        "lstrip",
        "removeprefix",
        "removesuffix",
        "join",
    ]);
    let bound = || prop_oneof![Just(String::new()), (-9i32..9).prop_map(|i| i.to_string())];
    agree(prop_oneof![
        2 => (text(), methods).prop_map(|(a, method)| format!("{a}.{method}")),
        3 => (text(), with_text, text()).prop_map(|(a, method, b)| format!("{a}.{method}({b})")),
        1 => (text(), text(), text()).prop_map(|(a, b, c)| format!("{a}.replace({b}, {c})")),
        2 => (text(), bound(), bound(), prop::sample::select(vec!["", ":2", ":-1", ":-3"]))
            .prop_map(|(a, from, to, step)| format!("{a}[{from}:{to}{step}]")),
        1 => (text(), -6..6).prop_map(|(a, at)| format!("{a}[{at}]")),
        2 => binary(text().boxed(), &["+", "<", "<=", "==", "!=", ">", "in"]),
        1 => (text(), 0..4).prop_map(|(a, count)| format!("{a} * {count}")),
        1 => text().prop_map(|a| format!("ascii({a})")),
    ]);
}

#[test]
fn dicts() {
    let key = || {
        prop_oneof![
            (-3i32..3).prop_map(|i| i.to_string()),
            (-3i32..3).prop_map(|i| format!("{i}.0")),
            Just("True".to_owned()),
            Just("None".to_owned()),
            Just("'a'".to_owned()),
            Just("'b'".to_owned()),
            Just("(1, 2)".to_owned()),
        ]
    };
    let dict = move || {
        prop::collection::vec((key(), 0..5), 0..6).prop_map(|items| {
            let items: Vec<_> = items.iter().map(|(key, value)| format!("{key}: {value}")).collect();
            format!("{{{}}}", items.join(", "))
        })
    };
    let views = prop::sample::select(vec!["keys", "values", "items"]);
    agree(prop_oneof![
        2 => binary(dict().boxed(), &["|", "==", "!=", "<"]),
        1 => (dict(), views).prop_map(|(a, view)| format!("list({a}.{view}())")),
        2 => (dict(), key()).prop_map(|(a, key)| format!("{a}[{key}]")),
        1 => (dict(), key()).prop_map(|(a, key)| format!("{a}.get({key}, 'none')")),
        2 => (dict(), key()).prop_map(|(a, key)| format!("(lambda d: (d.pop({key}), d))({a})")),
        1 => (dict(), key()).prop_map(|(a, key)| format!("(lambda d: (d.setdefault({key}, 9), d, len(d)))({a})")),
        1 => (dict(), dict()).prop_map(|(a, b)| format!("(lambda d: (d.update({b}), d))({a})")),
        1 => dict().prop_map(|a| format!("(lambda d: (d.popitem(), d))({a})")),
        1 => (dict(), dict()).prop_map(|(a, b)| format!("sorted(map(repr, {a}.keys() & {b}.keys()))")),
        1 => dict().prop_map(|a| format!("list(reversed({a}))")),
    ]);
}
