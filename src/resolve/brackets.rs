//! Who leads, who supports, as each language prints it: （市商务局牵头，各区政府、广州空港委配合）.
//!
//! In: roles with the names to print. Out: the pieces of the bracket. Never here: links, HTML.

use crate::lang::{Lang, PerLang};
use crate::resolve::site::{AgencyIndex, BracketPart, Role};

/// An agency as the bracket names it.
pub(super) struct Named {
    /// The agency.
    pub(super) agency: AgencyIndex,
    /// Its part.
    pub(super) role: Role,
    /// The name that is printed.
    pub(super) name: PerLang<String>,
}

/// The words around the names in one language.
struct Grammar {
    open: &'static str,
    close: &'static str,
    between_names: &'static str,
    between_roles: &'static str,
}

/// The bracket in every language; `None` where nobody is named.
pub(super) fn bracket(named: &[Named]) -> Option<PerLang<Vec<BracketPart>>> {
    (!named.is_empty()).then(|| PerLang::from_fn(|lang| in_language(named, lang)))
}

fn in_language(named: &[Named], lang: Lang) -> Vec<BracketPart> {
    let grammar = grammar(lang);
    let mut parts = Parts(vec![BracketPart::Words(grammar.open.to_owned())]);
    let mut first_role = true;
    for role in [Role::Lead, Role::Responsible, Role::Support] {
        let of_role: Vec<&Named> = named.iter().filter(|each| each.role == role).collect();
        if of_role.is_empty() {
            continue;
        }
        if !first_role {
            parts.words(grammar.between_roles);
        }
        first_role = false;
        let (before, after) = role_words(role, lang);
        parts.words(before);
        for (at, each) in of_role.iter().enumerate() {
            if at > 0 {
                parts.words(grammar.between_names);
            }
            parts
                .0
                .push(BracketPart::Agency(each.agency, each.name.get(lang).clone()));
        }
        parts.words(after);
    }
    // A name that ends with a full stop (Co., Ltd.) ends the sentence with it.
    let stop = parts.ends_with('.');
    parts.words(if stop {
        grammar.close.trim_start_matches('.')
    } else {
        grammar.close
    });
    parts.0
}

/// English separates names by semicolons, because some of them have commas of their own.
fn grammar(lang: Lang) -> Grammar {
    match lang {
        Lang::ZhHant | Lang::ZhHans => Grammar {
            open: "（",
            close: "）",
            between_names: "、",
            between_roles: "，",
        },
        Lang::En => Grammar {
            open: "(",
            close: ".)",
            between_names: "; ",
            between_roles: ". ",
        },
    }
}

/// What stands before and after the names of a role.
fn role_words(role: Role, lang: Lang) -> (&'static str, &'static str) {
    match (lang, role) {
        (Lang::ZhHans, Role::Lead) => ("", "牵头"),
        (Lang::ZhHant, Role::Lead) => ("", "牽頭"),
        (Lang::ZhHans | Lang::ZhHant, Role::Support) => ("", "配合"),
        (Lang::ZhHans, Role::Responsible) => ("", "负责"),
        (Lang::ZhHant, Role::Responsible) => ("", "負責"),
        (Lang::En, Role::Lead) => ("Lead: ", ""),
        (Lang::En, Role::Support) => ("Support: ", ""),
        (Lang::En, Role::Responsible) => ("Responsible: ", ""),
    }
}

/// Pieces in the making; neighbouring words become one piece.
struct Parts(Vec<BracketPart>);

impl Parts {
    fn ends_with(&self, end: char) -> bool {
        match self.0.last() {
            Some(BracketPart::Words(words) | BracketPart::Agency(_, words)) => words.ends_with(end),
            None => false,
        }
    }

    fn words(&mut self, words: &str) {
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some(BracketPart::Words(last)) => last.push_str(words),
            _ => self.0.push(BracketPart::Words(words.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(agency: usize, role: Role, zh: &str, en: &str) -> Named {
        let name = PerLang {
            zh_hant: zh.to_owned(),
            zh_hans: zh.to_owned(),
            en: en.to_owned(),
        };
        Named {
            agency: AgencyIndex(agency),
            role,
            name,
        }
    }

    fn text(parts: &[BracketPart]) -> String {
        parts
            .iter()
            .map(|part| match part {
                BracketPart::Words(words) | BracketPart::Agency(_, words) => words.as_str(),
            })
            .collect()
    }

    #[test]
    fn roles_stand_in_the_order_of_print() {
        let lead = || named(0, Role::Lead, "市商务局", "Commerce Bureau");
        let tax = || named(1, Role::Support, "市税务局", "Tax Service, State Administration");
        let port = || named(2, Role::Support, "市港务局", "Port Authority");
        let customs = || named(3, Role::Responsible, "广州海关", "Customs");
        for (named, hans, en) in [
            (vec![lead()], "（市商务局牵头）", "(Lead: Commerce Bureau.)"),
            (
                vec![lead(), tax(), port()],
                "（市商务局牵头，市税务局、市港务局配合）",
                "(Lead: Commerce Bureau. Support: Tax Service, State Administration; Port Authority.)",
            ),
            (
                vec![lead(), named(3, Role::Support, "电子口岸公司", "Port Co., Ltd.")],
                "（市商务局牵头，电子口岸公司配合）",
                "(Lead: Commerce Bureau. Support: Port Co., Ltd.)",
            ),
            (vec![customs()], "（广州海关负责）", "(Responsible: Customs.)"),
        ] {
            let bracket = bracket(&named).unwrap();
            assert_eq!(text(&bracket.zh_hans), hans);
            assert_eq!(text(&bracket.en), en);
        }
        assert!(bracket(&[]).is_none());
    }
}
