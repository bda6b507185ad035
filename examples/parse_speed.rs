//! Times lexing and parsing for `tests/front_end/speed.py`: reads the names of files from the first line of the standard
//! input and the files into memory, then does one round for each further line, and prints its two times in seconds.
//!
//! Measures nothing but the library: no reading of files, no printing.

use coachwhip::source::Source;
use coachwhip::syntax::ast::Arena;
use coachwhip::syntax::{Mode, parse, tokenize};
use std::error::Error;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let mut lines = io::stdin().lock().lines();
    let list = lines.next().ok_or("the list of files is missing")??;
    let files = list.split('\t').map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    let sources = files.iter().map(|bytes| Source::from_bytes("", bytes)).collect::<Result<Vec<_>, _>>();
    let sources = sources.map_err(|error| error.message)?;
    let mut arena = Arena::new();
    for line in lines {
        line?;
        let start = Instant::now();
        for source in &sources {
            black_box(tokenize(source));
        }
        let lexing = start.elapsed();

        let start = Instant::now();
        for bytes in &files {
            let source = Source::from_bytes("", bytes).map_err(|error| error.message)?;
            black_box(parse(&arena, &source, Mode::Exec).map_err(|error| error.message)?);
            arena.reset();
        }
        let parsing = start.elapsed();
        println!("{} {}", lexing.as_secs_f64(), parsing.as_secs_f64());
        io::stdout().flush()?;
    }
    Ok(())
}
