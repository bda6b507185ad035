//! What programs are compiled to: the instructions of small programs as snapshots, and properties of all code.
//!
//! `tests/bytecode/compare.py` compares the code of the standard library with CPython's.

use coachwhip::bytecode::disassemble::instructions;
use coachwhip::bytecode::opcode::{BinaryOperator, INFO, Kind, OPCODES, SELDOM, Words};
use coachwhip::bytecode::{Code, Opcode, disassemble, verify};
use coachwhip::compiler::compile;
use coachwhip::source::Source;
use coachwhip::syntax::Mode;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bytecode");
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let is_program =
        |path: &PathBuf| path.extension().is_some_and(|it| it == "py") && !path.ends_with("compare.py");
    let mut found: Vec<_> = entries.filter(is_program).collect();
    found.sort();
    assert!(found.len() >= 55, "{} programs", found.len());
    found
}

fn compiled(text: &str, mode: Mode) -> Code {
    let code =
        compile(&Source::new("<test>", text), mode).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    verify(&code).unwrap_or_else(|flaw| panic!("{flaw:?}\n{}", disassemble(&code)));
    code
}

/// The code of a program and of all that is in it.
fn all(code: &Code) -> Vec<&Code> {
    let nested = code.codes.iter().flat_map(|code| all(code));
    std::iter::once(code).chain(nested).collect()
}

#[test]
fn programs_compile_to_these_instructions() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("bytecode/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in programs() {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let mode = if name.ends_with("single") { Mode::Single } else { Mode::Exec };
            let code = compiled(&fs::read_to_string(&path).expect("a program"), mode);
            insta::assert_snapshot!(name, disassemble(&code));
        }
    });
}

#[test]
fn every_base_instruction_but_a_few_is_made_by_some_program() {
    let mut made = HashSet::new();
    for path in programs() {
        let mode = if path.ends_with("prompt_single.py") { Mode::Single } else { Mode::Exec };
        let code = compiled(&fs::read_to_string(&path).expect("a program"), mode);
        for code in all(&code) {
            made.extend(instructions(&code.words).map(|instruction| instruction.opcode));
        }
    }
    let missing: Vec<_> = OPCODES
        .iter()
        .filter(|opcode| opcode.info().base == **opcode && !made.contains(opcode))
        .map(|opcode| opcode.info().name)
        .collect();
    // The first two are the VM's; the others take 65,537 names.
    assert_eq!(
        missing,
        ["HALT", "COMPLETE", "COMPLETE_INIT", "COMPLETE_STORE", "LOAD_FAR_ATTR", "STORE_FAR_ATTR"]
    );
}

#[test]
fn the_table_is_in_order() {
    assert_eq!(INFO.len(), OPCODES.len());
    let mut names = HashSet::new();
    for (number, (&opcode, info)) in OPCODES.iter().zip(INFO).enumerate() {
        assert_eq!(opcode as usize, number);
        assert_eq!(Opcode::of(opcode.written().into()), Some(opcode));
        assert_eq!(Opcode::named(info.name), Some(opcode));
        assert_eq!(format!("{opcode:?}"), info.name);
        assert!(names.insert(info.name), "{} twice", info.name);
        assert!(
            !info.doc.is_empty() && info.doc.lines().all(|line| !line.starts_with(' '))
                || info.doc.contains('\n')
        );
        let base = info.base.info();
        assert_eq!((base.length, base.operands), (info.length, info.operands), "{}", info.name);
        assert_eq!(base.base, info.base);
        assert!(info.name.starts_with(base.name));
        assert_eq!(info.guard.is_some(), opcode != info.base, "{}", info.name);
        assert!(info.length >= info.words && info.words >= 1);
        if let Some((last, (_, kind))) = info.operands.iter().enumerate().next_back() {
            assert!(info.unit(last) + kind.units() <= info.words * 4, "{}", info.name);
        }
        let jumps = info
            .operands
            .iter()
            .filter(|(_, kind)| matches!(kind, Kind::Target | Kind::FarTarget | Kind::Branch));
        assert!(jumps.count() <= 1, "{}", info.name);
    }
    let written: HashSet<u16> = OPCODES.iter().map(|opcode| opcode.written()).collect();
    assert_eq!(written.len(), OPCODES.len());
    assert_eq!(Opcode::of(u64::from(SELDOM) | 0xFF00), None);
}

/// Each operand lies apart from the others: a value written to one is read from it, and from no other.
#[test]
fn operands_do_not_overlap() {
    for info in INFO {
        for (index, &(_, kind)) in info.operands.iter().enumerate() {
            let mut words = vec![0u64; info.words];
            let unit = info.unit(index);
            for at in unit..unit + kind.units() {
                words[at / 4] |= 0x1234 << (at % 4 * 16);
            }
            assert_eq!(words.as_slice().u16(0), 0, "{}", info.name);
            for (other, (_, _, value)) in info.read(words.as_slice()).enumerate() {
                assert_eq!(value != 0, other == index, "{} {other}", info.name);
            }
        }
    }
}

#[test]
fn hot_instructions_take_one_word() {
    for operator in BinaryOperator::ALL {
        assert_eq!(operator.opcode().info().words, 1);
        assert_eq!(operator.opcode().info().length, 1);
    }
    use Opcode::*;
    for opcode in
        [MOVE, BINARY_OP_IMM, COMPARE_AND_BRANCH, COMPARE_AND_BRANCH_IMM, JUMP_IF_TRUE, JUMP, RETURN_VALUE]
    {
        assert_eq!(opcode.info().length, 1, "{opcode:?}");
    }
}

