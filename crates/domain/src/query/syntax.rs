//! The shape of a query: terms, groups, negations, fields with their values. What they mean is read elsewhere.
//!
//! The grammar never goes back over what it has read, and checks how deep it is before it goes deeper.

use super::Query;
use super::error::{Fault, Problem, clipped, nearest};
use super::field::{Field, fields};
use std::borrow::Cow;
use winnow::combinator::{alt, eof, opt, peek, separated, terminated};
use winnow::error::{ErrMode, ParserError};
use winnow::prelude::*;
use winnow::stream::{LocatingSlice, Location, Stateful, Stream};
use winnow::token::{literal, one_of, take_while};

/// A piece of a query and the byte at which it begins.
#[derive(Debug)]
pub(super) struct Node<'i> {
    pub(super) at: usize,
    pub(super) what: What<'i>,
}

/// What a piece of a query is.
#[derive(Debug)]
pub(super) enum What<'i> {
    /// Some with `OR` between them, two or more.
    Any(Vec<Node<'i>>),
    /// One after the other.
    All(Vec<Node<'i>>),
    /// Behind a `-` or a `NOT`.
    Not(Box<Node<'i>>),
    /// In parentheses.
    Group(Box<Node<'i>>),
    /// As it stands, or from quotes.
    Word(Value<'i>),
    /// A field and its values, of which there is at least one.
    Field(Field, Vec<Value<'i>>),
    /// A lone `-` or `()`.
    Nothing,
}

/// A text, bare or from quotes.
#[derive(Debug)]
pub(super) struct Value<'i> {
    /// Where it begins, with its quote.
    pub(super) at: usize,
    /// Without its quotes and escapes.
    pub(super) text: Cow<'i, str>,
    pub(super) quoted: bool,
}

impl Value<'_> {
    /// Where its text begins.
    pub(super) fn text_at(&self) -> usize {
        self.at + usize::from(self.quoted)
    }
}

/// How deep the parser is.
#[derive(Clone, Copy, Debug, Default)]
struct Depth {
    /// Parentheses that are open.
    open: usize,
    /// Parentheses that are open, and negations around them.
    nested: usize,
}

type Input<'i> = Stateful<LocatingSlice<&'i str>, Depth>;
type Parsed<T> = Result<T, ErrMode<Fault>>;

impl<'i> ParserError<Input<'i>> for Fault {
    type Inner = Self;

    fn from_input(input: &Input<'i>) -> Self {
        Self::expected(input.current_token_start(), "something else", rest(input))
    }

    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

/// The pieces of a query; an empty one has none.
pub(super) fn parse(text: &str) -> Result<Node<'_>, Fault> {
    let mut input = Stateful { input: LocatingSlice::new(text), state: Depth::default() };
    query.parse_next(&mut input).map_err(|refused| match refused {
        ErrMode::Backtrack(fault) | ErrMode::Cut(fault) => fault,
        // Only input that is still on its way is incomplete.
        ErrMode::Incomplete(_) => Fault::expected(text.len(), "more", ""),
    })
}

/// Where a bare text that begins here ends, in bytes: at a space, at a parenthesis that closes none of its own, or
/// where `also` says. Quotes and parentheses inside a word are the word's: `f(x)`, `foo"bar`.
pub(super) fn bare_end(text: &str, also: impl Fn(char) -> bool) -> usize {
    let mut open = 0_usize;
    text.find(|c: char| match c {
        '(' => {
            open += 1;
            false
        }
        ')' if open > 0 => {
            open -= 1;
            false
        }
        _ => c == ')' || c.is_whitespace() || also(c),
    })
    .unwrap_or(text.len())
}

/// Whether a text stands for itself without quotes, as one word.
pub(super) fn is_plain(text: &str) -> bool {
    parse(text).is_ok_and(|node| {
        let What::All(terms) = node.what else { return false };
        matches!(terms.as_slice(), [Node { what: What::Word(word), .. }] if !word.quoted && word.text == text)
    })
}

/// Whether a text stands for itself behind a colon without quotes.
pub(super) fn is_bare(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(['"', '(']) && bare_end(text, |c| c == ',') == text.len()
}

/// Whether a bare text would take a parenthesis that follows it for its own.
pub(super) fn is_left_open(text: &str) -> bool {
    text.matches('(').count() > text.matches(')').count()
}

fn query<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    blanks(input)?;
    let at = input.current_token_start();
    if rest(input).is_empty() {
        return Ok(Node { at, what: What::All(Vec::new()) });
    }
    let node = any(input)?;
    if rest(input).is_empty() { Ok(node) } else { Err(cut(input.current_token_start(), Problem::Unopened)) }
}

fn any<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    let at = input.current_token_start();
    let mut branches: Vec<Node<'i>> = separated(1.., all, keyword("OR")).parse_next(input)?;
    match (branches.len(), branches.pop()) {
        (1, Some(only)) => Ok(only),
        (_, last) => {
            branches.extend(last);
            Ok(Node { at, what: What::Any(branches) })
        }
    }
}

fn all<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    blanks(input)?;
    let at = input.current_token_start();
    let mut terms = vec![term(input)?];
    loop {
        blanks(input)?;
        let over = alt((eof.void(), ')'.void(), keyword("OR")));
        if opt(peek(over)).parse_next(input)?.is_some() {
            return Ok(Node { at, what: What::All(terms) });
        }
        opt(keyword("AND")).parse_next(input)?;
        terms.push(term(input)?);
    }
}

