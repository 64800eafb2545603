//! The weights themselves.

use super::figure::{Certainty, Figure, bytes, grouped};
use crate::hub_facts::{Basis, HubFacts, HubFile};
use crate::parameters::ParameterCount;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the weights need in one form.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightsFigure {
    /// Names the form: `published`, `bf16`, `q4_k_m`.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What kind of form it is.
    pub kind: WeightsKind,
    /// Bits a weight, on the whole.
    pub bits_per_weight: Option<f64>,
    /// How much that is.
    pub figure: Figure,
}

/// What kind of form weights have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum WeightsKind {
    /// As the repository has them.
    Published,
    /// GGUF files of the repository.
    File,
    /// All in one data type.
    Dtype,
    /// In a common quantization.
    Quantization,
}

/// Data types that all weights can be in, the largest first: the name, the label, bits.
const DTYPES: [(&str, &str, f64); 5] = [
    ("f32", "F32", 32.0),
    ("bf16", "BF16 or F16", 16.0),
    ("f8", "F8", 8.0),
    ("int8", "INT8", 8.0),
    ("int4", "INT4", 4.0),
];

/// Common quantizations with their bits a weight, the largest first. `Q8_0` is 34 bytes for 32 weights by its block's
/// layout; the others are mixtures, measured on Llama 2 7B (llama.cpp, `examples/quantize/README.md`): other models
/// differ by a few hundredths of a bit, small ones with a large vocabulary by more.
const QUANTIZATIONS: [(&str, &str, f64); 6] = [
    ("q8_0", "Q8_0", 8.5),
    ("q6_k", "Q6_K", 6.56),
    ("q5_k_m", "Q5_K_M", 5.68),
    ("q4_k_m", "Q4_K_M", 4.84),
    ("q3_k_m", "Q3_K_M", 3.91),
    ("q2_k", "Q2_K", 3.35),
];

/// Bits of one stored element of a data type, as safetensors names it.
fn bits_of(dtype: &str) -> Option<f64> {
    match dtype {
        "C64" | "F64" | "I64" | "U64" => Some(64.0),
        "F32" | "I32" | "U32" => Some(32.0),
        "F16" | "BF16" | "I16" | "U16" => Some(16.0),
        "I8" | "U8" | "BOOL" => Some(8.0),
        "F6_E2M3" | "F6_E3M2" => Some(6.0),
        "F4" | "I4" | "U4" => Some(4.0),
        other if other.starts_with("F8") => Some(8.0),
        _ => None,
    }
}

/// Bits of an element of MXFP4, as the Hub counts them: 32 weights of four bits share a byte of scale (OCP, Microscaling
/// Formats 1.0), and the Hub counts the weights one by one and the scale with them. 33 elements are 17 bytes.
const MXFP4: f64 = 17.0 * 8.0 / 33.0;

/// Bits of an element as the Hub counts it, and whether the files say so themselves.
fn counted_bits(dtype: &str, quantization: Option<&str>) -> (f64, bool) {
    match (dtype, quantization) {
        ("U8", Some("mxfp4")) => (MXFP4, false),
        _ => bits_of(dtype).map_or((16.0, false), |bits| (bits, true)),
    }
}

/// Every name that a form can have in an answer, but for those of files.
pub fn weight_names() -> impl Iterator<Item = &'static str> {
    let of_table = DTYPES.iter().chain(&QUANTIZATIONS).map(|(name, ..)| *name);
    std::iter::once("published").chain(of_table)
}

/// Bits a weight of a form.
pub(super) fn bits_of_form(name: &str) -> Option<f64> {
    DTYPES.iter().chain(&QUANTIZATIONS).find(|(known, ..)| *known == name).map(|(.., bits)| *bits)
}

/// The weights in every form.
pub(super) fn figures(parameters: Option<ParameterCount>, facts: Option<&HubFacts>) -> Vec<WeightsFigure> {
    let mut all = Vec::new();
    let files = facts.map(files).unwrap_or_default();
    all.extend(published(parameters, facts, !files.is_empty()));
    all.extend(files);
    let Some(count) = parameters else { return all };
    let counted = facts
        .and_then(|facts| facts.parameters)
        .is_some_and(|stated| stated.basis == Basis::Counted && stated.count == count);
    for (name, label, bits) in DTYPES {
        let certainty = if counted { Certainty::Exact } else { Certainty::Estimated };
        let how = if counted {
            format!("{} parameters × {bits} bits.", grouped(count.get()))
        } else {
            format!("About {} parameters × {bits} bits; the files were not counted.", grouped(count.get()))
        };
        all.push(computed(name, label, WeightsKind::Dtype, count, bits, certainty, how));
    }
    for (name, label, bits) in QUANTIZATIONS {
        if all.iter().any(|known| known.name == name) {
            continue;
        }
        let how = format!("{} parameters × {bits} bits, the usual average.", grouped(count.get()));
        let kind = WeightsKind::Quantization;
        all.push(computed(name, label, kind, count, bits, Certainty::Estimated, how));
    }
    all
}

fn computed(
    name: &str,
    label: &str,
    kind: WeightsKind,
    count: ParameterCount,
    bits: f64,
    certainty: Certainty,
    how: String,
) -> WeightsFigure {
    let figure = Figure { bytes: Some(bytes(count.get(), bits)), certainty, how };
    WeightsFigure { name: name.into(), label: label.into(), kind, bits_per_weight: Some(bits), figure }
}

