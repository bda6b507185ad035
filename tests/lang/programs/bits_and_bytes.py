"""Bit tricks and byte formats: checksums, base64 and run lengths by hand, variable-length numbers, a bit set, xor."""


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def base64(data):
    out = bytearray()
    for i in range(0, len(data), 3):
        chunk = data[i : i + 3]
        n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        out += bytes(ALPHABET[n >> shift & 63] for shift in (18, 12, 6, 0))[: len(chunk) + 1].ljust(4, b"=")
    return bytes(out)


def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def read_varint(data):
    n = shift = 0
    for byte in data:
        n |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return n


class BitSet:
    def __init__(self, items=()):
        self.bits = 0
        for item in items:
            self.bits |= 1 << item

    def __iter__(self):
        bits = self.bits
        while bits:
            low = bits & -bits
            yield low.bit_length() - 1
            bits ^= low

    def __and__(self, other):
        result = BitSet()
        result.bits = self.bits & other.bits
        return result

    def __len__(self):
        return self.bits.bit_count()


def fnv1a(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & (1 << 64) - 1
    return h


text = b"The quick brown fox jumps over the lazy dog"
print(
    "checksums:",
    hex(crc32(text)),
    hex(adler32(text)),
    crc32(b""),
    hex(crc32(b"123456789")),
    hex(fnv1a(text)),
    hex(fnv1a(b"")),
)
print("base64:", base64(text), [base64(b"abcd"[:n]) for n in range(5)])
print(
    "varints:",
    [varint(n) for n in (0, 127, 128, 300, 2**40)],
    all(read_varint(varint(n)) == n for n in range(0, 10**6, 9973)),
)
a, b = BitSet(range(0, 200, 3)), BitSet(range(0, 200, 5))
print("bit set:", list(a & b), len(a), len(b), (a & b).bits.bit_length())
key = b"key"
secret = bytes(c ^ key[i % 3] for i, c in enumerate(text))
print("xor:", secret[:8].hex(), bytes(c ^ key[i % 3] for i, c in enumerate(secret)) == text)
print(
    "gray code:",
    [f"{n ^ n >> 1:03b}" for n in range(8)],
    "reversed bits:",
    [int(f"{n:08b}"[::-1], 2) for n in (1, 2, 128, 200)],
)
print(
    "powers of two:",
    [n for n in range(1, 70) if n & n - 1 == 0],
    "parity:",
    [n.bit_count() & 1 for n in range(8)],
)
state, numbers = 1, []
for _ in range(6):
    state ^= state << 13 & (1 << 64) - 1
    state ^= state >> 7
    state ^= state << 17 & (1 << 64) - 1
    numbers.append(state % 1000)
print("xorshift:", numbers)
