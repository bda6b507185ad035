//! The command line.

use coachwhip::source::Source;
use coachwhip::syntax::{Mode, ast, parse};

fn main() {
    for file in std::env::args().skip(2) {
        let attributes = std::env::args().nth(1).is_some_and(|a| a == "-a");
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("# {file}\ncannot read");
            continue;
        };
        let source = Source::new(&file, text);
        let arena = ast::Arena::new();
        println!("# {file}");
        match parse(&arena, &source, Mode::Exec) {
            Ok(tree) => println!("{}", ast::dump(&tree, &source, attributes)),
            Err(error) => println!("{error:?}"),
        }
    }
}