/// As the repository has them: by the headers of its files, else at the usual 16 bits. GGUF files speak for themselves.
fn published(
    parameters: Option<ParameterCount>,
    facts: Option<&HubFacts>,
    has_files: bool,
) -> Option<WeightsFigure> {
    let none = BTreeMap::new();
    let dtypes = facts.map_or(&none, |facts| &facts.dtypes);
    let quantization = facts.and_then(|facts| facts.quantization.as_deref());
    if dtypes.is_empty() && has_files {
        return None;
    }
    let (label, figure) = if dtypes.is_empty() {
        let label = "As published".to_owned();
        match (parameters, quantization) {
            (Some(_), Some(method)) => {
                let how =
                    format!("The weights are quantized ({method}), and it is not known to how many bits.");
                (label, Figure::unknown(how))
            }
            (Some(count), None) => {
                let how = format!(
                    "{} parameters × 16 bits, as most are published; the files were not counted.",
                    grouped(count.get())
                );
                let bytes = Some(bytes(count.get(), 16.0));
                (label, Figure { bytes, certainty: Certainty::Estimated, how })
            }
            (None, _) => (label, Figure::unknown("Neither the files nor the parameters were counted.")),
        }
    } else {
        let most = dtypes.iter().max_by_key(|(_, count)| **count).map_or("", |(dtype, _)| dtype);
        (format!("As published ({most})"), of_headers(dtypes, quantization))
    };
    let bits_per_weight = bits_per_weight(figure.bytes, parameters);
    let kind = WeightsKind::Published;
    Some(WeightsFigure { name: "published".into(), label, kind, bits_per_weight, figure })
}

fn of_headers(dtypes: &BTreeMap<String, u64>, quantization: Option<&str>) -> Figure {
    let mut sum = 0_u64;
    let mut certainty = Certainty::Exact;
    let mut parts = Vec::new();
    for (dtype, count) in dtypes {
        let (bits, sure) = counted_bits(dtype, quantization);
        sum = sum.saturating_add(bytes(*count, bits));
        let bits = (bits * 100.0).round() / 100.0;
        let guess = if sure { "" } else { ", by its usual size" };
        parts.push(format!("{} × {bits} bits ({dtype}{guess})", grouped(*count)));
        if !sure {
            certainty = Certainty::Estimated;
        }
    }
    Figure { bytes: Some(sum), certainty, how: format!("Elements of the files: {}.", parts.join(" + ")) }
}

fn bits_per_weight(bytes: Option<u64>, parameters: Option<ParameterCount>) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "it is shown with two digits")]
    let ratio = |bytes: u64, count: u64| bytes as f64 * 8.0 / count as f64;
    Some((ratio(bytes?, parameters?.get()) * 100.0).round() / 100.0)
}

/// The GGUF files by their quantization, the largest first; the parts of one are added. Where several models have the
/// same quantization, each goes by its own file; where a part or a size is missing, the whole is left out.
fn files(facts: &HubFacts) -> Vec<WeightsFigure> {
    let mut models: BTreeMap<&str, Parts<'_>> = BTreeMap::new();
    for file in facts.files.iter().filter(|file| is_weights(file)) {
        let (stem, of) = stem(&file.path);
        let parts = models.entry(stem).or_insert_with(|| Parts { bytes: Some(0), ..Parts::default() });
        parts.quantization = parts.quantization.or(file.quantization.as_deref());
        parts.bytes = parts.bytes.zip(file.bytes).map(|(sum, bytes)| sum.saturating_add(bytes));
        parts.count += 1;
        parts.of = parts.of.max(of);
    }
    let count = facts.parameters.map(|parameters| parameters.count);
    let alone = |label: &str| models.values().filter(|parts| parts.quantization == Some(label)).count() == 1;
    let form = |(stem, parts): (&&str, &Parts<'_>)| {
        let bytes = parts.bytes.filter(|_| parts.of.is_none_or(|of| of == parts.count))?;
        let label = parts.quantization.filter(|label| alone(label)).unwrap_or(stem).to_owned();
        let how = match parts.count {
            1 => "The size of the file.".to_owned(),
            parts => format!("The sizes of its {parts} files together."),
        };
        Some(WeightsFigure {
            name: label.to_lowercase(),
            kind: WeightsKind::File,
            bits_per_weight: bits_per_weight(Some(bytes), count),
            figure: Figure { bytes: Some(bytes), certainty: Certainty::Exact, how },
            label,
        })
    };
    let mut all: Vec<WeightsFigure> = models.iter().filter_map(form).collect();
    all.sort_by_key(|form| std::cmp::Reverse(form.figure.bytes));
    all
}

/// The files of one model in one form.
#[derive(Default)]
struct Parts<'a> {
    quantization: Option<&'a str>,
    bytes: Option<u64>,
    count: u64,
    /// How many there are to be, by their names.
    of: Option<u64>,
}

/// A path without its ending and its number (`-00001-of-00003`), and how many there are of it.
fn stem(path: &str) -> (&str, Option<u64>) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let numbered = || {
        let (before, of) = stem.rsplit_once("-of-")?;
        let (stem, number) = before.rsplit_once('-')?;
        number.parse::<u64>().ok()?;
        Some((stem, Some(of.parse().ok()?)))
    };
    numbered().unwrap_or((stem, None))
}

/// Projectors of images stand beside the weights, in files of their own.
fn is_weights(file: &HubFile) -> bool {
    let path = file.path.to_lowercase();
    let (folder, ending) = path.rsplit_once('.').unwrap_or(("", &path));
    let name = folder.rsplit('/').next().unwrap_or(folder);
    // What was measured to quantize by is a file of the same kind.
    let measured = file.quantization.is_none() && name.contains("imatrix");
    ending == "gguf" && !name.contains("mmproj") && !measured
}
