//! Many records at once, the trash and tags.

use super::{House, Record};
use crate::property::moves::{Bulk, What};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use trackml_domain::workspace::Role;

/// A change of many that was made.
pub(super) struct Made {
    id: i64,
    by: usize,
    shelf: i64,
    to: i64,
    how: Bulk,
    /// The records that it changed.
    records: Vec<i64>,
    undone: bool,
}

impl Record {
    pub(super) fn on(shelf: i64, mark: String) -> Self {
        Self { mark, shelf: Some(shelf), trash: None }
    }

    /// The workspace that it is of, in the trash or not.
    pub(super) fn place(&self) -> Option<i64> {
        self.shelf.or(self.trash)
    }

    pub(super) fn put_in_the_trash(&mut self) {
        self.trash = self.shelf.take().or(self.trash);
    }

    fn restore(&mut self) {
        self.shelf = self.trash.take().or(self.shelf);
    }

    fn put_on(&mut self, to: i64) {
        match self.shelf {
            Some(_) => self.shelf = Some(to),
            None => self.trash = Some(to),
        }
    }
}

impl House<'_> {
    pub(super) async fn keeps_order(&mut self, by: usize, what: What, place: &str) {
        match what {
            What::Restore { record } => self.restores(by, self.record(record), place).await,
            What::Bulk { shelf, to, how } => {
                self.changes_many(by, (self.shelf(shelf), self.shelf(to)), how, place).await;
            }
            What::Undo { bulk } => self.takes_back(by, bulk, place).await,
            What::Purge { shelf } => {
                let id = self.shelf(shelf);
                let path = format!("/models/purge?workspace={id}");
                let answer = self.asks(by, Method::POST, &path, Some(json!({"query": ""})), place).await;
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Owner, 200), "{place}");
                if answer.status == 200 {
                    assert_eq!(answer.body["purged"], self.trash_of(id).len(), "{place}");
                    let gone = self.records.values_mut().filter(|record| record.trash == Some(id));
                    gone.for_each(|record| record.trash = None);
                }
            }
            What::Tags { shelf } => {
                let id = self.shelf(shelf);
                let answer = self.asks(by, Method::GET, &format!("/tags?workspace={id}"), None, place).await;
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Viewer, 200), "{place}");
                let standing = self.standing(id).len() as u64;
                for tag in answer.body["items"].as_array().into_iter().flatten() {
                    assert!((1..=standing).contains(&tag["models"].as_u64().unwrap()), "{place}: {tag}");
                }
            }
            What::RenameTag { shelf, record } => self.renames(by, (shelf, record), place).await,
            What::Duplicates { shelf } => {
                let id = self.shelf(shelf);
                let path = format!("/models/duplicates?workspace={id}");
                let answer = self.asks(by, Method::GET, &path, None, place).await;
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Viewer, 200), "{place}");
                let groups = answer.body["items"].as_array().into_iter().flatten();
                for model in groups.flat_map(|group| group["models"].as_array().unwrap()) {
                    assert!(self.standing(id).contains(&model["id"].as_i64().unwrap()), "{place}: {model}");
                }
            }
            other => panic!("{other:?} keeps no order"),
        }
    }

    fn standing(&self, shelf: i64) -> BTreeSet<i64> {
        let there = self.records.iter().filter(|(_, record)| record.shelf == Some(shelf));
        there.map(|(id, _)| *id).collect()
    }

    fn trash_of(&self, shelf: i64) -> BTreeSet<i64> {
        let there = self.records.iter().filter(|(_, record)| record.trash == Some(shelf));
        there.map(|(id, _)| *id).collect()
    }

    async fn restores(&mut self, by: usize, id: i64, place: &str) {
        let path = format!("/models/{id}/restore");
        let answer = self.asks(by, Method::POST, &path, Some(json!({})), place).await;
        let wanted = Self::wanted(self.role_at(by, id), Role::Editor, 200);
        assert_eq!(answer.status, wanted, "{place}: {}", answer.body);
        if answer.status == 200 {
            self.records.get_mut(&id).unwrap().restore();
        }
    }

    async fn changes_many(&mut self, by: usize, (shelf, to): (i64, i64), how: Bulk, place: &str) {
        let (query, change) = match how {
            Bulk::Count | Bulk::Delete => ("", json!({"delete": true})),
            Bulk::Tag => ("", json!({"add_tags": ["bulk"]})),
            Bulk::Rate => ("", json!({"rating": 4})),
            Bulk::Restore => ("is:trashed", json!({"restore": true})),
            Bulk::Move => ("", json!({"move_to": to})),
        };
        let body = json!({"query": query, "change": change, "preview": matches!(how, Bulk::Count)});
        let path = format!("/models/bulk?workspace={shelf}");
        let answer = self.asks(by, Method::POST, &path, Some(body), place).await;
        let there = match how {
            Bulk::Move => Self::wanted(self.role(by, to), Role::Editor, 200),
            _ => 200,
        };
        let wanted = Self::wanted(self.role(by, shelf), Role::Editor, there);
        assert_eq!(answer.status, wanted, "{place}: {}", answer.body);
        if answer.status != 200 {
            return;
        }
        let meant = if matches!(how, Bulk::Restore) { self.trash_of(shelf) } else { self.standing(shelf) };
        assert_eq!(answer.body["matched"], meant.len(), "{place}: {}", answer.body);
        for id in &meant {
            let record = self.records.get_mut(id).unwrap();
            match how {
                Bulk::Delete => record.put_in_the_trash(),
                Bulk::Restore => record.restore(),
                Bulk::Move => record.put_on(to),
                Bulk::Count | Bulk::Tag | Bulk::Rate => {}
            }
        }
        if let Some(id) = answer.body["undo"]["id"].as_i64() {
            let records = meant.into_iter().collect();
            self.made.push(Made { id, by, shelf, to, how, records, undone: false });
        }
    }

    /// Takes back a change that was made, or one that never was.
    async fn takes_back(&mut self, by: usize, number: usize, place: &str) {
        let number = number % (self.made.len() + 1);
        let made = self.made.get(number);
        let path = format!("/models/bulk/{}/undo", made.map_or(999_999_999, |made| made.id));
        let answer = self.asks(by, Method::POST, &path, Some(json!({})), place).await;
        let wanted = match made {
            Some(made) if made.by == by => {
                let done = if made.undone { 404 } else { 200 };
                Self::wanted(self.role(by, made.shelf), Role::Editor, done)
            }
            _ => 404,
        };
        assert_eq!(answer.status, wanted, "{place}: {}", answer.body);
        if answer.status == 200 {
            self.is_taken_back(number, &answer.body["changed"], place);
        }
    }

    /// Puts the records back where they stood that stand where the person may write.
    fn is_taken_back(&mut self, number: usize, told: &Value, place: &str) {
        let made = &self.made[number];
        let (by, shelf, to, how, records) = (made.by, made.shelf, made.to, made.how, made.records.clone());
        self.made[number].undone = true;
        let mut changed = 0;
        for id in records {
            let at = self.records[&id].place();
            if at.and_then(|at| self.role(by, at)).is_none_or(|role| role < Role::Editor) {
                continue;
            }
            let record = self.records.get_mut(&id).unwrap();
            let before = (record.shelf, record.trash);
            match how {
                Bulk::Delete => record.restore(),
                Bulk::Restore => record.put_in_the_trash(),
                Bulk::Move if at == Some(to) => record.put_on(shelf),
                _ => {}
            }
            changed += u64::from(before != (record.shelf, record.trash));
        }
        if matches!(how, Bulk::Delete | Bulk::Restore | Bulk::Move) {
            assert_eq!(*told, changed, "{place}");
        }
    }

    async fn renames(&mut self, by: usize, (shelf, record): (usize, usize), place: &str) {
        let (id, record) = (self.shelf(shelf), self.record(record));
        let mark = self.records.get(&record).map_or("none", |record| record.mark.as_str()).replace(' ', "-");
        let path = format!("/tags/tag-{mark}?workspace={id}");
        let body = json!({"name": format!("renamed-{mark}")});
        let answer = self.asks(by, Method::PATCH, &path, Some(body), place).await;
        match Self::wanted(self.role(by, id), Role::Editor, 200) {
            // The tag may be none there, or there may be one of the new name.
            200 => assert!(matches!(answer.status, 200 | 404 | 409), "{place}: {}", answer.body),
            wanted => assert_eq!(answer.status, wanted, "{place}: {}", answer.body),
        }
        let all = self.standing(id).len() + self.trash_of(id).len();
        assert!(answer.body["records"]["matched"].as_u64().unwrap_or(0) <= all as u64, "{place}");
    }

    /// The trash of a shelf holds what was put there, all of it and nothing else.
    pub(super) async fn counts_the_trash(&self, person: usize, shelf: i64, place: &str) {
        let path = format!("/models?limit=200&workspace={shelf}&q=is:trashed");
        let answer = self.asks(person, Method::GET, &path, None, place).await;
        let items = answer.body["items"].as_array().unwrap();
        let ids: BTreeSet<i64> = items.iter().map(|item| item["id"].as_i64().unwrap()).collect();
        assert_eq!(ids, self.trash_of(shelf), "{place}");
    }
}
