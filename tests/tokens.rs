//! The tokens of the examples, as `coachwhip tokens` prints them. `just bless` records them anew.

use std::process::Command;

#[test]
fn tokens_of_the_examples() {
    for example in ["hello", "shapes", "pipeline"] {
        let output = Command::new(env!("CARGO_BIN_EXE_coachwhip"))
            .args(["tokens", &format!("examples/{example}.py")])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("coachwhip runs");
        assert!(output.status.success(), "{output:?}");
        insta::assert_snapshot!(example, String::from_utf8_lossy(&output.stdout));
    }
}
