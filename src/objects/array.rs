//! The store of `array.array`: items of one C type, one after the other in bytes.

use super::slice;
use std::ops::Range;

/// The type of the items. The sizes are those of 64-bit Linux.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeCode {
    /// `b`: 8 bits.
    SignedChar,
    /// `B`
    UnsignedChar,
    /// `u`: a code point in 32 bits.
    Unicode,
    /// `h`: 16 bits.
    Short,
    /// `H`
    UnsignedShort,
    /// `i`: 32 bits.
    Int,
    /// `I`
    UnsignedInt,
    /// `l`: 64 bits.
    Long,
    /// `L`
    UnsignedLong,
    /// `q`: 64 bits.
    LongLong,
    /// `Q`
    UnsignedLongLong,
    /// `f`: 32 bits.
    Float,
    /// `d`: 64 bits.
    Double,
}

use TypeCode as T;

/// All of them, with their letters.
const CODES: [(u8, TypeCode); 13] = [
    (b'b', T::SignedChar),
    (b'B', T::UnsignedChar),
    (b'u', T::Unicode),
    (b'h', T::Short),
    (b'H', T::UnsignedShort),
    (b'i', T::Int),
    (b'I', T::UnsignedInt),
    (b'l', T::Long),
    (b'L', T::UnsignedLong),
    (b'q', T::LongLong),
    (b'Q', T::UnsignedLongLong),
    (b'f', T::Float),
    (b'd', T::Double),
];

/// An item, or what is to become one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    /// For the ints. One beyond 128 bits may be clamped to these.
    Int(i128),
    /// For `f` and `d`.
    Float(f64),
    /// For `u`: a code point, or what [`Array::frombytes`] made of bytes, which may be beyond U+10FFFF (a `ValueError` when
    /// it is read).
    Char(u32),
}

/// Why a value is no item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemError {
    /// An `OverflowError` with this message.
    Overflow(&'static str),
    /// It is not of the kind that the type code wants: a `TypeError` which the caller words.
    Kind,
}

impl TypeCode {
    /// `None`: `ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)`.
    pub fn of(letter: u8) -> Option<TypeCode> {
        CODES.iter().find(|&&(code, _)| code == letter).map(|&(_, code)| code)
    }
    /// `typecode`
    pub fn letter(self) -> u8 {
        CODES[self as usize].0
    }
    /// `itemsize`, in bytes.
    pub fn size(self) -> usize {
        match self {
            T::SignedChar | T::UnsignedChar => 1,
            T::Short | T::UnsignedShort => 2,
            T::Unicode | T::Int | T::UnsignedInt | T::Float => 4,
            T::Long | T::UnsignedLong | T::LongLong | T::UnsignedLongLong | T::Double => 8,
        }
    }
    /// Whether items are ints.
    pub fn is_int(self) -> bool {
        !matches!(self, T::Unicode | T::Float | T::Double)
    }
    fn is_signed(self) -> bool {
        matches!(self, T::SignedChar | T::Short | T::Int | T::Long | T::LongLong)
    }

