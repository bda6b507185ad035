"""The primes below a hundred, by the sieve of Eratosthenes."""


def primes_below(limit):
    is_prime = [True] * limit
    is_prime[:2] = [False, False]
    for number in range(2, int(limit**0.5) + 1):
        if is_prime[number]:
            for multiple in range(number * number, limit, number):
                is_prime[multiple] = False
    return [number for number, prime in enumerate(is_prime) if prime]


found = primes_below(100)
print(len(found), "primes:", *found)
twins = [(a, b) for a, b in zip(found, found[1:]) if b - a == 2]
print("twins:", ", ".join(f"{a} and {b}" for a, b in twins))
