//! Numbers of Chinese documents are written as the rules for official documents say: 国办发〔2023〕10号.
//!
//! GB/T 9704: the year in full, in 〔〕; the number without leading zeros and without 第.

use crate::facts::{Fact, read};
use crate::lang::Lang;
use crate::report::{Diagnostic, Report};
use crate::resolve::blocks::Block;
use crate::resolve::site::{Origin, Site};

pub(super) fn check(_: &Site, blocks: &[Block<'_>], report: &mut Report) {
    for block in blocks {
        for lang in [Lang::ZhHant, Lang::ZhHans] {
            let text = block.text.get(lang);
            if text.origin != Origin::Written {
                continue;
            }
            for found in read(text.as_str(), lang) {
                let Fact::Document { year, number } = found.fact else {
                    continue;
                };
                let written = &text.as_str()[found.range.clone()];
                let sign = if written.ends_with('號') { '號' } else { '号' };
                let right = format!("〔{year}〕{number}{sign}");
                // English quotations of a Chinese number are not ours to judge.
                if written == right || !written.ends_with(sign) {
                    continue;
                }
                let span = text.written.locate(found.range.clone());
                let message = format!("this document number is written `{written}`");
                report.add(
                    Diagnostic::warning("document-number-form", span.clone(), message)
                        .help(format!(
                            "write `{right}`; where the document prints it so, allow it with a reason"
                        ))
                        .fix(&span, written, &right),
                );
            }
        }
    }
}
