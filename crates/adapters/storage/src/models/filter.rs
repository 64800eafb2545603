//! Which models a list shows, as SQL.

use super::vocabulary;
use crate::dialect::{AnyBackend, AnyConnection, Engine};
use crate::fragment::Fragment;
use crate::schema::models;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use trackml_domain::license::{LicenseClass, LicenseFilter};
use trackml_domain::query::{
    Condition, Fits, MomentField, NumberField, Part, Phrase, Readings, Selection, Sought, Test, Trait,
    WeightBits, When, Word,
};
use trackml_domain::tag::Tag;
use trackml_domain::text::fold;

/// A statement over the models of a workspace, still open to conditions, an order and a limit.
pub(super) type ModelsQuery<'a> = models::BoxedQuery<'a, AnyBackend>;

/// What is looked for in a workspace, with how each of its words is to be read there.
pub(super) struct Wanted<'a> {
    pub(super) engine: Engine,
    pub(super) workspace_id: i64,
    pub(super) selection: &'a Selection,
    readings: Readings,
}

impl<'a> Wanted<'a> {
    /// Asks the workspace how it spells the words.
    pub(super) fn of(
        connection: &mut AnyConnection,
        workspace_id: i64,
        selection: &'a Selection,
    ) -> QueryResult<Self> {
        let readings = vocabulary::readings(connection, workspace_id, &selection.condition)?;
        Ok(Self { engine: connection.engine(), workspace_id, selection, readings })
    }

    /// How the words that a match must or may have are read, in their order.
    pub(super) fn words(&self) -> Vec<(&Word, &Sought)> {
        self.readings.wanted(&self.selection.condition)
    }

    /// The models that are looked for.
    pub(super) fn models(&self) -> ModelsQuery<'static> {
        let query = models::table.filter(models::workspace_id.eq(self.workspace_id)).into_boxed();
        let query = if self.selection.trashed {
            query.filter(models::deleted_at.is_not_null())
        } else {
            query.filter(models::deleted_at.is_null())
        };
        let query = match &self.selection.among {
            Some(ids) => query.filter(models::id.eq_any(ids.iter().map(|id| id.get()).collect::<Vec<_>>())),
            None => query,
        };
        match &self.selection.condition {
            // Each a condition of its own: the planner sees them one by one.
            Condition::All(all) => {
                all.iter().fold(query, |query, part| query.filter(self.condition(part, true)))
            }
            condition => query.filter(self.condition(condition, true)),
        }
    }

    /// A condition; `wanted` says whether a match is wanted for it or for its opposite.
    fn condition(&self, condition: &Condition, wanted: bool) -> Fragment<Bool> {
        match condition {
            Condition::All(parts) => self.joined(parts, wanted, " AND ", "TRUE"),
            Condition::Any(parts) => self.joined(parts, wanted, " OR ", "FALSE"),
            // What a record lacks is not what it has: unknown counts as no.
            Condition::Not(part) => {
                Fragment::new("NOT coalesce(").then(self.condition(part, !wanted)).sql(", FALSE)")
            }
            Condition::Test(test) => Fragment::new("(").then(self.test(test, wanted)).sql(")"),
        }
    }

    fn joined(
        &self,
        parts: &[Condition],
        wanted: bool,
        between: &'static str,
        empty: &'static str,
    ) -> Fragment<Bool> {
        let joined = parts
            .iter()
            .map(|part| self.condition(part, wanted))
            .reduce(|all, part| all.sql(between).then(part));
        joined.map_or_else(|| Fragment::new(empty), |joined| Fragment::new("(").then(joined).sql(")"))
    }

    fn test(&self, test: &Test, wanted: bool) -> Fragment<Bool> {
        match test {
            Test::Word(word) => self.has(word, wanted),
            Test::Name(word) => self.has_in_name(word, wanted),
            Test::Status(statuses) => one_of("models.status IN (", statuses.iter().map(AsRef::as_ref)),
            Test::Type(types) => one_of("models.model_type IN (", types.iter().map(AsRef::as_ref)),
            Test::Tag(tags) => Fragment::new(
                "models.id IN (SELECT model_tags.model_id FROM model_tags JOIN tags ON tags.id = model_tags.tag_id \
                 WHERE tags.workspace_id = ",
            )
            .number(self.workspace_id)
            .sql(" AND tags.name IN (")
            .texts(tags.iter().map(Tag::as_str))
            .sql("))"),
            Test::Developer(names) => {
                one_of("models.developer_key IN (", names.iter().map(|name| fold(name.as_str())))
            }
            Test::License(licenses) => any_license(licenses),
            Test::Hub(keys) => {
                Fragment::new("models.id IN (SELECT model_id FROM model_hub_keys WHERE workspace_id = ")
                    .number(self.workspace_id)
                    .sql(" AND hub_key IN (")
                    .texts(keys.iter().map(String::as_str))
                    .sql("))")
            }
            Test::Decision(verdicts) => one_of(
                "models.id IN (SELECT model_id FROM journal_entries WHERE verdict IN (",
                verdicts.iter().map(AsRef::as_ref),
            )
            .sql(")"),
            Test::Number(field, test) => {
                let (low, high) = test.bounds();
                let bound = |value: Option<u64>| value.map(|value| i64::try_from(value).unwrap_or(i64::MAX));
                between(number_column(*field), bound(low), bound(high), " <= ", Fragment::number)
            }
            Test::Moment(field, when) => moment(*field, when, self.selection.now),
            Test::Fits(fits) => self.fits(*fits),
            Test::Is(Trait::Favorite) => Fragment::new(self.truth("models.favorite", "models.favorite = 1")),
            Test::Is(Trait::Gated) => Fragment::new(self.truth("models.gated", "models.gated = 1")),
            Test::Is(Trait::Gone) => Fragment::new(self.truth("models.gone", "models.gone = 1")),
            Test::Is(Trait::Changed) => {
                Fragment::new(self.truth("models.changed_upstream", "models.changed_upstream = 1"))
            }
            Test::Is(Trait::Duplicate) => Fragment::new(HAS_DOUBLE),
            Test::Has(part) => Fragment::new(has_part(*part)),
        }
    }

    fn fits(&self, fits: Fits) -> Fragment<Bool> {
        let column = match fits.bits {
            WeightBits::Four => "models.memory_4bit",
            WeightBits::Eight => "models.memory_8bit",
            WeightBits::Sixteen => "models.memory_16bit",
        };
        let bytes = fits.bytes(self.selection.largest_memory);
        let bytes = bytes.map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX));
        // Without any hardware nothing fits; without a number of parameters nobody knows.
        bytes.map_or_else(
            || Fragment::new("FALSE"),
            |bytes| Fragment::new(column).sql(" IS NOT NULL AND ").sql(column).sql(" <= ").number(bytes),
        )
    }

    fn truth(&self, postgres: &'static str, sqlite: &'static str) -> &'static str {
        match self.engine {
            Engine::Postgres => postgres,
            Engine::Sqlite => sqlite,
        }
    }

    fn has(&self, word: &Word, wanted: bool) -> Fragment<Bool> {
        match self.readings.get(word, wanted) {
            Some(sought) => self.engine.has_words(self.workspace_id, sought),
            None => Fragment::new("FALSE"),
        }
    }

    /// The index finds those that have the word anywhere; of these the name is looked at.
    fn has_in_name(&self, word: &Word, wanted: bool) -> Fragment<Bool> {
        let Some(sought) = self.readings.get(word, wanted) else { return Fragment::new("FALSE") };
        self.has(word, wanted)
            .sql(" AND EXISTS (SELECT 1 FROM search_documents WHERE search_documents.model_id = models.id AND (FALSE")
            .then(stands_in(" OR search_documents.name || ' ' LIKE ", &sought.phrases))
            .sql("))")
    }
}

