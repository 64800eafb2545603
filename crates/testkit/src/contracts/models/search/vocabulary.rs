//! Which words a workspace has, and how others are read.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::hub_facts::HubFacts;
use trackml_domain::id::WorkspaceId;
use trackml_domain::listing::PageRequest;
use trackml_domain::model::{ModelPatch, NewModel, RefreshChoice};
use trackml_domain::source_link::SourceLinks;

crate::contracts::suite!(search_vocabulary at contracts::models::search::vocabulary:
    a_word_that_stands_nowhere_is_told_with_what_it_is_read_as,
    a_word_that_stands_somewhere_is_told_as_it_is,
    a_word_that_is_left_out_is_not_told,
    words_are_told_in_their_order,
    a_word_is_read_as_the_nearest_that_there_are,
    a_word_is_read_in_eight_ways_at_most,
    a_word_is_found_inside_of_hundreds,
    a_word_that_was_edited_away_is_offered_no_more,
    a_word_that_still_stands_elsewhere_is_offered,
    a_word_of_every_text_is_offered,
    a_word_of_the_trash_is_known,
    a_moved_record_takes_its_words_along,
    a_copy_brings_its_words,
    a_refreshed_record_has_the_words_of_the_newer_facts,
    the_words_of_a_workspace_go_with_it,
    words_of_another_workspace_are_never_offered,
);

/// How a query's words are read, each with a colon and what is looked for.
async fn read(harness: &Harness, workspace: WorkspaceId, query: &str) -> Vec<String> {
    let (selection, page) = (Harness::selection(query), PageRequest::default());
    let words = harness.models.search(workspace, &selection, &page).await.unwrap().words;
    words
        .into_iter()
        .map(|(word, sought)| {
            let phrases: Vec<String> = sought.phrases.iter().map(|phrase| phrase.terms.join(" ")).collect();
            let mark = if sought.corrected { "~" } else { ":" };
            format!("{}{mark}{}", word.text(), phrases.join(","))
        })
        .collect()
}

/// What a slip is read as.
async fn offered(harness: &Harness, workspace: WorkspaceId, slip: &str) -> String {
    let read = read(harness, workspace, slip).await;
    read[0]
        .split_once('~')
        .map_or_else(|| format!("not read otherwise: {read:?}"), |(_, offered)| offered.to_owned())
}

async fn put(harness: &Harness, workspace: WorkspaceId, name: &str) {
    harness.put(sample::new_model(workspace, name)).await;
}

async fn a_word_that_stands_nowhere_is_told_with_what_it_is_read_as(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "Mistral 7B").await;
    assert_eq!(
        read(harness, workspace, "mistrl zephyr Mistrl-7b").await,
        ["mistrl~mistral", "zephyr~", "Mistrl-7b~mistral 7 b"]
    );
}

async fn a_word_that_stands_somewhere_is_told_as_it_is(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "Mistral Codestral").await;
    let expected = ["mist:mist", "stral:stral,codestral,mistral", "nowhere:nowhere"];
    assert_eq!(read(harness, workspace, "mist stral \"nowhere\"").await, expected);
}

async fn a_word_that_is_left_out_is_not_told(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "Mistral").await;
    assert_eq!(read(harness, workspace, "-mistrl -(mistrl OR falcon)").await, [""; 0]);
    assert_eq!(read(harness, workspace, "-mistrl mistrl").await, ["mistrl~mistral"]);
    assert_eq!(read(harness, workspace, "-(-mistrl falcon)").await, ["mistrl~mistral"]);
}

async fn words_are_told_in_their_order(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "a b c").await;
    assert_eq!(read(harness, workspace, "c (b OR a) name:b").await, ["c:c", "b:b", "a:a", "b:b"]);
}

async fn a_word_is_read_as_the_nearest_that_there_are(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "mistral mixtral mistrals quantization école").await;
    for (slip, readings) in [
        ("mittral", "mistral,mixtral"),
        ("mistralz", "mistral,mistrals"),
        ("qantisation", "quantization"),
        ("qantisasion", ""),
        ("ecole", "école"),
        ("éclo", ""),
    ] {
        assert_eq!(offered(harness, workspace, slip).await, readings, "{slip}");
    }
}

async fn a_word_is_read_in_eight_ways_at_most(harness: &Harness) {
    let workspace = harness.workspace().await;
    put(harness, workspace, "wara warb warc ward ware warf warg warh wari warj").await;
    assert_eq!(offered(harness, workspace, "warz").await, "wara,warb,warc,ward,ware,warf,warg,warh");
}

