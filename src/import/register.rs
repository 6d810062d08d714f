//! The bodies and terms that the site knows, and those that a notice adds.
//!
//! In: `agencies.yaml` and `glossary.yaml` as records; names as printed. Out: ids, known or proposed. Never here: roles,
//! a name that nobody has printed.

mod ids;
mod names;

use crate::import::shapes::plain;
use crate::lang::Lang;
use crate::model::agency::{AgencyRecord, Level};
use crate::model::glossary::{TermKind, TermRecord};
use crate::model::text::Written;

use crate::import::register::names::{key, without_place};

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id in `agencies.yaml`, or the proposed one.
    pub id: String,
    /// The name that brackets print.
    pub short: String,
    /// The formal name, where it is another.
    pub full: Option<String>,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Whose body it is.
    pub level: Level,
    /// Whether it stands for several.
    pub collective: bool,
    /// Whether it is not in `agencies.yaml` yet.
    pub is_proposed: bool,
    /// Its English name, where a bilingual source has one.
    pub english: Option<String>,
}

/// A term that records refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: TermKind,
    /// Its Chinese names, in Simplified characters without spaces; the first one is its name.
    pub names: Vec<String>,
    /// Whether it is not in `glossary.yaml` yet.
    pub is_proposed: bool,
}

/// How sure a name was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The name stands in the registry.
    Exact,
    /// The registry has another form of it.
    Variant,
    /// The registry has nothing like it.
    Proposed,
}

/// Everything that names may mean.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The bodies.
    pub bodies: Vec<Body>,
    /// The terms.
    pub terms: Vec<Term>,
    /// The place of the issuer, 广州市: 市商务局 is its bureau of commerce and no other's.
    place: String,
}

impl Register {
    /// What a site knows.
    #[must_use]
    pub fn of(agencies: &[AgencyRecord], terms: &[TermRecord]) -> Self {
        let terms = terms.iter().filter_map(|term| {
            let others = term.synonyms.iter().flat_map(chinese);
            Some(Term {
                id: term.id.as_ref()?.value.clone(),
                kind: term.kind,
                names: chinese(&term.name)
                    .into_iter()
                    .chain(others)
                    .map(|name| plain(&name))
                    .collect(),
                is_proposed: false,
            })
        });
        Register {
            bodies: agencies.iter().map(body).collect(),
            terms: terms.collect(),
            place: String::new(),
        }
    }

    /// Says whose document it is: the formal name of the issuer.
    pub fn set_issuer(&mut self, name: &str) {
        let name = plain(name);
        let end = ["省", "市", "自治区", "特别行政区", "自治州", "县"]
            .iter()
            .filter_map(|word| Some(name.find(word)? + word.len()))
            .min();
        self.place = end.map_or(String::new(), |end| name[..end].to_owned());
    }

    /// The body with this name, if there is one.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(usize, Match)> {
        let wanted = plain(name);
        let has = |body: &Body, name: &str| body.names().any(|each| plain(each) == name);
        if let Some(at) = self.bodies.iter().position(|body| has(body, &wanted)) {
            return Some((at, Match::Exact));
        }
        let keys: Vec<String> = self.keys(&wanted);
        let is_like = |body: &Body| {
            body.names()
                .any(|each| self.keys(&plain(each)).iter().any(|key| keys.contains(key)))
        };
        self.bodies
            .iter()
            .position(is_like)
            .map(|at| (at, Match::Variant))
    }

    /// The body with this name; one that nobody knows is proposed.
    pub fn body(&mut self, name: &str) -> (usize, Match) {
        if let Some((at, found)) = self.find(name) {
            let body = &mut self.bodies[at];
            if body.is_proposed && found == Match::Variant {
                // Two forms of one name in one notice: the shorter one is what brackets print.
                body.learn(name);
            }
            return (at, if body.is_proposed { Match::Proposed } else { found });
        }
        let taken = |id: &str| self.bodies.iter().any(|body| body.id == id);
        let level = ids::level(name);
        let id = ids::free(&ids::id(name, level, &self.place), taken);
        self.bodies.push(Body {
            id,
            short: name.to_owned(),
            full: None,
            aliases: Vec::new(),
            level,
            collective: plain(name).starts_with('各') || plain(name).starts_with("有关"),
            is_proposed: true,
            english: None,
        });
        (self.bodies.len() - 1, Match::Proposed)
    }

    /// The term of a kind whose name stands nearest before a place of a text in Simplified characters.
    #[must_use]
    pub fn term_in(&self, kind: TermKind, text: &str) -> Option<&Term> {
        let found = self
            .terms
            .iter()
            .filter(|term| term.kind == kind)
            .filter_map(|term| {
                let name = term.names.iter().filter(|name| name.chars().count() > 1);
                let place = name
                    .filter_map(|name| Some((text.rfind(name.as_str())? + name.len(), name.len())))
                    .max()?;
                Some((place, term))
            });
        found.max_by_key(|(place, _)| *place).map(|(_, term)| term)
    }

    /// The term of a kind with this name; one that nobody knows is proposed.
    pub fn term(&mut self, kind: TermKind, name: &str, id: &str) -> String {
        let wanted = plain(name);
        let known = self
            .terms
            .iter()
            .find(|term| term.kind == kind && term.names.contains(&wanted));
        if let Some(term) = known {
            return term.id.clone();
        }
        let taken = |id: &str| self.terms.iter().any(|term| term.id == id);
        let id = ids::free(id, taken);
        self.terms.push(Term {
            id: id.clone(),
            kind,
            names: vec![wanted],
            is_proposed: true,
        });
        id
    }

    /// The forms in which one name may be compared: with and without the place in front.
    fn keys(&self, name: &str) -> Vec<String> {
        let mut keys = vec![key(name)];
        keys.extend(without_place(name, &self.place).map(|rest| key(&rest)));
        keys.retain(|key| key.chars().count() > 1);
        keys
    }
}

