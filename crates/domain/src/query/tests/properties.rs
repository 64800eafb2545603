//! What holds of every text and of every query.

use crate::journal::Verdict;
use crate::license::LicenseFilter;
use crate::listing::{Sort, SortField};
use crate::model_type::ModelType;
use crate::query::syntax::is_plain;
use crate::query::{
    Condition, MomentField, NumberField, NumberTest, Part, Query, Test, Trait, When, Word, fields,
};
use crate::status::Status;
use crate::tag::Tag;
use crate::text::Developer;
use crate::violation::Violation;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use strum::VariantArray;

/// What a query must not lose: it prints, reads back as the same, and prints the same.
fn check(text: &str) -> Result<(), TestCaseError> {
    match Query::parse(text) {
        Ok(query) => {
            let printed = query.to_string();
            let again = Query::parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&query), "{} was printed as {}", text, printed);
            prop_assert_eq!(again.map(|again| again.to_string()), Ok(printed));
        }
        Err(refused) => {
            prop_assert!((1..=text.chars().count() + 1).contains(&refused.column()));
            prop_assert!(!refused.code().is_empty());
        }
    }
    Ok(())
}

/// Pieces that a query is made of, glued together in any order.
fn biased() -> impl Strategy<Value = String> {
    let names: Vec<String> = fields().map(|(name, _)| format!("{name}:")).collect();
    let piece = prop_oneof![
        3 => select(vec!["\"", "(", ")", ":", ",", "-", "<", ">", "=", "..", " ", "  ", "\\", "/", "%", "_"]).prop_map(str::to_owned),
        2 => select(names),
        2 => select(vec!["OR", "AND", "NOT", " OR ", " AND ", "NOT ", "-(", "//", "sort:-name", "is:trashed"]).prop_map(str::to_owned),
        2 => select(vec!["a", "7b", "<30d", "2026-01", "using", "llm", "notes", "mit", "UNKNOWN", "org/name", "é", "🦙", "İ", "Σ", "שלום", "x y"]).prop_map(str::to_owned),
        1 => ".",
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn word() -> impl Strategy<Value = Word> {
    let plain = prop_oneof!["[a-zA-Z0-9()\":,.<>*+é🦙_\\\\-]{1,10}", "\\PC{1,8}"]
        .prop_filter_map("not one plain word", |text| Word::new(&text, false).filter(|_| is_plain(&text)));
    let quoted = prop_oneof!["[a-z\"\\\\ ()-]{1,12}", ".{1,12}"]
        .prop_filter_map("no word", |text| Word::new(&text, true));
    prop_oneof![plain, quoted]
}

fn some<T: Clone + std::fmt::Debug + 'static>(of: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    subsequence(of, 1..=of.len().min(6))
}

/// Values that a text of any kind is read as, no two alike.
fn values<T, E>(read: impl Fn(&str) -> Result<T, E> + Clone + 'static) -> impl Strategy<Value = Vec<T>>
where
    T: Clone + std::fmt::Debug + PartialEq + 'static,
{
    let text = prop_oneof!["[a-zA-Z,\"\\\\() :-]{1,12}", ".{1,12}"];
    let value = text.prop_filter_map("refused", move |text| read(&text).ok());
    vec(value, 1..4).prop_map(|values| {
        values.into_iter().fold(Vec::new(), |mut kept, value| {
            if !kept.contains(&value) {
                kept.push(value);
            }
            kept
        })
    })
}

fn number() -> impl Strategy<Value = Test> {
    let text = "(<|<=|>|>=|)[1-9][0-9]{0,3}(\\.[0-9]{1,3})?[kmbt]|[1-9]b\\.\\.[1-9][0-9]b";
    (select(NumberField::VARIANTS), text).prop_filter_map("no number", |(field, text)| {
        NumberTest::read(field, &text).ok().map(|test| Test::Number(field, test))
    })
}

fn moment() -> impl Strategy<Value = Test> {
    let text =
        "[<>][1-9][0-9]?[hdwmy]|(<|<=|>|>=|)20[0-9]{2}(-0[1-9](-[0-2][1-9])?)?|2019-0[1-9]\\.\\.202[0-9]";
    (select(MomentField::VARIANTS), text).prop_filter_map("no moment", |(field, text)| {
        When::read(&text).ok().map(|when| Test::Moment(field, when))
    })
}

fn test() -> impl Strategy<Value = Test> {
    prop_oneof![
        6 => word().prop_map(Test::Word),
        1 => word().prop_filter_map("no bare name", |word| {
            (word.is_quoted() || crate::query::syntax::is_bare(word.text())).then_some(Test::Name(word))
        }),
        1 => some(Status::VARIANTS).prop_map(Test::Status),
        1 => some(ModelType::VARIANTS).prop_map(Test::Type),
        1 => some(Verdict::VARIANTS).prop_map(Test::Decision),
        1 => values(Tag::parse).prop_map(Test::Tag),
        1 => values(Developer::parse).prop_map(Test::Developer),
        1 => values(LicenseFilter::parse).prop_map(Test::License),
        1 => vec("[a-z0-9]{1,5}/[a-z0-9]{1,5}", 1..2).prop_map(Test::Hub),
        1 => select(Trait::VARIANTS).prop_map(Test::Is),
        1 => select(Part::VARIANTS).prop_map(Test::Has),
        1 => number(),
        1 => moment(),
    ]
}

fn all_of(conditions: Vec<Condition>) -> Condition {
    let flat: Vec<_> = conditions
        .into_iter()
        .flat_map(|inner| if let Condition::All(inner) = inner { inner } else { vec![inner] })
        .collect();
    <[Condition; 1]>::try_from(flat).map_or_else(Condition::All, |[only]| only)
}

fn any_of(conditions: Vec<Condition>) -> Condition {
    let flat: Vec<_> = conditions
        .into_iter()
        .flat_map(|inner| if let Condition::Any(inner) = inner { inner } else { vec![inner] })
        .collect();
    <[Condition; 1]>::try_from(flat).map_or_else(Condition::Any, |[only]| only)
}

fn not(condition: Condition) -> Condition {
    if let Condition::Not(inner) = condition { *inner } else { Condition::Not(Box::new(condition)) }
}

fn condition() -> impl Strategy<Value = Condition> {
    test().prop_map(Condition::Test).prop_recursive(5, 14, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(all_of),
            vec(inner.clone(), 1..4).prop_map(any_of),
            inner.prop_map(not),
        ]
    })
}

