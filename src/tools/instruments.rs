//! What `--stats` shows: attempts, hits, misses and reasons of failure, by family and by member.
//!
//! An [`Observer`] that counts. A run without it runs an interpreter that was compiled without its hooks.

use crate::bytecode::opcode::{INFO, OPCODES, Opcode};
use crate::vm::adaptive::Observer;
use crate::vm::frame::Reason;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// What happened to one opcode's sites.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Executions of the generic form, but for those after a miss.
    pub generic: u64,
    /// Guards that accepted.
    pub hits: u64,
    /// Guards that refused.
    pub misses: u64,
    /// Attempts to specialise that failed.
    pub failures: u64,
    /// Sites that became this member.
    pub specialized: u64,
    /// Sites that were this member and became another one, or generic.
    pub deopts: u64,
}

/// One event of a site's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The instruction's address.
    pub site: usize,
    /// What it was.
    pub from: Opcode,
    /// What it became; the same: an attempt failed.
    pub to: Opcode,
    /// Why an attempt failed.
    pub reason: Option<Reason>,
}

/// Counts, and remembers the rewrites if it is asked to. `HOSTILE`: makes every guard refuse.
pub struct Instruments<const HOSTILE: bool> {
    counts: Box<[Counts; 256]>,
    reasons: FxHashMap<(Opcode, Reason), u64>,
    /// The rewrites and failures, in order, if they are wanted.
    pub events: Option<Vec<Event>>,
    /// Misses by the instruction's address, if events are wanted.
    misses: FxHashMap<usize, u64>,
}

impl<const HOSTILE: bool> Default for Instruments<HOSTILE> {
    fn default() -> Self {
        Instruments {
            counts: Box::new([Counts::default(); 256]),
            reasons: FxHashMap::default(),
            events: None,
            misses: FxHashMap::default(),
        }
    }
}

impl<const HOSTILE: bool> Observer for Instruments<HOSTILE> {
    const HOSTILE: bool = HOSTILE;
    #[inline(always)]
    fn generic(&mut self, _: *mut u64, base: Opcode) {
        self.counts[base as usize].generic += 1;
    }
    #[inline(always)]
    fn hit(&mut self, _: *mut u64, member: Opcode) {
        self.counts[member as usize].hits += 1;
    }
    fn miss(&mut self, site: *mut u64, member: Opcode) {
        self.counts[member as usize].misses += 1;
        if self.events.is_some() {
            *self.misses.entry(site.addr()).or_default() += 1;
        }
    }
    fn failure(&mut self, site: *mut u64, base: Opcode, reason: Reason) {
        self.counts[base as usize].failures += 1;
        *self.reasons.entry((base, reason)).or_default() += 1;
        if let Some(events) = &mut self.events {
            events.push(Event { site: site.addr(), from: base, to: base, reason: Some(reason) });
        }
    }
    fn rewrite(&mut self, site: *mut u64, from: Opcode, to: Opcode) {
        self.counts[to as usize].specialized += u64::from(to.info().guard.is_some());
        self.counts[from as usize].deopts += u64::from(from.info().guard.is_some());
        if let Some(events) = &mut self.events {
            events.push(Event { site: site.addr(), from, to, reason: None });
        }
    }
}

/// The sums of a family.
#[derive(Clone, Debug)]
pub struct Family {
    /// The generic instruction.
    pub base: Opcode,
    /// The sums over it and its members.
    pub total: Counts,
    /// The members that were used.
    pub members: Vec<(Opcode, Counts)>,
    /// Why attempts failed, the most frequent reason first.
    pub reasons: Vec<(&'static str, u64)>,
}

impl<const HOSTILE: bool> Instruments<HOSTILE> {
    /// Instruments that remember events.
    pub fn recording() -> Self {
        Instruments { events: Some(Vec::new()), ..Instruments::default() }
    }

    /// How often the guards of a site have refused, if events are remembered.
    pub fn misses_of(&self, site: usize) -> u64 {
        self.misses.get(&site).copied().unwrap_or_default()
    }

    /// What happened to each family that ran, in the table's order.
    pub fn families(&self) -> Vec<Family> {
        let bases = OPCODES.iter().filter(|&&base| base.info().base == base && base.info().is_adaptive);
        bases.map(|&base| self.family(base)).filter(|family| family.total.executions() > 0).collect()
    }

    fn family(&self, base: Opcode) -> Family {
        let mut total = Counts::default();
        let mut members = Vec::new();
        for (index, info) in INFO.iter().enumerate().filter(|(_, info)| info.base == base) {
            let counts = self.counts[index];
            total.generic += counts.generic;
            total.hits += counts.hits;
            total.misses += counts.misses;
            total.failures += counts.failures;
            total.specialized += counts.specialized;
            total.deopts += counts.deopts;
            if info.guard.is_some() && counts.hits + counts.misses > 0 {
                members.push((OPCODES[index], counts));
            }
        }
        let own = self.reasons.iter().filter(|((of, _), _)| *of == base);
        let mut reasons: Vec<_> = own.map(|((_, reason), &count)| (reason.0, count)).collect();
        reasons.sort_by_key(|&(reason, count)| (std::cmp::Reverse(count), reason));
        Family { base, total, members, reasons }
    }

    /// A table for people.
    pub fn table(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(
            text,
            "{:<38}{:>14}{:>12}{:>14}{:>8}{:>10}{:>9}{:>9}",
            "family and members", "hits", "misses", "generic", "hit %", "attempts", "failed", "deopts"
        );
        for family in self.families() {
            let total = family.total;
            let _ = writeln!(
                text,
                "{:<38}{:>14}{:>12}{:>14}{:>8.1}{:>10}{:>9}{:>9}",
                family.base.info().name,
                total.hits,
                total.misses,
                total.generic,
                total.hit_percent(),
                total.specialized + total.failures,
                total.failures,
                total.deopts
            );
            for (member, counts) in &family.members {
                let name = member.info().name;
                let _ = writeln!(text, "  {name:<36}{:>14}{:>12}", counts.hits, counts.misses);
            }
            for (reason, count) in &family.reasons {
                let _ = writeln!(text, "  failed {count} times: {reason}");
            }
        }
        text
    }

    /// The same as JSON.
    pub fn json(&self) -> serde_json::Value {
        let counts = |counts: &Counts| {
            serde_json::json!({
                "hits": counts.hits, "misses": counts.misses, "generic": counts.generic,
                "attempts": counts.specialized + counts.failures, "successes": counts.specialized,
                "back_offs": counts.failures, "deopts": counts.deopts,
            })
        };
        let families = self.families();
        let rows = families.iter().map(|family| {
            let members: serde_json::Map<_, _> = family
                .members
                .iter()
                .map(|(member, own)| (member.info().name.to_owned(), counts(own)))
                .collect();
            let reasons: serde_json::Map<_, _> =
                family.reasons.iter().map(|&(reason, count)| (reason.to_owned(), count.into())).collect();
            let mut row = counts(&family.total);
            row["members"] = members.into();
            row["failures"] = reasons.into();
            (family.base.info().name.to_owned(), row)
        });
        serde_json::Value::Object(rows.collect())
    }
}

impl Counts {
    /// How often the instruction ran.
    pub fn executions(&self) -> u64 {
        self.generic + self.hits + self.misses
    }
    /// The share of executions whose guard accepted, in percent.
    pub fn hit_percent(&self) -> f64 {
        100.0 * self.hits as f64 / self.executions().max(1) as f64
    }
}
