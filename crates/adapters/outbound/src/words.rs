//! A service's own words, in a form that can be shown.

/// The longest explanation that is passed on, in characters.
const MAX: usize = 300;

/// The words as one short line; none where there are none, or where they are a page of a proxy in between.
pub fn line(said: &str) -> Option<String> {
    let line: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().take(MAX).collect();
    (!line.is_empty() && !line.starts_with('<')).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_short_line() {
        assert_eq!(line(" it is\n\tgone "), Some("it is gone".to_owned()));
        assert_eq!(line(&"é".repeat(1_000)).unwrap().chars().count(), MAX);
    }

    #[test]
    fn a_page_says_nothing() {
        assert_eq!((line("<!doctype html><title>Back soon</title>"), line(" \n")), (None, None));
    }
}
