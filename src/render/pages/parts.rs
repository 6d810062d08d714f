//! Pieces of context that several pages share.

use serde::Serialize;

use crate::render::pages::changes::{AbsentClause, ChangeMark, RepealView};
use crate::render::ready::Ready;

/// What `base.html` sees on every page, as `frame`.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// `lang` attribute: `zh-Hant-HK`.
    pub lang: &'static str,
    /// Folder of the language: `zh-hant`.
    pub folder: &'static str,
    /// Path of the home page in this language.
    pub home: Ready<String>,
    /// Path of the folder that holds the theme's files, with `/` at the end.
    pub assets: Ready<String>,
    /// Text of `<title>`.
    pub title: String,
    /// Text of the description.
    pub description: String,
    /// Full address of this page.
    pub canonical: String,
    /// This page in every language, and `x-default`.
    pub alternates: Vec<Alternate>,
    /// The language switcher; the link of the current language has `current`.
    pub languages: Vec<LanguageLink>,
    /// Name of the site.
    pub site_name: Ready<String>,
    /// Who answers for the site.
    pub publisher: Ready<String>,
    /// The publisher's address.
    pub publisher_url: Ready<Option<String>>,
    /// Main navigation.
    pub navigation: Ready<Vec<NavigationLink>>,
    /// The search.
    pub search: Ready<NavigationLink>,
    /// Path of what a browser reads to add the search.
    pub opensearch: Ready<String>,
    /// From the home page down to this page; the last one has no address. Empty on the home page.
    pub breadcrumbs: Vec<Crumb>,
    /// Links in the foot of the page.
    pub footer: Ready<Vec<Link>>,
    /// Feeds and calendars of this page and of the site, for programs.
    pub feeds: Ready<Vec<FeedLink>>,
    /// The page about data.
    pub data: Ready<Link>,
    /// Path of the Atom feed in this language.
    pub feed: Ready<String>,
    /// "Content as of 24 November 2026", ready to print.
    pub as_of: Ready<String>,
    /// "The Chinese text prevails …", ready to print; nothing on a site without a translation.
    pub prevails: Ready<Option<String>>,
    /// Open Graph type: `website` or `article`.
    pub kind: &'static str,
    /// `robots` directive, where the page is not to be indexed.
    pub robots: Option<&'static str>,
    /// On top of every page of a policy that is repealed, or will be.
    pub repeal: Option<RepealView>,
    /// JSON-LD of the page, already escaped for a `<script type="application/ld+json">`.
    pub json_ld: Option<String>,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// `zh-Hant`, `zh-Hans`, `en`, `x-default`.
    pub hreflang: &'static str,
    /// Full address.
    pub href: String,
}

/// A link of the language switcher.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// `lang` attribute of the language.
    pub lang: &'static str,
    /// Short label in the language itself: 繁, 简, EN.
    pub label: String,
    /// Its full name in the language itself: 繁體中文.
    pub name: String,
    /// Path of this page in that language.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
}

/// A link of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavigationLink {
    /// Words.
    pub label: String,
    /// Path.
    pub href: String,
    /// Whether the reader is on that page or below it.
    pub current: bool,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Words.
    pub label: String,
    /// Path or address.
    pub href: String,
}

/// A feed or calendar.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLink {
    /// Media type: `application/atom+xml`, `application/feed+json`, `text/calendar`.
    pub kind: &'static str,
    /// What it is: "Atom".
    pub label: String,
    /// What it is about.
    pub title: String,
    /// Path.
    pub href: String,
}

/// A step of the breadcrumbs.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// Words.
    pub label: String,
    /// Path; none for the page itself.
    pub href: Option<String>,
}

/// A title, as text and as HTML that breaks between words only.
#[derive(Debug, Clone, Serialize)]
pub struct Title {
    /// Plain text.
    pub text: String,
    /// Safe HTML: text with `<wbr>` and non-breaking hyphens.
    pub html: String,
}

/// Status of a policy, said in words and again as data for the script that counts the reader's days.
#[derive(Debug, Clone, Serialize)]
pub struct StatusLine {
    /// `upcoming`, `in-force`, `expiring` (90 days or fewer left) or `expired`: for the class and the sign.
    pub state: &'static str,
    /// "In force": the word alone.
    pub word: String,
    /// "until 5 March 2027": the date in words.
    pub until: Option<String>,
    /// "102 days left": counted on the site's day.
    pub days: Option<String>,
    /// First day in force: `2024-03-06`.
    pub from_date: String,
    /// Last day in force: `2027-03-05`.
    pub last_date: Option<String>,
    /// What stands for `word` once the last day has passed: "Repealed" where a repeal set it.
    pub expired_word: String,
    /// What stands for `until` once an upcoming policy is in force.
    pub until_then: Option<String>,
    /// The last day for a calendar, while it is ahead.
    pub calendar: Option<Link>,
}

/// A date as printed and as data.
#[derive(Debug, Clone, Serialize)]
pub struct DateText {
    /// `2024-03-06`.
    pub iso: String,
    /// "6 March 2024".
    pub text: String,
}

/// One fact of the panel "at a glance".
#[derive(Debug, Clone, Serialize)]
pub struct GlanceFact {
    /// Which one: `cap`, `ratio`, `who`, `ask`, `until`, `under`. For the class.
    pub kind: &'static str,
    /// Small words above: "Up to".
    pub label: String,
    /// The large words before the unit: "CNY 1", "50", "Enterprises".
    pub value: String,
    /// The unit, set smaller: "million", "万元", "%".
    pub unit: Option<String>,
    /// Small words below: "per enterprise per year".
    pub condition: Option<String>,
    /// Path to go to, where there is one.
    pub href: Option<String>,
}