    /// The words for an int that is none of this type: C's conversions fail one after the other.
    fn refusal(self, number: i128) -> &'static str {
        const LONG: &str = "Python int too large to convert to C long";
        const UNSIGNED_LONG: &str = "Python int too large to convert to C unsigned long";
        const NEGATIVE: &str = "can't convert negative value to unsigned int";
        let low = number < 0;
        let no_long = i64::try_from(number).is_err();
        let pick = |less, more| if low { less } else { more };
        match self {
            T::SignedChar | T::UnsignedChar | T::Short | T::UnsignedShort | T::Int | T::Long if no_long => {
                LONG
            }
            T::SignedChar if i16::try_from(number).is_ok() => {
                pick("signed char is less than minimum", "signed char is greater than maximum")
            }
            T::SignedChar | T::Short => pick(
                "signed short integer is less than minimum",
                "signed short integer is greater than maximum",
            ),
            T::UnsignedChar => pick(
                "unsigned byte integer is less than minimum",
                "unsigned byte integer is greater than maximum",
            ),
            T::UnsignedShort if i32::try_from(number).is_ok() => {
                pick("unsigned short is less than minimum", "unsigned short is greater than maximum")
            }
            T::UnsignedShort | T::Int => {
                pick("signed integer is less than minimum", "signed integer is greater than maximum")
            }
            T::UnsignedInt if u64::try_from(number).is_ok() => "unsigned int is greater than maximum",
            T::UnsignedInt | T::UnsignedLong => pick(NEGATIVE, UNSIGNED_LONG),
            T::UnsignedLongLong => pick("can't convert negative int to unsigned", "int too big to convert"),
            _ => "int too big to convert",
        }
    }

    /// The bytes of an item: the first [`TypeCode::size`] of these.
    ///
    /// # Errors
    /// The value is of another kind, or beyond the type.
    pub fn encode(self, item: Item) -> Result<[u8; 8], ItemError> {
        let mut bytes = [0; 8];
        match (self, item) {
            (T::Double, Item::Float(number)) => bytes = number.to_le_bytes(),
            (T::Float, Item::Float(number)) => bytes[..4].copy_from_slice(&(number as f32).to_le_bytes()),
            (T::Unicode, Item::Char(c)) => bytes[..4].copy_from_slice(&c.to_le_bytes()),
            (_, Item::Int(number)) if self.is_int() => {
                let bits = 8 * self.size() as u32;
                let range =
                    if self.is_signed() { -1 << (bits - 1)..1 << (bits - 1) } else { 0..1i128 << bits };
                if !range.contains(&number) {
                    return Err(ItemError::Overflow(self.refusal(number)));
                }
                bytes.copy_from_slice(&number.to_le_bytes()[..8]);
            }
            _ => return Err(ItemError::Kind),
        }
        Ok(bytes)
    }

    /// The item that so many bytes are.
    fn decode(self, place: &[u8]) -> Item {
        let bits = place.iter().rev().fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
        let unused = 64 - 8 * place.len() as u32;
        match self {
            T::Double => Item::Float(f64::from_bits(bits)),
            T::Float => Item::Float(f32::from_bits(bits as u32).into()),
            T::Unicode => Item::Char(bits as u32),
            _ if self.is_signed() => Item::Int(((bits << unused) as i64 >> unused).into()),
            _ => Item::Int(bits.into()),
        }
    }
}

/// The items of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Array {
    code: TypeCode,
    bytes: Vec<u8>,
}

impl Array {
    /// No items yet.
    pub fn new(code: TypeCode) -> Array {
        Array { code, bytes: Vec::new() }
    }
    /// The type of the items.
    pub fn code(&self) -> TypeCode {
        self.code
    }
    /// The number of items.
    pub fn len(&self) -> usize {
        self.bytes.len() / self.code.size()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
    /// `tobytes`: all items, the least significant byte of each first.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// The bytes to change in place: what a writable memory view does.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        &mut self.bytes
    }
    /// How many bytes are allocated.
    pub fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    fn place(&self, items: Range<usize>) -> Range<usize> {
        items.start * self.code.size()..items.end * self.code.size()
    }

