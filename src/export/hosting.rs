//! What a host must say with every file: the headers that protect readers, once, for every server.
//!
//! In: [`Site`]. Out: `_headers` and `_redirects`, which static hosts read (Netlify, Cloudflare Pages and others), the redirects for nginx
//! and Caddy, and [`SECURITY`] for the development server; deploy/ has the same for nginx and Caddy, and a test holds them together.
//! Never here: a rule for a single page.

use std::fmt::Write;

use anyhow::Result;

use crate::output::Output;
use crate::resolve::site::{Move, Site};

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

/// Adds the files. Those for servers of one's own are there once something was renamed.
pub(super) fn add<'a>(site: &'a Site, output: &mut Output<'a>) -> Result<()> {
    output.add("_headers", || Ok(headers().into_bytes()))?;
    output.add("_redirects", move || Ok(redirects(site).into_bytes()))?;
    if !site.moves.is_empty() {
        output.add("_redirects.nginx", move || Ok(nginx(site).into_bytes()))?;
        output.add("_redirects.caddy", move || Ok(caddy(site).into_bytes()))?;
    }
    Ok(())
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

/// Former addresses lead on; addresses that lead nowhere are answered in their language.
fn redirects(site: &Site) -> String {
    let mut text = "# Made by gongbao; read by static hosts.\n".to_owned();
    let base = site.base_path();
    for (from, to) in moves(site) {
        let splat = if from.ends_with('/') {
            ("*", ":splat")
        } else {
            ("", "")
        };
        // Netlify shows the page that stands there unless the rule is forced. Cloudflare, which does not know the mark, passes
        // the first line over and takes the second.
        for code in ["301!", "301"] {
            let _ = writeln!(text, "{base}{from}{} {base}{to}{} {code}", splat.0, splat.1);
        }
    }
    for lang in &site.languages {
        let folder = lang.folder();
        let _ = writeln!(text, "/{folder}/* /{folder}/404.html 404");
    }
    text.push_str("/* /404.html 404\n");
    text
}

/// Every former address and the one that took its place: folders, which end with `/`, and files.
fn moves(site: &Site) -> Vec<(String, String)> {
    let of_one = |moved: &Move| {
        let folders: Vec<_> = site.languages.iter().map(|lang| moved.folders(*lang)).collect();
        folders.into_iter().chain(moved.data())
    };
    site.moves.iter().flat_map(of_one).collect()
}

/// The same for nginx: lines of a `map` from `$uri`. What follows the folder is taken over only as far as it can be in an address
/// of ours, because `$uri` is decoded and a line break in it would begin another header.
fn nginx(site: &Site) -> String {
    let mut text = "# Made by gongbao; included by deploy/nginx/conf.d/gongbao-maps.conf.\n".to_owned();
    let base = site.base_path();
    for (from, to) in moves(site) {
        let pattern = escape(&format!("{base}{from}"));
        let _ = if from.ends_with('/') {
            writeln!(
                text,
                "\"~^{pattern}(?<gongbao_rest>[0-9A-Za-z/._-]*)$\" {base}{to}$gongbao_rest;"
            )
        } else {
            writeln!(text, "\"~^{pattern}$\" {base}{to};")
        };
    }
    text
}

/// The same for Caddy: lines of a `map` from `{path}`.
fn caddy(site: &Site) -> String {
    let mut text = "# Made by gongbao; imported by deploy/Caddyfile.\n".to_owned();
    let base = site.base_path();
    for (from, to) in moves(site) {
        let pattern = escape(&format!("{base}{from}"));
        let _ = if from.ends_with('/') {
            writeln!(text, "~^{pattern}([0-9A-Za-z/._-]*)$ \"{base}{to}${{1}}\"")
        } else {
            writeln!(text, "~^{pattern}$ \"{base}{to}\"")
        };
    }
    text
}

/// A path as a regular expression that matches nothing else. Names are letters, digits and hyphens; the folder in which a
/// site stands may have a full stop.
fn escape(path: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '/' | '-' | '_');
    let mut escaped = String::new();
    for character in path.chars() {
        if !plain(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
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
