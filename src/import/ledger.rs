//! The account of an import: what became of every character of the source.
//!
//! In: stretches, and what each became. Out: [`Account`]. Never here: reading a text; a character that is in no entry.

use serde::Serialize;

use crate::import::manuscript::Manuscript;
use crate::import::traced::Traced;

/// What became of a character. White space is not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has taken it yet.
    Open,
    /// It stands in a field of the records.
    Field,
    /// The site prints it by itself: a number, the words of a bracket.
    Printed,
    /// It is not of the text; the report shows it.
    LeftOut,
}

/// The account, for people and programs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// What the file was.
    pub format: String,
    /// How many lines it has; paragraphs where the format has paragraphs.
    pub lines: usize,
    /// Each field, and the lines from which it was read.
    pub understood: Vec<Understood>,
    /// What somebody should look at.
    pub doubtful: Vec<Doubt>,
    /// What has no place in the records.
    pub left_out: Vec<LeftOut>,
    /// The bodies that the text names.
    pub bodies: Vec<NamedBody>,
    /// What the file holds beside text.
    pub remarks: Vec<String>,
    /// The text of each line that is named above, by number.
    pub counted: Counted,
}

/// How many characters went where; together they are all characters of the source that are no white space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// In fields.
    pub fields: usize,
    /// Printed by the site itself.
    pub printed: usize,
    /// Left out.
    pub left_out: usize,
}

/// A field that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Understood {
    /// Its name: `title`, `3.1.lead`.
    pub field: String,
    /// Its value.
    pub value: String,
    /// First and last line in the source.
    pub lines: [usize; 2],
}

/// Something that a person should decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The line in the source; zero where it is about the whole.
    pub line: usize,
    /// What is in doubt.
    pub what: String,
    /// What to do.
    pub advice: String,
}

/// A stretch that is in no field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// First and last line in the source.
    pub lines: [usize; 2],
    /// Its text.
    pub text: String,
    /// Why.
    pub why: String,
}

/// A body, and how it was matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedBody {
    /// The name as the site's script writes it.
    pub name: String,
    /// The id.
    pub id: String,
    /// `known`, `variant` (the registry has another form of the name) or `proposed`.
    pub state: &'static str,
}

/// Keeps the account while records are made.
pub struct Ledger<'a> {
    manuscript: &'a Manuscript,
    fates: Vec<Fate>,
    account: Account,
}

impl<'a> Ledger<'a> {
    /// Opens the account of a manuscript.
    #[must_use]
    pub fn new(manuscript: &'a Manuscript) -> Self {
        Ledger {
            manuscript,
            fates: vec![Fate::Open; manuscript.text.len()],
            account: Account {
                format: manuscript.format.clone(),
                lines: manuscript.lines.len(),
                remarks: manuscript.remarks.clone(),
                ..Account::default()
            },
        }
    }

    /// The text that is accounted for.
    #[must_use]
    pub fn manuscript(&self) -> &'a Manuscript {
        self.manuscript
    }

    /// Says that a stretch became a field.
    pub fn field(&mut self, field: impl Into<String>, value: impl Into<String>, text: &Traced) {
        self.settle(text, Fate::Field);
        self.read(field, value, text);
    }

    /// Says what else was read out of a stretch that is in a field already.
    pub fn read(&mut self, field: impl Into<String>, value: impl Into<String>, text: &Traced) {
        let entry = Understood {
            field: field.into(),
            value: value.into(),
            lines: self.lines(text),
        };
        self.account.understood.push(entry);
    }

    /// Says that the site prints a stretch by itself.
    pub fn printed(&mut self, text: &Traced) {
        self.settle(text, Fate::Printed);
    }

    /// Says that a stretch is in no field. Where a part of it is, only the rest is shown.
    pub fn leave_out(&mut self, text: &Traced, why: impl Into<String>) {
        let rest = text
            .filter(|at, _| self.fates.get(text.places()[at]) == Some(&Fate::Open))
            .trim();
        if rest.is_empty() {
            return;
        }
        self.settle(&rest, Fate::LeftOut);
        let entry = LeftOut {
            lines: self.lines(&rest),
            text: rest.text(),
            why: why.into(),
        };
        self.account.left_out.push(entry);
    }

    /// Says that somebody should look.
    pub fn doubt(&mut self, text: Option<&Traced>, what: impl Into<String>, advice: impl Into<String>) {
        let line = text.map_or(0, |text| self.lines(text)[0]);
        let doubt = Doubt {
            line,
            what: what.into(),
            advice: advice.into(),
        };
        if !self.account.doubtful.contains(&doubt) {
            self.account.doubtful.push(doubt);
        }
    }

    /// Notes a body.
    pub fn body(&mut self, body: NamedBody) {
        if !self.account.bodies.contains(&body) {
            self.account.bodies.push(body);
        }
    }

    /// First and last line of a text.
    #[must_use]
    pub fn lines(&self, text: &Traced) -> [usize; 2] {
        let places = text.places();
        let first = places
            .iter()
            .min()
            .map_or(0, |place| self.manuscript.line_of(*place));
        let last = places
            .iter()
            .max()
            .map_or(0, |place| self.manuscript.line_of(*place));
        [first, last]
    }

    /// Closes the account: what nobody took is left out, line by line, and counted.
    #[must_use]
    pub fn close(mut self) -> Account {
        for line in &self.manuscript.lines {
            let whole = self.manuscript.traced(&line.range);
            // The strokes between the cells of a Markdown table are in no cell.
            let strokes = whole.filter(|at, letter| {
                letter == '|' && self.fates.get(whole.places()[at]) == Some(&Fate::Open)
            });
            self.settle(&strokes, Fate::Printed);
            self.leave_out(&whole, "not understood");
        }
        let letters = self
            .manuscript
            .text
            .char_indices()
            .filter(|(_, letter)| !letter.is_whitespace());
        for (place, _) in letters {
            match self.fates[place] {
                Fate::Field => self.account.counted.fields += 1,
                Fate::Printed => self.account.counted.printed += 1,
                Fate::LeftOut | Fate::Open => self.account.counted.left_out += 1,
            }
        }
        self.account.understood.sort_by_key(|entry| entry.lines[0]);
        self.account.left_out.sort_by_key(|entry| entry.lines);
        self.account.doubtful.sort_by_key(|doubt| doubt.line);
        self.account
    }

    fn settle(&mut self, text: &Traced, fate: Fate) {
        for place in text.places() {
            if let Some(known) = self.fates.get_mut(*place) {
                // A field is the best that can become of a character.
                if *known != Fate::Field {
                    *known = fate;
                }
            }
        }
    }
}
