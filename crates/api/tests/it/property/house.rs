//! Three people at a real server, and a plain account of what each of them may see.
#![allow(clippy::similar_names, reason = "a shelf is no self")]

mod order;

use super::moves::{Deed, What};
use order::Made;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use trackml_domain::workspace::Role;
use trackml_testkit::test_app::{Answer, TestApp, TestUser};

const ROLES: [Role; 3] = [Role::Viewer, Role::Editor, Role::Owner];

/// A shelf as it should be.
struct Shelf {
    mark: String,
    personal: bool,
    roles: BTreeMap<usize, Role>,
}

/// A record as it should be; it is gone where it stands on no shelf and in no trash.
struct Record {
    mark: String,
    shelf: Option<i64>,
    /// The shelf in whose trash it is.
    trash: Option<i64>,
}

/// The marks in a text.
fn marks(text: &str) -> Vec<String> {
    let numbers = |piece: &str| !piece.is_empty() && piece.chars().all(|c| c == 'x' || c.is_ascii_digit());
    let of = |piece: &str| piece.split_once("end").map(|(numbers, _)| numbers.to_owned());
    let marks = text.split("mark").skip(1).filter_map(of).filter(|piece| numbers(piece));
    marks.map(|numbers| format!("mark{numbers}end")).collect()
}

/// Three people, and what there should be.
pub(super) struct House<'a> {
    people: Vec<TestUser<'a>>,
    names: Vec<String>,
    shelves: BTreeMap<i64, Shelf>,
    records: BTreeMap<i64, Record>,
    made: Vec<Made>,
    sequence: u32,
    marks: u32,
}

impl<'a> House<'a> {
    pub(super) async fn new(app: &'a TestApp, sequence: u32) -> Self {
        let names: Vec<String> =
            ["ada", "bob", "eve"].iter().map(|name| format!("{name}-{sequence}")).collect();
        let mut house = Self {
            people: Vec::new(),
            names,
            shelves: BTreeMap::new(),
            records: BTreeMap::new(),
            made: Vec::new(),
            sequence,
            marks: 0,
        };
        for index in 0..3 {
            let person = app.user(&house.names[index]).await;
            let own = person.get("/auth/verify-token").await.body["workspace_id"].as_i64().unwrap();
            let mark = house.names[index].clone();
            house.shelves.insert(own, Shelf { mark, personal: true, roles: [(index, Role::Owner)].into() });
            house.people.push(person);
        }
        house
    }

    fn mark(&mut self) -> String {
        self.marks += 1;
        format!("mark{}x{}end", self.sequence, self.marks)
    }

    fn shelf(&self, number: usize) -> i64 {
        *self.shelves.keys().nth(number % self.shelves.len()).unwrap()
    }

    /// A record that there is or was, or one that never was.
    fn record(&self, number: usize) -> i64 {
        self.records.keys().nth(number % (self.records.len() + 1)).copied().unwrap_or(999_999_999)
    }

    fn role(&self, person: usize, shelf: i64) -> Option<Role> {
        self.shelves.get(&shelf)?.roles.get(&person).copied()
    }

    fn role_at(&self, person: usize, record: i64) -> Option<Role> {
        self.role(person, self.records.get(&record)?.place()?)
    }

    /// The status of something that is done with a record: in the trash there is none for those who might do it.
    fn wanted_of(&self, person: usize, record: i64, least: Role, done: u16) -> u16 {
        let trashed = self.records.get(&record).is_some_and(|record| record.trash.is_some());
        Self::wanted(self.role_at(person, record), least, if trashed { 404 } else { done })
    }

    /// The marks that a person may see: of shelves that they are on, and of what stands there.
    fn visible(&self, person: usize) -> BTreeSet<&str> {
        let on = |shelf: i64| self.role(person, shelf).is_some();
        let shelves = self.shelves.iter().filter(|(id, _)| on(**id)).map(|(_, shelf)| shelf.mark.as_str());
        let records = self
            .records
            .values()
            .filter(|record| record.place().is_some_and(on))
            .map(|record| record.mark.as_str());
        shelves.chain(records).collect()
    }

    /// Asks, and holds the answer against what the person may see.
    async fn asks(
        &self,
        person: usize,
        method: Method,
        path: &str,
        body: Option<Value>,
        place: &str,
    ) -> Answer {
        let request = self.people[person].request(method, path);
        let request = body.iter().fold(request, reqwest::RequestBuilder::json);
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        assert!(status < 500, "{place}: {path}: {status} {text}");
        let visible = self.visible(person);
        // What the person said themselves is no secret.
        let said = body.map(|body| body.to_string()).unwrap_or_default() + path;
        for mark in marks(&text) {
            assert!(
                visible.contains(mark.as_str()) || said.contains(&mark),
                "{place}: {path}: sees {mark}: {text}"
            );
        }
        Answer { status, headers, body: serde_json::from_str(&text).unwrap_or(Value::Null) }
    }

