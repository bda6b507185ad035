//! What is known of an instruction without running it: read from the table, listed nowhere else.
//!
//! Encodes and decodes, and runs nothing. It reads words through [`Words`], so that the disassembler gives it a slice and
//! the VM a pointer: the pointer's `unsafe` stays there.

use super::instructions::for_each_instruction;

/// The part of an instruction's second byte that counts: down to the next attempt to specialise it, or of misses. The
/// compiler leaves it zero.
pub const COUNTER: u8 = 0x7F;
/// The rest of that byte: the operator is in place (`+=`). Stays as the compiler made it.
pub const FLAG: u8 = 0x80;

// An operand lies where the 16-bit units of its word, lowest first, and those of memory coincide.
const _: () = assert!(cfg!(target_endian = "little"));

/// Where an instruction can be read: units of 16 bits, counted from its first.
pub trait Words: Copy {
    /// The unit at `unit`.
    fn u16(self, unit: usize) -> u16;
    /// The two units from `unit`, which is even.
    fn u32(self, unit: usize) -> u32;
    /// The four units from `unit`, a multiple of four.
    fn u64(self, unit: usize) -> u64;
}

/// A slice that begins with the instruction. Panics where it is too short.
impl Words for &[u64] {
    #[inline]
    fn u16(self, unit: usize) -> u16 {
        (self[unit / 4] >> (unit % 4 * 16)) as u16
    }
    #[inline]
    fn u32(self, unit: usize) -> u32 {
        (self[unit / 4] >> (unit % 4 * 16)) as u32
    }
    #[inline]
    fn u64(self, unit: usize) -> u64 {
        self[unit / 4]
    }
}

/// The integers that operands are made of.
trait Unit: Copy {
    fn read(words: impl Words, unit: usize) -> Self;
    fn widened(self) -> i64;
}
macro_rules! units {
    ($($type:ty, $read:ident;)*) => { $(
        impl Unit for $type {
            #[inline(always)]
            fn read(words: impl Words, unit: usize) -> Self {
                words.$read(unit) as $type
            }
            fn widened(self) -> i64 {
                self as i64
            }
        }
    )* };
}
units! { u16, u16; i16, u16; u32, u32; i32, u32; u64, u64; }

