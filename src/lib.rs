//! Coachwhip: a specializing adaptive virtual machine for Python 3.11.
//!
//! The modules form a pipeline: [`source`] → [`syntax`] → [`compiler`]. What runs stands on [`heap`] and [`objects`], which
//! know no bytecode and run no Python.
#![warn(clippy::disallowed_methods, clippy::disallowed_macros)] // Input and output: see clippy.toml.

pub mod builtins;
pub mod bytecode;
pub mod compiler;
pub mod diagnostic;
pub mod heap;
pub mod interpreter;
pub mod library;
pub mod objects;
pub mod repl;
pub mod repr;
pub mod source;
pub mod stdlib;
pub mod syntax;
pub mod tools;
pub mod traceback;
pub mod unicode;
pub mod vm;
pub mod wtf8;

pub use interpreter::{Config, Data, Error, Interpreter, Specialize};

/// The README's program is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
