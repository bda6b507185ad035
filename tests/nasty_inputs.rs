//! Inputs made to hurt: each must get CPython 3.11's class of error, in time linear in its size, without an overflow of the
//! native stack.

use coachwhip::compiler::check_source;
use coachwhip::diagnostic::ErrorKind::{
    self, IndentationError, MemoryError, RecursionError, SyntaxError, TabError,
};
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::time::{Duration, Instant};

const MEGABYTE: usize = 1 << 20;

/// A debug build is allowed more.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 1 });

fn check(name: &str, text: impl Into<String>, expected: Option<ErrorKind>) {
    check_source_of(name, &Source::new("<nasty>", text), expected);
}

fn check_source_of(name: &str, source: &Source, expected: Option<ErrorKind>) {
    let start = Instant::now();
    let got = check_source(source, Mode::Exec).err().map(|error| error.kind);
    let taken = start.elapsed();
    println!("{name:40} {:8} bytes {taken:8.0?} {got:?}", source.text().len());
    assert_eq!(got, expected, "{name}");
    assert!(taken < LIMIT, "{name} took {taken:?}");
}

/// Lines each deeper by a blank.
fn steps(line: &str, count: usize) -> String {
    (0..count).map(|depth| format!("{}{line}\n", " ".repeat(depth))).collect()
}

#[test]
fn brackets() {
    check("opening parentheses", "(".repeat(MEGABYTE), Some(SyntaxError));
    check("lists of dicts", "[{".repeat(MEGABYTE / 2), Some(SyntaxError));
    check("200 levels, closed", "(".repeat(200) + &")".repeat(200), None);
    check("200 levels, wrong inside", "(".repeat(200) + "1 2" + &")".repeat(200), Some(SyntaxError));
    check("200 lists, wrong inside", "[".repeat(200) + "1 2" + &"]".repeat(200), Some(MemoryError));
    check("200 dicts, wrong inside", "{1:".repeat(200) + "1 2" + &"}".repeat(200), Some(MemoryError));
    check("200 sets, wrong inside", "{".repeat(200) + "1 2" + &"}".repeat(200), Some(MemoryError));
    check("200 calls, wrong inside", "f(".repeat(200) + "1 2" + &")".repeat(200), Some(SyntaxError));
    check("200 keywords, wrong inside", "f(a=".repeat(200) + "1 2" + &")".repeat(200), Some(SyntaxError));
    check("200 subscripts, wrong inside", "a[".repeat(200) + "1 2" + &"]".repeat(200), Some(SyntaxError));
    check(
        "100 comprehensions, wrong inside",
        "[x for x in ".repeat(100) + "1 2" + &"]".repeat(100),
        Some(SyntaxError),
    );
    check("200 targets, wrong inside", "(".repeat(200) + "1 = 2", Some(SyntaxError));
    check("closing parentheses", ")".repeat(MEGABYTE), Some(SyntaxError));
    check("many pairs", "()".repeat(MEGABYTE / 2) + " x", Some(SyntaxError));
}

