//! What people may try. Numbers choose among what there is: most of it is somebody else's.

use proptest::collection::vec;
use proptest::prelude::*;

/// One thing that one of three people tries.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Who.
    pub(super) by: usize,
    /// What.
    pub(super) what: What,
}

/// What is tried; numbers name records, workspaces and people by their place among all that were ever made.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Keep { shelf: usize },
    Import { shelf: usize },
    Read { record: usize },
    History { record: usize },
    Edit { record: usize },
    Replace { record: usize },
    Delete { record: usize },
    Move { record: usize, shelf: usize, copy: bool },
    List { shelf: usize },
    Search { shelf: usize },
    Facets { shelf: usize },
    ByTag { record: usize },
    Autofill { shelf: usize },
    MakeShelf,
    ReadShelf { shelf: usize },
    RenameShelf { shelf: usize },
    DeleteShelf { shelf: usize },
    Share { shelf: usize, with: usize, role: usize },
    ChangeRole { shelf: usize, of: usize, role: usize },
    Remove { shelf: usize, whom: usize },
    Shelves,
    Audit { shelf: usize },
    MyAudit,
    Restore { record: usize },
    Bulk { shelf: usize, to: usize, how: Bulk },
    Undo { bulk: usize },
    Purge { shelf: usize },
    Tags { shelf: usize },
    RenameTag { shelf: usize, record: usize },
    Duplicates { shelf: usize },
}

/// What is tried with everything that stands somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bulk {
    Count,
    Tag,
    Rate,
    Delete,
    Restore,
    Move,
}

/// A sequence of deeds.
pub(super) fn deeds(length: usize) -> impl Strategy<Value = Vec<Deed>> {
    let number = || 0..1_000_usize;
    let what = prop_oneof![
        4 => number().prop_map(|shelf| What::Keep { shelf }),
        1 => number().prop_map(|shelf| What::Import { shelf }),
        2 => number().prop_map(|record| What::Read { record }),
        1 => number().prop_map(|record| What::History { record }),
        2 => number().prop_map(|record| What::Edit { record }),
        1 => number().prop_map(|record| What::Replace { record }),
        1 => number().prop_map(|record| What::Delete { record }),
        2 => (number(), number(), any::<bool>())
            .prop_map(|(record, shelf, copy)| What::Move { record, shelf, copy }),
        2 => number().prop_map(|shelf| What::List { shelf }),
        1 => number().prop_map(|shelf| What::Search { shelf }),
        1 => number().prop_map(|shelf| What::Facets { shelf }),
        1 => number().prop_map(|record| What::ByTag { record }),
        1 => number().prop_map(|shelf| What::Autofill { shelf }),
        2 => Just(What::MakeShelf),
        1 => number().prop_map(|shelf| What::ReadShelf { shelf }),
        1 => number().prop_map(|shelf| What::RenameShelf { shelf }),
        1 => number().prop_map(|shelf| What::DeleteShelf { shelf }),
        4 => (number(), 0..3_usize, 0..3_usize).prop_map(|(shelf, with, role)| What::Share { shelf, with, role }),
        2 => (number(), 0..3_usize, 0..3_usize).prop_map(|(shelf, of, role)| What::ChangeRole { shelf, of, role }),
        2 => (number(), 0..3_usize).prop_map(|(shelf, whom)| What::Remove { shelf, whom }),
        1 => Just(What::Shelves),
        1 => number().prop_map(|shelf| What::Audit { shelf }),
        1 => Just(What::MyAudit),
        2 => number().prop_map(|record| What::Restore { record }),
        3 => (number(), number(), bulk()).prop_map(|(shelf, to, how)| What::Bulk { shelf, to, how }),
        2 => number().prop_map(|bulk| What::Undo { bulk }),
        1 => number().prop_map(|shelf| What::Purge { shelf }),
        1 => number().prop_map(|shelf| What::Tags { shelf }),
        1 => (number(), number()).prop_map(|(shelf, record)| What::RenameTag { shelf, record }),
        1 => number().prop_map(|shelf| What::Duplicates { shelf }),
    ];
    vec((0..3_usize, what).prop_map(|(by, what)| Deed { by, what }), length)
}

fn bulk() -> impl Strategy<Value = Bulk> {
    prop_oneof![
        Just(Bulk::Count),
        Just(Bulk::Tag),
        Just(Bulk::Rate),
        Just(Bulk::Delete),
        Just(Bulk::Restore),
        Just(Bulk::Move),
    ]
}
