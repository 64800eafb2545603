//! Memory to fit into: `24gb`, `mine`, `24gb@8bit`.

use super::error::{Fault, Problem};
use std::fmt;

/// Into what a model must fit, and with weights of how many bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fits {
    /// Into what.
    pub room: Room,
    /// With weights of how many bits.
    pub bits: WeightBits,
}

/// Into what a model must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Room {
    /// So many bytes.
    Bytes(u64),
    /// Any hardware of the person who asks.
    Mine,
}

/// How many bits a weight has, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WeightBits {
    /// What most people run at home.
    Four,
    /// Close to lossless.
    Eight,
    /// As most models are published.
    Sixteen,
}

/// Memory is sold in powers of two, whatever the unit is called.
const UNITS: [(&str, u64); 9] = [
    ("tib", 1 << 40),
    ("tb", 1 << 40),
    ("t", 1 << 40),
    ("gib", 1 << 30),
    ("gb", 1 << 30),
    ("g", 1 << 30),
    ("mib", 1 << 20),
    ("mb", 1 << 20),
    ("m", 1 << 20),
];

const ROOM: &str = "a size of memory such as 24gb, or mine";
const BITS: &str = "4bit, 8bit or 16bit";

impl Fits {
    /// The most memory that can be asked for, in bytes: 1 024 TiB.
    pub const MAX_BYTES: u64 = 1 << 50;

    /// Reads `24gb`, `mine`, `0.5tb@16bit`.
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let (room, bits) = match text.split_once('@') {
            Some((room, bits)) => {
                (room, WeightBits::read(bits).map_err(|fault| fault.moved(room.len() + 1))?)
            }
            None => (text, WeightBits::Four),
        };
        Ok(Self { room: Room::read(room)?, bits })
    }

    /// The bytes to fit into; none where a person asks for their own hardware and has none.
    pub fn bytes(&self, mine: Option<u64>) -> Option<u64> {
        match self.room {
            Room::Bytes(bytes) => Some(bytes),
            Room::Mine => mine,
        }
    }
}

impl Room {
    fn read(text: &str) -> Result<Self, Fault> {
        let folded = text.trim().to_lowercase();
        if folded == "mine" {
            return Ok(Self::Mine);
        }
        let malformed = || Fault::expected(0, ROOM, text);
        let unit = UNITS.iter().find_map(|(unit, bytes)| Some((folded.strip_suffix(unit)?, *bytes)));
        let (number, unit) = unit.ok_or_else(malformed)?;
        let plain = number.chars().all(|c| c.is_ascii_digit() || c == '.') && !number.is_empty();
        let number: f64 =
            if plain { number.parse().map_err(|_no_number| malformed())? } else { return Err(malformed()) };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a cast to an integer stops at its ends, and units are powers of two"
        )]
        let bytes = (number * unit as f64).round() as u64;
        if (1..=Fits::MAX_BYTES).contains(&bytes) {
            return Ok(Self::Bytes(bytes));
        }
        let message = "memory is more than nothing and at most 1024tb".to_owned();
        Err(Fault { at: 0, problem: Problem::OutOfRange(message) })
    }
}

impl WeightBits {
    fn read(text: &str) -> Result<Self, Fault> {
        match text.trim().to_lowercase().trim_end_matches('s') {
            "4bit" => Ok(Self::Four),
            "8bit" => Ok(Self::Eight),
            "16bit" => Ok(Self::Sixteen),
            _ => Err(Fault::expected(0, BITS, text)),
        }
    }
}

impl fmt::Display for Fits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.room {
            Room::Mine => f.write_str("mine")?,
            Room::Bytes(bytes) => {
                let (size, unit) =
                    if bytes.is_multiple_of(1 << 30) { (1 << 30, "gb") } else { (1 << 20, "mb") };
                // A part of a unit has at most as many digits as it takes to be read as the same number of bytes.
                #[allow(clippy::cast_precision_loss, reason = "below 2^53")]
                let number = bytes as f64 / f64::from(size);
                write!(f, "{number}{unit}")?;
            }
        }
        match self.bits {
            WeightBits::Four => Ok(()),
            WeightBits::Eight => f.write_str("@8bit"),
            WeightBits::Sixteen => f.write_str("@16bit"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_the_units_that_it_is_sold_in() {
        for (text, printed, bytes) in [
            ("24gb", "24gb", Some(24 << 30)),
            ("24GiB", "24gb", Some(24 << 30)),
            ("0.5tb", "512gb", Some(512 << 30)),
            ("1.5g@8BIT", "1536mb@8bit", Some(1536 << 20)),
            ("512mb@4bits", "512mb", Some(512 << 20)),
            ("mine@16bit", "mine@16bit", None),
            ("0.1mb", "0.10000038146972656mb", Some(104_858)),
        ] {
            let fits = Fits::read(text).unwrap();
            assert_eq!((fits.to_string().as_str(), fits.bytes(None)), (printed, bytes), "{text}");
            assert_eq!(Fits::read(printed).unwrap(), fits);
        }
        assert_eq!(Fits::read("mine").unwrap().bytes(Some(7)), Some(7));
    }

    #[test]
    fn what_is_no_memory_is_refused_where_it_stands() {
        for (text, at) in [
            ("", 0),
            ("24", 0),
            ("gb", 0),
            ("-1gb", 0),
            ("1e3gb", 0),
            ("0gb", 0),
            ("2000tb", 0),
            ("24gb@2bit", 5),
            ("24gb@", 5),
        ] {
            assert_eq!(Fits::read(text).unwrap_err().at, at, "{text}");
        }
    }
}