async fn a_word_is_found_inside_of_hundreds(harness: &Harness) {
    let workspace = harness.workspace().await;
    let spelt = |number: u32| -> String {
        let letter = |at: u32| char::from_u32(u32::from('a') + number / 26_u32.pow(at) % 26).unwrap();
        [letter(1), letter(0)].into_iter().collect::<String>() + "zzyzx"
    };
    let words: Vec<String> = (0..600).map(spelt).collect();
    harness.put(sample::new_model_with(workspace, "all", sample::patch().notes(&words.join(" ")))).await;
    harness.put(sample::new_model_with(workspace, "last", sample::patch().notes(&words[599]))).await;
    harness.put(sample::new_model_with(workspace, &words[598], sample::patch())).await;
    harness.put(sample::new_model(workspace, "none")).await;
    // Those that most records have are looked for: of six hundred five hundred, the last two among them.
    assert_eq!(harness.names(workspace, "zzyzx").await, ["all", "last", &words[598]]);
    assert_eq!(harness.names(workspace, "name:zzyzx").await, [words[598].as_str()]);
    assert_eq!(harness.names(workspace, "-zzyzx").await, ["none"]);
    let as_often_as_can_be = ["name:zzyzx"; 16].join(" ");
    assert_eq!(harness.names(workspace, &as_often_as_can_be).await, [words[598].as_str()]);
}

async fn a_word_that_was_edited_away_is_offered_no_more(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model(workspace, "Mistral")).await;
    let renamed = sample::patch().name("Falcon");
    harness.save(model.apply(renamed.into(), sample::stamp(5))).await;
    assert_eq!(offered(harness, workspace, "mistrl").await, "");
    assert_eq!(offered(harness, workspace, "falcn").await, "falcon");
}

async fn a_word_that_still_stands_elsewhere_is_offered(harness: &Harness) {
    let workspace = harness.workspace().await;
    let twice = sample::patch().notes("mistral").tags(&["mistral"]);
    let model = harness.put(sample::new_model_with(workspace, "a", twice)).await;
    let other = harness.put(sample::new_model_with(workspace, "b", sample::patch().notes("Mistral"))).await;
    let model = harness.save(model.apply(sample::patch().notes("").into(), sample::stamp(5))).await;
    assert_eq!(offered(harness, workspace, "mistrl").await, "mistral");
    harness.save(model.apply(sample::patch().tags(&[]).into(), sample::stamp(6))).await;
    assert_eq!(offered(harness, workspace, "mistrl").await, "mistral");
    harness.save(other.apply(sample::patch().notes("").into(), sample::stamp(7))).await;
    assert_eq!(offered(harness, workspace, "mistrl").await, "");
}

async fn a_word_of_every_text_is_offered(harness: &Harness) {
    let workspace = harness.workspace().await;
    let given = sample::patch()
        .developer("Northwind")
        .version("evergreen")
        .license("handshake")
        .tags(&["reasoning"])
        .notes("politely")
        .source_links(&["https://elsewhere.example.org"]);
    let description = Some("multilingual".to_owned());
    let hub = Some(HubFacts { id: "lumenlabs/aurora".to_owned(), description, ..HubFacts::default() });
    let new = sample::new_model_with(workspace, "Zephyr", given);
    let model = harness.put(NewModel { hub, ..new }).await;
    let slips = [
        "zephir",
        "nortwind",
        "evrgreen",
        "handshke",
        "reasning",
        "politly",
        "elswhere",
        "multilngual",
        "auror4a",
        "lumnlabs",
    ];
    let words = [
        "zephyr",
        "northwind",
        "evergreen",
        "handshake",
        "reasoning",
        "politely",
        "elsewhere",
        "multilingual",
        "",
        "lumenlabs",
    ];
    for (slip, word) in slips.into_iter().zip(words) {
        assert_eq!(offered(harness, workspace, slip).await, word, "{slip}");
    }
    let nothing = ModelPatch {
        developer: Some(None),
        license: Some(None),
        version: Some(None),
        source_links: Some(SourceLinks::default()),
        ..sample::patch().tags(&[]).notes("").into()
    };
    harness.save(model.apply(nothing, sample::stamp(5))).await;
    for slip in ["nortwind", "evrgreen", "handshke", "reasning", "politly", "elswhere"] {
        assert_eq!(offered(harness, workspace, slip).await, "", "{slip}");
    }
}

