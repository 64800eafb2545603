//! What a query finds, over plain values.

use super::database::State;
use super::order;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::RangeInclusive;
use trackml_domain::document::{Document, Place};
use trackml_domain::duplicate::{compact, may_be_one};
use trackml_domain::facets::{Facets, SizeBand};
use trackml_domain::hub_facts::{Gated, HubFacts};
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::license::License;
use trackml_domain::listing::{Keyset, Page, PageRequest, SortField, SortKey};
use trackml_domain::memory::Footprint;
use trackml_domain::model::{Event, EventKind, InteractionDate, Model};
use trackml_domain::parameters::ParameterCount;
use trackml_domain::query::{
    Condition, MomentField, NumberField, Part, Readings, Selection, Sought, Test, Trait, Vocabulary,
    WeightBits, When, Word,
};
use trackml_domain::text::{Developer, fold};
use trackml_domain::words::{spaced, terms};
use trackml_ports::Found;

/// A library with how the words that are looked for in it are read.
pub(super) struct Library<'a> {
    state: &'a State,
    selection: &'a Selection,
    workspace_id: WorkspaceId,
    readings: Readings,
}

impl<'a> Library<'a> {
    pub(super) fn of(state: &'a State, workspace_id: WorkspaceId, selection: &'a Selection) -> Self {
        let mut words = Words::of(state, workspace_id);
        let Ok(readings) = Readings::of(&selection.condition, &mut words);
        Self { state, selection, workspace_id, readings }
    }

    /// One page.
    pub(super) fn page(&self, request: &PageRequest) -> Found {
        let sort = request.sort;
        let mut found: Vec<_> = self.models().map(|model| (self.place(model, sort.field), model)).collect();
        // The best first: points fall.
        let descending = sort.descending || sort.field == SortField::Relevance;
        found.sort_by(|(a, _), (b, _)| order::compare(a, b, descending));
        let total = found.len() as u64;
        let behind = |place: &Keyset| {
            request.after.as_ref().is_none_or(|after| order::compare(place, after, descending).is_gt())
        };
        found.retain(|(place, _)| behind(place));
        let more = found.len() > usize::from(request.limit.get());
        found.truncate(request.limit.get().into());
        let page = Page {
            next: if more { found.last().map(|(place, _)| place.clone()) } else { None },
            items: found.into_iter().map(|(_, model)| model.into()).collect(),
            total,
        };
        Found {
            page,
            words: self.words().into_iter().map(|(word, sought)| (word.clone(), sought.clone())).collect(),
        }
    }

