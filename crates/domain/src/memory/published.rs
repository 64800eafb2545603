//! The arithmetic held against figures that others have published, each with its source. A tolerance is the rounding of
//! what was published, nothing else.

use super::{Certainty, MemoryEstimate};
use crate::hub_facts::{Basis, Dimensions, HubFacts, HubParameters, LatentAttention, LayerKinds, Stack};
use crate::parameters::ParameterCount;

const KIB: f64 = 1024.0;
const MIB: f64 = 1024.0 * KIB;
const GIB: f64 = 1024.0 * MIB;
const KB: f64 = 1e3;
const MB: f64 = 1e6;
const GB: f64 = 1e9;

const LLAMA31: &str = "Hugging Face, blog post \"Llama 3.1\", table of the KV cache for FP16";
const DEEPSEEK_ISCA: &str =
    "DeepSeek-AI, \"Insights into DeepSeek-V3\" (ISCA 2025), table 1: KV cache per token, BF16";
const GPT_OSS: &str = "OpenAI, gpt-oss model card (2025), table 1: checkpoint size";
const VIT: &str = "Hugging Face model memory utility, on timm/vit_large_patch16_384.augreg_in21k_ft_in1k";
const JAMBA: &str = "Lieber et al., \"Jamba\" (2024), table 1: KV cache at 256K tokens, 16 bits";