async fn a_word_of_the_trash_is_known(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model(workspace, "Mistral")).await;
    let model = harness.trash(model).await;
    assert_eq!(offered(harness, workspace, "is:trashed mistrl").await, "mistral");
    assert_eq!(read(harness, workspace, "mistral").await, ["mistral:mistral"]);
    harness.save(model.restore(sample::stamp(2_000))).await;
    assert_eq!(harness.names(workspace, "mistrl").await, ["Mistral"]);
}

async fn a_moved_record_takes_its_words_along(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.workspace, harness.person("bob").await.workspace);
    let model = harness.put(sample::new_model(ada, "Mistral Falcon")).await;
    put(harness, ada, "Falcon").await;
    put(harness, bob, "Falcon").await;
    let model = harness.models.relocate(model.move_to(bob, sample::stamp(5))).await.unwrap();
    assert_eq!(offered(harness, ada, "mistrl").await, "");
    assert_eq!(offered(harness, ada, "falcn").await, "falcon");
    assert_eq!(offered(harness, bob, "mistrl").await, "mistral");
    assert_eq!(harness.names(ada, "mistral").await, [""; 0]);
    assert_eq!(harness.names(bob, "mistral").await, ["Mistral Falcon"]);
    let model = harness.models.relocate(model.move_to(ada, sample::stamp(6))).await.unwrap();
    assert_eq!(offered(harness, bob, "mistrl").await, "");
    assert_eq!(harness.names(ada, "mistrl falcn").await, ["Mistral Falcon"]);
    // Moved with a change of its words: the old ones are gone from both.
    let renamed = model.apply(sample::patch().name("Zephyr").into(), sample::stamp(7));
    let model = harness.save(renamed).await;
    harness.models.relocate(model.move_to(bob, sample::stamp(8))).await.unwrap();
    assert_eq!([offered(harness, ada, "mistrl").await, offered(harness, bob, "mistrl").await], ["", ""]);
    assert_eq!(offered(harness, bob, "zephir").await, "zephyr");
}

async fn a_copy_brings_its_words(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.workspace, harness.person("bob").await.workspace);
    let model = harness.put(sample::new_model(ada, "Mistral")).await;
    let copy = harness.put(NewModel::copy_of(&model, bob, sample::stamp(5))).await;
    assert_eq!(
        [offered(harness, ada, "mistrl").await, offered(harness, bob, "mistrl").await],
        ["mistral", "mistral"]
    );
    harness.save(copy.apply(sample::patch().name("Falcon").into(), sample::stamp(6))).await;
    assert_eq!(
        [offered(harness, ada, "mistrl").await, offered(harness, bob, "mistrl").await],
        ["mistral", ""]
    );
}

async fn a_refreshed_record_has_the_words_of_the_newer_facts(harness: &Harness) {
    let workspace = harness.workspace().await;
    let described = |text: &str| HubFacts { description: Some(text.to_owned()), ..sample::facts("org/name") };
    let model = harness.put(sample::captured(workspace, described("multilingual"))).await;
    harness
        .save(
            model
                .refresh(described("reasoning"), &RefreshChoice::default(), sample::stamp(5))
                .unwrap()
                .change,
        )
        .await;
    assert_eq!(offered(harness, workspace, "multilngual").await, "");
    assert_eq!(offered(harness, workspace, "reasning").await, "reasoning");
}

async fn the_words_of_a_workspace_go_with_it(harness: &Harness) {
    let ada = harness.person("ada").await;
    let shared = harness.shared(&ada, "Ours").await;
    put(harness, shared, "Mistral").await;
    put(harness, ada.workspace, "Falcon").await;
    assert_eq!(offered(harness, shared, "mistrl").await, "mistral");
    harness.workspaces.delete(shared, true).await.unwrap();
    assert_eq!(offered(harness, shared, "mistrl").await, "");
    assert_eq!(harness.names(shared, "mistral").await, [""; 0]);
    assert_eq!(offered(harness, ada.workspace, "falcn").await, "falcon");
}

async fn words_of_another_workspace_are_never_offered(harness: &Harness) {
    let (ada, bob) = (harness.person("ada").await.workspace, harness.person("bob").await.workspace);
    put(harness, ada, "Falcon").await;
    put(harness, bob, "Mistral secretive").await;
    for query in ["mistrl", "secretve", "name:mistrl", "mistrl-7b"] {
        assert_eq!(offered(harness, ada, query).await, "", "{query}");
    }
    // What stands inside of another's words only is known nowhere.
    assert_eq!(read(harness, ada, "istra").await, ["istra~"]);
}
