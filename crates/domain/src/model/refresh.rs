//! Newer facts of the Hub: what they change, what stays a person's word, and what changed on the Hub itself.

use super::{Change, Event, EventKind, Model, Stamp};
use crate::draft::Draft;
use crate::hub_facts::HubFacts;
use crate::provenance::{Field, Source};
use crate::text::TextError;
use crate::upstream::{Upstream, UpstreamAspect, UpstreamChange};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a person decided about a refresh beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefreshChoice {
    /// Fields in which the Hub's value is taken although a person wrote them.
    pub accept: BTreeSet<Field>,
    /// Fields that keep their value this time.
    pub decline: BTreeSet<Field>,
}

/// What newer facts make of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Refreshed {
    /// The record with the facts and the values that were taken over.
    pub change: Change,
    /// The fields in which the record and the Hub differed.
    pub fields: Vec<FieldDiff>,
    /// What changed on the Hub since it was asked last.
    pub upstream: Vec<UpstreamChange>,
}

/// A field in which a record and the Hub differ.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDiff {
    /// Which.
    pub field: Field,
    /// What the record says.
    pub current: Value,
    /// What the Hub's facts suggest.
    pub hub: Value,
    /// Where the record's value came from, where that is known.
    pub source: Option<Source>,
    /// Whether the field is locked.
    pub locked: bool,
    /// Whether the Hub's value is taken over.
    pub taken: bool,
}

/// Facts that change every day: that they did is no news.
const POPULARITY: [&str; 2] = ["downloads", "likes"];

impl Model {
    /// Takes over newer facts of the Hub. A value that a person wrote stays unless they accept the other, and so does a
    /// locked one in any case; a fact that the Hub no longer states leaves the value that stands.
    ///
    /// # Errors
    /// [`TextError`] where the Hub's id gives no name.
    pub fn refresh(
        mut self,
        facts: HubFacts,
        choice: &RefreshChoice,
        stamp: Stamp,
    ) -> Result<Refreshed, TextError> {
        let draft = Draft::of(&facts)?;
        let before = self.before();
        let fields = self.held_against(&draft, choice);
        for diff in fields.iter().filter(|diff| diff.taken) {
            self.fields.take(diff.field, &draft.fields);
        }
        for (field, source) in &draft.provenance {
            // Also where the values agree: an unlocked field of the Hub's is as new as the facts.
            let is_the_hubs = !self.provenance.is_users(*field) || choice.accept.contains(field);
            if is_the_hubs && self.fields.value(*field) == draft.fields.value(*field) {
                let fresh = self.provenance.source(*field) != Some(*source)
                    || before.fields.value(*field) != self.fields.value(*field);
                if fresh && !self.locked.contains(field) {
                    self.provenance.mark(*field, *source, stamp.at);
                }
            }
        }
        let edits = self.edits_since(&before, stamp);
        let facts = facts.with_aliases_of(self.hub.clone());
        let mut upstream =
            self.hub.as_ref().map(|known| Upstream::differences(known, &facts)).unwrap_or_default();
        if self.upstream.gone_since.take().is_some() {
            upstream.push(UpstreamChange { what: UpstreamAspect::Back, from: None, to: None });
        }
        self.upstream.checked_at = Some(stamp.at);
        self.upstream.note(&upstream);
        let mut events = Vec::new();
        let replaced = replaced(self.hub.as_ref(), &facts);
        let is_news = replaced.keys().any(|name| !POPULARITY.contains(&name.as_str()));
        if !upstream.is_empty() || !edits.is_empty() || is_news {
            let kind = EventKind::Refreshed {
                from: self.hub.as_ref().and_then(|known| known.sha.clone()),
                to: facts.sha.clone(),
                changes: upstream.clone(),
                replaced,
            };
            events.push(Event { stamp, kind });
        }
        if !edits.is_empty() {
            self.updated_at = stamp.at;
        }
        events.extend(edits);
        self.hub = Some(facts);
        Ok(Refreshed { change: Change { model: self, events }, fields, upstream })
    }

    /// Notes that the Hub no longer has the model, or no longer shows it. What is known of it stays.
    pub fn gone(mut self, stamp: Stamp) -> Refreshed {
        self.upstream.checked_at = Some(stamp.at);
        let mut upstream = Vec::new();
        let mut events = Vec::new();
        if self.upstream.gone_since.is_none() {
            self.upstream.gone_since = Some(stamp.at);
            upstream.push(UpstreamChange { what: UpstreamAspect::Gone, from: None, to: None });
            self.upstream.note(&upstream);
            let sha = self.hub.as_ref().and_then(|known| known.sha.clone());
            let changes = upstream.clone();
            let kind = EventKind::Refreshed { from: sha.clone(), to: sha, changes, replaced: Map::new() };
            events.push(Event { stamp, kind });
        }
        Refreshed { change: Change { model: self, events }, fields: Vec::new(), upstream }
    }

    /// Marks what changed on the Hub as seen.
    pub fn mark_upstream_seen(mut self, stamp: Stamp) -> Change {
        if self.upstream.unseen.is_empty() {
            return Change { model: self, events: Vec::new() };
        }
        self.upstream.unseen.clear();
        Change { model: self, events: vec![Event { stamp, kind: EventKind::UpstreamSeen }] }
    }

    /// The fields that the facts fill and in which the record says something else.
    fn held_against(&self, draft: &Draft, choice: &RefreshChoice) -> Vec<FieldDiff> {
        let differences = self.fields.differences(&draft.fields).into_iter();
        let stated = differences.filter(|(field, ..)| draft.provenance.contains_key(field));
        let diff = |(field, current, hub)| {
            let locked = self.locked.contains(&field);
            let wanted = choice.accept.contains(&field) || !self.provenance.is_users(field);
            let taken = wanted && !locked && !choice.decline.contains(&field);
            FieldDiff { field, current, hub, source: self.provenance.source(field), locked, taken }
        };
        stated.map(diff).collect()
    }
}

/// The facts that others take the place of, by their names, so that a refresh can be taken back.
fn replaced(before: Option<&HubFacts>, now: &HubFacts) -> Map<String, Value> {
    let values = |facts: &HubFacts| match serde_json::to_value(facts) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let now = values(now);
    let changed = before.map(values).unwrap_or_default().into_iter();
    changed.filter(|(name, value)| now.get(name) != Some(value)).collect()
}

#[cfg(test)]
mod tests;