/// The kinds of operands. They follow the opcode and the counter in the table's order, each at a multiple of its size.
macro_rules! operand_kinds {
    ($($(#[doc = $doc:literal])* $Kind:ident($unit:ty))+) => {
        $( $(#[doc = $doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq)] pub struct $Kind(pub $unit); )+

        /// What an operand is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $( $(#[doc = $doc])* $Kind ),+ }

        impl Kind {
            /// How many 16-bit units it takes.
            pub const fn units(self) -> usize {
                match self { $( Kind::$Kind => size_of::<$unit>() / 2 ),+ }
            }
            /// Its value in the instruction that `words` begin with; a word without a sign becomes one with it.
            pub fn read(self, words: impl Words, unit: usize) -> i64 {
                match self { $( Kind::$Kind => <$unit as Unit>::read(words, unit).widened() ),+ }
            }
            /// The least and the greatest value.
            pub const fn range(self) -> (i64, i64) {
                match self { $( Kind::$Kind => (<$unit>::MIN as i64, {
                    let max = <$unit>::MAX as u64;
                    if max > i64::MAX as u64 { i64::MAX } else { max as i64 }
                }) ),+ }
            }
        }
    };
}
operand_kinds! {
    /// A register of the current window.
    Reg(u16)
    /// A small constant.
    Imm(i16)
    /// A small constant, times 16, plus a [`BinaryOperator`].
    ImmOp(i16)
    /// A distance in words, from this instruction.
    Target(i16)
    /// The same for `JUMP`.
    FarTarget(i32)
    /// A distance in words, times 16, plus a [`Condition`].
    Branch(i16)
    /// An index into the names.
    Name(u16)
    /// The same, beyond the first 65,536.
    FarName(u32)
    /// An index into the constants.
    Const(u32)
    /// An index into the nested codes.
    CodeIndex(u32)
    /// A number, or flags.
    Count(u16)
    /// A [`SingletonValue`].
    Singleton(u16)
    /// A [`CompareOperator`].
    Comparison(u16)
    /// A [`SpecialMethod`].
    Special(u16)
    /// Room for a value that the loader writes; zero until then.
    Loaded(u64)
}

impl Target {
    /// In words, from the instruction.
    #[inline(always)]
    pub fn distance(self) -> isize {
        self.0 as isize
    }
}

impl FarTarget {
    /// In words, from the instruction.
    #[inline(always)]
    pub fn distance(self) -> isize {
        self.0 as isize
    }
}

impl Branch {
    /// The greatest distance, in either direction.
    pub const REACH: i64 = i16::MAX as i64 / 16;
    /// In words, from the instruction.
    #[inline(always)]
    pub fn distance(self) -> isize {
        (self.0 >> 4) as isize
    }
    /// What must hold to go there.
    #[inline(always)]
    pub fn condition(self) -> Condition {
        Condition(self.0 as u8 & 15)
    }
}

impl ImmOp {
    /// The least and the greatest value.
    pub const RANGE: (i64, i64) = (i16::MIN as i64 / 16, i16::MAX as i64 / 16);
    /// The right operand.
    #[inline(always)]
    pub fn value(self) -> i16 {
        self.0 >> 4
    }
    /// The operator, as a number: see [`BinaryOperator`].
    #[inline(always)]
    pub fn operator(self) -> u8 {
        self.0 as u8 & 15
    }
}

/// A comparison that shall be true, or, negated, false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition(pub u8);

impl Condition {
    /// A comparison that shall come out as `wanted`.
    pub const fn new(operator: CompareOperator, wanted: bool) -> Condition {
        Condition(operator as u8 | if wanted { 0 } else { 8 })
    }
    /// The comparison, as a number: see [`CompareOperator`].
    #[inline(always)]
    pub const fn operator(self) -> u8 {
        self.0 & 7
    }
    /// Whether it shall be false.
    #[inline(always)]
    pub const fn is_negated(self) -> bool {
        self.0 & 8 != 0
    }
}

macro_rules! numbered {
    ($(#[$doc:meta])* $Enum:ident { $($Variant:ident $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs)] // The variants are Python's.
        pub enum $Enum { $($Variant),* }
        impl $Enum {
            /// All, in the order of their numbers.
            pub const ALL: &[$Enum] = &[$($Enum::$Variant),*];
            /// As Python writes it.
            pub const fn text(self) -> &'static str {
                match self { $($Enum::$Variant => $text),* }
            }
        }
    };
}
numbered! {
    /// The binary operators, in the order of CPython's `NB_*`.
    BinaryOperator {
        Add "+", And "&", FloorDivide "//", Lshift "<<", MatrixMultiply "@", Multiply "*", Remainder "%", Or "|",
        Power "**", Rshift ">>", Subtract "-", TrueDivide "/", Xor "^",
    }
}
numbered! {
    /// The comparisons, in the order of CPython's `Py_LT`, ….
    CompareOperator { Lt "<", Le "<=", Eq "==", Ne "!=", Gt ">", Ge ">=" }
}
numbered! {
    /// The values that need no memory.
    SingletonValue { None "None", True "True", False "False", Ellipsis "Ellipsis", Unbound "Unbound" }
}
numbered! {
    /// The methods of context managers.
    SpecialMethod { Enter "__enter__", Exit "__exit__", AEnter "__aenter__", AExit "__aexit__" }
}

impl BinaryOperator {
    /// Its instruction.
    pub const fn opcode(self) -> Opcode {
        match self {
            BinaryOperator::Add => Opcode::BINARY_OP_ADD,
            BinaryOperator::And => Opcode::BINARY_OP_AND,
            BinaryOperator::FloorDivide => Opcode::BINARY_OP_FLOOR_DIVIDE,
            BinaryOperator::Lshift => Opcode::BINARY_OP_LSHIFT,
            BinaryOperator::MatrixMultiply => Opcode::BINARY_OP_MATRIX_MULTIPLY,
            BinaryOperator::Multiply => Opcode::BINARY_OP_MULTIPLY,
            BinaryOperator::Remainder => Opcode::BINARY_OP_REMAINDER,
            BinaryOperator::Or => Opcode::BINARY_OP_OR,
            BinaryOperator::Power => Opcode::BINARY_OP_POWER,
            BinaryOperator::Rshift => Opcode::BINARY_OP_RSHIFT,
            BinaryOperator::Subtract => Opcode::BINARY_OP_SUBTRACT,
            BinaryOperator::TrueDivide => Opcode::BINARY_OP_TRUE_DIVIDE,
            BinaryOperator::Xor => Opcode::BINARY_OP_XOR,
        }
    }
}

/// Flags of `MAKE_FUNCTION`: CPython's. Each says that a value is there, in this order, in consecutive registers.
pub mod function_flags {
    /// A tuple of defaults.
    pub const DEFAULTS: u16 = 1;
    /// A dict of keyword-only parameters' defaults.
    pub const KEYWORD_DEFAULTS: u16 = 2;
    /// A tuple of names and annotations in turn.
    pub const ANNOTATIONS: u16 = 4;
    /// A tuple of cells.
    pub const CLOSURE: u16 = 8;
}

/// Flags of `LOAD_SUPER_ATTR`.
pub mod super_flags {
    /// `dst` is a window that receives a method, as `LOAD_METHOD`'s.
    pub const METHOD: u16 = 1;
    /// The source wrote both arguments; without it, none.
    pub const TWO_ARGUMENTS: u16 = 2;
}

/// Flags of `FORMAT_VALUE`: CPython's.
pub mod format_flags {
    /// `str`, `repr`, `ascii` are 1, 2, 3.
    pub const CONVERSION: u16 = 3;
    /// The format specification is in the register after the value.
    pub const HAS_SPECIFICATION: u16 = 4;
}

/// What `GET_AWAITABLE` serves: CPython's numbers.
pub mod await_context {
    /// `await`
    pub const AWAIT: u16 = 0;
    /// The result of `__aenter__`.
    pub const AENTER: u16 = 1;
    /// The result of `__aexit__`.
    pub const AEXIT: u16 = 2;
}

/// A pointer to a heap object in an inline cache, as the VM writes it; zero is none. It is a root of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Pointer(pub u64);

/// Everything that is known of an opcode.
#[derive(Debug)]
pub struct Info {
    /// Its name, which is also that of the [`Opcode`].
    pub name: &'static str,
    /// Its meaning.
    pub doc: &'static str,
    /// The names and kinds of its operands.
    pub operands: &'static [(&'static str, Kind)],
    /// The words of its operands.
    pub words: usize,
    /// Words of 64 bits, the inline cache included.
    pub length: usize,
    /// The names and types of its inline cache.
    pub cache: &'static [(&'static str, &'static str)],
    /// Whether it heads a family or belongs to one, hence counts.
    pub is_adaptive: bool,
    /// The family's generic instruction; of a generic instruction, itself.
    pub base: Opcode,
    /// Of a member, the function that guards it.
    pub guard: Option<&'static str>,
}

impl Info {
    /// The operands of the instruction that `words` begin with: name, kind and value.
    pub fn read<W: Words>(&self, words: W) -> impl Iterator<Item = (&'static str, Kind, i64)> {
        let operands = self.operands.iter().enumerate();
        operands.map(move |(at, &(name, kind))| (name, kind, kind.read(words, self.unit(at))))
    }

    /// Which unit the operand at `index` begins with.
    pub const fn unit(&self, index: usize) -> usize {
        unit_of(self.operands, index)
    }
}

/// Which unit the operand at `index` begins with: the first that is free, and a multiple of the operand's size.
const fn unit_of(operands: &[(&str, Kind)], index: usize) -> usize {
    let mut free: usize = 1;
    let mut i = 0;
    loop {
        let units = if i < operands.len() { operands[i].1.units() } else { 1 };
        let unit = free.next_multiple_of(units);
        if i == index {
            return unit;
        }
        free = unit + units;
        i += 1;
    }
}

macro_rules! define_opcodes { ($(
    $(#[doc = $doc:literal])+
    $BASE:ident: $Operands:ident($($operand:ident: $Kind:ident),*) $how:ident $body:path
    $(, unless $quick:path)?
    $(, cache $Cache:ident { $($field:ident: $type:ty),* } family {
        $( $(#[doc = $member_doc:literal])+
           $MEMBER:ident { specialize $specialize:path, guard $guard:path, $does:ident $run:path } )*
    })?;
)+) => {
    /// The opcodes, in the table's order.
    #[allow(non_camel_case_types)]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[repr(u16)]
    pub enum Opcode { $( $(#[doc = $doc])+ $BASE, $($( $(#[doc = $member_doc])+ $MEMBER, )*)? )+ }

    /// How the opcodes are written, as patterns for a `match`.
    #[allow(missing_docs)]
    pub mod written { $( pub const $BASE: u16 = super::Opcode::$BASE.written();
        $($( pub const $MEMBER: u16 = super::Opcode::$MEMBER.written(); )*)? )+ }

    /// Which opcodes are written in two bytes, in the order of their numbers.
    const IS_SELDOM: &[bool] = &[$( is_seldom(stringify!($how)), $($( is_seldom(stringify!($does)), )*)? )+];

    const fn info_of_base(base: Opcode) -> Info {
        match base {
            $( Opcode::$BASE => Info {
                name: stringify!($BASE),
                doc: concat!($($doc, "\n"),+).trim_ascii(),
                operands: &[$( (stringify!($operand), Kind::$Kind) ),*],
                words: $Operands::<&[u64]>::WORDS,
                length: $Operands::<&[u64]>::WORDS $( + $Cache::WORDS )?,
                cache: &[$($( (stringify!($field), stringify!($type)) ),*)?],
                is_adaptive: false $( || $Cache::WORDS < usize::MAX )?,
                base: Opcode::$BASE,
                guard: None,
            }, )+
            _ => panic!("a family's member"),
        }
    }
    /// What is known of each opcode, in the order of their numbers.
    pub static INFO: &[Info] = &[$(
        info_of_base(Opcode::$BASE),
        $($( Info {
            name: stringify!($MEMBER),
            doc: concat!($($member_doc, "\n"),+).trim_ascii(),
            guard: Some(stringify!($guard)),
            ..info_of_base(Opcode::$BASE)
        }, )*)?
    )+];
    /// The opcodes, in the order of their numbers.
    pub const OPCODES: &[Opcode] = &[$( Opcode::$BASE, $($( Opcode::$MEMBER, )*)? )+];

    $(
        #[doc = concat!("Operands of `", stringify!($BASE), "` and its family.")]
        ///
        /// PERF: a view, so that an operand is loaded where it is used. Loaded all at once, the target of a
        /// branch becomes a `cmov`, and its two outcomes share one badly predicted jump.
        #[derive(Clone, Copy)]
        pub struct $Operands<W>(W);
        const _: () = {
            #[allow(non_camel_case_types, dead_code)]
            enum Position { $( $operand ),* }
            const OPERANDS: &[(&str, Kind)] = &[$( (stringify!($operand), Kind::$Kind) ),*];
            impl<W> $Operands<W> {
                /// How many words the opcode and the operands take.
                pub const WORDS: usize = unit_of(OPERANDS, OPERANDS.len()).div_ceil(4);
                /// The operands of the instruction that `words` begin with, which is of this family.
                #[inline(always)]
                pub fn at(words: W) -> Self {
                    Self(words)
                }
            }
            impl<W: Words> $Operands<W> {
                $(
                    #[doc = concat!("Operand `", stringify!($operand), "`.")]
                    #[inline(always)]
                    pub fn $operand(self) -> $Kind {
                        $Kind(Unit::read(self.0, const { unit_of(OPERANDS, Position::$operand as usize) }))
                    }
                )*
                /// Whether the [`FLAG`] is set: of an operator, whether it is in place.
                #[inline(always)]
                pub fn is_flagged(self) -> bool {
                    self.0.u16(0) >> 8 & FLAG as u16 != 0
                }
            }
        };
        $(
            #[doc = concat!("Inline cache of the `", stringify!($BASE), "` family.")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            #[repr(C)]
            #[allow(missing_docs)] // What a field means is its members' affair.
            pub struct $Cache { $( pub $field: $type ),* }
            impl $Cache {
                /// How many words it takes.
                pub const WORDS: usize = size_of::<$Cache>().div_ceil(8);
            }
            // A member's name starts with its family's name.
            $( const _: () = assert!(starts_with(stringify!($MEMBER), stringify!($BASE))); )*
        )?
    )+
}; }
for_each_instruction!(define_opcodes);

/// The first byte of all `seldom` opcodes: the second one, which counts nothing there, tells them apart.
pub const SELDOM: u8 = u8::MAX;

/// How each opcode is written: its first byte in the lower half.
const WRITTEN: [u16; IS_SELDOM.len()] = {
    let mut all = [0; IS_SELDOM.len()];
    let (mut often, mut seldom, mut i) = (0, 0, 0);
    while i < all.len() {
        if IS_SELDOM[i] {
            all[i] = SELDOM as u16 | seldom << 8;
            seldom += 1;
        } else {
            all[i] = often;
            often += 1;
        }
        i += 1;
    }
    assert!(often <= SELDOM as u16 && seldom <= 256);
    all
};
/// The opcodes by how they are written: those of one byte, and those of two by their second one.
const READ: [[Option<Opcode>; 256]; 2] = {
    let mut all = [[None; 256]; 2];
    let mut i = 0;
    while i < WRITTEN.len() {
        let half = IS_SELDOM[i] as usize;
        all[half][(WRITTEN[i] >> (half * 8)) as usize] = Some(OPCODES[i]);
        i += 1;
    }
    all
};

const fn is_seldom(how: &str) -> bool {
    starts_with(how, "seldom")
}

impl Opcode {
    /// How it is written in the first two bytes of an instruction. The second is zero, unless it takes both.
    pub const fn written(self) -> u16 {
        WRITTEN[self as usize]
    }
    /// The opcode of the instruction whose first word this is.
    #[inline]
    pub fn of(word: u64) -> Option<Opcode> {
        static TABLE: [[Option<Opcode>; 256]; 2] = READ;
        let (first, second) = (word as u8, (word >> 8) as u8);
        if first == SELDOM { TABLE[1][usize::from(second)] } else { TABLE[0][usize::from(first)] }
    }
    /// What is known of it.
    #[inline]
    pub fn info(self) -> &'static Info {
        &INFO[self as usize]
    }
    /// The opcode of this name. Linear in their number.
    pub fn named(name: &str) -> Option<Opcode> {
        INFO.iter().position(|info| info.name == name).map(|at| OPCODES[at])
    }
}

const fn starts_with(text: &str, prefix: &str) -> bool {
    let (text, prefix) = (text.as_bytes(), prefix.as_bytes());
    let mut i = 0;
    while i < prefix.len() {
        if text[i] != prefix[i] {
            return false;
        }
        i += 1;
    }
    true
}
