use super::dimensions;
use serde_json::{Value, json};
use trackml_domain::hub_facts::{Dimensions, LatentAttention, LayerKinds, Stack};

fn read(config: Value) -> Dimensions {
    dimensions(&config).unwrap()
}

/// Full, sliding and recurrent layers.
fn kinds(config: Value) -> (u64, u64, u64) {
    let kinds = read(config).layer_kinds.unwrap();
    (kinds.full, kinds.sliding, kinds.recurrent)
}

#[test]
fn a_decoder_with_shared_keys_and_values() {
    let config = json!({"architectures": ["LlamaForCausalLM"], "model_type": "llama", "num_hidden_layers": 32,
        "hidden_size": 4096, "num_attention_heads": 32, "num_key_value_heads": 8});
    let expected = Dimensions {
        stack: Some(Stack::Decoder),
        layers: Some(32),
        layer_kinds: Some(LayerKinds { full: 32, sliding: 0, recurrent: 0 }),
        hidden_size: Some(4096),
        attention_heads: Some(32),
        kv_heads: Some(8),
        head_dim: Some(128),
        ..Dimensions::default()
    };
    assert_eq!(read(config), expected);
}

#[test]
fn heads_share_nothing_unless_the_file_says_so() {
    let heads = |config: Value| (read(config.clone()).kv_heads, read(config).head_dim);
    let base = |extra: Value| {
        let mut config = json!({"n_layer": 12, "n_embd": 768, "n_head": 12});
        config.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        config
    };
    assert_eq!(heads(base(json!({}))), (Some(12), Some(64)));
    assert_eq!(heads(base(json!({"num_key_value_heads": null}))), (Some(12), Some(64)));
    assert_eq!(heads(base(json!({"multi_query": true}))), (Some(1), Some(64)));
    let newer = json!({"multi_query": true, "new_decoder_architecture": true, "num_kv_heads": 8});
    assert_eq!(heads(base(newer)), (Some(8), Some(64)));
    assert_eq!(heads(base(json!({"attn_config": {"kv_n_heads": 4}}))), (Some(4), Some(64)));
    assert_eq!(heads(base(json!({"head_dim": 128}))), (Some(12), Some(128)));
}

#[test]
fn layers_of_several_shapes_have_no_one_number_of_heads() {
    for uneven in [
        json!({"num_key_value_heads": [2, 4, 8]}),
        json!({"block_configs": [{}]}),
        json!({"global_head_dim": 512}),
        json!({"num_kv_shared_layers": 15}),
    ] {
        let mut config = json!({"num_hidden_layers": 3, "num_attention_heads": 8, "hidden_size": 512});
        config.as_object_mut().unwrap().extend(uneven.as_object().unwrap().clone());
        assert_eq!(read(config).kv_heads, None, "{uneven}");
    }
    let even = json!({"num_hidden_layers": 3, "num_attention_heads": 8, "num_kv_shared_layers": 0});
    assert_eq!(read(even).kv_heads, Some(8));
}

#[test]
fn layers_are_counted_by_the_words_of_a_list() {
    let config = json!({"num_hidden_layers": 4, "sliding_window": 128,
        "layer_types": ["sliding_attention", "full_attention", "linear_attention", "conv"]});
    assert_eq!(kinds(config.clone()), (1, 1, 2));
    assert_eq!(read(config).sliding_window, Some(128));
    let signs = json!({"num_hidden_layers": 6, "hybrid_override_pattern": "M-M*-M"});
    assert_eq!(kinds(signs), (1, 0, 3));
    assert_eq!(kinds(json!({"num_hidden_layers": 3, "attn_type_list": [0, 0, 1]})), (1, 0, 2));
    let cycle = json!({"num_hidden_layers": 5, "attention_window_size": 2048,
        "block_types": ["recurrent", "recurrent", "attention"]});
    assert_eq!(kinds(cycle), (0, 1, 4));
    let too_many = json!({"num_hidden_layers": 1, "layer_types": ["full_attention", "full_attention"]});
    assert_eq!(read(too_many).layer_kinds, None);
}

