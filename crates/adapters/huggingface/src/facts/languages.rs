//! The languages of a model.

use super::tags::HubTags;
use crate::lenient::{Lenient, note};
use serde_json::Value;

/// The codes of ISO 639-1, by which the Hub's language tags are told from other short words.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The languages that the card names; without a card, those among the tags.
pub(super) fn of(card: &Value, tags: &HubTags) -> Vec<String> {
    if !card.is_object() {
        return tags.plain.iter().filter(|tag| is_code(tag)).cloned().collect();
    }
    let mut languages = Vec::new();
    for entry in card.entries("language") {
        // YAML reads Norwegian's unquoted `no` as "false".
        let norwegian = || (entry == &Value::Bool(false)).then(|| "no".to_owned());
        if let Some(language) = entry.as_line().or_else(norwegian) {
            note(&mut languages, language);
        }
    }
    languages
}

/// Whether a tag is a language's code.
pub(super) fn is_code(tag: &str) -> bool {
    tag == "multilingual" || (tag.len() == 2 && CODES.split_whitespace().any(|code| code == tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(card: Value, tags: &[&str]) -> Vec<String> {
        of(&card, &HubTags::of(&tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>()))
    }

    #[test]
    fn norwegian_is_a_language_though_yaml_denies_it() {
        assert_eq!(read(json!({"language": false}), &[]), ["no"]);
        assert_eq!(read(json!({"language": ["nl", false, true, 3]}), &[]), ["nl", "no"]);
    }

    #[test]
    fn without_a_card_the_tags_tell() {
        assert_eq!(
            read(json!(null), &["en", "t5", "tf", "multilingual", "zh"]),
            ["en", "multilingual", "zh"]
        );
        assert_eq!(read(json!({"license": "mit"}), &["cv"]), [""; 0]);
    }
}
