"""hashlib: md5, sha1, sha256 of known texts; updates, copies, digests, errors."""

import hashlib

for data in (b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(256)), b"a" * 1000):
    for name in ("md5", "sha1", "sha256"):
        print(f"{name}({data[:12]!r}...{len(data)}):", getattr(hashlib, name)(data).hexdigest())
h = hashlib.sha256()
for part in (b"The quick ", b"brown ", bytearray(b"fox"), memoryview(b"!")):
    h.update(part)
print("in parts:", h.hexdigest() == hashlib.sha256(b"The quick brown fox!").hexdigest())
copy = h.copy()
copy.update(b"more")
print(
    "copy:",
    h.hexdigest() != copy.hexdigest(),
    copy.hexdigest() == hashlib.sha256(b"The quick brown fox!more").hexdigest(),
)
for name in ("md5", "sha1", "sha256"):
    h = hashlib.new(name, b"x")
    print(
        "attributes:", h.name, h.digest_size, h.block_size, len(h.digest()), h.digest().hex() == h.hexdigest()
    )
print("new:", hashlib.new("sha256").hexdigest()[:16], hashlib.md5(usedforsecurity=False).hexdigest()[:8])
print(
    "blocks around 64 bytes:",
    [hashlib.sha1(b"x" * n).hexdigest()[:6] for n in (54, 55, 56, 57, 63, 64, 65, 119, 120, 128)],
)
for wrong in (
    lambda: hashlib.md5("text"),
    lambda: hashlib.sha256(5),
    lambda: hashlib.new("nonsense"),
    lambda: hashlib.sha1().update("x"),
    lambda: hashlib.md5().nothing,
):
    try:
        wrong()
    except (TypeError, ValueError, AttributeError) as error:
        print(f"{type(error).__name__}: {str(error).split('.')[-1] if 'attribute' in str(error) else error}")
chain = b"seed"
for _ in range(100):
    chain = hashlib.sha256(chain).digest()
print("a chain:", chain.hex())
