//! Licences and their classes.

use crate::contracts::Harness;
use crate::sample;
use trackml_domain::listing::PageRequest;

crate::contracts::suite!(search_licenses at contracts::models::search::licenses:
    a_license_is_found_by_its_id,
    a_license_is_found_by_its_id_in_another_case,
    a_license_in_free_words_is_found_in_another_case,
    a_license_in_free_words_is_found_in_another_case_beyond_ascii,
    a_license_is_compared_as_a_whole,
    a_class_finds_each_of_its_licenses,
    a_class_leaves_out_the_others,
    the_class_of_unknown_licenses_finds_free_words,
    a_model_without_a_license_is_of_no_class,
    of_licenses_and_classes_one_is_enough,
    a_class_follows_a_change_of_license,
);

const LICENSES: [(&str, &str); 8] = [
    ("a", "apache-2.0"),
    ("b", "mit"),
    ("c", "agpl-3.0"),
    ("d", "cc-by-nc-4.0"),
    ("e", "llama3.1"),
    ("f", "Ask The École"),
    ("g", "mit, more or less"),
    ("h", "other"),
];

/// Asserts which of [`LICENSES`], and of a model `z` without a licence, satisfy a filter, written as one word.
async fn shows(harness: &Harness, wanted: &[&str], expected: &str) {
    let workspace = harness.workspace().await;
    for (name, license) in LICENSES {
        harness.put(sample::new_model_with(workspace, name, sample::patch().license(license))).await;
    }
    harness.put(sample::new_model(workspace, "z")).await;
    let query = query(wanted);
    assert_eq!(harness.names(workspace, &query).await.concat(), expected);
    let page = harness.page(workspace, &query, &PageRequest::default()).await;
    assert_eq!(page.total, expected.len() as u64);
}

fn query(wanted: &[&str]) -> String {
    let quoted: Vec<String> = wanted.iter().map(|text| format!("\"{text}\"")).collect();
    format!("license:{}", quoted.join(","))
}

async fn a_license_is_found_by_its_id(harness: &Harness) {
    shows(harness, &["mit"], "b").await;
}

async fn a_license_is_found_by_its_id_in_another_case(harness: &Harness) {
    shows(harness, &["Apache-2.0"], "a").await;
}

async fn a_license_in_free_words_is_found_in_another_case(harness: &Harness) {
    shows(harness, &["MIT, More or Less"], "g").await;
}

async fn a_license_in_free_words_is_found_in_another_case_beyond_ascii(harness: &Harness) {
    shows(harness, &["ask the ÉCOLE"], "f").await;
}

async fn a_license_is_compared_as_a_whole(harness: &Harness) {
    shows(harness, &["apache", "m_t", "%"], "").await;
}

async fn a_class_finds_each_of_its_licenses(harness: &Harness) {
    shows(harness, &["permissive"], "ab").await;
}

async fn a_class_leaves_out_the_others(harness: &Harness) {
    shows(harness, &["custom_terms"], "e").await;
}

async fn the_class_of_unknown_licenses_finds_free_words(harness: &Harness) {
    shows(harness, &["unknown"], "fgh").await;
}

async fn a_model_without_a_license_is_of_no_class(harness: &Harness) {
    let every = ["permissive", "copyleft", "non_commercial", "custom_terms", "no_derivatives", "unknown"];
    shows(harness, &every, "abcdefgh").await;
}

async fn of_licenses_and_classes_one_is_enough(harness: &Harness) {
    shows(harness, &["copyleft", "mit", "non_commercial"], "bcd").await;
}

async fn a_class_follows_a_change_of_license(harness: &Harness) {
    let workspace = harness.workspace().await;
    let model = harness.put(sample::new_model_with(workspace, "a", sample::patch().license("mit"))).await;
    harness.save(model.apply(sample::patch().license("gpl-3.0").into(), sample::stamp(9))).await;
    assert_eq!(harness.names(workspace, "license:copyleft").await, ["a"]);
    assert_eq!(harness.names(workspace, "license:permissive").await, [""; 0]);
}
