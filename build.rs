//! Builds again when a file joins or leaves the built-in theme, which `include_dir!` alone does not notice.

fn main() {
    println!("cargo:rerun-if-changed=themes/civic");
    println!("cargo:rerun-if-changed=build.rs");
}
