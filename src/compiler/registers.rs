//! The registers of a window: those of the variables first, then a stack of temporaries.
//!
//! Knows only numbers.

/// A register of the current window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Register(pub(super) u16);

impl Register {
    /// The one that lies so many further.
    pub(super) fn plus(self, distance: u16) -> Register {
        Register(self.0.saturating_add(distance))
    }
}

/// How far the arguments lie above the callee.
pub(super) const LINKAGE: u16 = 3;

/// The stack of temporaries.
#[derive(Default)]
pub(super) struct Registers {
    /// How many belong to variables.
    fixed: u16,
    /// The first free one.
    top: u16,
    /// The most that were taken at a time.
    most: u16,
    /// Whether there were not enough: then nothing is sure, and the code is not used.
    pub(super) are_exhausted: bool,
}

impl Registers {
    /// The registers behind so many variables.
    pub(super) fn after(variables: usize) -> Registers {
        let fixed = u16::try_from(variables).unwrap_or(u16::MAX);
        Registers { fixed, top: fixed, most: fixed, are_exhausted: fixed > MOST }
    }

    /// The next one.
    pub(super) fn take(&mut self) -> Register {
        self.take_many(1)
    }

    /// The next ones, of which this is the first.
    pub(super) fn take_many(&mut self, count: u16) -> Register {
        let first = Register(self.top);
        match self.top.checked_add(count).filter(|&top| top <= MOST) {
            Some(top) => self.top = top,
            None => self.are_exhausted = true,
        }
        self.most = self.most.max(self.top);
        first
    }

    /// The first free one: to give back to [`release`](Self::release) what is taken from now on.
    pub(super) fn mark(&self) -> Register {
        Register(self.top)
    }

    /// Frees all from this one on.
    pub(super) fn release(&mut self, mark: Register) {
        debug_assert!(mark.0 <= self.top || self.are_exhausted);
        self.top = mark.0;
    }

    /// How many belong to variables.
    pub(super) fn variables(&self) -> u16 {
        self.fixed
    }

    /// Whether it belongs to a variable.
    pub(super) fn is_variable(&self, register: Register) -> bool {
        register.0 < self.fixed
    }

    /// How many registers a window needs.
    pub(super) fn count(&self) -> u16 {
        self.most
    }
}

/// The most registers of a window, so that a callee's linkage can be named.
const MOST: u16 = u16::MAX - 1 - LINKAGE;
