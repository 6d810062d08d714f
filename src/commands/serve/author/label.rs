//! What a text is called: "Clause 3.1", "Notice · title".
//!
//! In: the path of a text. Out: words for people. Never here: the text.

use anyhow::Result;

use crate::commands::serve::author::View;

impl View<'_> {
    /// The name of a text: its path, each part in words where there are words for it.
    pub(super) fn label(&self, path: &str) -> Result<String> {
        let parts: Vec<&str> = path.split('/').collect();
        // The policy or page is named by whoever lists its texts.
        let own = match parts.as_slice() {
            ["policies", _, own @ ..] => own,
            all => all,
        };
        let mut words = Vec::new();
        let mut at = 0;
        while let Some(part) = own.get(at) {
            let number = own.get(at + 1).filter(|next| is_number(next));
            words.push(match number {
                // `notes/2` is one thing.
                Some(number) if self.strings().has(&format!("part.{part}")) => {
                    at += 1;
                    format!("{} {number}", self.part(part)?)
                }
                _ => self.part(part)?,
            });
            at += 1;
        }
        words.retain(|word| !word.is_empty());
        Ok(words.join(" · "))
    }

    fn part(&self, part: &str) -> Result<String> {
        let key = format!("part.{part}");
        if self.strings().has(&key) {
            self.say(&key)
        } else if is_number(part) {
            self.fill("part.measure_n", &[("n", part)])
        } else if is_clause(part) {
            self.fill("part.clause_n", &[("n", part)])
        } else {
            Ok(part.to_owned())
        }
    }
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_clause(part: &str) -> bool {
    part.split_once('.')
        .is_some_and(|(measure, clause)| is_number(measure) && is_number(clause))
}