fn term<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    blanks(input)?;
    let at = input.current_token_start();
    match rest(input).chars().next() {
        Some('(') => group(input),
        Some('"') => quoted(input).map(|word| Node { at, what: What::Word(word) }),
        Some('-') => dashes(input),
        Some(')') if input.state.open == 0 => Err(cut(at, Problem::Unopened)),
        None | Some(')') => Err(missing(input, TERM)),
        Some(_) => alt((negation, misplaced_keyword, field, word)).parse_next(input),
    }
}

const TERM: &str = "a word or a field";

fn group<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    let at = input.current_token_start();
    let outside = deeper(input, 1)?;
    input.state.open += 1;
    one_of('(').parse_next(input)?;
    blanks(input)?;
    let what = match rest(input).chars().next() {
        Some(')') => What::Nothing,
        None => return Err(cut(at, Problem::UnclosedParenthesis)),
        Some(_) => What::Group(Box::new(any(input)?)),
    };
    if opt(one_of(')')).parse_next(input)?.is_none() {
        return Err(cut(at, Problem::UnclosedParenthesis));
    }
    input.state = outside;
    Ok(Node { at, what })
}

/// Some `-`: each negates what follows it directly; before a space they are a dash or a rule.
fn dashes<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    let at = input.current_token_start();
    let dashes = take_while(1.., '-').parse_next(input)?.len();
    if rest(input).chars().next().is_none_or(|c| c == ')' || c.is_whitespace()) {
        return Ok(Node { at, what: What::Nothing });
    }
    let outside = deeper_from(input, at, dashes)?;
    let inner = term(input)?;
    input.state = outside;
    Ok((0..dashes).rev().fold(inner, |inner, dash| Node { at: at + dash, what: What::Not(Box::new(inner)) }))
}

fn negation<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    let at = input.current_token_start();
    keyword("NOT").parse_next(input)?;
    let outside = deeper_from(input, at, 1)?;
    let inner = Box::new(term(input)?);
    input.state = outside;
    Ok(Node { at, what: What::Not(inner) })
}

fn misplaced_keyword<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    peek(alt((keyword("OR"), keyword("AND")))).parse_next(input)?;
    Err(missing(input, "a word or a field (AND and OR stand between two; in quotes they are words)"))
}

fn field<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    let at = input.current_token_start();
    let start = rest(input);
    let letters = take_while(1.., |c: char| c.is_ascii_alphabetic() || c == '_');
    let name = terminated(letters, ':').parse_next(input)?;
    let Some(field) = Field::named(name) else {
        return Err(if rest(input).starts_with("//") {
            // An address is a word.
            ErrMode::Backtrack(Fault::from_input(input))
        } else {
            unknown_field(at, name, start)
        });
    };
    let mut values = vec![value(input, field)?];
    while opt(one_of(',')).parse_next(input)?.is_some() {
        if values.len() == Query::MAX_VALUES {
            let at = input.current_token_start();
            return Err(cut(at, Problem::TooMany { what: "values of one field", max: Query::MAX_VALUES }));
        }
        values.push(value(input, field)?);
    }
    if opt(peek(boundary)).parse_next(input)?.is_none() {
        return Err(missing(input, "a comma or a space behind the quotes"));
    }
    Ok(Node { at, what: What::Field(field, values) })
}

