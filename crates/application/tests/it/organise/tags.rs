//! A workspace's own words.

use super::{Desk, all, painted, renamed, tag, told};
use trackml_application::organise::{TagChange, TagReport};
use trackml_domain::tag::TagColor;
use trackml_testkit::sample;

const BLUE: &str = "#2f6fde";
const RED: &str = "#d11f1f";

fn color(report: TagReport) -> Option<String> {
    report.tag.color.map(|color| color.as_str().to_owned())
}

#[tokio::test]
async fn the_tags_of_most_records_stand_first() {
    let desk = Desk::new().await;
    let [_, _, _, trashed] = desk.tagged([&["b", "c"], &["c"], &["a"], &["c", "gone"]]).await;
    desk.trash(trashed).await;
    desk.house
        .put(sample::new_model_with(desk.ada.personal_workspace(), "x", sample::patch().tags(&["mine"])))
        .await;
    assert_eq!(desk.tags().await, ["c 2", "a 1", "b 1"]);
}

#[tokio::test]
async fn tags_are_completed_by_any_of_their_words() {
    let desk = Desk::new().await;
    desk.tagged([&["to read", "reading", "bread", "code"]]).await;
    let started = desk.organise().tags(&desk.ada, Some("re".into()), 10).await.unwrap();
    let names: Vec<&str> = started.iter().map(|count| count.tag.as_str()).collect();
    assert_eq!(names, ["reading", "to read"]);
    assert_eq!(desk.organise().tags(&desk.ada, None, 3).await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_tag_is_renamed_on_every_record_also_in_the_trash() {
    let desk = Desk::new().await;
    let [a, b, trashed] = desk.tagged([&["old", "x"], &["x"], &["old"]]).await;
    desk.trash(trashed).await;
    let report = desk.changed_tag("old", renamed("new")).await.unwrap();
    let records = report.records.unwrap();
    assert_eq!((report.tag.models, records.matched, records.changed), (1, 2, 2));
    assert_eq!(desk.tags_of(a).await, ["new", "x"]);
    assert_eq!(desk.tags_of(b).await, ["x"]);
    assert_eq!(desk.tags_of(trashed).await, ["new"]);
    assert!(desk.stored(trashed).await.deleted_at.is_some());
}

#[tokio::test]
async fn a_renamed_tag_keeps_its_colour() {
    let desk = Desk::new().await;
    desk.tagged([&["old"]]).await;
    desk.changed_tag("old", painted(Some(BLUE))).await.unwrap();
    assert_eq!(color(desk.changed_tag("old", renamed("new")).await.unwrap()).as_deref(), Some(BLUE));
    assert_eq!(desk.tags().await, ["new 1 #2f6fde"]);
}

#[tokio::test]
async fn a_new_name_and_a_new_colour_are_given_at_once() {
    let desk = Desk::new().await;
    desk.tagged([&["old"]]).await;
    let both = TagChange { color: painted(Some(RED)).color, ..renamed("new") };
    desk.changed_tag("old", both).await.unwrap();
    assert_eq!(desk.tags().await, ["new 1 #d11f1f"]);
    let neither = TagChange { color: Some(None), ..renamed("newer") };
    desk.changed_tag("new", neither).await.unwrap();
    assert_eq!(desk.tags().await, ["newer 1"]);
}

#[tokio::test]
async fn a_tag_of_the_same_name_elsewhere_is_left_alone() {
    let desk = Desk::new().await;
    desk.tagged([&["old"]]).await;
    let own = sample::new_model_with(desk.ada.personal_workspace(), "x", sample::patch().tags(&["old"]));
    let own = desk.house.put(own).await;
    desk.changed_tag("old", TagChange { color: painted(Some(RED)).color, ..renamed("new") }).await.unwrap();
    desk.organise().delete_tag(&desk.ada, &tag("new")).await.unwrap();
    assert_eq!(desk.stored(own.id).await, own);
}

#[tokio::test]
async fn a_tag_does_not_become_one_that_there_is() {
    let desk = Desk::new().await;
    let [a, _, trashed] = desk.tagged([&["old"], &["taken"], &["waiting"]]).await;
    desk.trash(trashed).await;
    for name in ["taken", "waiting"] {
        assert_eq!(told(desk.changed_tag("old", renamed(name)).await), "taken", "{name}");
    }
    assert_eq!(desk.tags_of(a).await, ["old"]);
}

#[tokio::test]
async fn the_name_that_it_has_is_no_change() {
    let desk = Desk::new().await;
    let [a] = desk.tagged([&["old"]]).await;
    let before = desk.stored(a).await;
    let both = TagChange { color: painted(Some(BLUE)).color, ..renamed("OLD") };
    let report = desk.changed_tag("old", both).await.unwrap();
    assert_eq!((report.records, color(report.clone()).as_deref()), (None, Some(BLUE)));
    assert_eq!(desk.stored(a).await, before);
}

#[tokio::test]
async fn a_colour_is_given_and_taken_away() {
    let desk = Desk::new().await;
    desk.tagged([&["code"]]).await;
    assert_eq!(color(desk.changed_tag("code", painted(Some(BLUE))).await.unwrap()).as_deref(), Some(BLUE));
    assert_eq!(color(desk.changed_tag("code", TagChange::default()).await.unwrap()).as_deref(), Some(BLUE));
    assert_eq!(color(desk.changed_tag("code", painted(None)).await.unwrap()), None);
}

#[tokio::test]
async fn a_tag_that_no_record_has_is_not_changed() {
    let desk = Desk::new().await;
    desk.tagged([&["code"]]).await;
    assert_eq!(told(desk.changed_tag("nowhere", renamed("new")).await), "no such tag");
    assert_eq!(told(desk.changed_tag("nowhere", painted(Some(BLUE))).await), "no such tag");
    assert_eq!(told(desk.organise().delete_tag(&desk.ada, &tag("nowhere")).await), "no such tag");
    let merged = desk.organise().merge_tags(&desk.ada, all(&["code", "nowhere"]), tag("both")).await;
    assert_eq!(told(merged), "no such tag");
    assert_eq!(desk.tags().await, ["code 1"]);
}

#[tokio::test]
async fn renaming_is_taken_back() {
    let desk = Desk::new().await;
    let [a, trashed] = desk.tagged([&["old", "x"], &["old"]]).await;
    desk.trash(trashed).await;
    desk.changed_tag("old", painted(Some(BLUE))).await.unwrap();
    let report = desk.changed_tag("old", renamed("new")).await.unwrap();
    let (undo, _) = report.records.unwrap().undo.unwrap();
    assert_eq!(desk.organise().take_back(&desk.ada, undo).await.unwrap(), 2);
    assert_eq!(
        (desk.tags_of(a).await, desk.tags_of(trashed).await),
        (vec!["old".into(), "x".into()], vec!["old".into()])
    );
    assert_eq!(desk.tags().await, ["old 1 #2f6fde", "x 1"]);
}

#[tokio::test]
async fn a_removed_tag_is_gone_from_every_record_until_it_is_taken_back() {
    let desk = Desk::new().await;
    let [a, b, trashed] = desk.tagged([&["old", "x"], &["x"], &["old"]]).await;
    desk.trash(trashed).await;
    let report = desk.organise().delete_tag(&desk.ada, &tag("old")).await.unwrap();
    assert_eq!((report.matched, report.changed), (2, 2));
    assert_eq!((desk.tags_of(a).await, desk.tags_of(trashed).await), (vec!["x".into()], vec![]));
    desk.organise().take_back(&desk.ada, report.undo.unwrap().0).await.unwrap();
    assert_eq!(
        (desk.tags_of(a).await, desk.tags_of(trashed).await),
        (vec!["old".into(), "x".into()], vec!["old".into()])
    );
    assert_eq!(desk.stored(b).await.revision, 1);
}

#[tokio::test]
async fn tags_become_one() {
    let desk = Desk::new().await;
    let [a, b, c] = desk.tagged([&["coding", "programming"], &["code", "coding"], &["chat"]]).await;
    let report =
        desk.organise().merge_tags(&desk.ada, all(&["coding", "programming"]), tag("code")).await.unwrap();
    let records = report.records.unwrap();
    assert_eq!((report.tag.models, records.matched, records.changed), (2, 2, 2));
    assert_eq!((desk.tags_of(a).await, desk.tags_of(b).await), (vec!["code".into()], vec!["code".into()]));
    assert_eq!(desk.tags_of(c).await, ["chat"]);
    desk.organise().take_back(&desk.ada, records.undo.unwrap().0).await.unwrap();
    assert_eq!(desk.tags().await, ["coding 2", "chat 1", "code 1", "programming 1"]);
}

#[tokio::test]
async fn the_one_that_they_become_need_not_be_there_yet() {
    let desk = Desk::new().await;
    desk.tagged([&["a"], &["b"]]).await;
    desk.organise().merge_tags(&desk.ada, all(&["a", "b"]), tag("new")).await.unwrap();
    assert_eq!(desk.tags().await, ["new 2"]);
}

#[tokio::test]
async fn a_tag_that_is_to_become_itself_stays() {
    let desk = Desk::new().await;
    let [a, b] = desk.tagged([&["a"], &["b"]]).await;
    desk.organise().merge_tags(&desk.ada, all(&["a", "b"]), tag("a")).await.unwrap();
    assert_eq!((desk.stored(a).await.revision, desk.tags_of(b).await), (1, vec!["a".to_owned()]));
}

#[tokio::test]
async fn of_tags_that_become_one_a_colour_is_kept() {
    let desk = Desk::new().await;
    desk.tagged([&["a", "b", "c"]]).await;
    desk.changed_tag("b", painted(Some(BLUE))).await.unwrap();
    let report = desk.organise().merge_tags(&desk.ada, all(&["a", "b"]), tag("new")).await.unwrap();
    assert_eq!(color(report).as_deref(), Some(BLUE));
    desk.changed_tag("c", painted(Some(RED))).await.unwrap();
    let report = desk.organise().merge_tags(&desk.ada, all(&["new"]), tag("c")).await.unwrap();
    assert_eq!(report.tag.color, Some(TagColor::parse(RED).unwrap()));
    assert_eq!(desk.tags().await, ["c 1 #d11f1f"]);
}