    /// The status of something for which a role is needed: 404 without any, 403 with a lower one.
    fn wanted(role: Option<Role>, least: Role, done: u16) -> u16 {
        match role {
            None => 404,
            Some(role) if role < least => 403,
            Some(_) => done,
        }
    }

    pub(super) async fn does(&mut self, deed: &Deed, place: &str) {
        let by = deed.by;
        match deed.what {
            What::Keep { .. } | What::Import { .. } | What::Autofill { .. } => {
                self.captures(by, deed.what, place).await;
            }
            What::Read { .. }
            | What::History { .. }
            | What::Edit { .. }
            | What::Replace { .. }
            | What::Delete { .. } => {
                self.works_with_a_record(by, deed.what, place).await;
            }
            What::Move { record, shelf, copy } => self.moves(by, (record, shelf, copy), place).await,
            What::List { .. } | What::Search { .. } | What::ByTag { .. } => {
                self.lists(by, deed.what, place).await;
            }
            What::Facets { shelf } => self.counts(by, self.shelf(shelf), place).await,
            What::Restore { .. }
            | What::Bulk { .. }
            | What::Undo { .. }
            | What::Purge { .. }
            | What::Tags { .. }
            | What::RenameTag { .. }
            | What::Duplicates { .. } => self.keeps_order(by, deed.what, place).await,
            _ => self.works_with_a_shelf(by, deed.what, place).await,
        }
    }

    async fn captures(&mut self, by: usize, what: What, place: &str) {
        let mark = self.mark();
        let (shelf, door, body, done) = match what {
            What::Keep { shelf } => {
                let body =
                    json!({"name": mark, "tags": [format!("tag-{mark}")], "notes": format!("about {mark}")});
                (shelf, "/models", body, 201)
            }
            What::Import { shelf } => {
                (shelf, "/models/import", json!({"sources": ["lumen-labs/Aurora-7B"]}), 200)
            }
            What::Autofill { shelf } => {
                (shelf, "/models/autofill", json!({"source": "lumen-labs/Aurora-7B"}), 200)
            }
            other => panic!("{other:?} captures nothing"),
        };
        let shelf = self.shelf(shelf);
        let least = if matches!(what, What::Autofill { .. }) { Role::Viewer } else { Role::Editor };
        let answer =
            self.asks(by, Method::POST, &format!("{door}?workspace={shelf}"), Some(body), place).await;
        assert_eq!(
            answer.status,
            Self::wanted(self.role(by, shelf), least, done),
            "{place}: {}",
            answer.body
        );
        // A duplicate is only ever one of the same shelf.
        if let Some(duplicate) = answer.body["duplicate_of"].as_i64() {
            assert_eq!(self.records[&duplicate].shelf, Some(shelf), "{place}");
        }
        match (what, answer.body["result"].as_str(), answer.body["id"].as_i64()) {
            (What::Keep { .. }, _, Some(id)) | (What::Import { .. }, Some("created"), Some(id)) => {
                let mark = if matches!(what, What::Keep { .. }) { mark } else { format!("import {id}") };
                self.records.insert(id, Record::on(shelf, mark));
            }
            (What::Import { .. }, Some("exists"), Some(id)) => {
                assert_eq!(self.records[&id].shelf, Some(shelf), "{place}");
            }
            _ => {}
        }
    }

    async fn works_with_a_record(&mut self, by: usize, what: What, place: &str) {
        let (record, tail, method, body, least, done) = match what {
            What::Read { record } => (record, "", Method::GET, None, Role::Viewer, 200),
            What::History { record } => (record, "/history", Method::GET, None, Role::Viewer, 200),
            What::Edit { record } => {
                (record, "", Method::PATCH, Some(json!({"rating": 3})), Role::Editor, 200)
            }
            What::Replace { record } => {
                (record, "", Method::PUT, Some(json!({"name": "replaced"})), Role::Editor, 200)
            }
            What::Delete { record } => (record, "", Method::DELETE, None, Role::Editor, 204),
            other => panic!("{other:?} is no deed on a record"),
        };
        let id = self.record(record);
        let wanted = self.wanted_of(by, id, least, done);
        let answer = self.asks(by, method, &format!("/models/{id}{tail}"), body, place).await;
        assert_eq!(answer.status, wanted, "{place}: {}", answer.body);
        if let (What::Delete { .. }, 204) = (what, answer.status) {
            self.records.get_mut(&id).unwrap().put_in_the_trash();
        }
    }