#[test]
fn hybrids_say_where_their_attention_is() {
    for (config, expected) in [
        (json!({"model_type": "jamba", "attn_layer_period": 8, "attn_layer_offset": 4}), (4, 0, 28)),
        (json!({"model_type": "bamba", "attn_layer_indices": [9, 18, 27]}), (3, 0, 29)),
        (json!({"model_type": "qwen3_next", "full_attention_interval": 4}), (8, 0, 24)),
        (json!({"model_type": "mamba"}), (0, 0, 32)),
    ] {
        let mut config = config;
        config["num_hidden_layers"] = json!(32);
        assert_eq!(kinds(config.clone()), expected, "{config}");
    }
}

#[test]
fn a_window_is_of_all_layers_or_interleaved_as_the_family_does() {
    for (config, expected) in [
        (json!({"model_type": "mistral", "sliding_window": 4096}), (0, 36, 0)),
        (json!({"model_type": "mistral", "sliding_window": null}), (36, 0, 0)),
        (json!({"model_type": "gemma2", "sliding_window": 4096}), (18, 18, 0)),
        (json!({"model_type": "gemma3_text", "sliding_window": 512}), (6, 30, 0)),
        (
            json!({"model_type": "gemma3_text", "sliding_window": 512, "sliding_window_pattern": 12}),
            (3, 33, 0),
        ),
        (json!({"model_type": "cohere2", "sliding_window": 4096}), (9, 27, 0)),
        (json!({"model_type": "gpt_oss", "sliding_window": 128}), (18, 18, 0)),
        (json!({"model_type": "llama4_text", "attention_chunk_size": 8192}), (9, 27, 0)),
        (
            json!({"model_type": "exaone4", "sliding_window": 4096, "sliding_window_pattern": "LLLG"}),
            (9, 27, 0),
        ),
        (json!({"model_type": "qwen2", "sliding_window": 131_072}), (36, 0, 0)),
        (json!({"model_type": "qwen2", "sliding_window": 9, "use_sliding_window": false}), (36, 0, 0)),
        (
            json!({"model_type": "qwen2", "sliding_window": 9, "use_sliding_window": true, "max_window_layers": 28}),
            (28, 8, 0),
        ),
    ] {
        let mut config = config;
        config["num_hidden_layers"] = json!(36);
        assert_eq!(kinds(config.clone()), expected, "{config}");
    }
}

#[test]
fn a_window_that_no_layer_uses_is_none() {
    let config = json!({"model_type": "qwen2", "num_hidden_layers": 28, "sliding_window": 131_072,
        "use_sliding_window": false});
    assert_eq!(read(config).sliding_window, None);
}

#[test]
fn latent_attention_and_experts_are_read() {
    let read = read(json!({"model_type": "deepseek_v3", "num_hidden_layers": 61, "num_attention_heads": 128,
        "num_key_value_heads": 128, "kv_lora_rank": 512, "qk_rope_head_dim": 64, "n_routed_experts": 256,
        "num_experts_per_tok": 8}));
    assert_eq!(read.latent, Some(LatentAttention { kv_lora_rank: 512, rope_head_dim: 64 }));
    assert_eq!((read.experts, read.experts_per_token), (Some(256), Some(8)));
}

#[test]
fn one_expert_is_none() {
    let read = read(json!({"num_hidden_layers": 2, "num_experts": 1, "num_experts_per_tok": 1}));
    assert_eq!((read.experts, read.experts_per_token), (None, None));
}

