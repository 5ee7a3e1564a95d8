//! A small seeded generator: the same numbers on every platform.

/// SplitMix64 (Steele, Lea & Flood 2014): one 64-bit word of state, any seed will do.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// A generator for a seed and a stream of it, so that parts of a search draw independently.
    pub fn new(seed: u64, stream: u64) -> Random {
        let mut random = Random(seed ^ stream.wrapping_mul(0xD134_2543_DE82_EF95));
        random.next();
        random
    }

    /// 64 random bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Evenly spread over 0 (included) to 1 (not included).
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Evenly spread over −1 to 1.
    pub fn either(&mut self) -> f64 {
        2.0 * self.unit() - 1.0
    }

    /// Evenly spread over `0..n`; 0 for n = 0. The bias (n / 2^32) does not matter here.
    pub fn below(&mut self, n: usize) -> usize {
        (((self.next() >> 32) * n as u64) >> 32) as usize
    }

    /// Puts numbers into a random order (Fisher & Yates).
    pub fn shuffle(&mut self, numbers: &mut [u32]) {
        let mut left = numbers.len();
        while left > 1 {
            let other = self.below(left);
            left -= 1;
            numbers.swap(left, other);
        }
    }
}
