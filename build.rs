//! Generates the parser from `grammar/python.lalrpop`.

fn main() {
    lalrpop::Configuration::new()
        .emit_rerun_directives(true)
        .set_in_dir("grammar")
        .process()
        .expect("grammar/python.lalrpop");
}
