//! Text of objects: bytes behind the object itself, or in a buffer that several share.
//!
//! A string that grows by `+=` would be copied each time. Here the longer string takes the same buffer, if its text can be
//! put behind the shorter one's: nobody has seen those bytes, so the shorter string has not changed.

use super::block::Use;
use super::{Gc, Header, Heap, Object, OutOfMemory};
use std::cell::{OnceCell, UnsafeCell};
use std::rc::Rc;

/// WTF-8 text. The last field of its object.
#[repr(C)]
pub struct Text {
    start: *const u8,
    len: u32,
    chars: u32,
    /// A reference to text leads to what follows the object, where the index changes: the compiler must not take what is
    /// behind such a reference for constant.
    _changes: [UnsafeCell<u64>; 0],
}

/// What follows the object if its text does not.
struct Shared {
    buffer: Rc<Buffer>,
    /// The byte offset of every [`STEP`]th character.
    index: OnceCell<Box<[u32]>>,
}

/// Bytes that never move. What is written is never changed, only followed by more.
struct Buffer(UnsafeCell<Vec<u8>>);

/// Longer text does not follow its object.
const INLINE: usize = 1000;
/// Nor does text of other scripts, if it is long enough to need an index.
const INLINE_WITHOUT_INDEX: usize = 256;
/// Longer text leaves room behind it when it is appended to.
const GROWS: usize = 128;
const STEP: usize = 64;

impl Text {
    /// The bytes.
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: the heap has put as many bytes there, which stay as long as the object does.
        unsafe { std::slice::from_raw_parts(self.start, self.len as usize) }
    }
    /// The number of bytes.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len as usize
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// The number of characters.
    #[inline(always)]
    pub fn chars(&self) -> usize {
        self.chars as usize
    }
    /// Whether each character is a byte.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.len == self.chars
    }
    #[inline(always)]
    fn is_inline(&self) -> bool {
        std::ptr::eq(self.start, std::ptr::from_ref(self).wrapping_add(1).cast())
    }
    fn shared(&self) -> Option<&Shared> {
        // SAFETY: text that does not follow its object is shared, and the record of that follows the object instead.
        (!self.is_inline()).then(|| unsafe { &*std::ptr::from_ref(self).add(1).cast::<Shared>() })
    }
    pub(crate) fn tail_bytes(&self) -> usize {
        if self.is_inline() { self.len() } else { size_of::<Shared>() }
    }
    /// What dropping the object gives back.
    pub(crate) fn external_bytes(&self) -> usize {
        match self.shared() {
            Some(shared) if Rc::strong_count(&shared.buffer) == 1 => shared.buffer.capacity(),
            _ => 0,
        }
    }

    /// The byte at which a character begins, counted from 0; the end, if there is none. Constant, but for the first time
    /// in long text of other scripts, which is linear.
    #[inline]
    pub fn offset(&self, character: usize) -> usize {
        if character >= self.chars() {
            return self.len();
        }
        if self.is_ascii() { character } else { self.find_offset(character) }
    }

    fn find_offset(&self, character: usize) -> usize {
        let bytes = self.as_bytes();
        let Some(shared) = self.shared() else { return skip_chars(bytes, 0, character) };
        let index = shared.index.get_or_init(|| {
            let starts = (0..bytes.len()).filter(|&at| is_start(bytes[at]));
            starts.step_by(STEP).map(|at| at as u32).collect()
        });
        skip_chars(bytes, index[character / STEP] as usize, character % STEP)
    }

    /// The number of characters before a byte at which one begins, or before the end.
    pub fn chars_before(&self, offset: usize) -> usize {
        if self.is_ascii() {
            return offset;
        }
        let (from, before) = match self.shared().and_then(|shared| shared.index.get()) {
            Some(index) => {
                let step = index.partition_point(|&start| start as usize <= offset) - 1;
                (index[step] as usize, step * STEP)
            }
            None => (0, 0),
        };
        before + count_chars(&self.as_bytes()[from..offset])
    }
}

#[inline(always)]
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The number of characters in WTF-8 text. Linear.
pub fn count_chars(bytes: &[u8]) -> usize {
    // PERF: most text is ASCII, which is told by words.
    if bytes.is_ascii() {
        return bytes.len();
    }
    bytes.iter().filter(|&&byte| is_start(byte)).count()
}

fn skip_chars(bytes: &[u8], mut at: usize, count: usize) -> usize {
    for _ in 0..count {
        at += 1;
        while bytes.get(at).is_some_and(|&byte| !is_start(byte)) {
            at += 1;
        }
    }
    at
}

impl Drop for Text {
    fn drop(&mut self) {
        if !self.is_inline() {
            // SAFETY: as in `shared`; the object is dropped once.
            unsafe { std::ptr::drop_in_place(std::ptr::from_mut(self).add(1).cast::<Shared>()) };
        }
    }
}

impl Buffer {
    fn capacity(&self) -> usize {
        // SAFETY: no reference to the vector outlives a method, and none runs foreign code.
        unsafe { (*self.0.get()).capacity() }
    }
    /// Writes `more` behind the text that ends at `end`, if that is the last and there is room.
    fn append(&self, end: *const u8, more: &[u8]) -> bool {
        // SAFETY: as above. Without reallocation the bytes that were there stay where they are.
        unsafe {
            let bytes = &mut *self.0.get();
            let fits = std::ptr::eq(bytes.as_ptr().add(bytes.len()), end)
                && bytes.capacity() - bytes.len() >= more.len();
            if fits {
                bytes.extend_from_slice(more);
            }
            fits
        }
    }
    fn start(&self) -> *const u8 {
        // SAFETY: as above.
        unsafe { (*self.0.get()).as_ptr() }
    }
}

