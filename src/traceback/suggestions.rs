//! What somebody may have meant who wrote a name that does not exist: the name among others that is least far away.

/// With as many names to choose from, CPython does not try.
const MOST_CANDIDATES: usize = 750;
/// The longest names, common beginnings and ends aside, whose distance is computed.
const LONGEST: usize = 40;
/// The cost of a byte that is changed, inserted or taken away.
const CHANGE: usize = 2;
/// The cost of a letter that is small instead of capital, or the other way round.
const CASE: usize = 1;

/// The candidate that is closest to `name`, the first of those that are equally close; `None` if none is close. Both are
/// UTF-8.
///
/// CPython asks for an AttributeError with the `dir()` of its `obj`; for a NameError with the `co_varnames` of the last
/// frame in its traceback, then with its globals, then with its built-ins, and takes the first answer.
pub fn suggest<'a>(name: &[u8], candidates: &[&'a [u8]]) -> Option<&'a [u8]> {
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best: Option<(&[u8], usize)> = None;
    for &candidate in candidates.iter().filter(|&&candidate| candidate != name) {
        // At most a third of what both consist of may differ.
        let third = (name.len() + candidate.len() + 3) * CHANGE / 6;
        let limit = match best {
            Some((_, 0)) => break,
            Some((_, distance)) => third.min(distance - 1),
            None => third,
        };
        if let Some(distance) = distance(name, candidate, limit) {
            best = Some((candidate, distance));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// The Levenshtein distance of two names, if it is at most `limit`.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], limit: usize) -> Option<usize> {
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    while let ([rest_a @ .., x], [rest_b @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (rest_a, rest_b);
    }
    let within = |distance: usize| (distance <= limit).then_some(distance);
    if a.is_empty() || b.is_empty() {
        return within((a.len() + b.len()) * CHANGE);
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    if b.len() < a.len() {
        std::mem::swap(&mut a, &mut b);
    }
    within((b.len() - a.len()) * CHANGE)?;
    // One row of the matrix: the costs from what was read of `b` to each beginning of `a`.
    let mut row: Vec<usize> = (1..=a.len()).map(|length| length * CHANGE).collect();
    for (read, &byte) in b.iter().enumerate() {
        let mut diagonal = read * CHANGE;
        // CPython's cost of an empty beginning is that of the row before.
        let mut left = diagonal;
        for (cost, &other) in row.iter_mut().zip(a) {
            let substituted = diagonal + substitution(byte, other);
            diagonal = *cost;
            *cost = substituted.min(left.min(diagonal) + CHANGE);
            left = *cost;
        }
        if row.iter().all(|&cost| cost > limit) {
            return None;
        }
    }
    row.last().copied().and_then(within)
}

fn substitution(a: u8, b: u8) -> usize {
    match a.eq_ignore_ascii_case(&b) {
        true if a == b => 0,
        true => CASE,
        false => CHANGE,
    }
}