/// How many comparisons stand side by side: SQLite takes expressions a thousand deep, and an `OR` is one deeper than the
/// one before it.
const ABREAST: usize = 50;

/// A comparison with a pattern for each phrase: the text has a space before each term.
pub(super) fn stands_in(comparison: &'static str, phrases: &[Phrase]) -> Fragment<Bool> {
    let compare = |fragment: Fragment<Bool>, phrase: &Phrase| fragment.sql(comparison).text(pattern(phrase));
    phrases
        .chunks(ABREAST)
        .fold(Fragment::new(""), |all, some| some.iter().fold(all.sql(" OR (FALSE"), compare).sql(")"))
}

/// A pattern for a text of terms, in which a phrase stands. Terms are letters, digits and symbols: none of them means
/// anything to `LIKE`.
pub(super) fn pattern(phrase: &Phrase) -> String {
    format!("% {}{}%", phrase.terms.join(" "), if phrase.open { "" } else { " " })
}

fn one_of<T: Into<String>>(begin: &'static str, values: impl IntoIterator<Item = T>) -> Fragment<Bool> {
    Fragment::new(begin).texts(values).sql(")")
}

fn any_license(wanted: &[LicenseFilter]) -> Fragment<Bool> {
    let one = |license: &LicenseFilter| match license {
        LicenseFilter::Is(license) => Fragment::new("models.license_key = ").text(fold(license.as_str())),
        LicenseFilter::Class(class) => Fragment::new("models.license_class = ").text(class.as_ref()),
        LicenseFilter::Commercial => {
            one_of("models.license_class IN (", LicenseClass::COMMERCIAL.iter().map(AsRef::as_ref))
        }
    };
    let any = wanted.iter().map(one).reduce(|either, or| either.sql(" OR ").then(or));
    any.unwrap_or_else(|| Fragment::new("FALSE"))
}

