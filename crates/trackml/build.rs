//! Tells the program where the web app is built to, and builds a release anew when that has changed.

use std::env;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let package = env::var("CARGO_MANIFEST_DIR")?;
    // Without dots in it, also where the folder is not there yet: paths are compared with it.
    let dist = Path::new(&package).join("../..").canonicalize()?.join("web/dist").display().to_string();
    println!("cargo::rustc-env=WEB_DIST={dist}");
    println!("cargo::rerun-if-changed=build.rs");
    // A debug build reads the folder when it runs. To build it anew would change nothing, and take its time.
    if env::var("PROFILE")? == "release" {
        println!("cargo::rerun-if-changed={dist}");
    }
    Ok(())
}
