//! How much a word tells, in whole numbers, so that two readers agree to the last bit.
//!
//! In: how many documents there are, and how many have the word. Out: bits, in 1/256. Never here: floating point.

/// What it tells that a word stands in `having` of `all` documents.
#[must_use]
pub fn information(all: u32, having: u32) -> u32 {
    log2(2 * u64::from(all) + 2).saturating_sub(log2(2 * u64::from(having) + 1))
}

/// The binary logarithm of a number from 1, in 1/256, rounded down.
#[must_use]
pub fn log2(n: u64) -> u32 {
    let whole = n.max(1).ilog2();
    let one = 1 << 16;
    let mut mantissa = if whole <= 16 {
        n.max(1) << (16 - whole)
    } else {
        n >> (whole - 16)
    };
    let mut bits = whole;
    for _ in 0..8 {
        mantissa = mantissa * mantissa / one;
        bits *= 2;
        if mantissa >= 2 * one {
            bits += 1;
            mantissa /= 2;
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_exact_at_powers_and_rounded_between() {
        for (n, expected) in [
            (1, 0),
            (2, 256),
            (3, 405),
            (10, 850),
            (1024, 2560),
            (1_000_000, 5102),
        ] {
            assert_eq!(log2(n), expected, "{n}");
        }
    }

    #[test]
    fn rare_words_tell_more() {
        assert!(information(100, 0) > information(100, 1));
        assert!(information(100, 1) > information(100, 50));
        assert!(information(100, 100) < 5);
    }
}