    async fn moves(&mut self, by: usize, (record, shelf, copy): (usize, usize, bool), place: &str) {
        let (id, to) = (self.record(record), self.shelf(shelf));
        let least = if copy { Role::Viewer } else { Role::Editor };
        let from = self.wanted_of(by, id, least, 0);
        let there = Self::wanted(self.role(by, to), Role::Editor, if copy { 201 } else { 200 });
        let wanted = if from == 0 { there } else { from };
        let body = json!({"workspace_id": to, "copy": copy});
        let answer = self.asks(by, Method::POST, &format!("/models/{id}/move"), Some(body), place).await;
        assert_eq!(answer.status, wanted, "{place}: {}", answer.body);
        match answer.status {
            200 => self.records.get_mut(&id).unwrap().shelf = Some(to),
            201 => {
                let mark = self.records[&id].mark.clone();
                self.records.insert(answer.body["id"].as_i64().unwrap(), Record::on(to, mark));
            }
            _ => {}
        }
    }

    async fn lists(&self, by: usize, what: What, place: &str) {
        let (shelf, query) = match what {
            What::List { shelf } => (self.shelf(shelf), String::new()),
            What::Search { shelf } => (self.shelf(shelf), "&q=mark".to_owned()),
            What::ByTag { record } => {
                let mark =
                    self.records.get(&self.record(record)).map_or("none", |record| record.mark.as_str());
                (self.shelf(record), format!("&tag=tag-{mark}").replace(' ', "-"))
            }
            other => panic!("{other:?} is no list"),
        };
        let path = format!("/models?limit=200&workspace={shelf}{query}");
        let answer = self.asks(by, Method::GET, &path, None, place).await;
        assert_eq!(answer.status, Self::wanted(self.role(by, shelf), Role::Viewer, 200), "{place}");
        let standing = self.records.values().filter(|record| record.shelf == Some(shelf)).count();
        if answer.status == 200 && matches!(what, What::List { .. }) {
            assert_eq!(answer.body["total"], standing, "{place}");
        }
        assert!(answer.body["total"].as_u64().unwrap_or(0) <= standing as u64, "{place}");
    }

    async fn counts(&self, by: usize, shelf: i64, place: &str) {
        let path = format!("/models/facets?workspace={shelf}");
        let answer = self.asks(by, Method::GET, &path, None, place).await;
        assert_eq!(answer.status, Self::wanted(self.role(by, shelf), Role::Viewer, 200), "{place}");
        if answer.status == 200 {
            let standing = self.records.values().filter(|record| record.shelf == Some(shelf)).count();
            assert_eq!(answer.body["total"], standing, "{place}");
            for facet in ["status", "type", "developer", "license_class", "size"] {
                let counts = answer.body[facet].as_array().unwrap();
                let sum: u64 = counts.iter().map(|count| count["count"].as_u64().unwrap()).sum();
                assert_eq!(sum, standing as u64, "{place}: {facet}");
            }
        }
    }

