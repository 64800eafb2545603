//! The Hub's licence ids with their classes, written out by hand against the catalogue.

use super::{License, LicenseClass, known_licenses};
use std::collections::BTreeMap;

const PERMISSIVE: &str = "apache-2.0 mit afl-3.0 artistic-2.0 bsl-1.0 bsd bsd-2-clause bsd-3-clause \
    bsd-3-clause-clear c-uda cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cdla-permissive-1.0 \
    cdla-permissive-2.0 wtfpl ecl-2.0 isc ms-pl ncsa ofl-1.1 postgresql unlicense zlib pddl odc-by etalab-2.0 \
    openmdw-1.0 openmdw-1.1";
const COPYLEFT: &str = "agpl-3.0 gpl gpl-2.0 gpl-3.0 lgpl lgpl-2.1 lgpl-3.0 lgpl-lr gfdl mpl-2.0 epl-1.0 epl-2.0 \
    eupl-1.1 eupl-1.2 osl-3.0 lppl-1.3c odbl cdla-sharing-1.0 cc-by-sa-3.0 cc-by-sa-4.0";
const NON_COMMERCIAL: &str = "cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 \
    cc-by-nc-sa-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 fair-noncommercial-research-license h-research intel-research \
    apple-amlr deepfloyd-if-license";
const CUSTOM_TERMS: &str = "openrail openrail++ bigscience-openrail-m creativeml-openrail-m \
    bigscience-bloom-rail-1.0 bigcode-openrail-m llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 gemma \
    grok2-community apple-ascl";
const NO_DERIVATIVES: &str = "cc-by-nd-4.0";
const UNKNOWN: &str = "cc unknown other";

#[test]
fn every_id_of_the_hub_has_its_class_and_no_other_is_known() {
    let expected: BTreeMap<&str, LicenseClass> = [
        (PERMISSIVE, LicenseClass::Permissive),
        (COPYLEFT, LicenseClass::Copyleft),
        (NON_COMMERCIAL, LicenseClass::NonCommercial),
        (CUSTOM_TERMS, LicenseClass::CustomTerms),
        (NO_DERIVATIVES, LicenseClass::NoDerivatives),
        (UNKNOWN, LicenseClass::Unknown),
    ]
    .into_iter()
    .flat_map(|(ids, class)| ids.split_whitespace().map(move |id| (id, class)))
    .collect();
    assert_eq!(expected.len(), 83);
    assert_eq!(known_licenses().collect::<BTreeMap<_, _>>(), expected);
    for (id, class) in expected {
        assert_eq!(License::parse(&id.to_uppercase()).unwrap().class(), class, "{id}");
    }
}
