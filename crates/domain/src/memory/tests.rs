//! The rules of the estimate.

use super::*;
use crate::hub_facts::{Basis, Dimensions, HubFile, HubParameters, LayerKinds, Stack};

fn count(text: &str) -> ParameterCount {
    ParameterCount::parse(text).unwrap()
}

fn file(path: &str, quantization: &str, bytes: u64) -> HubFile {
    HubFile { path: path.into(), bytes: Some(bytes), quantization: Some(quantization.into()) }
}

fn shaped(dimensions: Dimensions) -> HubFacts {
    HubFacts { dimensions: Some(dimensions), ..HubFacts::default() }
}

fn decoder() -> Dimensions {
    Dimensions {
        stack: Some(Stack::Decoder),
        layers: Some(10),
        layer_kinds: Some(LayerKinds { full: 4, sliding: 6, recurrent: 0 }),
        kv_heads: Some(2),
        head_dim: Some(100),
        sliding_window: Some(50),
        ..Dimensions::default()
    }
}

#[test]
fn sliding_layers_keep_no_more_than_their_window() {
    let at = |context| KvCache::of(Some(&shaped(decoder())), context).figure.bytes.unwrap();
    let layer = 2 * 2 * 100 * 2;
    assert_eq!(at(10), 10 * layer * 10);
    assert_eq!(at(1_000), 4 * layer * 1_000 + 6 * layer * 50);
    assert_eq!(KvCache::of(Some(&shaped(decoder())), 1).bytes_per_token, Some(10 * layer));
}

#[test]
fn what_cannot_be_told_is_unknown_and_says_why() {
    let uneven = Dimensions { kv_heads: None, ..decoder() };
    for (facts, why) in [
        (None, "facts"),
        (Some(HubFacts::default()), "refresh"),
        (Some(HubFacts { architecture: Some("Odd".into()), ..HubFacts::default() }), "configuration"),
        (Some(shaped(uneven)), "differ"),
        (Some(shaped(Dimensions { stack: None, ..decoder() })), "token by token"),
        (Some(shaped(Dimensions { layers: None, ..decoder() })), "layers"),
    ] {
        let cache = KvCache::of(facts.as_ref(), 10);
        assert_eq!((cache.figure.bytes, cache.figure.certainty), (None, Certainty::Unknown));
        assert!(cache.figure.how.contains(why), "{}", cache.figure.how);
    }
}

#[test]
fn parameters_that_were_not_counted_make_estimates() {
    let certainty = |facts: Option<&HubFacts>| {
        let estimate = MemoryEstimate::of(Some(count("7B")), facts, 10);
        ["published", "bf16", "q4_k_m"].map(|name| estimate.chosen(Some(name)).unwrap().figure.certainty)
    };
    assert_eq!(certainty(None), [Certainty::Estimated; 3]);
    let stated = |basis| HubFacts {
        parameters: Some(HubParameters { count: count("7B"), basis }),
        dtypes: [("BF16".to_owned(), 7_000_000_000)].into(),
        ..HubFacts::default()
    };
    assert_eq!(
        certainty(Some(&stated(Basis::Counted))),
        [Certainty::Exact, Certainty::Exact, Certainty::Estimated]
    );
    assert_eq!(
        certainty(Some(&stated(Basis::Inferred))),
        [Certainty::Exact, Certainty::Estimated, Certainty::Estimated]
    );
}

#[test]
fn packed_weights_are_as_large_as_their_boxes() {
    let facts = HubFacts {
        parameters: Some(HubParameters { count: count("8B"), basis: Basis::Inferred }),
        dtypes: [("I32".to_owned(), 1_000_000_000), ("F16".to_owned(), 500_000_000)].into(),
        ..HubFacts::default()
    };
    let estimate = MemoryEstimate::of(None, Some(&facts), 10);
    let published = estimate.chosen(None).unwrap();
    assert_eq!(published.figure.bytes, Some(5_000_000_000));
    assert_eq!((published.label.as_str(), published.bits_per_weight), ("As published (I32)", Some(5.0)));
    assert_eq!(estimate.chosen(Some("bf16")).unwrap().figure.bytes, Some(16_000_000_000));
}

#[test]
fn gguf_files_are_added_up_by_quantization() {
    let facts = HubFacts {
        files: vec![
            file("m-Q4_K_M.gguf", "Q4_K_M", 4_000),
            file("q8/m-Q8_0-00001-of-00002.gguf", "Q8_0", 5_000),
            file("q8/m-Q8_0-00002-of-00002.gguf", "Q8_0", 3_000),
            file("mmproj-F16.gguf", "F16", 900),
        ],
        parameters: Some(HubParameters { count: count("8000"), basis: Basis::Counted }),
        ..HubFacts::default()
    };
    let estimate = MemoryEstimate::of(None, Some(&facts), 10);
    let files: Vec<_> = estimate
        .weights
        .iter()
        .filter(|form| form.kind == WeightsKind::File)
        .map(|form| (form.name.as_str(), form.figure.bytes.unwrap(), form.bits_per_weight))
        .collect();
    assert_eq!(files, [("q8_0", 8_000, Some(8.0)), ("q4_k_m", 4_000, Some(4.0))]);
    let names: Vec<&str> = estimate.weights.iter().map(|form| form.name.as_str()).collect();
    assert_eq!(names.iter().filter(|name| **name == "q8_0").count(), 1);
    assert!(!names.contains(&"published"));
    assert_eq!(estimate.chosen(None).unwrap().name, "q4_k_m");
}