#[test]
fn the_language_model_of_several_modalities_is_meant() {
    let config = json!({"architectures": ["Gemma3ForConditionalGeneration"], "model_type": "gemma3",
        "text_config": {"model_type": "gemma3_text", "num_hidden_layers": 34, "hidden_size": 2560,
            "sliding_window": 1024},
        "vision_config": {"num_hidden_layers": 27, "num_attention_heads": 16, "hidden_size": 1152}});
    let found = read(config);
    assert_eq!((found.stack, found.layers, found.hidden_size), (Some(Stack::Decoder), Some(34), Some(2560)));
    // What the file leaves out is as in the family's smallest model.
    assert_eq!((found.attention_heads, found.kv_heads, found.head_dim), (Some(8), Some(4), Some(256)));
    let thinker = json!({"architectures": ["OmniForConditionalGeneration"],
        "thinker_config": {"text_config": {"num_hidden_layers": 28, "num_attention_heads": 28,
            "num_key_value_heads": 4, "hidden_size": 3584}}});
    assert_eq!(read(thinker).kv_heads, Some(4));
}

#[test]
fn an_encoder_has_no_kinds_of_layers_to_keep_anything_for() {
    for config in [
        json!({"model_type": "bert", "architectures": ["BertForMaskedLM"], "num_hidden_layers": 12}),
        json!({"model_type": "modernbert", "num_hidden_layers": 22, "sliding_window": 128}),
        json!({"architectures": ["RocketForSequenceClassification"], "num_hidden_layers": 22}),
        json!({"model_type": "clip", "text_config": {"num_hidden_layers": 12, "model_type": "clip_text_model"}}),
    ] {
        let found = read(config.clone());
        assert_eq!((found.stack, found.layer_kinds), (Some(Stack::Encoder), None), "{config}");
        assert_eq!(found.sliding_window, None);
    }
}

#[test]
fn a_family_that_reads_may_be_made_to_write() {
    let config = json!({"model_type": "bert", "is_decoder": true, "num_hidden_layers": 12});
    assert_eq!(read(config).stack, Some(Stack::Decoder));
}

#[test]
fn of_two_halves_the_one_that_writes_has_the_layers() {
    let whisper = read(json!({"is_encoder_decoder": true, "d_model": 1280, "encoder_layers": 32,
        "decoder_layers": 4, "decoder_attention_heads": 20}));
    assert_eq!((whisper.stack, whisper.layers), (Some(Stack::EncoderDecoder), Some(4)));
    assert_eq!((whisper.kv_heads, whisper.head_dim), (Some(20), Some(64)));
    let t5 = read(
        json!({"is_encoder_decoder": true, "d_model": 1024, "num_layers": 24, "num_heads": 16, "d_kv": 64}),
    );
    assert_eq!((t5.layers, t5.head_dim), (Some(24), Some(64)));
}

#[test]
fn what_only_the_digest_has_is_enough_to_tell_what_it_is() {
    let digest = json!({"architectures": ["MistralForCausalLM"], "model_type": "mistral"});
    assert_eq!(read(digest), Dimensions { stack: Some(Stack::Decoder), ..Dimensions::default() });
}

#[test]
fn diffusion_and_nothing_at_all_have_no_dimensions() {
    assert_eq!(dimensions(&json!({"_class_name": "FluxTransformer2DModel", "num_layers": 19})), None);
    assert_eq!(dimensions(&json!({"diffusers": {"_class_name": "StableDiffusionPipeline"}})), None);
    for nothing in [json!({}), json!([1]), json!(null), json!("llama"), json!({"hidden_size": 7})] {
        assert_eq!(dimensions(&nothing), None, "{nothing}");
    }
}

#[test]
fn absurd_numbers_are_refused() {
    let found = read(json!({"num_hidden_layers": 32, "hidden_size": 1e30, "num_attention_heads": -8,
        "num_key_value_heads": 99_999_999_999_u64, "head_dim": 0, "sliding_window": 1e30}));
    assert_eq!((found.hidden_size, found.attention_heads, found.kv_heads), (None, None, None));
    assert_eq!((found.head_dim, found.sliding_window), (None, None));
    assert_eq!(dimensions(&json!({"num_hidden_layers": 4_000_000_000_u64, "n_embd": 9})), None);
}
