//! `_random.Random`: the Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded and read as CPython does.

use dashu_int::{UBig, Word};

const N: usize = 624;
const M: usize = 397;
const UPPER: u32 = 0x8000_0000;

/// A generator of pseudo-random numbers. Not for secrets.
#[derive(Clone)]
pub struct MersenneTwister {
    state: [u32; N],
    /// How many words of the state have been used.
    index: usize,
}

impl MersenneTwister {
    /// `seed(number)`, of which only the absolute value counts.
    pub fn from_seed(magnitude: &UBig) -> Self {
        let mut words = Vec::new();
        for &word in magnitude.as_words() {
            words.extend((0..Word::BITS / 32).map(|part| (word >> (32 * part)) as u32));
        }
        while words.last() == Some(&0) {
            words.pop();
        }
        if words.is_empty() {
            words.push(0);
        }
        MersenneTwister::from_words(&words)
    }

    /// The generator for a seed of 32-bit words, the least significant first; at least one.
    pub fn from_words(seed: &[u32]) -> Self {
        let mut state = [0; N];
        state[0] = 19_650_218u32;
        for at in 1..N {
            state[at] = scramble(state[at - 1], 1_812_433_253).wrapping_add(at as u32);
        }
        let mut at = 1;
        let wrap = |at: usize, state: &mut [u32; N]| {
            if at < N {
                return at;
            }
            state[0] = state[N - 1];
            1
        };
        for (index, &word) in seed.iter().enumerate().cycle().take(N.max(seed.len())) {
            let mixed = state[at] ^ scramble(state[at - 1], 1_664_525);
            state[at] = mixed.wrapping_add(word).wrapping_add(index as u32);
            at = wrap(at + 1, &mut state);
        }
        for _ in 1..N {
            let mixed = state[at] ^ scramble(state[at - 1], 1_566_083_941);
            state[at] = mixed.wrapping_sub(at as u32);
            at = wrap(at + 1, &mut state);
        }
        state[0] = UPPER;
        MersenneTwister { state, index: N }
    }

    /// The next 32 bits.
    pub fn next_word(&mut self) -> u32 {
        if self.index >= N {
            self.renew();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9D2C_5680;
        word ^= word << 15 & 0xEFC6_0000;
        word ^ word >> 18
    }

    fn renew(&mut self) {
        for at in 0..N {
            let mixed = self.state[at] & UPPER | self.state[(at + 1) % N] & !UPPER;
            let twist = if mixed & 1 == 1 { 0x9908_B0DF } else { 0 };
            self.state[at] = self.state[(at + M) % N] ^ mixed >> 1 ^ twist;
        }
        self.index = 0;
    }

    /// `random()`: a float below 1 with 53 random bits.
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(bits)` for at most 64 of them; 0 gives 0 and takes nothing.
    pub fn bits(&mut self, bits: u32) -> u64 {
        match bits {
            0 => 0,
            1..=32 => u64::from(self.next_word() >> (32 - bits)),
            _ => {
                let low = u64::from(self.next_word());
                let high = self.next_word() >> (64 - bits.min(64));
                u64::from(high) << 32 | low
            }
        }
    }

    /// `getrandbits(bits)`. Whether memory holds so many is the caller's to know.
    pub fn big_bits(&mut self, bits: usize) -> UBig {
        let mut bytes = Vec::with_capacity(bits.div_ceil(32) * 4);
        for first in (0..bits).step_by(32) {
            let missing = 32usize.saturating_sub(bits - first);
            bytes.extend_from_slice(&(self.next_word() >> missing).to_le_bytes());
        }
        UBig::from_le_bytes(&bytes)
    }

    /// A number below `limit`, which is not zero, as `Random._randbelow` draws it.
    pub fn below(&mut self, limit: u64) -> u64 {
        let bits = u64::BITS - limit.leading_zeros();
        loop {
            let number = self.bits(bits);
            if number < limit {
                return number;
            }
        }
    }

    /// `getstate()`: 624 words, and how many of them are used.
    pub fn state(&self) -> [u32; N + 1] {
        let mut words = [0; N + 1];
        words[..N].copy_from_slice(&self.state);
        words[N] = self.index as u32;
        words
    }

    /// `setstate(words)`. None: `ValueError: invalid state`, for more words are used than there are.
    pub fn from_state(words: &[u32; N + 1]) -> Option<Self> {
        let index = words[N] as usize;
        let mut state = [0; N];
        state.copy_from_slice(&words[..N]);
        (index <= N).then_some(MersenneTwister { state, index })
    }
}

fn scramble(word: u32, factor: u32) -> u32 {
    (word ^ word >> 30).wrapping_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::float::to_hex;
    use crate::objects::testing::rows;

    #[test]
    fn as_cpython_draws() {
        for row in rows(include_str!("../../tests/library/random_draws.txt")) {
            let mut generator = MersenneTwister::from_seed(&row[0].parse().expect("a natural number"));
            for (at, draw) in row[1].split(' ').enumerate() {
                let found = match at % 5 {
                    0 | 3 => to_hex(generator.random()),
                    1 => generator.bits((at % 65) as u32).to_string(),
                    2 => generator.big_bits(at * 7 + 1).to_string(),
                    _ => generator.below(at as u64 * 1_000_003).to_string(),
                };
                assert_eq!(found, draw, "{} {at}", row[0]);
            }
            let state: Vec<String> = generator.state().iter().map(u32::to_string).collect();
            assert_eq!(state.join(" "), row[2]);
            let mut copy = MersenneTwister::from_state(&generator.state()).expect("valid");
            (0..700).for_each(|_| assert_eq!(copy.next_word(), generator.next_word()));
        }
        let mut words = MersenneTwister::from_words(&[1]).state();
        words[N] = 625;
        assert!(MersenneTwister::from_state(&words).is_none());
    }
}
