//! The index over vectors, where the server has the `vector` extension; elsewhere it is left out, and says so.

use std::io::Write;
use trackml_domain::id::{ModelId, WorkspaceId};
use trackml_domain::vector::{Vector, VectorSpace};
use trackml_ports::{MadeVector, Nearest, VectorIndex};
use trackml_storage::Database;
use trackml_testkit::contracts::Harness;
use trackml_testkit::databases;
use trackml_testkit::sample::{self, moment};

/// More than are compared one by one where there is an index.
const MANY: u32 = 10_100;

/// Copies one record so often, with its own key each time.
fn copies(of: ModelId) -> String {
    format!(
        "DO $$ DECLARE columns TEXT; BEGIN
            SELECT string_agg(quote_ident(column_name), ', ') INTO columns FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name = 'models' AND column_name <> 'id';
            EXECUTE format('INSERT INTO models (%s) SELECT %s FROM models, generate_series(1, {MANY}) WHERE id = {of}',
                columns, columns);
        END $$"
    )
}

/// A vector that only its number decides.
fn vector(number: i64) -> Vector {
    let mut state = u64::try_from(number).unwrap().wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f32::from(u16::try_from(state >> 48).unwrap()) / 32_768.0 - 1.0
    };
    Vector::new((0..16).map(|_| next()).collect()).unwrap()
}

async fn found(
    database: &Database,
    workspace: WorkspaceId,
    space: &VectorSpace,
    to: &Vector,
) -> Vec<ModelId> {
    match database.nearest(workspace, space, to, 10).await.unwrap() {
        Nearest::Found(found) => found.into_iter().map(|(id, _)| id).collect(),
        Nearest::TooMany => panic!("an index has no limit"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_finds_nearly_always_what_is_nearest() {
    let test = databases::postgres().await;
    let (database, space) =
        (test.database.clone(), VectorSpace { model: "it's a model".into(), dimensions: 16 });
    database.adopt(&space, moment(0)).await.unwrap();
    let installed = "DO $$ BEGIN PERFORM 1 FROM pg_extension WHERE extname = 'vector';
        IF NOT FOUND THEN RAISE EXCEPTION 'no extension'; END IF; END $$";
    if database.run_script(installed).await.is_err() {
        let _ = writeln!(
            std::io::stderr(),
            "left out: this PostgreSQL has no extension `vector` (scripts/with-pgvector has)"
        );
        return;
    }
    let harness = Harness::from(test);
    let ada = harness.person("ada").await;
    let lab = harness.shared(&ada, "Lab").await;
    let elsewhere = harness.put(sample::new_model(lab, "Elsewhere")).await.id;
    let first = harness.put(sample::new_model(ada.workspace, "First")).await.id;
    database.run_script(&copies(first)).await.unwrap();
    let (mut ids, due) = (vec![elsewhere], 2_000);
    loop {
        let claimed = database.claim(&space, moment(9_000), moment(9_999), due).await.unwrap();
        if claimed.is_empty() {
            break;
        }
        ids.extend(claimed.iter().map(|due| due.model_id));
        let made = claimed.into_iter().map(|due| MadeVector {
            model_id: due.model_id,
            revision: due.revision,
            made_of: "x".into(),
            vector: Some(vector(due.model_id.get())),
        });
        database.settle(&space, made.collect(), moment(1)).await.unwrap();
    }
    ids.retain(|id| *id != elsewhere);
    assert!(ids.len() > 10_000);
    let mut hits = 0;
    for number in 0..20 {
        let asked = vector(1_000_000 + number);
        let mut exact = ids.clone();
        exact.sort_by(|a, b| asked.nearness(&vector(b.get())).total_cmp(&asked.nearness(&vector(a.get()))));
        let found = found(&database, ada.workspace, &space, &asked).await;
        assert_eq!(found.len(), 10);
        hits += exact.iter().take(10).filter(|id| found.contains(id)).count();
    }
    assert!(hits >= 180, "{hits} of 200 of the nearest were found");

    // What changes is found as it is now, what is thrown away not at all, and no other workspace is looked at.
    let other = vector(2_000_000);
    let changed =
        MadeVector { model_id: first, revision: 1, made_of: "y".into(), vector: Some(other.clone()) };
    database.settle(&space, vec![changed], moment(2)).await.unwrap();
    assert_eq!(found(&database, ada.workspace, &space, &other).await[0], first);
    harness.trash(harness.stored(first).await).await;
    assert!(!found(&database, ada.workspace, &space, &other).await.contains(&first));
    assert_eq!(found(&database, lab, &space, &vector(5)).await, [elsewhere]);
}
