//! Where a text stands among others by what it means.

use serde::Serialize;

/// What vectors can be compared: those that one model made, with one number of dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct VectorSpace {
    /// The model that makes them.
    pub model: String,
    /// How many numbers each has.
    pub dimensions: u32,
}

impl VectorSpace {
    /// Its name in the database: what changes it makes all vectors be made anew.
    pub fn name(&self) -> String {
        format!("{}/{}", self.model, self.dimensions)
    }
}

/// A vector of length one.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector(Vec<f32>);

/// What is no vector of a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VectorError {
    /// It has no direction, or a number that is none.
    #[error("a vector without direction")]
    NoDirection,
    /// Its bytes are not a whole number of numbers.
    #[error("{0} bytes are no vector")]
    Bytes(usize),
}

impl Vector {
    /// Brings numbers to length one: vectors that were cut to fewer dimensions are shorter.
    ///
    /// # Errors
    /// [`VectorError::NoDirection`] where all are zero, or one is not finite.
    pub fn new(mut values: Vec<f32>) -> Result<Self, VectorError> {
        let length = values.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>().sqrt();
        if !length.is_normal() {
            return Err(VectorError::NoDirection);
        }
        for value in &mut values {
            #[allow(clippy::cast_possible_truncation, reason = "the numbers came in this width")]
            let scaled = (f64::from(*value) / length) as f32;
            *value = scaled;
        }
        Ok(Self(values))
    }

    /// How near another of the same space is: the cosine of the angle between them, −1 to 1.
    pub fn nearness(&self, other: &Self) -> f32 {
        nearness(&self.0, &other.0, |value| *value)
    }

    /// How near one is that is still in bytes.
    pub fn nearness_of_bytes(&self, bytes: &[u8]) -> f32 {
        nearness(&self.0, bytes.as_chunks::<4>().0, |four| f32::from_le_bytes(*four))
    }

    /// The numbers.
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    /// The numbers as bytes, the least of each first.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// [`VectorError`] where the bytes are of no vector.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VectorError> {
        let (fours, rest) = bytes.as_chunks::<4>();
        if !rest.is_empty() {
            return Err(VectorError::Bytes(bytes.len()));
        }
        Self::new(fours.iter().map(|four| f32::from_le_bytes(*four)).collect())
    }
}

/// The product of two. Eight numbers at a time, each with a sum of its own, let the compiler use wide registers: one after
/// the other they take ten times as long.
fn nearness<T>(one: &[f32], other: &[T], number: impl Fn(&T) -> f32) -> f32 {
    let mut sums = [0.0_f32; 8];
    let mut add = |ones: &[f32], others: &[T]| {
        for ((sum, a), b) in sums.iter_mut().zip(ones).zip(others) {
            *sum += a * number(b);
        }
    };
    let ((ones, last), (others, others_last)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    ones.iter().zip(others).for_each(|(ones, others)| add(ones, others));
    add(last, others_last);
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_has_length_one() {
        let vector = Vector::new(vec![3.0, 4.0]).unwrap();
        assert_eq!(vector.values(), [0.6, 0.8]);
        assert!((vector.nearness(&vector) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn opposite_is_farthest() {
        let one = Vector::new(vec![1.0, 2.0, 3.0]).unwrap();
        let other = Vector::new(vec![-1.0, -2.0, -3.0]).unwrap();
        assert!((one.nearness(&other) + 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_has_no_direction_is_refused() {
        for values in [vec![], vec![0.0, 0.0], vec![f32::NAN, 1.0], vec![f32::INFINITY]] {
            assert_eq!(Vector::new(values), Err(VectorError::NoDirection));
        }
    }

    #[test]
    fn every_number_counts_however_many_there_are() {
        for count in 1..=40_u8 {
            let numbers = |scale: f32| (0..count).map(|n| (f32::from(n) * scale).cos()).collect();
            let (one, other): (Vec<f32>, Vec<f32>) = (numbers(0.7), numbers(1.3));
            let plain: f32 = one.iter().zip(&other).map(|(a, b)| a * b).sum();
            assert!((nearness(&one, &other, |value| *value) - plain).abs() < 1e-5, "{count}");
            let (one, other) = (Vector::new(one).unwrap(), Vector::new(other).unwrap());
            assert!(
                (one.nearness(&other) - one.nearness_of_bytes(&other.to_bytes())).abs() < 1e-6,
                "{count}"
            );
        }
    }

    #[test]
    fn bytes_are_read_as_they_were_written() {
        let vector = Vector::new(vec![0.5, -0.25, 0.125]).unwrap();
        let bytes = vector.to_bytes();
        assert_eq!(Vector::from_bytes(&bytes).unwrap(), vector);
        assert!((vector.nearness_of_bytes(&bytes) - 1.0).abs() < 1e-6);
        assert_eq!(Vector::from_bytes(&bytes[1..]), Err(VectorError::Bytes(11)));
    }
}
