//! Issued, in force from, in force until: what the text says about its own days.
//!
//! In: signature, brackets below the title, the last measures. Out: dates of [`Draft`]. Never here: today's date.

use jiff::civil::Date;

use crate::facts::{self, Fact, Found};
use crate::import::draft::{Draft, Validity};
use crate::import::records::Clerk;
use crate::import::shapes::{date, plain};
use crate::import::structure::Structure;
use crate::import::traced::Traced;
use crate::lang::Lang;

/// Reads the dates.
pub(super) fn dates(structure: &Structure, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    if let Some(text) = &structure.signature.date {
        draft.issued = date(&text.text());
        if let Some(day) = draft.issued {
            clerk.ledger.field("issued", day.to_string(), text);
        }
    }
    for (field, text) in &structure.metadata {
        if *field == "issued" && draft.issued.is_none() {
            draft.issued = date(&text.text());
            if let Some(day) = draft.issued {
                clerk.ledger.field("issued", day.to_string(), text);
            }
        }
    }
    let texts = structure
        .preamble
        .iter()
        .chain(structure.notice.iter().flat_map(|notice| &notice.body));
    let parts = structure.measures.iter().flat_map(|part| {
        std::iter::once(&part.head).chain(part.body.iter().map(|paragraph| &paragraph.text))
    });
    for text in texts.chain(parts) {
        read(text, clerk, draft);
    }
    if draft.issued.is_none() {
        clerk.ledger.doubt(
            None,
            "no date of issue was found",
            "write `issued` into policy.yaml",
        );
    }
}

/// What one paragraph says about the days of the policy.
fn read(text: &Traced, clerk: &mut Clerk<'_, '_>, draft: &mut Draft) {
    let words = plain(&text.text());
    if ![
        "施行",
        "实施",
        "有效期",
        "公布",
        "执行",
        "通过",
        "生效",
        "失效",
        "试行",
    ]
    .iter()
    .any(|word| words.contains(word))
    {
        return;
    }
    for found in facts::read(&words, Lang::ZhHans) {
        match found.fact {
            Fact::Date(day) => read_day(day, &found, &words, text, clerk, draft),
            Fact::Years(years) => {
                let before = &words[..found.range.start];
                let is_period = [
                    "有效期",
                    "有效期为",
                    "有效期限",
                    "有效期限为",
                    "有效期暂定",
                    "试行期",
                    "试行期为",
                    "试行",
                    "执行期限",
                ]
                .iter()
                .any(|word| before.ends_with(word));
                if is_period && draft.validity.is_none() {
                    draft.validity = Some(Validity::Years(years));
                    clerk.ledger.read("validity", format!("{years} years"), text);
                }
            }
            _ => {}
        }
    }
}

fn read_day(
    day: Date,
    found: &Found,
    words: &str,
    text: &Traced,
    clerk: &mut Clerk<'_, '_>,
    draft: &mut Draft,
) {
    let before = &words[..found.range.start];
    let behind = &words[found.range.end..];
    let sentence = behind.split(['。', '；', '，']).next().unwrap_or_default();
    let starts = behind.starts_with('起')
        && ["施行", "实施", "执行", "生效", "有效"]
            .iter()
            .any(|word| sentence.contains(word));
    if starts && before.ends_with(['自', '于', '从']) && draft.effective.is_none() {
        draft.effective = Some(day);
        clerk.ledger.read("effective", day.to_string(), text);
    } else if [
        "有效期至",
        "有效期截至",
        "有效至",
        "有效期到",
        "执行至",
        "实施至",
        "施行至",
        "起至",
        "日至",
    ]
    .iter()
    .any(|word| before.ends_with(word))
        && draft.validity.is_none()
    {
        draft.validity = Some(Validity::Until(day));
        clerk.ledger.read("validity", day.to_string(), text);
    } else if draft.issued.is_none()
        && words.starts_with('（')
        && (sentence.contains("公布") || sentence.contains("发布") || sentence.contains("通过"))
    {
        let verb = ["公布", "发布", "通过"]
            .into_iter()
            .filter_map(|verb| Some((sentence.find(verb)?, verb)))
            .min();
        let is_issued = verb.is_some_and(|(_, verb)| verb != "通过")
            || !(words.contains("公布") || words.contains("发布"));
        if is_issued {
            draft.issued = Some(day);
            clerk.ledger.read("issued", day.to_string(), text);
        }
    }
}
