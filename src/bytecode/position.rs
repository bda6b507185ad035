//! Where instructions stand in the source (PEP 657), in few bytes.
//!
//! One entry for each run of instructions that share a range: variable-length numbers, as differences where that is
//! short. Every so many entries a checkpoint lets a search begin there.

/// A range of the source: lines from 1, columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first line; 0 for an instruction that stands nowhere.
    pub line: u32,
    /// The last line.
    pub end_line: u32,
    /// The column of the first byte.
    pub column: u32,
    /// The column after the last byte.
    pub end_column: u32,
}

impl Range {
    /// That of an instruction that stands nowhere.
    pub const NOWHERE: Range = Range { line: 0, end_line: 0, column: 0, end_column: 0 };
}

/// The ranges of a code object's instructions.
#[derive(Debug, Default)]
pub struct Positions {
    bytes: Box<[u8]>,
    checkpoints: Box<[Checkpoint]>,
}

/// Where an entry begins: its first word, its place in the bytes, and the line that its difference adds to.
#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    word: u32,
    byte: u32,
    line: u32,
}

const ENTRIES_PER_CHECKPOINT: usize = 32;

impl Positions {
    /// From the length in words and the range of each instruction, in order.
    pub fn new(instructions: impl Iterator<Item = (u32, Range)>) -> Positions {
        let mut writer = Writer::default();
        for (words, range) in instructions {
            match &mut writer.run {
                Some((length, same)) if *same == range => *length += words,
                _ => {
                    writer.flush();
                    writer.run = Some((words, range));
                }
            }
        }
        writer.flush();
        Positions { bytes: writer.bytes.into(), checkpoints: writer.checkpoints.into() }
    }

    /// The range of the instruction at a word; nowhere beyond the last. Logarithmic.
    pub fn range(&self, word: u32) -> Range {
        let after = self.checkpoints.partition_point(|checkpoint| checkpoint.word <= word);
        let Some(&from) = self.checkpoints[..after].last() else { return Range::NOWHERE };
        let mut reader = Reader { bytes: &self.bytes, at: from };
        reader.find(|(end, _)| word < *end).map_or(Range::NOWHERE, |(_, range)| range)
    }

    /// The runs of instructions that share a range: the word after the last, and the range.
    pub fn runs(&self) -> impl Iterator<Item = (u32, Range)> {
        Reader { bytes: &self.bytes, at: Checkpoint { word: 0, byte: 0, line: 0 } }
    }
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    checkpoints: Vec<Checkpoint>,
    entries: usize,
    word: u32,
    line: u32,
    run: Option<(u32, Range)>,
}

impl Writer {
    fn flush(&mut self) {
        let Some((length, range)) = self.run.take() else { return };
        if self.entries.is_multiple_of(ENTRIES_PER_CHECKPOINT) {
            let byte = self.bytes.len() as u32;
            self.checkpoints.push(Checkpoint { word: self.word, byte, line: self.line });
        }
        self.entries += 1;
        self.word += length;
        // The lowest bit says whether it stands anywhere, the next whether it ends on its line.
        let (is_somewhere, is_one_line) = (range.line != 0, range.end_line == range.line);
        self.number(length << 2 | u32::from(is_one_line) << 1 | u32::from(is_somewhere));
        if !is_somewhere {
            return;
        }
        let difference = range.line.wrapping_sub(self.line) as i32;
        self.number((difference << 1 ^ difference >> 31) as u32);
        self.line = range.line;
        self.number(range.column);
        if is_one_line {
            self.number(range.end_column.wrapping_sub(range.column));
        } else {
            self.number(range.end_line.wrapping_sub(range.line));
            self.number(range.end_column);
        }
    }

    fn number(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: Checkpoint,
}

impl Reader<'_> {
    fn number(&mut self) -> u32 {
        let mut value = 0;
        for shift in (0..).step_by(7) {
            let byte = self.bytes[self.at.byte as usize];
            self.at.byte += 1;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                break;
            }
        }
        value
    }
}

impl Iterator for Reader<'_> {
    type Item = (u32, Range);
    fn next(&mut self) -> Option<(u32, Range)> {
        if self.at.byte as usize == self.bytes.len() {
            return None;
        }
        let head = self.number();
        self.at.word += head >> 2;
        if head & 1 == 0 {
            return Some((self.at.word, Range::NOWHERE));
        }
        let difference = self.number();
        self.at.line = self.at.line.wrapping_add((difference >> 1) ^ (difference & 1).wrapping_neg());
        let (line, column) = (self.at.line, self.number());
        let (end_line, end_column) = match head & 2 != 0 {
            true => (line, column.wrapping_add(self.number())),
            false => (line.wrapping_add(self.number()), self.number()),
        };
        Some((self.at.word, Range { line, end_line, column, end_column }))
    }
}
