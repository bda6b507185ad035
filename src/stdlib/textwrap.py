"""Filling and indenting text: `wrap`, `fill`, `shorten`, `dedent`, `indent`, `TextWrapper`.

Offers all of CPython 3.11's `textwrap`. Left out: the regular expressions that TextWrapper has there as class attributes.
"""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# Only these are blanks here: a non-breaking space holds words together.
_whitespace = "\t\n\x0b\x0c\r "
_closing = frozenset("!\"'&.,?_")


def _is_word(character):
    return character.isalnum() or character == "_"


def _is_letter(character):
    return character == "_" or character.isalnum() and not character.isdecimal()


def _dash_ahead(text, position):
    """Whether two or more dashes begin here with a word right after them; if so, where they end, else 0."""
    end = position
    while text.startswith("-", end):
        end += 1
    return end if end - position >= 2 and end < len(text) and _is_word(text[end]) else 0


def _hyphen_breaks(text, position):
    """Whether a line may end after the hyphen here: within a word of letters, at least two on both sides."""
    after = text[position + 1:position + 4]
    if len(after) >= 2 and after[1] == "-":
        after = after[0] + after[2:]
    if len(after) < 2 or not _is_letter(after[0]) or not _is_letter(after[1]):
        return False
    before = text[max(0, position - 3):position]
    if len(before) >= 2 and _is_letter(before[-1]) and _is_letter(before[-2]):
        return True
    return len(before) == 3 and _is_letter(before[0]) and before[1] == "-" and _is_letter(before[2])


def _split_chunks(text):
    """The pieces that a line may end between: blanks, dashes between words, words and parts of hyphenated words."""
    chunks = []
    start, size = 0, len(text)
    while start < size:
        end = start
        if text[start] in _whitespace:
            while end < size and text[end] in _whitespace:
                end += 1
        else:
            if start and text[start] == "-" and (_is_word(text[start - 1]) or text[start - 1] in _closing):
                end = _dash_ahead(text, start)
            if not end or end == start:
                end = start + 1
                while end < size and text[end] not in _whitespace:
                    if text[end] == "-":
                        if _hyphen_breaks(text, end):
                            end += 1
                            break
                        before = text[end - 1]
                        if (_is_word(before) or before in _closing) and _dash_ahead(text, end):
                            break
                    end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


def _split_blanks(text):
    """The words and the blanks between them."""
    chunks = []
    start, size = 0, len(text)
    while start < size:
        end, blank = start, text[start] in _whitespace
        while end < size and (text[end] in _whitespace) is blank:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


class TextWrapper:
    """Breaks text into lines; the arguments are attributes, described in the documentation of `textwrap`."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.tabsize, self.replace_whitespace = expand_tabs, tabsize, replace_whitespace
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens = drop_whitespace, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    unicode_whitespace_trans = {ord(character): ord(" ") for character in _whitespace}

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        return _split_chunks(text) if self.break_on_hyphens else _split_blanks(text)

    def _fix_sentence_endings(self, chunks):
        """Two blanks after a chunk that ends a sentence."""
        for index in range(len(chunks) - 1):
            if chunks[index + 1] == " " and _ends_sentence(chunks[index]):
                chunks[index + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Puts what fits of a chunk that is longer than a line on the line."""
        space = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = space
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind("-", 0, space)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = [], 0
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last = (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
                    and length <= width)
            if last:
                lines.append(indent + "".join(line))
                continue
            # No line is left for the rest: the placeholder stands for it.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line.pop())
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        """The lines of a paragraph, without line ends."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The paragraph as one text with its lines broken."""
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    if chunk[-1:] in ("'", '"'):
        chunk = chunk[:-1]
    return len(chunk) >= 2 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, each at most `width` long."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """As wrap, in one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, cut with a placeholder if it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Takes away the blanks that all lines begin with; lines of blanks become empty."""
    lines = text.split("\n")
    margin = None
    for index, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[index] = ""
            continue
        blanks = line[:len(line) - len(content)]
        if margin is None:
            margin = blanks
        elif not blanks.startswith(margin):
            common = 0
            while common < len(blanks) and blanks[common] == margin[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Puts the prefix before every line that is not blank, or that the predicate accepts."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
