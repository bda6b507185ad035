//! Reading text: chunks of bytes become characters.

use super::Text;
use crate::objects::Value;
use crate::objects::str::codec::{self, Codec};
use crate::stdlib::io::newline::{Newline, prefix, translate};
use crate::stdlib::io::{buffered, common};
use crate::vm::{Exc, Result, Vm};

/// How much is read at once.
const CHUNK: usize = 8192;

impl Text {
    /// Text that was decoded and not used up.
    fn rest(&self) -> std::cell::Ref<'_, [u8]> {
        std::cell::Ref::map(self.decoded.borrow(), |decoded| &decoded[self.used.get()..])
    }

    /// Takes so many bytes of decoded text, which are whole characters.
    fn take(&self, length: usize) -> Vec<u8> {
        let taken = self.rest()[..length].to_vec();
        self.used.set(self.used.get() + length);
        taken
    }

    /// Forgets all that was read.
    pub(super) fn forget(&self) {
        self.decoded.borrow_mut().clear();
        self.used.set(0);
        self.undecoded.borrow_mut().clear();
        self.chunk.borrow_mut().clear();
        self.held_return.set(false);
    }

    /// Reads and decodes more. False: there is no more.
    fn fill(&self, vm: &mut Vm, all: bool) -> Result<bool> {
        self.flush_pending(vm)?;
        let buffer = self.buffer(vm)?;
        let new = match buffered::of(&buffer) {
            Some(buffered) if all => buffered.read(vm, None)?,
            Some(buffered) => buffered.read_some(vm, Some(CHUNK))?,
            None => self.read_any(vm, buffer, all)?,
        };
        let is_end = new.is_empty() || all;
        let mut bytes = self.undecoded.take();
        bytes.extend(&new);
        if !self.began.replace(true) {
            self.skip_mark(&mut bytes);
        }
        let (codec, handler) = (self.codec.get(), self.handler.get());
        let decoded = if is_end {
            codec::decode(&bytes, codec, handler).map(|text| (text, bytes.len()))
        } else {
            codec::decode_part(&bytes, codec, handler)
        };
        let (mut text, consumed) = match decoded {
            Ok(decoded) => decoded,
            Err(error) => return Err(self.decode_error(vm, &bytes, &error)?),
        };
        *self.undecoded.borrow_mut() = bytes[consumed..].to_vec();
        if self.held_return.replace(false) {
            text.insert(0, b'\r');
        }
        if matches!(self.newline.get(), Newline::Universal | Newline::Any) {
            // Whether a `\r` at the end is half of a `\r\n` the next chunk tells.
            if !is_end && text.last() == Some(&b'\r') {
                text.pop();
                self.held_return.set(true);
            }
            self.note_newlines(&text);
        }
        if self.newline.get() == Newline::Universal
            && let std::borrow::Cow::Owned(translated) = translate(&text)
        {
            text = translated;
        }
        let is_more = !text.is_empty() || !new.is_empty();
        let used = self.used.replace(0);
        let mut decoded = self.decoded.borrow_mut();
        let mut chunk = self.chunk.borrow_mut();
        decoded.drain(..used);
        if decoded.is_empty() {
            chunk.clear();
            *decoded = text;
        } else {
            let skipped = self.raw_length(&chunk, used);
            chunk.drain(..skipped);
            decoded.extend(text);
        }
        chunk.extend(&bytes);
        if !chunk.is_empty() {
            // What is not decoded yet belongs to the next chunk.
            let kept = chunk.len() - (bytes.len() - consumed);
            chunk.truncate(kept);
        }
        Ok(is_more)
    }

    fn read_any(&self, vm: &mut Vm, buffer: Value, all: bool) -> Result<Vec<u8>> {
        let read1 = vm.intern("read1")?;
        let method = if !all && vm.find_attr(buffer, read1)?.is_some() { read1 } else { vm.names.read };
        let count = Value::length(CHUNK);
        let given = vm.call_method(buffer, method, if all { &[] } else { std::slice::from_ref(&count) })?;
        if given.is_none() {
            return Ok(Vec::new());
        }
        common::bytes_arg(vm, given)
    }

    /// A byte order mark at the beginning says how the rest is encoded.
    fn skip_mark(&self, bytes: &mut Vec<u8>) {
        let (codec, length) = match (self.codec.get(), &bytes[..]) {
            (Codec::Utf8Sig, [0xEF, 0xBB, 0xBF, ..]) => (Codec::Utf8, 3),
            (Codec::Utf8Sig, _) => (Codec::Utf8, 0),
            (Codec::Utf16, [0xFE, 0xFF, ..]) => (Codec::Utf16Be, 2),
            (Codec::Utf16, [0xFF, 0xFE, ..]) => (Codec::Utf16Le, 2),
            (Codec::Utf16, _) => (Codec::Utf16Le, 0),
            (Codec::Utf32, [0, 0, 0xFE, 0xFF, ..]) => (Codec::Utf32Be, 4),
            (Codec::Utf32, [0xFF, 0xFE, 0, 0, ..]) => (Codec::Utf32Le, 4),
            (Codec::Utf32, _) => (Codec::Utf32Le, 0),
            _ => return,
        };
        self.codec.set(codec);
        bytes.drain(..length);
    }

    fn note_newlines(&self, text: &[u8]) {
        if memchr::memchr2(b'\r', b'\n', text).is_none() {
            return;
        }
        let mut seen = self.newlines.get();
        for (at, &byte) in text.iter().enumerate() {
            seen |= match byte {
                b'\r' if text.get(at + 1) == Some(&b'\n') => 4,
                b'\r' => 1,
                b'\n' if at == 0 || text[at - 1] != b'\r' => 2,
                _ => 0,
            };
        }
        self.newlines.set(seen);
    }

    #[cold]
    fn decode_error(
        &self,
        vm: &mut Vm,
        bytes: &[u8],
        error: &codec::CodecError,
    ) -> Result<crate::vm::Raised> {
        let class = Value::object(vm.exception_class(Exc::UnicodeDecodeError));
        let encoding = vm.new_str(self.codec.get().name())?;
        let object = common::new_bytes(vm, bytes)?;
        let reason = vm.new_str(error.reason)?;
        let (start, end) = (Value::length(error.start), Value::length(error.end));
        let exception = vm.call(class, &[encoding, object, start, end, reason])?;
        Ok(vm.raise_value(exception))
    }

    /// Reads so many characters, fewer only at the end; or all that is left.
    pub(super) fn read(&self, vm: &mut Vm, count: Option<usize>) -> Result<Vec<u8>> {
        let Some(count) = count else {
            let mut text = self.take(self.rest().len());
            self.fill(vm, true)?;
            text.extend(self.take(self.rest().len()));
            return Ok(text);
        };
        let mut text = Vec::new();
        let mut wanted = count;
        loop {
            let length = prefix(&self.rest(), wanted);
            let taken = self.take(length);
            wanted -= crate::heap::count_chars(&taken);
            text.extend(taken);
            if wanted == 0 || !self.fill(vm, false)? {
                return Ok(text);
            }
        }
    }

    /// Reads a line with its end, of at most so many characters.
    pub(super) fn read_line(&self, vm: &mut Vm, limit: Option<usize>) -> Result<Vec<u8>> {
        let newline = self.newline.get();
        let mut searched = 0;
        loop {
            let (line, available) = {
                let rest = self.rest();
                // The last character that was searched may be the first half of `\r\n`.
                let from = searched.min(rest.len());
                (newline.line(&rest[from..]).map(|length| from + length), rest.len())
            };
            let length = match line {
                Some(length) => Some(length),
                None => {
                    searched = available.saturating_sub(1);
                    let enough = limit.is_some_and(|limit| prefix(&self.rest(), limit) < available);
                    if enough || !self.fill(vm, false)? { Some(self.rest().len()) } else { None }
                }
            };
            if let Some(length) = length {
                let length = limit.map_or(length, |limit| prefix(&self.rest()[..length], limit));
                return Ok(self.take(length));
            }
        }
    }

    /// How many bytes of the chunk so much decoded text was made of.
    fn raw_length(&self, chunk: &[u8], used: usize) -> usize {
        let (mut at, mut made) = (0, 0);
        while made < used && at < chunk.len() {
            let byte = chunk[at];
            let is_pair = self.newline.get() == Newline::Universal && chunk[at..].starts_with(b"\r\n");
            let (length, text) = match self.codec.get() {
                _ if is_pair => (2, 1),
                Codec::Latin1 if byte >= 0x80 => (1, 2),
                Codec::Utf8 if byte >= 0xC0 => {
                    let length = if byte >= 0xF0 {
                        4
                    } else if byte >= 0xE0 {
                        3
                    } else {
                        2
                    };
                    (length, length)
                }
                _ => (1, 1),
            };
            at += length;
            made += text;
        }
        at.min(chunk.len())
    }

    /// How many bytes before the buffer's place the next character begins.
    ///
    /// # Errors
    /// OSError for encodings of which that cannot be told.
    pub(super) fn bytes_ahead(&self, vm: &mut Vm) -> Result<i64> {
        let used = self.used.get();
        let chunk = self.chunk.borrow();
        let rest = self.rest().len();
        if rest > 0 && !matches!(self.codec.get(), Codec::Utf8 | Codec::Ascii | Codec::Latin1) {
            return Err(vm.raise(Exc::OSError, "can't reconstruct logical file position"));
        }
        let unused = if rest == 0 { 0 } else { chunk.len() - self.raw_length(&chunk, used) };
        let held = usize::from(self.held_return.get() && rest == 0);
        Ok((unused + held + self.undecoded.borrow().len()) as i64)
    }
}