#[test]
fn files_that_are_not_all_there_or_of_two_models_are_not_added_up() {
    let facts = |files| HubFacts { files, ..HubFacts::default() };
    let names = |files| {
        let estimate = MemoryEstimate::of(None, Some(&facts(files)), 10);
        let row = |form: &WeightsFigure| (form.name.clone(), form.figure.bytes);
        estimate.weights.iter().map(row).collect::<Vec<_>>()
    };
    let two = vec![file("a-Q8_0.gguf", "Q8_0", 2_000), file("b-Q8_0.gguf", "Q8_0", 1_000)];
    assert_eq!(names(two), [("a-q8_0".to_owned(), Some(2_000)), ("b-q8_0".to_owned(), Some(1_000))]);
    let unknown = vec![("published".to_owned(), None)];
    assert_eq!(names(vec![file("m-Q8_0-00001-of-00003.gguf", "Q8_0", 5_000)]), unknown);
    let sizeless = HubFile { bytes: None, ..file("m-Q8_0.gguf", "Q8_0", 1) };
    assert_eq!(names(vec![sizeless]), unknown);
    let plain = HubFile { quantization: None, ..file("rocket.gguf", "", 7_000) };
    let measured = HubFile { quantization: None, ..file("rocket.imatrix.gguf", "", 9) };
    assert_eq!(names(vec![plain, measured]), [("rocket".to_owned(), Some(7_000))]);
}

#[test]
fn quantized_weights_that_were_not_counted_are_not_taken_for_sixteen_bits() {
    let facts = HubFacts { quantization: Some("awq".into()), ..HubFacts::default() };
    let estimate = MemoryEstimate::of(Some(count("7B")), Some(&facts), 10);
    let published = estimate.chosen(None).unwrap();
    assert_eq!(published.figure.bytes, None);
    assert!(published.figure.how.contains("awq"), "{}", published.figure.how);
}

#[test]
fn latent_attention_counts_only_the_layers_that_attend() {
    let latent = Some(crate::hub_facts::LatentAttention { kv_lora_rank: 512, rope_head_dim: 64 });
    let kinds = Some(LayerKinds { full: 7, sliding: 0, recurrent: 20 });
    let hybrid = Dimensions { layers: Some(27), layer_kinds: kinds, latent, ..decoder() };
    assert_eq!(KvCache::of(Some(&shaped(hybrid)), 1).figure.bytes, Some(7 * 576 * 2));
}

#[test]
fn a_window_that_is_not_known_makes_an_estimate() {
    let cache = KvCache::of(Some(&shaped(Dimensions { sliding_window: None, ..decoder() })), 100);
    assert_eq!(cache.figure.certainty, Certainty::Estimated);
    assert!(cache.figure.how.contains("counted in full"), "{}", cache.figure.how);
}

#[test]
fn a_total_is_as_sure_as_its_parts() {
    let estimate = MemoryEstimate::of(Some(count("1B")), Some(&shaped(decoder())), 10);
    let weights = estimate.chosen(Some("bf16")).unwrap();
    let total = estimate.total(weights);
    let cache = estimate.kv_cache.figure.bytes.unwrap();
    assert_eq!(total.bytes, Some(2_000_000_000 + cache + 512 * 1024 * 1024));
    assert_eq!(total.certainty, Certainty::Estimated);
    let estimate = MemoryEstimate::of(Some(count("1B")), None, 10);
    assert!(estimate.total(estimate.chosen(None).unwrap()).how.contains("not counted"));
}

#[test]
fn nothing_is_known_of_nothing() {
    let estimate = MemoryEstimate::of(None, None, 10);
    let weights = estimate.chosen(None).unwrap();
    assert_eq!((estimate.weights.len(), weights.figure.bytes), (1, None));
    assert_eq!(estimate.total(weights).bytes, None);
    assert!(estimate.training.iter().all(|way| way.figure.certainty == Certainty::Unknown));
    assert_eq!(Footprint::of(None, None), Footprint::default());
}

#[test]
fn a_footprint_is_weights_cache_and_overhead() {
    let facts = HubFacts { context_length: Some(100), ..shaped(decoder()) };
    let footprint = Footprint::of(Some(count("10B")), Some(&facts));
    let cache = KvCache::of(Some(&facts), 100).figure.bytes.unwrap();
    assert_eq!(footprint.sixteen_bit, Some(20_000_000_000 + 2_000_000_000 + cache));
    assert_eq!(footprint.four_bit, Some(6_050_000_000 + 605_000_000 + cache));
    assert!(footprint.eight_bit < footprint.sixteen_bit && footprint.four_bit < footprint.eight_bit);
}

#[test]
fn the_largest_numbers_break_nothing() {
    let huge = Dimensions {
        layers: Some(u64::MAX),
        layer_kinds: Some(LayerKinds { full: u64::MAX, sliding: u64::MAX, recurrent: 0 }),
        kv_heads: Some(u64::MAX),
        head_dim: Some(u64::MAX),
        ..decoder()
    };
    let facts = HubFacts {
        dtypes: [("F32".to_owned(), u64::MAX), ("ODD".to_owned(), u64::MAX)].into(),
        parameters: Some(HubParameters {
            count: ParameterCount::new(ParameterCount::MAX).unwrap(),
            basis: Basis::Counted,
        }),
        ..shaped(huge)
    };
    let estimate = MemoryEstimate::of(None, Some(&facts), u64::MAX);
    let weights = estimate.chosen(None).unwrap();
    assert_eq!(estimate.total(weights).bytes, Some(u64::MAX));
    assert_eq!(weights.figure.certainty, Certainty::Estimated);
    assert!(Footprint::of(None, Some(&facts)).four_bit.is_some());
}