/// What is held against a published figure.
#[derive(Clone, Copy, Debug)]
enum What {
    /// The cache at so many tokens.
    Cache(u64),
    /// The weights of a name.
    Weights(&'static str),
    /// A way of training.
    Training(&'static str),
}

/// A figure as it was published: the number, its unit, half of its last digit, and where.
struct Published {
    what: What,
    number: f64,
    unit: f64,
    rounding: f64,
    certainty: Certainty,
    source: &'static str,
}

const fn published(
    what: What,
    (number, unit): (f64, f64),
    rounding: f64,
    certainty: Certainty,
    source: &'static str,
) -> Published {
    Published { what, number, unit, rounding, certainty, source }
}

struct Architecture {
    name: &'static str,
    facts: HubFacts,
    figures: Vec<Published>,
}

fn decoder(layers: u64, kv_heads: u64, head_dim: u64) -> Dimensions {
    Dimensions {
        stack: Some(Stack::Decoder),
        layers: Some(layers),
        layer_kinds: Some(LayerKinds { full: layers, sliding: 0, recurrent: 0 }),
        kv_heads: Some(kv_heads),
        head_dim: Some(head_dim),
        ..Dimensions::default()
    }
}

fn facts(parameters: u64, dtypes: &[(&str, u64)], dimensions: impl Into<Option<Dimensions>>) -> HubFacts {
    let count = ParameterCount::new(parameters).unwrap();
    HubFacts {
        parameters: Some(HubParameters { count, basis: Basis::Counted }),
        dtypes: dtypes.iter().map(|(dtype, count)| ((*dtype).to_owned(), *count)).collect(),
        dimensions: dimensions.into(),
        ..HubFacts::default()
    }
}

fn in_bf16(parameters: u64, dimensions: impl Into<Option<Dimensions>>) -> HubFacts {
    facts(parameters, &[("BF16", parameters)], dimensions)
}

fn in_mxfp4(bf16: u64, u8: u64, dimensions: Dimensions) -> HubFacts {
    let quantization = Some("mxfp4".to_owned());
    HubFacts { quantization, ..facts(bf16 + u8, &[("BF16", bf16), ("U8", u8)], dimensions) }
}

fn latent(layers: u64) -> Dimensions {
    let latent = LatentAttention { kv_lora_rank: 512, rope_head_dim: 64 };
    Dimensions { latent: Some(latent), ..decoder(layers, 128, 128) }
}

#[allow(clippy::too_many_lines, reason = "it is a table")]
fn architectures() -> Vec<Architecture> {
    use Certainty::{Estimated, Exact};
    use What::{Cache, Training, Weights};
    let of = |name, facts, figures| Architecture { name, facts, figures };
    vec![
        of(
            "GPT-2 XL (dense, multi-head)",
            in_bf16(1_557_611_200, decoder(48, 25, 64)),
            vec![published(
                Cache(1),
                (300.0, KIB),
                0.5,
                Exact,
                "\"The weight of remembering\" (2026): 300 KiB a token",
            )],
        ),
        of(
            "OPT-13B (dense, multi-head)",
            in_bf16(12_853_473_280, decoder(40, 40, 128)),
            vec![
                published(
                    Cache(1),
                    (800.0, KIB),
                    0.5,
                    Exact,
                    "Kwon et al., PagedAttention (2023), section 3: 800 KB a token",
                ),
                published(Cache(2_048), (1.6, GIB), 0.05, Exact, "the same: 1.6 GB for 2048 tokens"),
            ],
        ),
        of(
            "OPT-175B (dense, multi-head)",
            in_bf16(174_604_000_000, decoder(96, 96, 128)),
            vec![
                published(
                    Cache(512 * (512 + 32)),
                    (1.2, 1024.0 * GIB),
                    0.05,
                    Exact,
                    "Sheng et al., FlexGen (2023): 1.2 TB for 512 sequences of 512 + 32 tokens",
                ),
                published(Weights("published"), (325.0, GIB), 0.5, Exact, "the same: 325 GB of weights"),
            ],
        ),
        of(
            "Llama 2 7B (dense, multi-head)",
            in_bf16(6_738_415_616, decoder(32, 32, 128)),
            vec![
                published(
                    Cache(4_096),
                    (2.0, GIB),
                    0.05,
                    Exact,
                    "NVIDIA, \"Mastering LLM Techniques: Inference Optimization\": about 2 GB at 4096 tokens",
                ),
                published(Cache(256 * 1024), (128.0, GIB), 0.5, Exact, JAMBA),
            ],
        ),
        of(
            "Llama 3.1 8B (grouped-query)",
            in_bf16(8_030_261_248, decoder(32, 8, 128)),
            vec![
                published(Cache(1_024), (0.125, GIB), 0.0005, Exact, LLAMA31),
                published(Cache(16_000), (1.95, GIB), 0.005, Exact, LLAMA31),
                published(Cache(128_000), (15.62, GIB), 0.005, Exact, LLAMA31),
            ],
        ),
        of(
            "Llama 3.1 70B (grouped-query)",
            in_bf16(70_553_706_496, decoder(80, 8, 128)),
            vec![
                published(Cache(1_024), (0.313, GIB), 0.0005, Exact, LLAMA31),
                published(Cache(16_000), (4.88, GIB), 0.005, Exact, LLAMA31),
                published(Cache(128_000), (39.06, GIB), 0.005, Exact, LLAMA31),
            ],
        ),
        of(
            "Llama 3.1 405B (grouped-query)",
            in_bf16(405_853_388_800, decoder(126, 8, 128)),
            vec![published(Cache(1), (516.096, KB), 0.0005, Exact, DEEPSEEK_ISCA)],
        ),
        of(
            "Qwen2.5 72B (grouped-query)",
            in_bf16(72_706_203_648, decoder(80, 8, 128)),
            vec![published(Cache(1), (327.680, KB), 0.0005, Exact, DEEPSEEK_ISCA)],
        ),
        of(
            "Qwen2.5 7B (grouped-query)",
            in_bf16(7_615_616_512, decoder(28, 4, 128)),
            vec![published(
                Weights("published"),
                (15_231_233_024.0, 1.0),
                0.5,
                Exact,
                "Qwen/Qwen2.5-7B, model.safetensors.index.json: total_size",
            )],
        ),
        of(
            "Mistral 7B v0.1 (sliding window of 4096)",
            in_bf16(
                7_241_732_096,
                Dimensions {
                    layer_kinds: Some(LayerKinds { full: 0, sliding: 32, recurrent: 0 }),
                    sliding_window: Some(4_096),
                    ..decoder(32, 8, 128)
                },
            ),
            vec![
                published(
                    Cache(32 * 1024),
                    (32.0 * 4_096.0 * 32_768.0 / 8.0, 1.0),
                    0.5,
                    Exact,
                    "Jiang et al., \"Mistral 7B\" (2023), section 2: at 32k tokens the window saves 8 times the cache",
                ),
                published(
                    Weights("published"),
                    (14_483_464_192.0, 1.0),
                    0.5,
                    Exact,
                    "mistralai/Mistral-7B-v0.1, model.safetensors.index.json: total_size",
                ),
            ],
        ),
        of(
            "Mixtral 8x7B (mixture of experts)",
            in_bf16(
                46_702_792_704,
                Dimensions { experts: Some(8), experts_per_token: Some(2), ..decoder(32, 8, 128) },
            ),
            vec![
                published(
                    Weights("bf16"),
                    (90.0, GIB),
                    5.0,
                    Exact,
                    "Hugging Face, blog post \"Mixtral\": about 90 GB in half precision",
                ),
                published(Cache(256 * 1024), (32.0, GIB), 0.5, Exact, JAMBA),
            ],
        ),
        of(
            "Qwen3 30B-A3B (mixture of experts)",
            in_bf16(
                30_532_122_624,
                Dimensions { experts: Some(128), experts_per_token: Some(8), ..decoder(48, 4, 128) },
            ),
            vec![published(
                Weights("published"),
                (61.06, GB),
                0.005,
                Exact,
                "Qwen/Qwen3-30B-A3B, model.safetensors.index.json: total_size 61064245248",
            )],
        ),
        // The elements as the Hub counts them, which unpacks the weights of the experts.
        of(
            "gpt-oss-20b (mixture of experts, half sliding)",
            in_mxfp4(
                1_804_459_584,
                19_707_494_400,
                Dimensions {
                    layer_kinds: Some(LayerKinds { full: 12, sliding: 12, recurrent: 0 }),
                    sliding_window: Some(128),
                    experts: Some(32),
                    experts_per_token: Some(4),
                    ..decoder(24, 8, 64)
                },
            ),
            vec![
                published(Weights("published"), (12.8, GIB), 0.05, Estimated, GPT_OSS),
                published(
                    Cache(131_072),
                    (3.0, GIB),
                    0.005,
                    Exact,
                    "gguf-parser-go, issue 32: 3.00 GiB at 131072 tokens in the 12 full layers; the windows add 3 MiB",
                ),
                published(
                    Cache(128),
                    (49_152.0 * 128.0, 1.0),
                    0.5,
                    Exact,
                    "the same: 49152 bytes a token in all 24",
                ),
            ],
        ),
        of(
            "gpt-oss-120b (mixture of experts, half sliding)",
            in_mxfp4(
                2_167_371_072,
                118_244_966_400,
                Dimensions {
                    layer_kinds: Some(LayerKinds { full: 18, sliding: 18, recurrent: 0 }),
                    sliding_window: Some(128),
                    experts: Some(128),
                    experts_per_token: Some(4),
                    ..decoder(36, 8, 64)
                },
            ),
            vec![published(Weights("published"), (60.8, GIB), 0.05, Estimated, GPT_OSS)],
        ),
        of(
            "ViT-L/16 at 384 pixels (encoder)",
            facts(
                304_715_752,
                &[("F32", 304_715_752)],
                Dimensions { stack: Some(Stack::Encoder), ..decoder(24, 16, 64) },
            ),
            vec![
                published(Weights("f32"), (1_218_863_008.0, 1.0), 0.5, Exact, VIT),
                published(Training("full_adam"), (4_875_452_032.0, 1.0), 0.5, Estimated, VIT),
            ],
        ),
        of(
            "DeepSeek-V2 (multi-head latent attention)",
            in_bf16(235_741_434_880, latent(60)),
            vec![published(
                Cache(1),
                (34.6 * 2.0, KB),
                0.05 * 2.0,
                Estimated,
                "DeepSeek-AI, \"DeepSeek-V2\" (2024), table 9: 34.6K elements a token",
            )],
        ),
        of(
            "DeepSeek-V3 (multi-head latent attention)",
            in_bf16(671_026_419_200, latent(61)),
            vec![published(Cache(1), (70.272, KB), 0.0005, Estimated, DEEPSEEK_ISCA)],
        ),
        of(
            "Jamba (attention in 4 of 32 layers)",
            in_bf16(
                51_570_323_328,
                Dimensions {
                    layer_kinds: Some(LayerKinds { full: 4, sliding: 0, recurrent: 28 }),
                    experts: Some(16),
                    ..decoder(32, 8, 128)
                },
            ),
            vec![published(Cache(256 * 1024), (4.0, GIB), 0.5, Estimated, JAMBA)],
        ),
        of(
            "Phi-3-mini (dense)",
            in_bf16(3_821_079_552, decoder(32, 32, 96)),
            vec![published(
                Weights("int4"),
                (1.8, GIB),
                0.05,
                Exact,
                "Abdin et al., \"Phi-3\" (2024): about 1.8 GB at 4 bits",
            )],
        ),
        of(
            "BERT base cased (encoder)",
            facts(
                108_310_272,
                &[("F32", 108_310_272)],
                Dimensions { stack: Some(Stack::Encoder), ..decoder(12, 12, 64) },
            ),
            vec![
                published(Cache(512), (0.0, 1.0), 0.0, Exact, "an encoder keeps no cache"),
                published(
                    Training("full_adam"),
                    (1.61, GIB),
                    0.005,
                    Estimated,
                    "Hugging Face accelerate, documentation of estimate-memory: 1.61 GB for bert-base-cased with Adam",
                ),
            ],
        ),
        of(
            "T5 base (encoder and decoder)",
            facts(
                222_903_552,
                &[("F32", 222_903_552)],
                Dimensions { stack: Some(Stack::EncoderDecoder), ..decoder(12, 12, 64) },
            ),
            vec![published(
                Weights("published"),
                (892.0, MB),
                0.5,
                Exact,
                "google-t5/t5-base: 892 MB of weights",
            )],
        ),
    ]
}

#[test]
fn the_arithmetic_agrees_with_what_others_have_published() {
    let architectures = architectures();
    assert!(architectures.len() >= 15);
    for Architecture { name, facts, figures } in architectures {
        for Published { what, number, unit, rounding, certainty, source } in figures {
            let tokens = if let What::Cache(tokens) = what { tokens } else { 8_192 };
            let estimate = MemoryEstimate::of(None, Some(&facts), tokens);
            let figure = match what {
                What::Cache(_) => estimate.kv_cache.figure,
                What::Weights(form) => estimate.chosen(Some(form)).unwrap().figure.clone(),
                What::Training(method) => {
                    let way = estimate.training.into_iter().find(|way| way.method == method);
                    way.unwrap().figure
                }
            };
            #[allow(clippy::cast_precision_loss)]
            let computed = figure.bytes.unwrap() as f64 / unit;
            assert!(
                (computed - number).abs() <= rounding * 1.000_001,
                "{name}, {what:?}: {computed}, published {number} ({source})"
            );
            assert_eq!(figure.certainty, certainty, "{name}, {what:?}");
            assert!(!figure.how.is_empty());
        }
    }
}

#[test]
fn what_is_no_language_model_has_no_cache_that_is_known() {
    // Stable Diffusion XL: 2.6 billion parameters in its U-Net (Podell et al., 2023, table 1), no token by token.
    let facts = HubFacts { library: Some("diffusers".into()), ..facts(2_600_000_000, &[], None) };
    let estimate = MemoryEstimate::of(None, Some(&facts), 8_192);
    assert_eq!(estimate.kv_cache.figure.certainty, Certainty::Unknown);
    assert_eq!((estimate.kv_cache.figure.bytes, estimate.kv_cache.bytes_per_token), (None, None));
    assert_eq!(estimate.chosen(None).unwrap().figure.certainty, Certainty::Estimated);
}