    /// The counts.
    pub(super) fn facets(&self) -> Facets {
        let mut developers: BTreeMap<Option<String>, (Option<Developer>, u64)> = BTreeMap::new();
        let (mut statuses, mut types, mut tags) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut license_classes, mut sizes, mut total) = (BTreeMap::new(), BTreeMap::new(), 0);
        for model in self.models() {
            let fields = &model.fields;
            total += 1;
            *statuses.entry(fields.status).or_insert(0) += 1;
            *types.entry(fields.model_type).or_insert(0) += 1;
            for tag in fields.tags.iter() {
                *tags.entry(tag.clone()).or_insert(0) += 1;
            }
            *license_classes.entry(fields.license.as_ref().map(License::class)).or_insert(0) += 1;
            *sizes.entry(fields.parameters.map(|count| SizeBand::of(count.get()))).or_insert(0) += 1;
            let key = fields.developer.as_ref().map(|name| fold(name.as_str()));
            let entry = developers.entry(key).or_insert((fields.developer.clone(), 0));
            entry.0 = entry.0.clone().min(fields.developer.clone());
            entry.1 += 1;
        }
        let mut facets = Facets {
            total,
            statuses: statuses.into_iter().collect(),
            types: types.into_iter().collect(),
            tags: tags.into_iter().collect(),
            developers: developers.into_values().collect(),
            license_classes: license_classes.into_iter().collect(),
            sizes: sizes.into_iter().collect(),
        }
        .sorted();
        facets.tags.truncate(Facets::MAX_VALUES);
        facets.developers.truncate(Facets::MAX_VALUES);
        facets
    }

    /// The models that are looked for, the oldest first.
    pub(super) fn models(&self) -> impl Iterator<Item = &'a Model> + '_ {
        self.state.models.values().filter(|model| {
            model.workspace_id == self.workspace_id
                && model.deleted_at.is_some() == self.selection.trashed
                && self.selection.among.as_ref().is_none_or(|ids| ids.contains(&model.id))
                && self.holds(&self.selection.condition, true, model)
        })
    }

    fn words(&self) -> Vec<(&Word, &Sought)> {
        self.readings.wanted(&self.selection.condition)
    }

    fn place(&self, model: &Model, field: SortField) -> Keyset {
        match field {
            SortField::Relevance => Keyset { key: SortKey::Number(self.points(model)), id: model.id },
            field => order::place(model, field),
        }
    }

    /// Whether a condition holds; `wanted` says whether a match is wanted for it or for its opposite.
    fn holds(&self, condition: &Condition, wanted: bool, model: &Model) -> bool {
        match condition {
            Condition::All(parts) => parts.iter().all(|part| self.holds(part, wanted, model)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part, wanted, model)),
            Condition::Not(part) => !self.holds(part, !wanted, model),
            Condition::Test(Test::Word(word)) => {
                let journal = self.state.journal_texts(model.id);
                let document = Document::of(&model.fields, model.hub.as_ref(), &journal);
                document.texts().any(|(_, text)| self.stands_in(word, wanted, text))
            }
            Condition::Test(Test::Name(word)) => self.stands_in(word, wanted, model.fields.name.as_str()),
            Condition::Test(test) => self.passes(test, model),
        }
    }

    fn stands_in(&self, word: &Word, wanted: bool, text: &str) -> bool {
        self.readings.get(word, wanted).is_some_and(|sought| !sought.places(text).is_empty())
    }

    fn passes(&self, test: &Test, model: &Model) -> bool {
        let (fields, hub) = (&model.fields, model.hub.as_ref());
        match test {
            // Looked for by `holds`.
            Test::Word(_) | Test::Name(_) => false,
            Test::Status(wanted) => wanted.contains(&fields.status),
            Test::Type(wanted) => wanted.contains(&fields.model_type),
            Test::Tag(wanted) => fields.tags.iter().any(|tag| wanted.contains(tag)),
            Test::Developer(wanted) => fields.developer.as_ref().is_some_and(|developer| {
                wanted.iter().any(|wanted| fold(wanted.as_str()) == fold(developer.as_str()))
            }),
            Test::License(wanted) => fields
                .license
                .as_ref()
                .is_some_and(|license| wanted.iter().any(|wanted| wanted.admits(license))),
            Test::Hub(wanted) => {
                hub.map(HubFacts::keys).is_some_and(|keys| keys.iter().any(|key| wanted.contains(key)))
            }
            Test::Decision(wanted) => {
                self.state.verdicts(model.id).iter().flatten().any(|verdict| wanted.contains(verdict))
            }
            Test::Number(field, test) => {
                let value = match field {
                    NumberField::Parameters => fields.parameters.map(ParameterCount::get),
                    NumberField::Context => hub.and_then(|facts| facts.context_length),
                    NumberField::Rating => fields.rating.map(|rating| rating.stars().into()),
                };
                let (low, high) = test.bounds();
                value.is_some_and(|value| {
                    low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high)
                })
            }
            Test::Moment(field, when) => self.happened(*field, when, model),
            Test::Fits(fits) => {
                let footprint = Footprint::of(fields.parameters, hub);
                let needed = match fits.bits {
                    WeightBits::Four => footprint.four_bit,
                    WeightBits::Eight => footprint.eight_bit,
                    WeightBits::Sixteen => footprint.sixteen_bit,
                };
                let room = fits.bytes(self.selection.largest_memory);
                needed.zip(room).is_some_and(|(needed, room)| needed <= room)
            }
            Test::Is(Trait::Favorite) => fields.favorite,
            Test::Is(Trait::Gated) => hub.is_some_and(|facts| facts.gated != Gated::No),
            Test::Is(Trait::Gone) => model.upstream.gone_since.is_some(),
            Test::Is(Trait::Changed) => !model.upstream.unseen.is_empty(),
            Test::Is(Trait::Duplicate) => {
                self.state.live(self.workspace_id).any(|other| double(model, other))
            }
            Test::Has(part) => self.has(*part, model),
        }
    }

    /// The moments of what happened to a model, as far as it is of a kind.
    fn moments(&self, id: ModelId, of: impl Fn(&Event) -> bool) -> Vec<DateTime<Utc>> {
        let events =
            self.state.events.iter().filter(|(model, _)| *model == id).map(|(_, event)| &event.event);
        events.filter(|event| of(event)).map(|event| event.stamp.at).collect()
    }

    fn happened(&self, field: MomentField, when: &When, model: &Model) -> bool {
        let moments = match field {
            MomentField::Added => vec![model.created_at],
            MomentField::Updated => vec![model.updated_at],
            MomentField::Since => vec![model.status_since],
            MomentField::Interacted => {
                let midnight = |day: InteractionDate| day.get().and_time(chrono::NaiveTime::MIN).and_utc();
                model.fields.date_interacted.map(midnight).into_iter().collect()
            }
            MomentField::Active => self.moments(model.id, |event| event.stamp.by.is_some()),
            MomentField::Moved => {
                self.moments(model.id, |event| matches!(event.kind, EventKind::StatusChanged { .. }))
            }
        };
        let (from, until) = when.bounds(self.selection.now);
        moments
            .into_iter()
            .any(|moment| from.is_none_or(|from| moment >= from) && until.is_none_or(|until| moment < until))
    }

    fn has(&self, part: Part, model: &Model) -> bool {
        let (fields, hub) = (&model.fields, model.hub.as_ref());
        let verdicts = self.state.verdicts(model.id);
        match part {
            Part::Developer => fields.developer.is_some(),
            Part::Parameters => fields.parameters.is_some(),
            Part::Context => hub.is_some_and(|facts| facts.context_length.is_some()),
            Part::License => fields.license.is_some(),
            Part::Version => fields.version.is_some(),
            Part::Tags => !fields.tags.is_empty(),
            Part::Notes => !fields.notes.as_str().is_empty(),
            Part::Links => fields.source_links.iter().next().is_some(),
            Part::Rating => fields.rating.is_some(),
            Part::Interacted => fields.date_interacted.is_some(),
            Part::Hub => hub.is_some(),
            Part::Decision => verdicts.iter().any(Option::is_some),
            Part::Log => verdicts.iter().any(Option::is_none),
        }
    }

    /// For each word the best place counts: the name over the tags over the developer over everything else.
    fn points(&self, model: &Model) -> i64 {
        let document = Document::of(&model.fields, model.hub.as_ref(), &[]);
        let texts = |places: &[Place]| -> Vec<String> {
            document.of_places(places).map(|text| spaced(text) + " ").collect()
        };
        let (name, labels, maker) = (
            texts(&[Place::Name]),
            texts(&[Place::Tags]),
            texts(&[Place::Developer, Place::Version, Place::HubId]),
        );
        let words = self.words();
        let all: String = words.iter().flat_map(|(word, _)| word.terms()).map(String::as_str).collect();
        let is_all = !words.is_empty() && compact(model.fields.name.as_str()) == all;
        let of_word = |sought: &Sought| -> i64 {
            let own = if sought.corrected { sought.phrases.len() } else { 1 };
            let any = |texts: &[String], whole: bool, inner: bool| {
                sought.phrases.iter().take(if whole { 1 } else { own }).any(|phrase| {
                    let closed = whole || !phrase.open;
                    let begin = if inner { "" } else { " " };
                    let wanted =
                        format!("{begin}{}{}", phrase.terms.join(" "), if closed { " " } else { "" });
                    texts.iter().any(|text| text.contains(&wanted))
                })
            };
            let has_inner = !sought.corrected && sought.phrases.len() > 1;
            let steps = [
                (any(&name, true, false), 40),
                (any(&name, false, false), 30),
                (has_inner && any(&name, false, true), 20),
                (any(&labels, true, false), 12),
                (any(&labels, false, false), 10),
                (any(&maker, false, false), 5),
            ];
            steps.into_iter().find(|(fits, _)| *fits).map_or(0, |(_, points)| points)
        };
        words.iter().map(|(_, sought)| of_word(sought)).sum::<i64>() + if is_all { 100 } else { 0 }
    }
}