#[test]
fn jumps_reach_any_distance() {
    // Beyond the reach of a branch (2,047 words), and of a plain target (32,767).
    for count in [10, 600, 4000, 40_000] {
        let body = "        x = f(x)\n".repeat(count);
        let text = format!(
            "def f(x, xs):\n    for y in xs:\n        if x < y: break\n        if not x: continue\n{body}    \
             while x < 3:\n{body}    return x\n"
        );
        let code = compiled(&text, Mode::Exec);
        assert!(code.codes[0].words.len() > count * 2);
    }
}

#[test]
fn names_and_constants_are_not_limited_to_16_bits() {
    let mut text = String::new();
    for i in 0..70_000 {
        text.push_str(&format!("n{i} = {}\n", i + 100_000));
    }
    text.push_str("o.late = o.later\no.latest()\n");
    let code = compiled(&text, Mode::Exec);
    let far = instructions(&code.words)
        .filter(|instruction| matches!(instruction.opcode, Opcode::LOAD_FAR_ATTR | Opcode::STORE_FAR_ATTR));
    assert_eq!(far.count(), 3);
}

#[test]
fn a_function_with_too_many_variables_is_refused() {
    let mut text = "def f():\n".to_owned();
    for i in 0..70_000 {
        text.push_str(&format!("    v{i} = 1\n"));
    }
    let error = compile(&Source::new("<test>", text), Mode::Exec).expect_err("there are too few registers");
    assert_eq!(error.message, "too many variables in one scope");
}

#[test]
fn deep_programs_compile() {
    let depth = 90;
    let parentheses = format!("x = {}1{}\n", "f(".repeat(depth), ")".repeat(depth));
    let chain = format!("x = a{}\n", " + b".repeat(2500));
    let attributes = format!("x = a{}\n", ".b".repeat(2500));
    let calls = format!("x = a{}\n", "()".repeat(2500));
    let negations = format!("if {}a: pass\n", "not ".repeat(2500));
    let lambdas = format!("x = {}1\n", "lambda: ".repeat(2900));
    let conditions = format!("x = {}d\n", "a if b else ".repeat(1200));
    let branches = format!("if a: pass\n{}", "elif a: b: int\n".repeat(2500));
    let powers = format!("x = {}a\n", "a ** ".repeat(2500));
    for text in [parentheses, chain, attributes, calls, negations, lambdas, conditions, branches, powers] {
        compiled(&text, Mode::Exec);
    }
}

#[test]
fn each_instruction_stands_where_it_should() {
    let text = "def f(a):\n    return (a.b +\n            g(a)[0])\n";
    let code = compiled(text, Mode::Exec);
    let code = &code.codes[0];
    let places: Vec<_> = instructions(&code.words)
        .map(|instruction| {
            let range = code.range(instruction.at);
            let name = instruction.opcode.info().name;
            format!("{name} {}:{}-{}:{}", range.line, range.column, range.end_line, range.end_column)
        })
        .collect();
    assert_eq!(
        places,
        [
            "LOAD_ATTR 2:12-2:15",
            "LOAD_GLOBAL 3:12-3:13",
            "MOVE 3:14-3:15",
            "CALL 3:12-3:16",
            "BINARY_SUBSCR_IMM 3:12-3:19",
            "BINARY_OP_ADD 2:12-3:19",
            "RETURN_VALUE 2:4-3:20",
        ]
    );
}

/// Every word has the range of its instruction, however far it is from a checkpoint.
#[test]
fn ranges_are_found_by_word() {
    let text: String = (0..500).map(|i| format!("x{i} = f(y,\n  z).a[{i}]\n")).collect();
    let code = compiled(&text, Mode::Exec);
    let mut start = 0;
    for (end, range) in code.positions.runs() {
        (start..end).for_each(|word| assert_eq!(code.range(word), range, "word {word}"));
        start = end;
    }
    assert_eq!(start as usize, code.words.len());
    assert_eq!(code.range(start).line, 0);
}

#[test]
fn expressions_and_prompts_have_their_modes() {
    let code = compiled("a + 1", Mode::Eval);
    let last = instructions(&code.words).last().expect("an instruction");
    assert_eq!(last.opcode, Opcode::RETURN_VALUE);
    let code = compiled("a", Mode::Single);
    assert!(instructions(&code.words).any(|instruction| instruction.opcode == Opcode::PRINT_EXPR));
}

/// All of CPython's library: `cargo test --test bytecode -- --ignored`.
#[test]
#[ignore = "reads CPython's library"]
fn the_standard_library_compiles_to_code_that_is_well_formed() {
    let mut folders = vec![PathBuf::from("/usr/lib/python3.11")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the library").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            if entry.file_type().expect("a kind").is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let bytes = fs::read(&path).expect("a file");
                let name = path.to_string_lossy();
                // Some files are wrong on purpose.
                let source = Source::from_file(name.as_ref(), &bytes);
                let Ok(code) = source.and_then(|source| compile(&source, Mode::Exec)) else { continue };
                verify(&code).unwrap_or_else(|flaw| panic!("{name}: {flaw:?}"));
                count += 1;
            }
        }
    }
    assert!(count > 1600, "{count} files");
}
