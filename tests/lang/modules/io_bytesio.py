"""io.BytesIO, TextIOWrapper and BufferedReader over it: reading, writing, seeking, decoding."""

import io

b = io.BytesIO(b"first\nsecond\nthird")
print("read:", b.read(3), b.readline(), b.read(), b.read(), b.tell())
print("seek:", b.seek(-5, 2), b.read(), b.seek(0), b.readlines(), b.seek(2), b.seek(1, 1), b.read(2))
w = io.BytesIO()
print("write:", w.write(b"abc"), w.write(bytearray(b"de")), w.write(memoryview(b"f")), w.getvalue(), w.tell())
w.seek(1)
w.write(b"XY")
w.seek(8)
w.write(b"z")
print("gap:", w.getvalue(), w.truncate(4), w.getvalue(), len(w.getbuffer()))
target = bytearray(4)
b.seek(0)
print("readinto:", b.readinto(target), target, b.read1(3), list(b))
view = w.getbuffer()
view[0] = 90
print("buffer:", w.getvalue())
try:
    w.write(b"more than it has, so it would grow")
except BufferError as error:
    print("BufferError:", error)
view.release()
print("flags:", b.readable(), b.writable(), b.seekable(), b.closed)
raw = io.BytesIO("añ\r\nb€\n".encode())
text = io.TextIOWrapper(raw, encoding="utf-8")
print("text:", text.readlines(), text.encoding, text.closed)
raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n", write_through=True)
text.write("é\nx\n")
text.flush()
print("written:", raw.getvalue())
reader = io.BufferedReader(io.BytesIO(b"0123456789"), buffer_size=4)
print(
    "buffered:",
    reader.read(2),
    reader.peek(1)[:1],
    reader.read(3),
    reader.tell(),
    reader.seek(8),
    reader.read(),
)
try:
    io.TextIOWrapper(io.BytesIO(b"a\xff"), encoding="utf-8").read()
except UnicodeDecodeError as error:
    print("UnicodeDecodeError:", error)
b.close()


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


attempt("closed", lambda: b.read())
attempt("text", lambda: w.write("x"))
attempt("negative seek", lambda: w.seek(-1))
attempt("init with text", lambda: io.BytesIO("x"))
attempt("read text", lambda: w.read("x"))
attempt("whence", lambda: w.seek(0, 7))
