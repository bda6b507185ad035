"""Digests: `md5`, `sha1`, `sha256` and their kin, `new`, `pbkdf2_hmac`, `file_digest`.

Left out of CPython's `hashlib`: `scrypt`, `shake_128` and `shake_256`, and the parameters of `blake2b` and `blake2s`.
"""

from _hashlib import HASH as _HASH, names as _names, new as _new

algorithms_guaranteed = {"blake2b", "blake2s", "md5", "sha1", "sha224", "sha256", "sha384", "sha3_224", "sha3_256",
                         "sha3_384", "sha3_512", "sha512"}
algorithms_available = set(_names)

__all__ = (*sorted(algorithms_guaranteed), "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac",
           "file_digest")


def new(name, data=b"", **kwargs):
    """A new hash object of the named algorithm, fed with data."""
    return _new(name, data, **kwargs)


def _constructor(name):
    def constructor(string=b"", *, usedforsecurity=True):
        return _new(name, string)

    constructor.__name__ = constructor.__qualname__ = f"openssl_{name}"
    constructor.__doc__ = f"Returns a {name} hash object; optionally initialized with a string"
    return constructor


for _name in algorithms_guaranteed:
    globals()[_name] = _constructor(_name)
del _name


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key of a password, by PBKDF2 (PKCS #5 v2.0) with HMAC."""
    inner, outer = new(hash_name), new(hash_name)
    size = inner.block_size
    password = bytes(password)
    if len(password) > size:
        password = new(hash_name, password).digest()
    password = password.ljust(size, b"\0")
    inner.update(bytes([byte ^ 0x36 for byte in password]))
    outer.update(bytes([byte ^ 0x5C for byte in password]))

    def authenticated(message):
        inside, outside = inner.copy(), outer.copy()
        inside.update(message)
        outside.update(inside.digest())
        return outside.digest()

    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = outer.digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key = b""
    block = 1
    while len(key) < dklen:
        step = authenticated(bytes(salt) + block.to_bytes(4, "big"))
        mixed = int.from_bytes(step, "big")
        for _ in range(iterations - 1):
            step = authenticated(step)
            mixed ^= int.from_bytes(step, "big")
        key += mixed.to_bytes(inner.digest_size, "big")
        block += 1
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """A hash object fed with all that a binary file has left; digest is a name or a constructor."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    while chunk := fileobj.read(_bufsize):
        made.update(chunk)
    return made