#[test]
fn chains() {
    let n = MEGABYTE / 2;
    check("signs", "-".repeat(MEGABYTE) + "1", Some(MemoryError));
    check("signs, wrong behind", "-".repeat(MEGABYTE) + "1 2", Some(MemoryError));
    check("signs within the stack", "-".repeat(5900) + "1", Some(RecursionError));
    check("nots", "not ".repeat(n / 2) + "1", Some(MemoryError));
    check("lambdas", "lambda:".repeat(n / 7) + "1", Some(MemoryError));
    check("lambdas, wrong behind", "lambda:".repeat(n / 7), Some(MemoryError));
    check("conditionals", "a if b else ".repeat(n / 12) + "1", Some(MemoryError));
    check("conditionals without else", "a if ".repeat(n / 5) + "b", Some(SyntaxError));
    check("powers", "1**".repeat(n / 3) + "1", Some(MemoryError));
    check("assignments", "x=".repeat(n) + "1", None);
    check("assignments, wrong behind", "x=".repeat(n) + "1 2", Some(SyntaxError));
    check("assignments, wrong target", "x=".repeat(n) + "f()=1", Some(SyntaxError));
    check("sums", "1+".repeat(n) + "1", Some(RecursionError));
    check("sums, wrong behind", "1+".repeat(n) + "1 2", Some(SyntaxError));
    check("ands, wrong behind", "a and ".repeat(n / 6) + "1 2", Some(SyntaxError));
    check("comparisons, wrong behind", "1<".repeat(n) + "1 2", Some(SyntaxError));
    check("attributes, wrong behind", "a".to_owned() + &".b".repeat(n) + " 2", Some(SyntaxError));
    check("calls, wrong behind", "f".to_owned() + &"()".repeat(n) + " 2", Some(SyntaxError));
    check("names without operators", "a ".repeat(n), Some(MemoryError));
    check("names in brackets", "(".to_owned() + &"a ".repeat(n) + ")", Some(SyntaxError));
    check("items, wrong behind", "a,".repeat(n) + "1 2", Some(SyntaxError));
    check("items in a list, wrong behind", "[".to_owned() + &"a,".repeat(n) + "1 2]", Some(SyntaxError));
    check("items in a dict, wrong behind", "{".to_owned() + &"a:1,".repeat(n / 2) + "1}", Some(SyntaxError));
    check("arguments, wrong behind", "f(".to_owned() + &"a,".repeat(n) + "b=1,c)", Some(SyntaxError));
    check("keywords, wrong behind", "f(".to_owned() + &"a=1,".repeat(n / 2) + "c)", Some(SyntaxError));
    check(
        "parameters, wrong behind",
        "def f(".to_owned() + &"a,".repeat(n) + "b=1,c): pass",
        Some(SyntaxError),
    );
    check("lambda parameters", "lambda ".to_owned() + &"a,".repeat(n) + "1: 1", Some(SyntaxError));
    check("statements in a line, wrong behind", "a;".repeat(n / 2) + "1 2", Some(SyntaxError));
    check("clauses", "[x ".to_owned() + &"for x in y ".repeat(n / 11) + "z]", Some(SyntaxError));
    check("decorators", "@a\n".repeat(n / 3) + "x", Some(SyntaxError));
    check("patterns", "match x:\n case ".to_owned() + &"a|".repeat(n) + "1 2: pass", Some(SyntaxError));
    check("deletions", "del ".to_owned() + &"a,".repeat(n) + "f()", Some(SyntaxError));
    check("imports", "from a import ".to_owned() + &"b,".repeat(n) + "1", Some(SyntaxError));
    check("strings", "'a' ".repeat(n / 4) + "1", Some(SyntaxError));
    check("dots", ".".repeat(MEGABYTE), Some(SyntaxError));
    check("stars", "*".repeat(MEGABYTE), Some(SyntaxError));
    check("colons", ":".repeat(MEGABYTE), Some(SyntaxError));
}

#[test]
fn blocks() {
    check("elifs", "if a: b\n".to_owned() + &"elif a: b\n".repeat(MEGABYTE / 10), Some(MemoryError));
    check(
        "elifs, wrong behind",
        "if a: b\n".to_owned() + &"elif a: b\n".repeat(2000) + "elif",
        Some(SyntaxError),
    );
    check("100 levels", steps("if a:", 99) + &" ".repeat(99) + "b", None);
    check("101 levels", steps("if a:", 101) + &" ".repeat(101) + "b", Some(IndentationError));
    check("99 levels of try, wrong inside", steps("try:", 99) + &" ".repeat(99) + "1 2", Some(SyntaxError));
    check(
        "99 levels of with, wrong inside",
        steps("with a as b:", 99) + &" ".repeat(99) + "1 2",
        Some(SyntaxError),
    );
    check(
        "99 levels of for, wrong inside",
        steps("for a in b:", 99) + &" ".repeat(99) + "1 2",
        Some(SyntaxError),
    );
    check(
        "99 levels of class, wrong inside",
        steps("class a(b):", 99) + &" ".repeat(99) + "1 2",
        Some(SyntaxError),
    );
    check(
        "99 levels of def, wrong inside",
        steps("def a(b, c=1):", 99) + &" ".repeat(99) + "1 2",
        Some(SyntaxError),
    );
    check(
        "excepts, wrong behind",
        "try: a\n".to_owned() + &"except a: b\n".repeat(40_000) + "x y",
        Some(SyntaxError),
    );
    check(
        "storm of dedents",
        (steps("if a:", 90) + &" ".repeat(90) + "b\n").repeat(200) + "x y",
        Some(SyntaxError),
    );
    check("storm of unindents that match nothing", "if a:\n  b\n c\n".repeat(50_000), Some(IndentationError));
    check("tabs and spaces", "if a:\n        b\n\tc\n".repeat(50_000), Some(TabError));
    check(
        "many right statements before a wrong one",
        "f(a, [b, c])\n".repeat(80_000) + "x y",
        Some(SyntaxError),
    );
    check(
        "many right blocks before a wrong one",
        "def f(a):\n  return a\n".repeat(50_000) + "x y",
        Some(SyntaxError),
    );
    check(
        "one deep block before a wrong one",
        "if a:\n".to_owned() + &"  f(a, [b, c])\n".repeat(60_000) + "x y",
        Some(SyntaxError),
    );
    check("blank lines", "\n".repeat(MEGABYTE) + "x y", Some(SyntaxError));
    check(
        "cases",
        "match a:\n".to_owned() + &" case b: c\n".repeat(40_000) + " case 1 2: d\n",
        Some(SyntaxError),
    );
}