impl Body {
    fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.full.iter().chain(&self.aliases);
        std::iter::once(&self.short).chain(others).map(String::as_str)
    }

    /// Whether the bracket may print this name.
    #[must_use]
    pub fn prints(&self, name: &str) -> bool {
        self.short == name || self.aliases.iter().any(|alias| alias == name)
    }

    fn learn(&mut self, name: &str) {
        if self.names().any(|each| each == name) {
            return;
        }
        let is_formal = name.chars().count() > self.short.chars().count();
        match (is_formal, &self.full) {
            (true, None) => self.full = Some(name.to_owned()),
            (false, None) => self.full = Some(std::mem::replace(&mut self.short, name.to_owned())),
            _ => self.aliases.push(name.to_owned()),
        }
    }
}

fn body(record: &AgencyRecord) -> Body {
    let names = chinese(&record.short);
    let full = record.full.as_ref().map(chinese).unwrap_or_default();
    let aliases = record.aliases.iter().flat_map(chinese);
    Body {
        id: record.id.value.clone(),
        short: names.first().cloned().unwrap_or_default(),
        full: full.first().cloned(),
        aliases: aliases.collect(),
        level: record.level,
        collective: record.collective,
        is_proposed: false,
        english: record.short.texts.en.as_ref().map(|text| text.value.clone()),
    }
}

/// A text in the Chinese scripts in which it was written.
fn chinese(text: &Written) -> Vec<String> {
    let written = [Lang::ZhHans, Lang::ZhHant]
        .into_iter()
        .filter_map(|lang| text.texts.get(lang).as_ref());
    written.map(|text| text.value.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn register() -> Register {
        let mut register = Register::default();
        for name in [
            "市商务局",
            "各区政府",
            "市人力资源社会保障局",
            "市发展改革委",
            "白云区政府",
            "国家外汇管理局广东省分局",
        ] {
            register.body(name);
        }
        register
            .bodies
            .iter_mut()
            .for_each(|body| body.is_proposed = false);
        register.set_issuer("广州市商务局");
        register
    }

    #[test]
    fn names_are_known_in_their_usual_forms() {
        for (name, id, expected) in [
            ("市商务局", 0, Match::Exact),
            ("市商務局", 0, Match::Exact),
            ("广州市商务局", 0, Match::Variant),
            ("各区人民政府", 1, Match::Variant),
            ("市人力资源和社会保障局", 2, Match::Variant),
            ("市人社局", 2, Match::Variant),
            ("市发展和改革委员会", 3, Match::Variant),
            ("市发改委", 3, Match::Variant),
            ("白云区人民政府", 4, Match::Variant),
            ("广州市白云区人民政府", 4, Match::Variant),
        ] {
            assert_eq!(register().find(name), Some((id, expected)), "{name}");
        }
        for name in ["深圳市商务局", "省商务厅", "市财政局", "黄埔区政府", "商务局长"]
        {
            assert_eq!(register().find(name), None, "{name}");
        }
    }

    #[test]
    fn a_name_that_nobody_knows_is_proposed_once() {
        let mut register = register();
        let (at, found) = register.body("广州市财政局");
        assert_eq!(found, Match::Proposed);
        assert_eq!(register.body("市财政局").0, at);
        let body = &register.bodies[at];
        assert_eq!(
            (body.id.as_str(), body.short.as_str(), body.full.as_deref()),
            ("finance", "市财政局", Some("广州市财政局"))
        );
        let government = register.body("广州市人民政府").0;
        assert_eq!(register.bodies[government].id, "government");
        let unknown = register.body("某某联席会议办公室").0;
        assert_eq!(
            register.bodies[unknown].id, "agency-2",
            "agency-1 is the district’s"
        );
    }
}