    async fn works_with_a_shelf(&mut self, by: usize, what: What, place: &str) {
        match what {
            What::MakeShelf => {
                let mark = self.mark();
                let answer =
                    self.asks(by, Method::POST, "/workspaces", Some(json!({"name": mark})), place).await;
                let roles = [(by, Role::Owner)].into();
                let id = answer.body["id"].as_i64().unwrap();
                self.shelves.insert(id, Shelf { mark, personal: false, roles });
            }
            What::ReadShelf { shelf } => {
                let id = self.shelf(shelf);
                let answer = self.asks(by, Method::GET, &format!("/workspaces/{id}"), None, place).await;
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Viewer, 200), "{place}");
                if answer.status == 200 {
                    let standing = self.records.values().filter(|record| record.shelf == Some(id)).count();
                    assert_eq!(answer.body["models"], standing, "{place}");
                    assert_eq!(answer.body["members"], self.shelves[&id].roles.len(), "{place}");
                }
            }
            What::RenameShelf { shelf } => {
                let (id, mark) = (self.shelf(shelf), self.mark());
                let path = format!("/workspaces/{id}");
                let answer = self.asks(by, Method::PATCH, &path, Some(json!({"name": mark})), place).await;
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Owner, 200), "{place}");
                if answer.status == 200 {
                    self.shelves.get_mut(&id).unwrap().mark = mark;
                }
            }
            What::DeleteShelf { shelf } => self.deletes_a_shelf(by, self.shelf(shelf), place).await,
            What::Shelves => {
                let answer = self.asks(by, Method::GET, "/workspaces", None, place).await;
                let mine = self.shelves.values().filter(|shelf| shelf.roles.contains_key(&by)).count();
                assert_eq!(answer.body["total"], mine, "{place}");
            }
            What::Audit { shelf } => {
                let id = self.shelf(shelf);
                let answer =
                    self.asks(by, Method::GET, &format!("/workspaces/{id}/audit"), None, place).await;
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Owner, 200), "{place}");
            }
            What::MyAudit => {
                let answer = self.asks(by, Method::GET, "/auth/audit?limit=200", None, place).await;
                let me = json!(self.people[by].id);
                for entry in answer.body["items"].as_array().unwrap() {
                    assert!(entry["account_id"] == me || entry["actor_id"] == me, "{place}: {entry}");
                }
            }
            other => self.decides_on_members(by, other, place).await,
        }
    }

    async fn deletes_a_shelf(&mut self, by: usize, id: i64, place: &str) {
        let answer =
            self.asks(by, Method::DELETE, &format!("/workspaces/{id}?cascade=true"), None, place).await;
        let done = if self.shelves[&id].personal { 409 } else { 204 };
        assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Owner, done), "{place}");
        if answer.status == 204 {
            self.shelves.remove(&id);
            self.records
                .values_mut()
                .filter(|record| record.place() == Some(id))
                .for_each(|record| (record.shelf, record.trash) = (None, None));
        }
    }

    async fn decides_on_members(&mut self, by: usize, what: What, place: &str) {
        match what {
            What::Share { shelf, with, role } => {
                let (id, role) = (self.shelf(shelf), ROLES[role]);
                let body = json!({"login": self.names[with], "role": role});
                let path = format!("/workspaces/{id}/invitations");
                let answer = self.asks(by, Method::POST, &path, Some(body), place).await;
                let done = if self.shelves[&id].personal { 409 } else { 201 };
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Owner, done), "{place}");
                if answer.status == 201 {
                    let path = format!("/invitations/{}/accept", answer.body["id"]);
                    let mark = self.shelves[&id].mark.clone();
                    let said = Some(json!({ "unread": mark }));
                    let accepted = self.asks(with, Method::POST, &path, said, place).await;
                    assert_eq!(accepted.status, 200, "{place}: {}", accepted.body);
                    let roles = &mut self.shelves.get_mut(&id).unwrap().roles;
                    let has = roles.entry(with).or_insert(role);
                    *has = (*has).max(role);
                }
            }
            What::ChangeRole { shelf, of, role } => {
                let (id, role) = (self.shelf(shelf), ROLES[role]);
                let path = format!("/workspaces/{id}/members/{}", self.people[of].id);
                let answer = self.asks(by, Method::PATCH, &path, Some(json!({"role": role})), place).await;
                let done = self.after_change(id, of, Some(role), 200);
                assert_eq!(answer.status, Self::wanted(self.role(by, id), Role::Owner, done), "{place}");
                if answer.status == 200 {
                    self.shelves.get_mut(&id).unwrap().roles.insert(of, role);
                }
            }
            What::Remove { shelf, whom } => {
                let id = self.shelf(shelf);
                let path = format!("/workspaces/{id}/members/{}", self.people[whom].id);
                let answer = self.asks(by, Method::DELETE, &path, None, place).await;
                let least = if by == whom { Role::Viewer } else { Role::Owner };
                let done = self.after_change(id, whom, None, 204);
                assert_eq!(answer.status, Self::wanted(self.role(by, id), least, done), "{place}");
                if answer.status == 204 {
                    self.shelves.get_mut(&id).unwrap().roles.remove(&whom);
                }
            }
            other => panic!("{other:?} decides on nobody"),
        }
    }

    /// What an owner is answered who changes a member: a stranger is none, and an owner must be left.
    fn after_change(&self, shelf: i64, member: usize, next: Option<Role>, done: u16) -> u16 {
        let roles = &self.shelves[&shelf].roles;
        let others = roles.iter().any(|(person, role)| *person != member && *role == Role::Owner);
        match roles.get(&member) {
            None => 404,
            Some(_) if !others && next != Some(Role::Owner) => 409,
            Some(_) => done,
        }
    }

    /// Everybody's lists hold what is theirs, all of it and nothing else.
    pub(super) async fn everybody_counts_their_own(&self, place: &str) {
        for person in 0..3 {
            for (id, shelf) in self.shelves.iter().filter(|(_, shelf)| shelf.roles.contains_key(&person)) {
                let path = format!("/models?limit=200&sort=name&workspace={id}");
                let answer = self.asks(person, Method::GET, &path, None, place).await;
                let ids: BTreeSet<i64> = answer.body["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["id"].as_i64().unwrap())
                    .collect();
                let standing: BTreeSet<i64> = self
                    .records
                    .iter()
                    .filter(|(_, record)| record.shelf == Some(*id))
                    .map(|(id, _)| *id)
                    .collect();
                assert_eq!(ids, standing, "{place}: {}", shelf.mark);
                self.counts_the_trash(person, *id, place).await;
            }
        }
    }
}