fn unknown_field(at: usize, name: &str, start: &str) -> ErrMode<Fault> {
    let word = clipped(start.get(..bare_end(start, |_| false)).unwrap_or(name));
    let nearest = nearest(name, fields().map(|(known, _)| known));
    cut(at, Problem::UnknownField { name: clipped(name), word, nearest })
}

fn value<'i>(input: &mut Input<'i>, field: Field) -> Parsed<Value<'i>> {
    let at = input.current_token_start();
    let ahead = rest(input);
    if ahead.starts_with('"') {
        return quoted(input);
    }
    let end = bare_end(ahead, |c| c == ',');
    if end == 0 || ahead.starts_with('(') {
        return Err(missing(input, field.expects()));
    }
    Ok(Value { at, text: Cow::Borrowed(input.next_slice(end)), quoted: false })
}

fn word<'i>(input: &mut Input<'i>) -> Parsed<Node<'i>> {
    let at = input.current_token_start();
    let end = bare_end(rest(input), |_| false);
    if end == 0 {
        return Err(missing(input, TERM));
    }
    let text = Cow::Borrowed(input.next_slice(end));
    Ok(Node { at, what: What::Word(Value { at, text, quoted: false }) })
}

/// A text in quotes; `\"` and `\\` stand for a quote and a backslash, any other backslash for itself.
fn quoted<'i>(input: &mut Input<'i>) -> Parsed<Value<'i>> {
    let at = input.current_token_start();
    one_of('"').parse_next(input)?;
    let mut text = Cow::Borrowed("");
    loop {
        text += take_while(0.., |c| c != '"' && c != '\\').parse_next(input)?;
        match opt(alt((literal("\\\""), literal("\\\\"), literal("\\"), literal("\"")))).parse_next(input)? {
            None => return Err(cut(at, Problem::UnclosedQuote)),
            Some("\"") => return Ok(Value { at, text, quoted: true }),
            Some(escaped) => text += escaped.get(1..).filter(|c| !c.is_empty()).unwrap_or(escaped),
        }
    }
}

/// A word in capitals that stands alone.
fn keyword<'i>(word: &'static str) -> impl Parser<Input<'i>, (), ErrMode<Fault>> {
    (literal(word), peek(alt((boundary, one_of(['(', '"']).void())))).void()
}

fn boundary(input: &mut Input<'_>) -> Parsed<()> {
    alt((eof.void(), one_of(|c: char| c == ')' || c.is_whitespace()).void())).parse_next(input)
}

fn blanks(input: &mut Input<'_>) -> Parsed<()> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

/// What is not read yet.
fn rest<'i>(input: &Input<'i>) -> &'i str {
    input.input.peek_slice(input.input.eof_offset())
}

/// Goes some levels deeper and returns how deep it was.
fn deeper(input: &mut Input<'_>, levels: usize) -> Parsed<Depth> {
    let at = input.current_token_start();
    deeper_from(input, at, levels)
}

/// The same for levels of a byte each that begin at `at`.
fn deeper_from(input: &mut Input<'_>, at: usize, levels: usize) -> Parsed<Depth> {
    let outside = input.state;
    let left = Query::MAX_DEPTH.saturating_sub(outside.nested);
    if levels > left {
        return Err(cut(at + left, Problem::TooDeep));
    }
    input.state.nested += levels;
    Ok(outside)
}

fn cut(at: usize, problem: Problem) -> ErrMode<Fault> {
    ErrMode::Cut(Fault { at, problem })
}

fn missing(input: &Input<'_>, what: &'static str) -> ErrMode<Fault> {
    ErrMode::Cut(Fault::expected(input.current_token_start(), what, rest(input)))
}
