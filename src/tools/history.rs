//! The life of each site, in the words of the source: which instruction of which function became what.

use super::instruments::{Event, Instruments};
use crate::bytecode::opcode::Opcode;
use crate::objects::Value;
use crate::objects::code::CodeObject;
use crate::vm::Vm;
use std::collections::BTreeMap;

/// A site that was specialised, or that it was tried with.
#[derive(Clone, Debug)]
pub struct Site {
    /// `co_filename` of its code.
    pub filename: String,
    /// `co_qualname` of its code.
    pub function: String,
    /// The line of the source.
    pub line: u32,
    /// The word in its code.
    pub at: u32,
    /// The generic instruction.
    pub base: Opcode,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// How often its guards have refused.
    pub misses: u64,
}

/// Where the instructions of a code object lie.
struct Extent {
    end: usize,
    code: crate::heap::Gc<CodeObject>,
}

impl<const HOSTILE: bool> Instruments<HOSTILE> {
    /// The sites that something happened to, in the order of files, functions and words; those of code that is gone by now are
    /// left out. Nothing, if no events are remembered.
    pub fn history(&self, vm: &Vm) -> Vec<Site> {
        let mut extents = BTreeMap::new();
        vm.heap.each_object(|object| {
            if let Some(code) = Value::from_header(object).as_object::<CodeObject>() {
                let start = code.start.addr();
                extents.insert(start, Extent { end: start + code.words().len() * 8, code });
            }
        });
        let mut sites: BTreeMap<usize, Site> = BTreeMap::new();
        for &event in self.events.iter().flatten() {
            let Some((&start, extent)) = extents.range(..=event.site).next_back() else { continue };
            if event.site >= extent.end {
                continue;
            }
            let code = &extent.code.code;
            let at = ((event.site - start) / 8) as u32;
            let site = sites.entry(event.site).or_insert_with(|| Site {
                filename: code.filename.to_string(),
                function: code.qualname.to_string(),
                line: code.range(at).line,
                at,
                base: event.from.info().base,
                events: Vec::new(),
                misses: self.misses_of(event.site),
            });
            site.events.push(event);
        }
        let mut sites: Vec<_> = sites.into_values().collect();
        sites.sort_by(|a, b| {
            (&a.filename, a.line, a.at, &a.function).cmp(&(&b.filename, b.line, b.at, &b.function))
        });
        sites
    }
}
