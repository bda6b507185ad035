//! Sums without loss: `fsum`, and the lengths of vectors.

/// A number as the sum of two floats.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// The exact sum, if `a` is not the smaller.
fn add(a: f64, b: f64) -> Double {
    let high = a + b;
    Double { high, low: (a - high) + b }
}

/// Veltkamp's splitting: both halves have at most 26 bits.
fn split(x: f64) -> Double {
    let t = x * 134_217_729.0; // 2^27 + 1
    let high = t - (t - x);
    Double { high, low: x - high }
}

/// Dekker's product, exact but for overflow.
fn multiply(a: f64, b: f64) -> Double {
    let (x, y) = (split(a), split(b));
    let product = x.high * y.high;
    let middle = x.high * y.low + x.low * y.high;
    let high = product + middle;
    Double { high, low: product - high + middle + x.low * y.low }
}

/// The length of a vector of absolute values, the largest of which is `max`.
fn norm(vector: &[f64], max: f64, nan: bool) -> f64 {
    if max.is_infinite() {
        return max;
    }
    if nan {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() <= 1 {
        return max;
    }
    let (_, exponent) = super::frexp(max);
    if exponent < -1023 {
        // The scale would be beyond the floats.
        let scaled: Vec<f64> = vector.iter().map(|x| x / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * norm(&scaled, max / f64::MIN_POSITIVE, nan);
    }
    let scale = super::power_of_two(-exponent);
    let (mut sum, mut first, mut second) = (1.0, 0.0, 0.0);
    let mut accumulate = |product: Double| {
        let total = add(sum, product.high);
        sum = total.high;
        first += product.low;
        second += total.low;
        sum - 1.0 + (first + second)
    };
    let mut square = 0.0;
    for x in vector {
        let x = x * scale;
        square = accumulate(multiply(x, x));
    }
    let root = square.sqrt();
    // A step of Newton's, with the difference to twice the precision.
    let difference = accumulate(multiply(-root, root));
    (root + difference / (2.0 * root)) / scale
}

/// `math.hypot`.
pub fn hypot(coordinates: &[f64]) -> f64 {
    let lengths: Vec<f64> = coordinates.iter().map(|x| x.abs()).collect();
    let nan = lengths.iter().any(|x| x.is_nan());
    norm(&lengths, largest(&lengths), nan)
}

/// `math.dist`. `None`: `ValueError: both points must have the same number of dimensions`.
pub fn dist(p: &[f64], q: &[f64]) -> Option<f64> {
    if p.len() != q.len() {
        return None;
    }
    let differences: Vec<f64> = p.iter().zip(q).map(|(p, q)| p - q).collect();
    Some(hypot(&differences))
}

fn largest(lengths: &[f64]) -> f64 {
    lengths.iter().fold(0.0, |max, &x| if x > max { x } else { max })
}

/// Why `fsum` has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumError {
    /// `OverflowError: intermediate overflow in fsum`.
    Overflow,
    /// `ValueError: -inf + inf in fsum`.
    OppositeInfinities,
}

/// `math.fsum` on its way: Shewchuk's partial sums, which do not overlap, the smallest first.
#[derive(Default)]
pub struct Fsum {
    partials: Vec<f64>,
    /// The sum of what was infinite or NaN, and of the infinities alone.
    special: f64,
    infinities: f64,
}

impl Fsum {
    /// Adds a number.
    ///
    /// # Errors
    /// The sum of finite numbers is beyond the floats.
    pub fn add(&mut self, number: f64) -> Result<(), SumError> {
        let mut x = number;
        let mut kept = 0;
        for at in 0..self.partials.len() {
            let mut y = self.partials[at];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                self.partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.partials.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if !x.is_finite() {
            if number.is_finite() {
                return Err(SumError::Overflow);
            }
            if number.is_infinite() {
                self.infinities += number;
            }
            self.special += number;
            self.partials.clear();
        } else {
            self.partials.push(x);
        }
        Ok(())
    }

    /// The sum, rounded once.
    ///
    /// # Errors
    /// There were infinities of both signs.
    pub fn finish(self) -> Result<f64, SumError> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() {
                Err(SumError::OppositeInfinities)
            } else {
                Ok(self.special)
            };
        }
        let mut partials = self.partials;
        let Some(mut high) = partials.pop() else { return Ok(0.0) };
        let mut low = 0.0;
        while let Some(y) = partials.pop() {
            let x = high;
            high = x + y;
            low = y - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // Halfway between two floats what is further down decides.
        if let Some(&next) = partials.last()
            && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
        {
            let twice = low * 2.0;
            let x = high + twice;
            if twice == x - high {
                high = x;
            }
        }
        Ok(high)
    }
}