#[test]
fn strings() {
    let hundred_kilobytes = 100 << 10;
    check("triple quotes", "\"\"\"".repeat(hundred_kilobytes / 3), Some(SyntaxError));
    check("quotes", "'".repeat(hundred_kilobytes + 1), Some(SyntaxError));
    check("an open string", "'".to_owned() + &"a".repeat(MEGABYTE), Some(SyntaxError));
    check("an open triple-quoted string", "'''".to_owned() + &"a\n".repeat(MEGABYTE / 2), Some(SyntaxError));
    check("backslashes", "\\\n".repeat(MEGABYTE / 2), Some(SyntaxError));
    check("backslashes in a string", "'".to_owned() + &"\\\n".repeat(MEGABYTE / 2), Some(SyntaxError));
    check("f-strings in f-strings", r#"f'''{f"""{f'{f"{1}"}'}"""}'''"#, None);
    check("braces", "f'".to_owned() + &"{".repeat(hundred_kilobytes + 1) + "'", Some(SyntaxError));
    check("specifications", "f'".to_owned() + &"{a:".repeat(hundred_kilobytes / 3) + "'", Some(SyntaxError));
    check(
        "fields, wrong behind",
        "f'".to_owned() + &"{a}".repeat(hundred_kilobytes / 3) + "{a b}'",
        Some(SyntaxError),
    );
    check(
        "fields on many lines, wrong behind",
        "f'''".to_owned() + &"{a}\n".repeat(hundred_kilobytes / 4) + "{a b}'''",
        Some(SyntaxError),
    );
    check("many wrong f-strings", "f'{a b}'\n".repeat(hundred_kilobytes / 9), Some(SyntaxError));
    check(
        "parentheses in an f-string",
        "f'{".to_owned() + &"(".repeat(hundred_kilobytes) + "}'",
        Some(SyntaxError),
    );
    check(
        "signs in an f-string",
        "f'{".to_owned() + &"-".repeat(hundred_kilobytes) + "1}'",
        Some(MemoryError),
    );
    check("wrong characters", "€".repeat(MEGABYTE / 3), Some(SyntaxError));
    check("a long name", "x".repeat(MEGABYTE) + " y", Some(SyntaxError));
    check("digits", "1".repeat(MEGABYTE), Some(SyntaxError));
    check("digits with underscores", "1_".repeat(MEGABYTE / 2), Some(SyntaxError));
    check("comments", "# a\n".repeat(MEGABYTE / 4) + "x y", Some(SyntaxError));
}

#[test]
fn bytes_that_are_not_utf8() {
    let check = |name: &str, program: &[&[u8]]| {
        let source = Source::from_bytes("<nasty>", &program.concat()).expect("they are no error yet");
        check_source_of(name, &source, Some(SyntaxError));
    };
    let n = MEGABYTE / 7;
    check("in a comment, wrong behind", &[b"# ", &b"\xFF".repeat(MEGABYTE), b"\n("]);
    check("in a name", &[&b"\xFF".repeat(MEGABYTE)]);
    check("in bytes literals", &[&b"b'\xFF' ".repeat(n)]);
    check("in a bytes literal", &[b"b'", &b"\xFF".repeat(MEGABYTE), b"'"]);
    check("in strings", &[&b"'\xFF' ".repeat(n)]);
    check("in strings, wrong behind", &[&b"'\xFF' ".repeat(n), b"\n)"]);
    check("in strings, open at the end", &[&b"'\xFF' ".repeat(n), b"("]);
}