impl Heap {
    /// Puts an object with text into the heap. `chars` is the number of characters in `parts`.
    ///
    /// # Errors
    /// The limit is reached; text of 4 GB and more is refused.
    #[inline]
    pub fn alloc_text<T: Object>(
        &self,
        parts: &[&[u8]],
        chars: usize,
        make: impl FnOnce(Text) -> T,
    ) -> Result<Gc<T>, OutOfMemory> {
        let len = parts.iter().map(|part| part.len()).sum::<usize>();
        let inline = len <= INLINE_WITHOUT_INDEX || len <= INLINE && len == chars;
        if !inline {
            return self.alloc_shared_text(parts, len, len, chars, make);
        }
        let cell = self.cell(size_of::<T>() + len, Use::Plain)?.cast::<T>();
        // SAFETY: the cell has room for the object and the parts behind it.
        unsafe {
            let mut tail = cell.add(1).cast::<u8>();
            cell.write(make(Text { start: tail, len: len as u32, chars: chars as u32, _changes: [] }));
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            for part in parts {
                tail.copy_from_nonoverlapping(part.as_ptr(), part.len());
                tail = tail.add(part.len());
            }
            Ok(Gc::from_ptr(cell))
        }
    }

    #[cold]
    fn alloc_shared_text<T: Object>(
        &self,
        parts: &[&[u8]],
        len: usize,
        capacity: usize,
        chars: usize,
        make: impl FnOnce(Text) -> T,
    ) -> Result<Gc<T>, OutOfMemory> {
        if u32::try_from(len).is_err() {
            return Err(OutOfMemory);
        }
        self.charge(capacity)?;
        let mut bytes = Vec::new();
        let reserved = bytes.try_reserve_exact(capacity);
        self.recharge(capacity, bytes.capacity());
        reserved.map_err(|_| OutOfMemory)?;
        parts.iter().for_each(|part| bytes.extend_from_slice(part));
        let buffer = Rc::new(Buffer(UnsafeCell::new(bytes)));
        let start = buffer.start();
        self.alloc_over(buffer, start, len, chars, make)
    }

    fn alloc_over<T: Object>(
        &self,
        buffer: Rc<Buffer>,
        start: *const u8,
        len: usize,
        chars: usize,
        make: impl FnOnce(Text) -> T,
    ) -> Result<Gc<T>, OutOfMemory> {
        const { assert!(align_of::<Shared>() <= 8) };
        let cell = self.cell(size_of::<T>() + size_of::<Shared>(), Use::Droppable).inspect_err(|_| {
            if Rc::strong_count(&buffer) == 1 {
                self.refund(buffer.capacity());
            }
        })?;
        let cell = cell.cast::<T>();
        // SAFETY: the cell has room for the object and the record behind it.
        unsafe {
            cell.write(make(Text { start, len: len as u32, chars: chars as u32, _changes: [] }));
            cell.cast::<Header>().write(Header::new(T::KIND, T::KIND.into(), 0));
            cell.add(1).cast::<Shared>().write(Shared { buffer, index: OnceCell::new() });
            Ok(Gc::from_ptr(cell))
        }
    }

    /// Puts an object into the heap whose text is `text` and behind it `more`. Linear in `more` on average, if always the
    /// last result is appended to.
    ///
    /// # Errors
    /// As for [`Heap::alloc_text`].
    pub fn alloc_appended<T: Object>(
        &self,
        text: &Text,
        more: &[u8],
        more_chars: usize,
        make: impl FnOnce(Text) -> T,
    ) -> Result<Gc<T>, OutOfMemory> {
        let (len, chars) = (text.len() + more.len(), text.chars() + more_chars);
        if text.len() < GROWS {
            return self.alloc_text(&[text.as_bytes(), more], chars, make);
        }
        if u32::try_from(len).is_err() {
            return Err(OutOfMemory);
        }
        if let Some(shared) = text.shared()
            && shared.buffer.append(text.start.wrapping_add(text.len()), more)
        {
            return self.alloc_over(Rc::clone(&shared.buffer), text.start, len, chars, make);
        }
        self.alloc_shared_text(&[text.as_bytes(), more], len, len + len / 2, chars, make)
    }

    /// Puts an object with text into the heap that is an instance of a Python class, with slots behind the text.
    ///
    /// # Errors
    /// As for [`Heap::alloc_text`].
    pub fn alloc_text_instance<T: Object, V: Copy>(
        &self,
        bytes: &[u8],
        chars: usize,
        make: impl FnOnce(Text) -> T,
        shape: u32,
        (slots, empty): (u16, V),
    ) -> Result<Gc<T>, OutOfMemory> {
        const { assert!(size_of::<V>() == 8) };
        if u32::try_from(bytes.len()).is_err() {
            return Err(OutOfMemory);
        }
        let fields = (size_of::<T>() + bytes.len()).next_multiple_of(8);
        let cell = self.cell(fields + 8 * usize::from(slots), Use::Plain)?.cast::<T>();
        // SAFETY: the cell has room for the object, the bytes and the slots.
        unsafe {
            let tail = cell.add(1).cast::<u8>();
            cell.write(make(Text {
                start: tail,
                len: bytes.len() as u32,
                chars: chars as u32,
                _changes: [],
            }));
            cell.cast::<Header>().write(Header::new(T::KIND, shape, slots));
            tail.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            let first = cell.cast::<u8>().add(fields).cast::<V>();
            for index in 0..usize::from(slots) {
                first.add(index).write(empty);
            }
            Ok(Gc::from_ptr(cell))
        }
    }
}
