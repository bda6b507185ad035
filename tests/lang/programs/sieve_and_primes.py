"""Prime numbers: a sieve, trial division, factorisation, perfect numbers, twin primes."""


def sieve(limit):
    flags = bytearray([1]) * limit
    flags[0:2] = b"\0\0"
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit, n)))
    return [n for n, flag in enumerate(flags) if flag]


def factors(n):
    found, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            found[d] = found.get(d, 0) + 1
            n //= d
        d += 1 if d == 2 else 2
    if n > 1:
        found[n] = found.get(n, 0) + 1
    return found


primes = sieve(2000)
print("count:", len(primes), primes[:10], primes[-3:])
print(
    "trial division agrees:",
    primes == [n for n in range(2, 2000) if all(n % p for p in range(2, int(n**0.5) + 1))],
)
for n in (1, 2, 360, 9973, 2**20, 1001, 999999, 600851475143):
    text = " * ".join(f"{p}^{e}" if e > 1 else str(p) for p, e in factors(n).items())
    print(n, "=", text or 1)
print("twins:", [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2][:6])
print("perfect:", [n for n in range(2, 1000) if sum(d for d in range(1, n // 2 + 1) if n % d == 0) == n])
print("goldbach:", [next((p, n - p) for p in primes if n - p in set(primes)) for n in (28, 100, 996)])
