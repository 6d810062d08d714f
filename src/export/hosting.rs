//! What a host must say with every file: the headers that protect readers, once, for every server.
//!
//! In: [`Site`]. Out: `_headers` and `_redirects`, which static hosts read (Netlify, Cloudflare Pages and others), and
//! [`SECURITY`] for the development server; deploy/ has the same for nginx and Caddy, and a test holds them together.
//! Never here: a rule for a single page.

use std::fmt::Write;

use anyhow::Result;

use crate::output::Output;
use crate::resolve::site::Site;

/// Headers of every answer, in the order in which they are written.
///
/// The policy allows what the pages need and nothing else: their own script, style, images and search files. No script in a
/// page, no style attribute, no other host, no frame around it; and no string may become mark-up by script, which ours never
/// tries. Its words also stand in the pages themselves, as far as a page can say them.
pub const SECURITY: [(&str, &str); 6] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    // For browsers that don't know frame-ancestors.
    ("X-Frame-Options", "DENY"),
    // What somebody searched for is nobody else's business; the search words are in the address.
    ("Referrer-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// For files with a hash of their content in the address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Where such files stand. `search/root.json` is no such file.
const HASHED: [&str; 3] = ["/assets/*", "/search/r-*", "/search/t-*"];

/// Adds both files.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    output.add("_headers", || Ok(headers().into_bytes()))?;
    output.add("_redirects", move || Ok(redirects(site).into_bytes()))
}

fn headers() -> String {
    let mut text = "# Made by gongbao; read by static hosts.\n/*\n".to_owned();
    for (name, value) in SECURITY {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for path in HASHED {
        let _ = writeln!(text, "{path}\n  Cache-Control: {FOR_EVER}");
    }
    // Programs on other sites may read the data; pages are nobody else's.
    text.push_str("/api/*\n  Access-Control-Allow-Origin: *\n");
    text
}

/// Addresses that lead nowhere are answered in their language.
fn redirects(site: &Site) -> String {
    let mut text = "# Made by gongbao; read by static hosts.\n".to_owned();
    for lang in &site.languages {
        let folder = lang.folder();
        let _ = writeln!(text, "/{folder}/* /{folder}/404.html 404");
    }
    text.push_str("/* /404.html 404\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed() {
        let (_, policy) = SECURITY[0];
        for word in ["unsafe", "http:", "https:", "*", "data:", "blob:"] {
            assert!(!policy.contains(word), "{word}");
        }
        assert!(policy.starts_with("default-src 'none'"));
    }
}
