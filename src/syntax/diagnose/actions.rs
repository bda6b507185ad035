//! The actions of the grammar of errors that take more than a message: each raises CPython's error, or nothing.
//!
//! Never moves the machine.

use super::expression::{Expression, Targets};
use super::fstring;
use super::machine::{Capture, Machine, Stop};
use super::place::Point;
use crate::diagnostic::{ErrorKind, Location, SyntaxError};
use crate::syntax::number;
use crate::syntax::strings::{self, StringError};
use crate::syntax::token::Kind;

/// What an action does with the labels that the grammar names behind it. `Ok(false)` makes the rule fail.
pub(super) type Function = fn(&Machine, &[Capture]) -> Result<bool, Stop>;

/// The action with this name.
pub(super) fn function(name: &str) -> Function {
    match name {
        "nothing" => |_, _| Ok(false),
        "ensure_real" => ensure_real,
        "ensure_imaginary" => ensure_imaginary,
        "strings" => check_strings,
        "nonparen_genexp_in_call" => nonparen_genexp_in_call,
        "arguments_parsing_error" => arguments_parsing_error,
        "legacy_expression" => legacy_expression,
        "missing_comma" => missing_comma,
        "dictionary_key" => dictionary_key,
        "invalid_star_target" => |machine, labels| invalid_target(machine, labels, Targets::Star),
        "invalid_for_target" => |machine, labels| invalid_target(machine, labels, Targets::For),
        "invalid_del_target" => |machine, labels| invalid_target(machine, labels, Targets::Del),
        _ => panic!("errors.peg: no action {name}"),
    }
}

fn text<'s>(machine: &Machine<'s>, capture: Capture) -> &'s str {
    machine.tokens()[capture.start].span.text(machine.places.source.text())
}

/// CPython reads a number when its parser takes the token.
pub(super) fn check_number(machine: &Machine, at: usize) -> Result<(), Stop> {
    let capture = Capture { start: at, end: at + 1 };
    let Some(digits) = number::too_many_digits(text(machine, capture)) else { return Ok(()) };
    let line = machine.places.start(at).line;
    Err(SyntaxError::located(
        ErrorKind::SyntaxError,
        machine.places.source,
        format!(
            "Exceeds the limit ({} digits) for integer string conversion: value has {digits} digits; \
             use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge \
             integer literals to avoid decimal conversion limits.",
            number::MAX_STR_DIGITS
        ),
        Location { line, offset: 0, end_line: line, end_offset: 0 },
    ))
}

fn is_imaginary(machine: &Machine, capture: Capture) -> bool {
    let text = text(machine, capture);
    !text.starts_with("0x") && !text.starts_with("0X") && text.ends_with(['j', 'J'])
}

fn ensure_real(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    if is_imaginary(machine, labels[0]) {
        return Err(machine.error_at(labels[0], "real number required in complex literal"));
    }
    Ok(true)
}

fn ensure_imaginary(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    if !is_imaginary(machine, labels[0]) {
        return Err(machine.error_at(labels[0], "imaginary number required in complex literal"));
    }
    Ok(true)
}

fn check_strings(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    let Capture { start, end } = labels[0];
    let places = &machine.places;
    let literals = &machine.tokens()[start..end];
    match strings::check(places.source, literals) {
        Ok(()) => Ok(true),
        Err(StringError::AtLastToken(message)) => {
            Err(machine.error_at_last(ErrorKind::SyntaxError, &message))
        }
        Err(StringError::InExpression(range)) => {
            let literal = literals.iter().position(|token| token.span.end > range.start).unwrap_or(0);
            let at = places.start(start + literal);
            Err(fstring::diagnose(places.source, literals[literal].span, at, range))
        }
    }
}

/// Whether an argument is `name=value`, and whether it is `**value`.
fn keyword(argument: Expression) -> (bool, bool) {
    let kinds: Vec<Kind> =
        argument.tokens[argument.start..argument.end].iter().take(2).map(|token| token.kind).collect();
    (kinds == [Kind::Name, Kind::Equal], kinds.first() == Some(&Kind::DoubleStar))
}

/// `f(x, y for y in z)`; but `f(y for y in z)` is right.
fn nonparen_genexp_in_call(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    let mut arguments = machine.expression(labels[0]).items();
    arguments.retain(|&argument| keyword(argument) == (false, false));
    if arguments.len() <= 1 {
        return Ok(false);
    }
    let first = arguments[arguments.len() - 1].without_group();
    let last = machine.expression(labels[1]).last_of_clauses().without_group();
    let range = Capture { start: first.start, end: last.end };
    Err(machine.error_at(range, "Generator expression must be parenthesized"))
}

fn arguments_parsing_error(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    let unpacks = machine.expression(labels[0]).items().into_iter().any(|argument| keyword(argument).1);
    let message = if unpacks {
        "positional argument follows keyword argument unpacking"
    } else {
        "positional argument follows keyword argument"
    };
    Err(machine.error_at_last(ErrorKind::SyntaxError, message))
}

/// The name of a statement that Python 2 had, if the expression is one.
fn legacy_statement<'s>(machine: &Machine<'s>, capture: Capture) -> Option<&'s str> {
    let expression = machine.expression(capture).without_group();
    let name = text(machine, Capture { start: expression.start, end: expression.end });
    (expression.end == expression.start + 1 && matches!(name, "print" | "exec")).then_some(name)
}

/// `print x`.
fn legacy_expression(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    let Some(name) = legacy_statement(machine, labels[0]) else { return Ok(false) };
    let end = machine.expression(labels[1]).without_group().end;
    let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    Err(machine.error_at(Capture { start: labels[0].start, end }, &message))
}

/// Two expressions side by side, in brackets.
fn missing_comma(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    if legacy_statement(machine, labels[0]).is_some() || !machine.is_in_brackets(labels[1].end - 1) {
        return Ok(false);
    }
    let start = machine.expression(labels[0]).without_group().start;
    let end = machine.expression(labels[1]).without_group().end;
    Err(machine.error_at(Capture { start, end }, "invalid syntax. Perhaps you forgot a comma?"))
}

fn dictionary_key(machine: &Machine, labels: &[Capture]) -> Result<bool, Stop> {
    let key = machine.expression(labels[0]).without_group();
    let (start, end) = (machine.places.start(key.start), machine.places.end(key.end - 1));
    let message = "':' expected after dictionary key";
    let start = Point { line: start.line, column: end.column - 1 };
    let end = Point { line: end.line, column: -1 };
    Err(machine.places.error(ErrorKind::SyntaxError, message, start, Some(end), machine.last))
}

fn invalid_target(machine: &Machine, labels: &[Capture], targets: Targets) -> Result<bool, Stop> {
    let Some(target) = machine.expression(labels[0]).invalid_target(targets) else { return Ok(false) };
    let done = if targets == Targets::Del { "delete" } else { "assign to" };
    let message = format!("cannot {done} {}", target.name(machine.places.source.text()));
    Err(machine.error_at(Capture { start: target.start, end: target.end }, &message))
}
