//! `gongbao diff POLICY`: what differs between two wordings of a policy, or between two policies.
//!
//! In: [`Diff`]. Out: the differing places in the order of the text. Never here: what a change means.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::Outcome;
use crate::commands::args::diff::{Diff, Format, TextAt};
use crate::commands::make::{load_options, require_site};
use crate::commands::terminal::{Terminal, count, refused};
use crate::lang::Lang;
use crate::load;
use crate::markdown::plain::plain;
use crate::markdown::quotation::quotation;
use crate::report::Report;
use crate::report::human::Style;
use crate::report::nearest::nearest;
use crate::report::pieces::{Piece, compare, is_only_writing, is_same};
use crate::resolve::site::{ClauseId, NotePlace, Policy, Site, Version};

/// Compares two texts.
pub(super) fn run(args: &Diff, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let mut report = Report::default();
    let options = load_options(&args.site.root, args.site.as_of, None);
    let Some(site) = load(&options, &mut report, &mut ())? else {
        return Ok(refused(&report, terminal));
    };
    let lang = args.lang.unwrap_or(site.source);
    let [before, after] = states(args, &site)?;
    let comparison = Comparison::of(before, after, lang);
    match args.format {
        Format::Human => terminal.print(comparison.human(terminal.style_of_output()))?,
        Format::Json => terminal.print(serde_json::to_string_pretty(&comparison)?)?,
    }
    Ok(Outcome::Fine)
}

/// A policy as it stands on a day.
struct State<'a> {
    text: Option<&'a Policy>,
    name: Name,
}

/// What a text is called.
#[derive(Debug, Clone, Serialize)]
struct Name {
    policy: String,
    /// First day of this wording.
    from: String,
    /// Whether it is the text as issued.
    as_issued: bool,
    /// Whether nothing is in force.
    repealed: bool,
}

fn states<'a>(args: &Diff, site: &'a Site) -> Result<[State<'a>; 2]> {
    let written_days = args.texts.iter().any(|text| text.day.is_some());
    if (written_days || args.texts.len() > 1) && (args.from.is_some() || args.to.is_some()) {
        bail!(
            "`--from` and `--to` stand beside one policy without a day; write POLICY@DATE POLICY@DATE, or take them out"
        );
    }
    match args.texts.as_slice() {
        [before, after] => Ok([state(site, before)?, state(site, after)?]),
        [only] => {
            let policy = find(site, &only.policy)?;
            let first = args.from.unwrap_or(Date::MIN);
            let last = args.to.or(only.day).unwrap_or(site.as_of);
            Ok([on(policy, first), on(policy, last)])
        }
        _ => bail!("name a policy, or two"),
    }
}

fn state<'a>(site: &'a Site, text: &TextAt) -> Result<State<'a>> {
    Ok(on(find(site, &text.policy)?, text.day.unwrap_or(site.as_of)))
}

fn find<'a>(site: &'a Site, slug: &str) -> Result<&'a Policy> {
    let slugs = || site.policies.iter().map(|policy| policy.slug.value.as_str());
    site.policy(slug).with_context(|| {
        let near = nearest(slug, slugs()).map(|near| format!("; did you mean `{near}`?"));
        format!(
            "there is no policy `{slug}` in content/policies/{}",
            near.unwrap_or_default()
        )
    })
}

/// The text of a day; before the first one, as issued.
fn on(policy: &Policy, day: Date) -> State<'_> {
    let version = policy.versions.iter().rev().find(|version| version.from <= day);
    let version = version.or(policy.versions.first());
    let is_end = version.is_some_and(Version::is_end);
    State {
        text: (!is_end).then(|| version.map_or(policy, |version| &version.text)),
        name: Name {
            policy: policy.slug.value.clone(),
            from: version
                .map_or(policy.validity.from, |version| version.from)
                .to_string(),
            as_issued: version.is_none_or(|version| version.changes.is_empty()),
            repealed: is_end,
        },
    }
}

/// Where something stands in a policy, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Part(NotePlace),
    /// A heading stands before the clauses of its measure, which begin with 1.
    Measure(ClauseId),
}

impl Place {
    fn name(self) -> String {
        match self {
            Place::Part(NotePlace::NoticeTitle) => "notice-title".to_owned(),
            Place::Part(NotePlace::Notice) => "notice".to_owned(),
            Place::Part(NotePlace::Preamble) => "preamble".to_owned(),
            Place::Part(_) => "title".to_owned(),
            Place::Measure(id) if id.clause == 0 => id.measure.to_string(),
            Place::Measure(id) => id.to_string(),
        }
    }
}