fn number_column(field: NumberField) -> &'static str {
    match field {
        NumberField::Parameters => "models.parameters",
        NumberField::Context => "models.context_length",
        NumberField::Rating => "models.rating",
    }
}

/// From a value on and up to another; `last` says whether that is one of them.
fn between<T>(
    column: &'static str,
    low: Option<T>,
    high: Option<T>,
    last: &'static str,
    value: impl Fn(Fragment<Bool>, T) -> Fragment<Bool>,
) -> Fragment<Bool> {
    let mut all = Fragment::new(column).sql(" IS NOT NULL");
    if let Some(low) = low {
        all = value(all.sql(" AND ").sql(column).sql(" >= "), low);
    }
    if let Some(high) = high {
        all = value(all.sql(" AND ").sql(column).sql(last), high);
    }
    all
}

fn moment(field: MomentField, when: &When, now: DateTime<Utc>) -> Fragment<Bool> {
    let (from, until) = when.bounds(now);
    let utc = |moment: Option<DateTime<Utc>>| moment.map(|moment| moment.naive_utc());
    let column = match field {
        MomentField::Active => {
            return had_event(" AND model_events.user_id IS NOT NULL", utc(from), utc(until));
        }
        MomentField::Moved => {
            return had_event(" AND model_events.kind = 'status_changed'", utc(from), utc(until));
        }
        MomentField::Added => "models.created_at",
        MomentField::Updated => "models.updated_at",
        MomentField::Since => "models.status_since",
        MomentField::Interacted => {
            // A day counts from its midnight on.
            let day = |moment: DateTime<Utc>| {
                let day = moment.date_naive();
                if day.and_time(chrono::NaiveTime::MIN) < moment.naive_utc() {
                    day.succ_opt().unwrap_or(day)
                } else {
                    day
                }
            };
            let column = "models.date_interacted";
            return between(column, from.map(day), until.map(day), " < ", Fragment::day);
        }
    };
    between(column, utc(from), utc(until), " < ", Fragment::moment)
}

/// Whether something of a kind happened to a record within some time.
fn had_event(
    kind: &'static str,
    from: Option<NaiveDateTime>,
    until: Option<NaiveDateTime>,
) -> Fragment<Bool> {
    let event =
        Fragment::new("EXISTS (SELECT 1 FROM model_events WHERE model_events.model_id = models.id AND ");
    event.then(between("model_events.at", from, until, " < ", Fragment::moment)).sql(kind).sql(")")
}

/// Another live record of the workspace answers to the same Hub id, or has the same name of what may be the same
/// developer: `may_be_one` of the domain, as SQL.
const HAS_DOUBLE: &str = "(EXISTS (SELECT 1 FROM model_hub_keys AS mine
    JOIN model_hub_keys AS theirs ON theirs.workspace_id = mine.workspace_id AND theirs.hub_key = mine.hub_key
        AND theirs.model_id <> mine.model_id
    JOIN models AS other ON other.id = theirs.model_id AND other.deleted_at IS NULL
    WHERE mine.model_id = models.id)
 OR EXISTS (SELECT 1 FROM search_documents AS mine
    JOIN search_documents AS theirs ON theirs.workspace_id = mine.workspace_id AND theirs.compact = mine.compact
        AND theirs.model_id <> mine.model_id
    JOIN models AS other ON other.id = theirs.model_id AND other.deleted_at IS NULL
    WHERE mine.model_id = models.id AND mine.compact <> ''
        AND (substr(mine.maker_compact, 1, length(theirs.maker_compact)) = theirs.maker_compact
            OR substr(theirs.maker_compact, 1, length(mine.maker_compact)) = mine.maker_compact)))";

/// What belongs to a record is asked for from the record: the tables have those of every workspace.
fn has_part(part: Part) -> &'static str {
    match part {
        Part::Developer => "models.developer_key IS NOT NULL",
        Part::Parameters => "models.parameters IS NOT NULL",
        Part::Context => "models.context_length IS NOT NULL",
        Part::License => "models.license_key IS NOT NULL",
        Part::Version => "models.version IS NOT NULL",
        Part::Tags => "EXISTS (SELECT 1 FROM model_tags WHERE model_tags.model_id = models.id)",
        Part::Notes => "models.notes <> ''",
        Part::Links => "models.source_links <> '[]'",
        Part::Rating => "models.rating IS NOT NULL",
        Part::Interacted => "models.date_interacted IS NOT NULL",
        Part::Hub => "models.hub_id IS NOT NULL",
        Part::Decision => {
            "EXISTS (SELECT 1 FROM journal_entries
                 WHERE journal_entries.model_id = models.id AND journal_entries.verdict IS NOT NULL)"
        }
        Part::Log => {
            "EXISTS (SELECT 1 FROM journal_entries
                 WHERE journal_entries.model_id = models.id AND journal_entries.verdict IS NULL)"
        }
    }
}
