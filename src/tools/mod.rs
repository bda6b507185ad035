//! The subcommands of `coachwhip` that show what the front end and the interpreter do.
