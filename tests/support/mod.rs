//! What several tests need: running a program with a time limit.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What a program left.
#[derive(Debug)]
pub struct Ran {
    /// The exit status, or the name of the signal that ended it.
    pub status: String,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub err: Vec<u8>,
}

/// Runs a command with this standard input. `None`: it ran longer than `limit`, and was ended.
pub fn run_for(command: &mut Command, input: &[u8], limit: Duration) -> Option<Ran> {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("the program starts");
    let (mut stdin, mut stdout, mut stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        // One that takes no input has perhaps ended already.
        scope.spawn(move || stdin.take().expect("a pipe").write_all(input));
        let out = scope.spawn(move || contents(stdout.as_mut().expect("a pipe")));
        let err = scope.spawn(move || contents(stderr.as_mut().expect("a pipe")));
        let ended = wait(&mut child, limit);
        if ended.is_none() {
            child.kill().expect("a child can be ended");
            child.wait().expect("it was ended");
        }
        let (out, err) = (out.join().expect("it is read"), err.join().expect("it is read"));
        ended.map(|status| Ran { status, out, err })
    })
}

fn contents(pipe: &mut impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    pipe.read_to_end(&mut bytes).expect("a pipe can be read");
    bytes
}

fn wait(child: &mut Child, limit: Duration) -> Option<String> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("a child has a status") {
            return Some(status.code().map_or_else(|| status.to_string(), |code| code.to_string()));
        }
        if start.elapsed() > limit {
            return None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}