/// A row of the contents beside a text: one measure.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsRow {
    /// Number as the language prints it in lists: 三, 3.
    pub numeral: String,
    /// A few words.
    pub short_title: String,
    /// Path of its page, or of its section on the same page.
    pub href: String,
    /// Whether this is the page that the reader is on.
    pub current: bool,
}

/// A measure in a list of measures.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureRow {
    /// Number as the language prints it in lists: 三, 3.
    pub numeral: String,
    /// The heading.
    pub title: Title,
    /// What it brings, in a line: "Subsidy · up to 50%, CNY 1 million a year".
    pub gist: String,
    /// What it means in one sentence; ours, not official.
    pub summary: Option<String>,
    /// Path of its page.
    pub href: String,
}

/// A paragraph or block of the official text: one clause, or several that run on in one paragraph.
#[derive(Debug, Clone, Serialize)]
pub struct Passage {
    /// The clauses in it.
    pub clauses: Vec<ClauseView>,
    /// Whether the clauses run on in one paragraph: then each is a `<span>` in one `<p>`.
    pub run_on: bool,
    /// Instead of clauses: one that is not in force, and why.
    pub absent: Option<AbsentClause>,
}

/// A clause as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseView {
    /// `3.1`: for `data-clause` and the number in the margin.
    pub id: String,
    /// `c3-1`.
    pub anchor: String,
    /// Official HTML: block content with the bracket at the end of the last paragraph; inline content in a run-on passage.
    pub html: String,
    /// Address of the clause's own anchor on the measure page.
    pub href: String,
    /// "Clause 3.1", for screen readers and tooltips.
    pub label: String,
    /// Said beside a translation whose original has changed since.
    pub outdated: Option<OutdatedView>,
    /// What became of it after it was issued, and what will.
    pub changes: Vec<ChangeMark>,
}

/// That a translation is older than its original.
#[derive(Debug, Clone, Serialize)]
pub struct OutdatedView {
    /// "The Chinese of this clause was changed after …".
    pub text: String,
    /// The language of the original, for the link: `zh-Hans-CN`.
    pub lang: &'static str,
    /// To the original, at the same place.
    pub original: Link,
}

/// A note in the margin.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// What it is called.
    pub title: String,
    /// Where it belongs: "Clause 7.1", "Title of the notice".
    pub place: Option<Link>,
    /// "As printed", and the words.
    pub printed: Option<String>,
    /// What is known.
    pub known: String,
    /// Why it is said.
    pub why: Option<String>,
    /// Where it was read.
    pub source: Option<SourceView>,
}

/// Where something was read.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Title.
    pub title: String,
    /// Its date.
    pub date: Option<DateText>,
    /// Its address.
    pub url: Option<String>,
    /// How much of it was read.
    pub read: Option<String>,
}

/// A round of application.
#[derive(Debug, Clone, Serialize)]
pub struct RoundView {
    /// `round-brand-2024`: anchor on the measure page.
    pub anchor: String,
    /// "Brand going global, 2024".
    pub title: String,
    /// Path of the round on the page of its measure.
    pub href: String,
    /// Clause: `3.1`.
    pub clause: Link,
    /// Date of the guide.
    pub issued: Option<DateText>,
    /// Date by which the districts report.
    pub districts_report_by: Option<DateText>,
    /// `closed` (the date has passed), `open`, `unknown` (no date known), `none` (no guide found): on the site's day.
    pub state: &'static str,
    /// The state in words.
    pub state_word: String,
    /// The days of the round for a calendar, while the round is open.
    pub calendar: Option<Link>,
    /// Telephone numbers with `tel:` addresses.
    pub telephone: Vec<Link>,
    /// Where one applies.
    pub apply_through: Option<String>,
    /// Who may apply.
    pub who: Option<String>,
    /// Conditions as far as known.
    pub conditions: Vec<String>,
    /// What is not known.
    pub unknown: Option<String>,
    /// Where it was read.
    pub source: Option<SourceView>,
}

/// An agency in a list: who it is and what it does here.
#[derive(Debug, Clone, Serialize)]
pub struct AgencyView {
    /// Id.
    pub id: String,
    /// Short name.
    pub name: String,
    /// Formal name, where it is another one.
    pub full: Option<String>,
    /// Path of its page.
    pub href: String,
    /// Its part in words: "leads", "supports"; empty where it plays none here.
    pub role: String,
    /// `lead`, `support`, `responsible` or empty: for the class.
    pub role_kind: &'static str,
    /// "Municipal", ready to print.
    pub level: String,
}

/// A document that the text names.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentView {
    /// Title with the marks of the language: 《…》, italics are the theme's.
    pub title: String,
    /// Its number.
    pub document_number: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// An event of the history.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// Anchor: `issued`.
    pub anchor: String,
    /// When.
    pub date: DateText,
    /// What.
    pub title: String,
    /// Safe HTML.
    pub html: Option<String>,
    /// The clauses.
    pub clauses: Vec<Link>,
    /// Where it was read.
    pub source: Option<SourceView>,
    /// The policy.
    pub policy: Link,
    /// What differs, where the event changed the text.
    pub difference: Option<Link>,
}
