//! The memory that a model needs.

use super::hardware::HardwareBody;
use crate::problem::{FieldProblem, Problem};
use serde::Serialize;
use trackml_domain::hardware::{Hardware, Verdict, judge};
use trackml_domain::memory::{Certainty, Figure, MemoryEstimate, Training, WeightsFigure, WeightsKind};
use utoipa::ToSchema;

/// What a model needs; each number says how sure it is and how it came about.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Memory)]
pub(crate) struct MemoryBody {
    /// How many weights there are.
    parameters: Option<u64>,
    /// The length of the context that this is of, in tokens.
    context: u64,
    /// The longest that the model reads.
    max_context: Option<u64>,
    /// The weights in each form, the largest first within each kind.
    weights: Vec<WeightsBody>,
    kv_cache: CacheBody,
    /// What the runtime needs besides the chosen weights.
    overhead: FigureBody,
    training: Vec<TrainingBody>,
    /// The form of the weights that `overhead` and `total` are of.
    chosen: String,
    /// Weights, cache and overhead together.
    total: FigureBody,
    /// Whether it fits your hardware.
    hardware: Vec<HardwareFit>,
}

/// A number of bytes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MemoryFigure)]
struct FigureBody {
    /// Null where it is not known.
    bytes: Option<u64>,
    certainty: Certainty,
    /// How it came about: a sentence.
    how: String,
}

/// What the weights need in one form.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeightsFigure)]
struct WeightsBody {
    #[schema(example = "q4_k_m")]
    name: String,
    #[schema(example = "Q4_K_M")]
    label: String,
    kind: WeightsKind,
    bits_per_weight: Option<f64>,
    #[serde(flatten)]
    figure: FigureBody,
    /// What the runtime needs besides these weights.
    overhead: FigureBody,
    /// These weights, the cache and the overhead together: what is held against hardware.
    total: FigureBody,
}

/// Keys and values of the tokens before, for one sequence in 16 bits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KvCacheFigure)]
struct CacheBody {
    #[serde(flatten)]
    figure: FigureBody,
    /// How much each further token adds while no window is full.
    bytes_per_token: Option<u64>,
}

/// What a way of training needs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TrainingFigure)]
struct TrainingBody {
    #[schema(example = "full_adam")]
    method: &'static str,
    label: &'static str,
    #[serde(flatten)]
    figure: FigureBody,
}

/// Whether a model fits a person's hardware.
#[derive(Debug, Serialize, ToSchema)]
struct HardwareFit {
    hardware: HardwareBody,
    /// One for each form of the weights.
    fits: Vec<WeightsFit>,
    /// The largest form that fits, or is tight.
    best: Option<String>,
}

/// Whether a form of the weights fits.
#[derive(Debug, Serialize, ToSchema)]
struct WeightsFit {
    /// The form.
    name: String,
    verdict: Verdict,
    needed_bytes: Option<u64>,
    /// Bytes to spare; negative where they are missing.
    headroom_bytes: Option<i64>,
}

impl From<Figure> for FigureBody {
    fn from(figure: Figure) -> Self {
        let Figure { bytes, certainty, how } = figure;
        Self { bytes, certainty, how }
    }
}

impl WeightsBody {
    fn of(weights: &WeightsFigure, estimate: &MemoryEstimate) -> Self {
        Self {
            overhead: estimate.overhead(weights).into(),
            total: estimate.total(weights).into(),
            name: weights.name.clone(),
            label: weights.label.clone(),
            kind: weights.kind,
            bits_per_weight: weights.bits_per_weight,
            figure: weights.figure.clone().into(),
        }
    }
}

impl From<Training> for TrainingBody {
    fn from(training: Training) -> Self {
        let Training { method, label, figure } = training;
        Self { method, label, figure: figure.into() }
    }
}

impl MemoryBody {
    /// The answer for the form of the weights that was asked for, or the usual one.
    pub(crate) fn of(
        estimate: MemoryEstimate,
        hardware: Vec<Hardware>,
        dtype: Option<&str>,
    ) -> Result<Self, Problem> {
        let asked = dtype.map(|name| usual_name(&name.trim().to_lowercase()));
        let Some(chosen) = estimate.chosen(asked.as_deref()).cloned() else {
            let names: Vec<&str> = estimate.weights.iter().map(|form| form.name.as_str()).collect();
            let message = format!("is no form of these weights; there are {}", names.join(", "));
            return Err(Problem::invalid(vec![FieldProblem::new("dtype", "unknown_value", message)]));
        };
        let hardware = hardware.into_iter().map(|hardware| fit(&estimate, hardware)).collect();
        Ok(Self {
            parameters: estimate.parameters.map(u64::from),
            context: estimate.context,
            max_context: estimate.max_context,
            overhead: estimate.overhead(&chosen).into(),
            total: estimate.total(&chosen).into(),
            chosen: chosen.name,
            weights: estimate.weights.iter().map(|form| WeightsBody::of(form, &estimate)).collect(),
            kv_cache: CacheBody {
                figure: estimate.kv_cache.figure.into(),
                bytes_per_token: estimate.kv_cache.bytes_per_token,
            },
            training: estimate.training.into_iter().map(TrainingBody::from).collect(),
            hardware,
        })
    }
}

/// What people also call a form.
fn usual_name(name: &str) -> String {
    match name {
        "f16" | "fp16" | "float16" | "bfloat16" => "bf16",
        "fp32" | "float32" => "f32",
        "fp8" => "f8",
        "4bit" => "int4",
        "8bit" => "int8",
        other => other,
    }
    .to_owned()
}

fn fit(estimate: &MemoryEstimate, hardware: Hardware) -> HardwareFit {
    let usable = hardware.what.usable_bytes();
    let of_form = |form: &WeightsFigure| {
        let needed_bytes = estimate.total(form).bytes;
        let fit = judge(needed_bytes, usable);
        let name = form.name.clone();
        WeightsFit { name, verdict: fit.verdict, needed_bytes, headroom_bytes: fit.headroom }
    };
    let fits: Vec<WeightsFit> = estimate.weights.iter().map(of_form).collect();
    let room = fits.iter().filter(|fit| matches!(fit.verdict, Verdict::Fits | Verdict::Tight));
    let best = room.max_by_key(|fit| fit.needed_bytes).map(|fit| fit.name.clone());
    HardwareFit { hardware: hardware.into(), fits, best }
}
