//! Reading JSON that does not keep its promises: what has another type than expected is as good as missing.

use serde_json::Value;

/// The longest text that is taken over, in characters: longer ones are no names, ids or words.
const MAX_TEXT: usize = 500;

/// The most entries of one list that are taken over: a card may name hundreds, none of use has thousands.
const MAX_ENTRIES: usize = 300;

/// Tolerant access to the fields of a JSON value. A value that is no object has no fields.
pub(crate) trait Lenient {
    /// The field, unless it is missing or null.
    fn field(&self, key: &str) -> Option<&Value>;
    /// The value as one or several entries: the Hub writes a list of one as that one.
    fn one_or_many(&self) -> impl Iterator<Item = &Value>;
    /// The value as a word or a line: trimmed, not empty, not absurdly long.
    fn as_line(&self) -> Option<String>;
    /// The value as a whole number, also where it is written as a text or as a float.
    fn as_whole(&self) -> Option<u64>;
    /// The value as a number, also where it is written as a text with a percent sign.
    fn as_decimal(&self) -> Option<f64>;

    /// The field as a line.
    fn text(&self, key: &str) -> Option<String> {
        self.field(key).and_then(Lenient::as_line)
    }

    /// The field as a whole number.
    fn whole(&self, key: &str) -> Option<u64> {
        self.field(key).and_then(Lenient::as_whole)
    }

    /// The field as yes or no; what is neither is no.
    fn flag(&self, key: &str) -> bool {
        self.field(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The field as one or several values.
    fn entries(&self, key: &str) -> impl Iterator<Item = &Value> {
        self.field(key).into_iter().flat_map(Lenient::one_or_many)
    }

    /// The field as one or several lines, each once; what is no line is left out.
    fn texts(&self, key: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for line in self.entries(key).filter_map(Lenient::as_line) {
            note(&mut lines, line);
        }
        lines
    }
}

/// Adds a line that is not there yet.
pub(crate) fn note(lines: &mut Vec<String>, line: String) {
    if !lines.contains(&line) {
        lines.push(line);
    }
}

impl Lenient for Value {
    fn field(&self, key: &str) -> Option<&Value> {
        self.get(key).filter(|value| !value.is_null())
    }

    fn one_or_many(&self) -> impl Iterator<Item = &Value> {
        let (many, one) = match self {
            Value::Array(many) => (many.as_slice(), None),
            one => (&[] as &[Value], Some(one)),
        };
        many.iter().chain(one).filter(|value| !value.is_null()).take(MAX_ENTRIES)
    }

    fn as_line(&self) -> Option<String> {
        let line = self.as_str()?.trim();
        (!line.is_empty() && line.chars().take(MAX_TEXT + 1).count() <= MAX_TEXT).then(|| line.to_owned())
    }

    fn as_whole(&self) -> Option<u64> {
        /// From here on a float skips whole numbers.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if let Some(text) = self.as_str() {
            return text.trim().parse().ok();
        }
        let float = || self.as_f64().filter(|number| (0.0..EXACT).contains(number) && number.fract() == 0.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
        self.as_u64().or_else(|| float().map(|number| number as u64))
    }

    fn as_decimal(&self) -> Option<f64> {
        let number = match self.as_str() {
            Some(text) => text.trim().trim_end_matches('%').trim_end().parse().ok(),
            None => self.as_f64(),
        };
        number.filter(|number| number.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_and_many_read_alike() {
        assert_eq!(json!({"a": "x"}).texts("a"), ["x"]);
        assert_eq!(json!({"a": ["x", null, 3, " y ", "x", ""]}).texts("a"), ["x", "y"]);
        for nothing in
            [json!({}), json!({"a": null}), json!({"a": {}}), json!({"a": 1}), json!([1]), json!("a")]
        {
            assert!(nothing.texts("a").is_empty(), "{nothing}");
        }
    }

    #[test]
    fn whole_numbers_come_in_several_forms() {
        for form in [json!(8), json!(8.0), json!("8"), json!(" 8 ")] {
            assert_eq!(form.as_whole(), Some(8), "{form}");
        }
        for none in [json!(-1), json!(1.5), json!(1e30), json!("eight"), json!(true), json!([8])] {
            assert_eq!(none.as_whole(), None, "{none}");
        }
    }

    #[test]
    fn numbers_may_be_percentages() {
        assert_eq!(json!("85.3 %").as_decimal(), Some(85.3));
        assert_eq!(json!(-0.5).as_decimal(), Some(-0.5));
        assert_eq!(json!("NaN").as_decimal(), None);
    }

    #[test]
    fn a_text_of_absurd_length_is_none() {
        assert_eq!(json!("x".repeat(MAX_TEXT + 1)).as_line(), None);
    }
}
