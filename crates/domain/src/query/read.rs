//! From the shape of a query to what it means.

use super::error::{Fault, Problem};
use super::field::Field;
use super::syntax::{Node, Value, What, parse};
use super::value::{flag, one, tests};
use super::{Condition, Query, QueryError, Test, Word};
use crate::listing::Sort;

impl Query {
    /// The longest that is read, in characters.
    pub const MAX_CHARS: usize = 2_000;
    /// How deep parentheses and negations stand in each other.
    pub const MAX_DEPTH: usize = 20;
    /// How many tests there are in all: each is a condition that the database checks for every record.
    pub const MAX_TESTS: usize = 64;
    /// How many values one field has.
    pub const MAX_VALUES: usize = 50;
    /// How many words are looked for: each is a search of the index.
    pub const MAX_WORDS: usize = 16;

    /// Reads a query. An empty one looks for everything.
    ///
    /// # Errors
    /// [`QueryError`] says what was expected and at which column.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        read(text).map_err(|fault| QueryError::new(text, fault))
    }
}

fn read(text: &str) -> Result<Query, Fault> {
    if let Some((at, _)) = text.char_indices().nth(Query::MAX_CHARS) {
        return Err(Fault { at, problem: Problem::TooLong });
    }
    let mut reader = Reader::default();
    let condition = reader.node(parse(text)?, Place::Top)?;
    if condition.is_none() && reader.passed_over {
        return Err(Fault { at: 0, problem: Problem::NothingToLookFor });
    }
    let query =
        Query { condition: condition.unwrap_or_default(), sort: reader.sort, trashed: reader.trashed };
    // Lower case may be longer than upper case, a list of names than its conditions: what is printed has to be read again.
    if query.to_string().chars().count() > Query::MAX_CHARS {
        return Err(Fault { at: 0, problem: Problem::TooLongInFull });
    }
    Ok(query)
}

/// Around what a piece of a query stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Alternative,
    Negation,
    Group,
}

impl Place {
    /// Refuses what can only be said of the list as a whole.
    fn check(self, at: usize, what: &'static str) -> Result<(), Fault> {
        let place = match self {
            Self::Top => return Ok(()),
            Self::Alternative => "beside an OR; put what belongs to the OR in parentheses",
            Self::Negation => "behind a - or a NOT",
            Self::Group => "in parentheses",
        };
        Err(Fault { at, problem: Problem::Misplaced { what, place } })
    }
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    depth: usize,
    tests: usize,
    words: usize,
    sort: Option<Sort>,
    trashed: bool,
    /// Whether there was something that nothing can be looked for in.
    passed_over: bool,
}

impl Reader {
    /// None where there is nothing to be tested.
    fn node(&mut self, Node { at, what }: Node<'_>, place: Place) -> Result<Option<Condition>, Fault> {
        match what {
            What::All(nodes) => {
                Ok(Some(all(self.nodes(nodes, place)?)).filter(|all| *all != Condition::default()))
            }
            What::Any(nodes) => Ok(any(self.nodes(nodes, Place::Alternative)?)),
            What::Group(inner) => self.inside(*inner, Place::Group),
            What::Not(inner) => Ok(self.inside(*inner, Place::Negation)?.map(not)),
            What::Word(word) => self.word(&word),
            What::Field(Field::Sort, values) => self.sort(at, &values, place).map(|()| None),
            What::Field(Field::Is, values) if values.iter().any(|value| flag(value) == "trashed") => {
                self.trash(at, &values, place).map(|()| None)
            }
            What::Field(field, values) => self.field(field, &values).map(Some),
            What::Nothing => {
                self.passed_over = true;
                Ok(None)
            }
        }
    }

    fn nodes(&mut self, nodes: Vec<Node<'_>>, place: Place) -> Result<Vec<Condition>, Fault> {
        nodes.into_iter().filter_map(|node| self.node(node, place).transpose()).collect()
    }

    fn inside(&mut self, node: Node<'_>, place: Place) -> Result<Option<Condition>, Fault> {
        self.depth += 1;
        let condition = self.node(node, place);
        self.depth -= 1;
        condition
    }

    fn word(&mut self, value: &Value<'_>) -> Result<Option<Condition>, Fault> {
        let Some(word) = Word::new(&value.text, value.quoted) else {
            self.passed_over = true;
            return Ok(None);
        };
        let test = Test::Word(word);
        self.count(value.at, &test)?;
        Ok(Some(Condition::Test(test)))
    }

    fn field(&mut self, field: Field, values: &[Value<'_>]) -> Result<Condition, Fault> {
        let mut read: Vec<Condition> = Vec::new();
        for (at, test) in tests(field, values)? {
            self.count(at, &test)?;
            let condition = Condition::Test(test);
            if !read.contains(&condition) {
                read.push(condition);
            }
            // Several tests are printed as a group.
            if read.len() > 1 && self.depth >= Query::MAX_DEPTH {
                return Err(Fault { at, problem: Problem::TooDeep });
            }
        }
        Ok(any(read).unwrap_or_default())
    }

    fn count(&mut self, at: usize, test: &Test) -> Result<(), Fault> {
        let too_many = |what, max| Err(Fault { at, problem: Problem::TooMany { what, max } });
        self.tests += 1;
        self.words += usize::from(matches!(test, Test::Word(_) | Test::Name(_)));
        if self.words > Query::MAX_WORDS {
            return too_many("words to look for", Query::MAX_WORDS);
        }
        if self.tests > Query::MAX_TESTS {
            return too_many("conditions", Query::MAX_TESTS);
        }
        Ok(())
    }

    fn sort(&mut self, at: usize, values: &[Value<'_>], place: Place) -> Result<(), Fault> {
        place.check(at, "sort")?;
        if self.sort.is_some() {
            return Err(Fault { at, problem: Problem::SecondSort });
        }
        let value = one(values, "one field to sort by")?;
        self.sort =
            Some(Sort::parse(&flag(value)).map_err(|refused| Fault::refused(Field::Sort, value, &refused))?);
        Ok(())
    }

    fn trash(&mut self, at: usize, values: &[Value<'_>], place: Place) -> Result<(), Fault> {
        place.check(at, "is:trashed")?;
        one(values, "is:trashed alone")?;
        self.trashed = true;
        Ok(())
    }
}

/// All of some conditions, in one list.
fn all(conditions: Vec<Condition>) -> Condition {
    conditions.into_iter().fold(Condition::default(), Condition::and)
}

/// Any of some conditions, in one list; none where there are none.
fn any(conditions: Vec<Condition>) -> Option<Condition> {
    let mut branches = Vec::with_capacity(conditions.len());
    for condition in conditions {
        match condition {
            Condition::Any(inner) => branches.extend(inner),
            other => branches.push(other),
        }
    }
    match (branches.len(), branches.pop()) {
        (1, only) => only,
        (_, None) => None,
        (_, Some(last)) => {
            branches.push(last);
            Some(Condition::Any(branches))
        }
    }
}

/// The opposite; twice is not at all.
fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}