/// The terms of a workspace's records, those in the trash too, with how many records have them.
struct Words(BTreeMap<String, usize>);

impl Words {
    fn of(state: &State, workspace_id: WorkspaceId) -> Self {
        let mut counts = BTreeMap::new();
        for model in state.models.values().filter(|model| model.workspace_id == workspace_id) {
            let journal = state.journal_texts(model.id);
            let document = Document::of(&model.fields, model.hub.as_ref(), &journal);
            let own: BTreeSet<String> =
                document.texts().flat_map(|(_, text)| terms(text)).map(|term| term.text).collect();
            for term in own {
                *counts.entry(term).or_insert(0) += 1;
            }
        }
        Self(counts)
    }
}

impl Vocabulary for Words {
    type Error = Infallible;

    fn known(&mut self, terms: &[String]) -> Result<Vec<String>, Infallible> {
        Ok(terms.iter().filter(|term| self.0.contains_key(*term)).cloned().collect())
    }

    fn begins(&mut self, start: &str) -> Result<bool, Infallible> {
        Ok(self.0.keys().any(|term| term.starts_with(start)))
    }

    fn containing(&mut self, piece: &str, limit: usize) -> Result<Vec<String>, Infallible> {
        let mut found: Vec<_> =
            self.0.iter().filter(|(term, _)| term.contains(piece) && !term.starts_with(piece)).collect();
        found.sort_by_key(|(term, records)| (std::cmp::Reverse(**records), (*term).clone()));
        Ok(found.into_iter().take(limit).map(|(term, _)| term.clone()).collect())
    }

    fn resembling(
        &mut self,
        pieces: &[String],
        chars: RangeInclusive<usize>,
    ) -> Result<Vec<String>, Infallible> {
        let like = |term: &&String| {
            chars.contains(&term.chars().count()) && pieces.iter().any(|piece| term.contains(piece.as_str()))
        };
        Ok(self.0.keys().filter(like).cloned().collect())
    }
}

/// Whether two records seem to be of one model.
fn double(one: &Model, other: &Model) -> bool {
    let keys = |model: &Model| model.hub.as_ref().map(HubFacts::keys).unwrap_or_default();
    let name = |model: &Model| compact(model.fields.name.as_str());
    let same_key = keys(one).iter().any(|key| keys(other).contains(key));
    let same_name = !name(one).is_empty()
        && name(one) == name(other)
        && may_be_one(one.fields.developer.as_ref(), other.fields.developer.as_ref());
    one.id != other.id && (same_key || same_name)
}