fn places(policy: Option<&Policy>, lang: Lang) -> BTreeMap<Place, String> {
    let mut places = BTreeMap::new();
    let Some(policy) = policy else { return places };
    for at in [
        NotePlace::NoticeTitle,
        NotePlace::Notice,
        NotePlace::Title,
        NotePlace::Preamble,
    ] {
        if let Some(text) = policy.part(at) {
            places.insert(Place::Part(at), plain(text.text(lang), lang));
        }
    }
    for measure in &policy.measures {
        let heading = ClauseId {
            measure: measure.number,
            clause: 0,
        };
        places.insert(Place::Measure(heading), measure.title.text(lang).to_owned());
        for clause in &measure.clauses {
            places.insert(Place::Measure(clause.id), quotation(clause, lang));
        }
    }
    places
}

/// What differs between two texts.
#[derive(Debug, Serialize)]
struct Comparison {
    before: Name,
    after: Name,
    lang: &'static str,
    /// Places that are the same.
    same: usize,
    differences: Vec<Difference>,
}

#[derive(Debug, Serialize)]
struct Difference {
    /// `3.1`; `3` for the heading of a measure; `notice-title`, `notice`, `title`, `preamble`.
    place: String,
    /// `changed`, `added`, `removed`, or `writing` where only script, width or form differ.
    kind: &'static str,
    before: Option<String>,
    after: Option<String>,
    #[serde(skip)]
    pieces: Vec<Piece>,
}

impl Comparison {
    fn of(before: State<'_>, after: State<'_>, lang: Lang) -> Self {
        let mut old = places(before.text, lang);
        let mut new = places(after.text, lang);
        let mut all: Vec<Place> = old.keys().chain(new.keys()).copied().collect();
        all.sort();
        all.dedup();
        let number = all.len();
        let pairs = all
            .into_iter()
            .map(|place| (place, old.remove(&place), new.remove(&place)));
        let differences: Vec<Difference> = pairs.filter_map(difference).collect();
        Comparison {
            before: before.name,
            after: after.name,
            lang: lang.key(),
            same: number - differences.len(),
            differences,
        }
    }

    fn human(&self, style: Style) -> String {
        let mut lines = vec![
            format!("{} → {}", self.before.words(), self.after.words()),
            String::new(),
        ];
        for difference in &self.differences {
            let remark = match difference.kind {
                "writing" => " (only script, width or form of characters)",
                "added" => " (added)",
                "removed" => " (taken out)",
                _ => "",
            };
            lines.push(format!("{}{remark}", painted(style, "1", &difference.place)));
            let text: String = difference
                .pieces
                .iter()
                .map(|piece| drawn(piece, style))
                .collect();
            lines.extend(text.lines().map(|line| format!("    {line}")));
            lines.push(String::new());
        }
        let differ = match self.differences.len() {
            0 => "no difference".to_owned(),
            1 => "1 place differs".to_owned(),
            number => format!("{number} places differ"),
        };
        lines.push(format!("{differ}, {} the same", count(self.same, "place")));
        lines.join("\n")
    }
}

impl Name {
    fn words(&self) -> String {
        let what = match (self.as_issued, self.repealed) {
            (_, true) => format!("repealed, from {}", self.from),
            (true, _) => "as issued".to_owned(),
            _ => format!("from {}", self.from),
        };
        format!("{} ({what})", self.policy)
    }
}

fn difference((place, before, after): (Place, Option<String>, Option<String>)) -> Option<Difference> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let pieces = compare(&text(&before), &text(&after));
    let kind = match (&before, &after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ if is_same(&pieces) => return None,
        _ if is_only_writing(&pieces) => "writing",
        _ => "changed",
    };
    Some(Difference {
        place: place.name(),
        kind,
        before,
        after,
        pieces,
    })
}

fn drawn(piece: &Piece, style: Style) -> String {
    let (before, after) = match piece {
        Piece::Same(words) => return words.clone(),
        Piece::Writing { before, after } | Piece::Changed { before, after } => (before, after),
    };
    let gone = if before.is_empty() {
        String::new()
    } else {
        changed(style, "31;9", ["[-", before, "-]"])
    };
    let new = if after.is_empty() {
        String::new()
    } else {
        changed(style, "32;4", ["{+", after, "+}"])
    };
    gone + &new
}

/// In colour on a terminal that has colours.
fn painted(style: Style, colour: &str, words: &str) -> String {
    match style {
        Style::Colour => format!("\x1b[{colour}m{words}\x1b[0m"),
        Style::Plain => words.to_owned(),
    }
}

/// In colour, or between brackets.
fn changed(style: Style, colour: &str, [open, words, close]: [&str; 3]) -> String {
    match style {
        // Each line by itself: a colour that goes on over the end of a line paints what stands before the next one.
        Style::Colour => words
            .split('\n')
            .map(|line| painted(style, colour, line))
            .collect::<Vec<_>>()
            .join("\n"),
        Style::Plain => [open, words, close].concat(),
    }
}