    /// An item. `None`: `IndexError`.
    pub fn get(&self, index: usize) -> Option<Item> {
        (index < self.len()).then(|| self.code.decode(&self.bytes[self.place(index..index + 1)]))
    }
    /// An item of an array of doubles, a negative index counted from the end. `None`: other items, or there is none.
    #[inline(always)]
    pub fn double(&self, index: i64) -> Option<f64> {
        if self.code != T::Double {
            return None;
        }
        let places = self.bytes.as_chunks::<8>().0;
        places.get(slice::index(index, places.len())?).map(|&bytes| f64::from_le_bytes(bytes))
    }
    /// Replaces such an item. False: nothing has changed.
    #[inline(always)]
    pub fn set_double(&mut self, index: i64, number: f64) -> bool {
        if self.code != T::Double {
            return false;
        }
        let places = self.bytes.as_chunks_mut::<8>().0;
        let place = slice::index(index, places.len()).and_then(|index| places.get_mut(index));
        place.map(|place| *place = number.to_le_bytes()).is_some()
    }
    /// An item of an array of ints, a negative index counted from the end. `None`: other items, there is none, or it is
    /// beyond 64 bits.
    #[inline(always)]
    pub fn int(&self, index: i64) -> Option<i64> {
        macro_rules! read {
            ($int:ty) => {{
                let places = self.bytes.as_chunks::<{ size_of::<$int>() }>().0;
                let place = places.get(slice::index(index, places.len())?)?;
                i64::try_from(<$int>::from_le_bytes(*place)).ok()
            }};
        }
        match self.code {
            T::SignedChar => read!(i8),
            T::UnsignedChar => read!(u8),
            T::Short => read!(i16),
            T::UnsignedShort => read!(u16),
            T::Int => read!(i32),
            T::UnsignedInt => read!(u32),
            T::Long | T::LongLong => read!(i64),
            T::UnsignedLong | T::UnsignedLongLong => read!(u64),
            T::Unicode | T::Float | T::Double => None,
        }
    }
    /// Replaces such an item. False: nothing has changed; the number may be no such item.
    #[inline(always)]
    pub fn set_int(&mut self, index: i64, number: i64) -> bool {
        macro_rules! write {
            ($int:ty) => {{
                let places = self.bytes.as_chunks_mut::<{ size_of::<$int>() }>().0;
                let place = slice::index(index, places.len()).and_then(|index| places.get_mut(index));
                match (place, <$int>::try_from(number)) {
                    (Some(place), Ok(item)) => {
                        *place = item.to_le_bytes();
                        true
                    }
                    _ => false,
                }
            }};
        }
        match self.code {
            T::SignedChar => write!(i8),
            T::UnsignedChar => write!(u8),
            T::Short => write!(i16),
            T::UnsignedShort => write!(u16),
            T::Int => write!(i32),
            T::UnsignedInt => write!(u32),
            T::Long | T::LongLong => write!(i64),
            T::UnsignedLong | T::UnsignedLongLong => write!(u64),
            T::Unicode | T::Float | T::Double => false,
        }
    }
    /// The items.
    pub fn items(&self) -> impl Iterator<Item = Item> + '_ {
        self.bytes.chunks_exact(self.code.size()).map(|place| self.code.decode(place))
    }

    /// Replaces the item at an index, which is below the length.
    ///
    /// # Errors
    /// The value is no item of the type; nothing has changed.
    pub fn set(&mut self, index: usize, item: Item) -> Result<(), ItemError> {
        let bytes = self.code.encode(item)?;
        let place = self.place(index..index + 1);
        let size = place.len();
        self.bytes[place].copy_from_slice(&bytes[..size]);
        Ok(())
    }

    /// Inserts an item before an index, which is not above the length.
    ///
    /// # Errors
    /// The value is no item of the type; nothing has changed.
    pub fn insert(&mut self, index: usize, item: Item) -> Result<(), ItemError> {
        let bytes = self.code.encode(item)?;
        let at = self.place(index..index).start;
        self.bytes.splice(at..at, bytes[..self.code.size()].iter().copied());
        Ok(())
    }

    /// Appends an item.
    ///
    /// # Errors
    /// The value is no item of the type; nothing has changed.
    pub fn push(&mut self, item: Item) -> Result<(), ItemError> {
        let bytes = self.code.encode(item)?;
        self.bytes.extend_from_slice(&bytes[..self.code.size()]);
        Ok(())
    }

    /// Takes an item out. `None`: there is none at the index.
    pub fn remove(&mut self, index: usize) -> Option<Item> {
        let item = self.get(index)?;
        self.bytes.drain(self.place(index..index + 1));
        Some(item)
    }

    /// Puts the items of an array of the same type in the place of some, whose range is within the length.
    pub fn splice(&mut self, items: Range<usize>, other: &[u8]) {
        self.bytes.splice(self.place(items), other.iter().copied());
    }

    /// `frombytes`: appends. False: `ValueError: bytes length not a multiple of item size`.
    #[must_use]
    pub fn frombytes(&mut self, bytes: &[u8]) -> bool {
        let whole = bytes.len().is_multiple_of(self.code.size());
        if whole {
            self.bytes.extend_from_slice(bytes);
        }
        whole
    }

    /// `byteswap`: turns the bytes of each item round.
    pub fn byteswap(&mut self) {
        self.bytes.chunks_exact_mut(self.code.size()).for_each(<[u8]>::reverse);
    }

    /// `reverse`: turns the order of the items round.
    pub fn reverse(&mut self) {
        self.bytes.reverse();
        self.byteswap();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::float::to_hex;
    use crate::objects::testing::{parse_float, rows};
    use proptest::prelude::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn item(text: &str) -> Item {
        match text.split_once(':') {
            Some(("int", number)) => Item::Int(number.parse().expect("an int")),
            Some(("float", number)) => Item::Float(parse_float(number)),
            Some((_, number)) => Item::Char(number.parse().expect("a code point")),
            None => panic!("{text}"),
        }
    }

    fn show(item: Item) -> String {
        match item {
            Item::Int(number) => format!("int:{number}"),
            Item::Float(number) => format!("float:{}", to_hex(number)),
            Item::Char(c) => format!("char:{c}"),
        }
    }

    #[test]
    fn as_cpython() {
        for row in rows(include_str!("../../tests/library/array_items.txt")) {
            let code = TypeCode::of(row[0].as_bytes()[0]).expect("a type code");
            assert_eq!((code.letter(), code.size().to_string().as_str()), (row[0].as_bytes()[0], row[1]));
            let mut array = Array::new(code);
            let found = match array.push(item(row[2])) {
                Ok(()) => {
                    let item = show(array.get(0).expect("an item"));
                    let bytes = hex(array.bytes());
                    array.byteswap();
                    format!("{item} {bytes} {}", hex(array.bytes()))
                }
                Err(ItemError::Overflow(message)) => format!("OverflowError: {message}"),
                Err(ItemError::Kind) => panic!("{row:?}"),
            };
            assert_eq!(found, row[3], "{} {}", row[0], row[2]);
        }
        assert!(TypeCode::of(b'z').is_none());
        assert_eq!(Array::new(T::Int).push(Item::Float(1.0)), Err(ItemError::Kind));
        assert!(!Array::new(T::Short).frombytes(b"abc"));
    }

    proptest! {
        #[test]
        fn like_a_vector(changes in prop::collection::vec((0u8..7, 0usize..20, any::<i16>()), 0..60)) {
            let mut array = Array::new(T::Short);
            let mut expected: Vec<i16> = Vec::new();
            for (change, at, number) in changes {
                let item = Item::Int(number.into());
                match change {
                    0 if at < expected.len() => {
                        array.set(at, item).expect("fits");
                        expected[at] = number;
                    }
                    1 if at <= expected.len() => {
                        array.insert(at, item).expect("fits");
                        expected.insert(at, number);
                    }
                    2 => {
                        let removed = (at < expected.len()).then(|| Item::Int(expected.remove(at).into()));
                        prop_assert_eq!(array.remove(at), removed);
                    }
                    3 if at <= expected.len() => {
                        array.splice(at..expected.len(), &[1, 0, 2, 0]);
                        expected.splice(at.., [1, 2]);
                    }
                    4 => {
                        array.reverse();
                        expected.reverse();
                    }
                    5 => {
                        array.byteswap();
                        expected.iter_mut().for_each(|number| *number = number.swap_bytes());
                    }
                    _ => {
                        array.push(item).expect("fits");
                        expected.push(number);
                    }
                }
            }
            prop_assert_eq!(array.len(), expected.len());
            prop_assert_eq!(array.items().collect::<Vec<_>>(), expected.iter().map(|&n| Item::Int(n.into())).collect::<Vec<_>>());
        }
    }
}
