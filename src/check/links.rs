//! Links inside the site lead to something, and links out of it are of a kind that a page may have.

use crate::markdown::links::{Links, Target, links};
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Moved, Site};
use crate::source::Span;

pub(super) fn check(site: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for (lang, text) in block.text.written() {
            let known = Links { site, lang };
            for (range, target) in links(text.as_str()) {
                if known.href(&target).is_none() {
                    let span = text.written.locate(range);
                    let finding = finding(&target, span);
                    report.add(match renamed(site, &target) {
                        Some(now) => finding.help(format!("it was renamed: write `{now}`")),
                        None => finding,
                    });
                }
            }
        }
    }
}

/// The link that the author means, where it names something by a former name.
fn renamed(site: &Site, target: &Target) -> Option<String> {
    let now = |what: Moved, from: &str| {
        let moved = site
            .moves
            .iter()
            .find(|moved| moved.what == what && moved.from == from);
        moved.map(|moved| moved.to.as_str())
    };
    match target {
        Target::Policy(slug) => Some(format!("policy:{}", now(Moved::Policy, slug)?)),
        Target::Measure(slug, number) => Some(format!("measure:{}/{number}", now(Moved::Policy, slug)?)),
        Target::Clause(slug, id) => Some(format!("clause:{}/{id}", now(Moved::Policy, slug)?)),
        Target::Agency(id) => Some(format!("agency:{}", now(Moved::Agency, id)?)),
        Target::Page(slug) => Some(format!("page:{}", now(Moved::Page, slug)?)),
        _ => None,
    }
}

fn finding(target: &Target, span: Span) -> Diagnostic {
    let (what, help) = match target {
        Target::Refused(written) => {
            let message = format!("a page can't link to `{written}`");
            let help = "write `https://…`, `mailto:…`, `tel:…`, `#…`, or a place of this site: `policy:…`, `measure:…/3`, \
                        `clause:…/3.1`, `agency:…`, `page:…`";
            return Diagnostic::error("refused-link", span, message).help(help);
        }
        Target::Image(written) => {
            let message = format!("a page can't show the image `{written}`");
            let help = "content/ holds no images: say it in words, or link to where it can be seen: `[map](https://…)`";
            return Diagnostic::error("refused-image", span, message).help(help);
        }
        Target::Policy(slug) => (
            format!("no policy `{slug}`"),
            "policies are the folders in content/policies/",
        ),
        Target::Page(slug) => (
            format!("no page `{slug}`"),
            "pages are the files in content/pages/",
        ),
        Target::Agency(id) => (
            format!("no agency `{id}`"),
            "agencies are listed in content/agencies.yaml",
        ),
        Target::Measure(slug, number) => (
            format!("no measure {number} of `{slug}`"),
            "write the policy and the number: `measure:policy/3`",
        ),
        Target::Clause(slug, id) => (
            format!("no clause {id} of `{slug}`"),
            "write the policy and the clause: `clause:policy/3.1`",
        ),
        Target::Outside(written) | Target::Anchor(written) => {
            (format!("nothing at `{written}`"), "put it right")
        }
    };
    Diagnostic::error(
        "dead-link",
        span,
        format!("this link leads nowhere: there is {what}"),
    )
    .help(help)
    .presuming("content/")
}
