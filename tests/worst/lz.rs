//! Texts that lz-string packs best, made without packing anything: that takes minutes.

/// A packed text of one letter, again and again: every code stands for a text that is one longer than the one before it.
pub fn growing(letter: u8, codes: usize) -> String {
    let mut bits = Vec::new();
    let mut put = |value: usize, width: usize| bits.extend((0..width).map(|i| value >> i & 1));
    put(0, 2);
    put(usize::from(letter), 8);
    let (mut width, mut left) = (3, 4);
    for code in 4..codes {
        put(code, width);
        // The first one comes before anything could be kept.
        left -= 1;
        if left == 0 {
            left = 1 << width;
            width += 1;
        }
    }
    put(2, width);
    let unit = |bits: &[usize]| {
        let value = (0..15).fold(0, |v, i| v << 1 | bits.get(i).copied().unwrap_or(0));
        char::from_u32(value as u32 + 32).unwrap()
    };
    bits.chunks(15).map(unit).collect()
}