fn query() -> impl Strategy<Value = Query> {
    let sort = (select(SortField::VARIANTS), any::<bool>()).prop_map(|(field, descending)| Sort {
        field,
        descending: descending && field != SortField::Relevance,
    });
    let condition = prop_oneof![9 => condition(), 1 => Just(Condition::default())];
    (condition, proptest::option::of(sort), proptest::bool::ANY)
        .prop_map(|(condition, sort, trashed)| Query { condition, sort, trashed })
}

proptest! {
    #[test]
    fn no_text_panics(text in ".{0,300}") {
        check(&text)?;
    }

    #[test]
    fn no_text_of_any_characters_panics(text in vec(proptest::char::any(), 0..100)) {
        check(&text.into_iter().collect::<String>())?;
    }

    #[test]
    fn no_text_that_looks_like_a_query_panics(text in biased()) {
        check(&text)?;
    }

    #[test]
    fn every_query_prints_and_reads_back(query in query()) {
        let printed = query.to_string();
        match Query::parse(&printed) {
            Ok(again) => prop_assert_eq!(again, query, "{}", printed),
            Err(refused) => prop_assert!(
                matches!(refused.code(), "too_many" | "too_deep"), "{}: {}", printed, refused
            ),
        }
    }
}

#[test]
fn a_tree_that_no_text_gives_still_prints() {
    let word = |text| Condition::Test(Test::Word(Word::new(text, false).unwrap()));
    for (text, printed) in [("a b", "\"a b\""), ("OR", "\"OR\""), ("-x", "\"-x\""), ("a:b", "\"a:b\"")] {
        assert_eq!(word(text).to_string(), printed);
    }
    let odd = Condition::Not(Box::new(Condition::All(vec![])));
    assert_eq!(odd.to_string(), "-()");
    assert_eq!(Condition::All(vec![Condition::All(vec![word("a"), word("b")])]).to_string(), "(a b)");
}
