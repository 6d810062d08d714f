//! iCalendar (RFC 5545), as much of it as all-day events need.
//!
//! In: [`Calendar`]. Out: bytes: lines of at most 75 octets that end with CR LF. Never here: what an event is about.

use jiff::ToSpan;
use jiff::civil::Date;

/// A line is folded so that no part of it is longer, its line break not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar.
pub(super) struct Calendar {
    /// What a program calls it.
    pub(super) name: String,
    /// Language of its texts: `zh-Hant-HK`.
    pub(super) language: &'static str,
    /// Where it stands.
    pub(super) url: String,
    /// Its events; at least one, as the standard wants.
    pub(super) events: Vec<Event>,
}

/// Something that happens on one day.
pub(super) struct Event {
    /// Name in the whole world; never changes.
    pub(super) uid: String,
    /// The day.
    pub(super) day: Date,
    /// The day on which it became known: a calendar wants to know when an event was made, and a clock would make the
    /// same content come out differently each time.
    pub(super) known: Date,
    /// In a few words.
    pub(super) summary: String,
    /// In a sentence.
    pub(super) description: String,
    /// Where to read on.
    pub(super) url: String,
}

/// Writes a calendar.
pub(super) fn calendar(calendar: &Calendar) -> Vec<u8> {
    let mut lines = Lines(String::new());
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//gongbao//gongbao//EN");
    lines.raw("CALSCALE", "GREGORIAN");
    // NAME is the standard's (RFC 7986), the other one what most programs read.
    lines.text("NAME", &calendar.name);
    lines.text("X-WR-CALNAME", &calendar.name);
    lines.raw("SOURCE;VALUE=URI", &calendar.url);
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    for event in &calendar.events {
        lines.event(event, calendar.language);
    }
    lines.raw("END", "VCALENDAR");
    lines.0.into_bytes()
}

/// Lines in the making.
struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event, language: &str) {
        let after = event.day.checked_add(1.day()).unwrap_or(event.day);
        self.raw("BEGIN", "VEVENT");
        self.raw("UID", &one_line(&event.uid));
        self.raw("DTSTAMP", &format!("{}T000000Z", compact(event.known)));
        self.raw("DTSTART;VALUE=DATE", &compact(event.day));
        // The end is the first day after it.
        self.raw("DTEND;VALUE=DATE", &compact(after));
        self.text(&format!("SUMMARY;LANGUAGE={language}"), &event.summary);
        self.text(
            &format!("DESCRIPTION;LANGUAGE={language}"),
            &format!("{}\n{}", event.description, event.url),
        );
        self.raw("URL", &one_line(&event.url));
        // Nobody is busy because a policy ends.
        self.raw("TRANSP", "TRANSPARENT");
        self.raw("END", "VEVENT");
    }

    fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &escaped(value));
    }

    /// A line whose value is written already.
    fn raw(&mut self, name: &str, value: &str) {
        let mut room = LONGEST_LINE;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if character.len_utf8() > room {
                self.0.push_str("\r\n ");
                // The space at the beginning counts.
                room = LONGEST_LINE - 1;
            }
            room -= character.len_utf8();
            self.0.push(character);
        }
        self.0.push_str("\r\n");
    }
}

/// A text in which nothing ends the line or the value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push_str("\\n"),
            // No other control character may stand in a text.
            control if control.is_control() && control != '\t' => {}
            plain => escaped.push(plain),
        }
    }
    escaped
}

fn one_line(value: &str) -> String {
    value
        .chars()
        .filter(|character| !character.is_control())
        .collect()
}

fn compact(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn line(name: &str, value: &str) -> String {
        let mut lines = Lines(String::new());
        lines.text(name, value);
        lines.0
    }

    #[test]
    fn texts_end_neither_line_nor_value() {
        for (text, expected) in [
            ("one; two, three", "X:one\\; two\\, three\r\n"),
            ("C:\\new", "X:C:\\\\new\r\n"),
            ("a\nb\r\nc\rd", "X:a\\nb\\nc\\nd\r\n"),
            ("a\r\nEND:VEVENT", "X:a\\nEND:VEVENT\r\n"),
            ("bell\u{7}", "X:bell\r\n"),
            ("到2027年3月5日", "X:到2027年3月5日\r\n"),
        ] {
            assert_eq!(line("X", text), expected);
        }
    }

    #[test]
    fn lines_are_folded_between_characters() {
        for text in [
            "策".repeat(100),
            "a".repeat(200),
            format!("a{}", "𠮷é".repeat(60)),
        ] {
            let folded = line("SUMMARY", &text);
            let lines: Vec<&str> = folded.trim_end().split("\r\n").collect();
            assert!(lines.len() > 1);
            for line in &lines {
                assert!(line.len() <= LONGEST_LINE, "{}: {line}", line.len());
            }
            assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
            assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
        // 75 octets need no fold, 76 do.
        assert_eq!(line("X", &"a".repeat(73)).matches("\r\n").count(), 1);
        assert_eq!(line("X", &"a".repeat(74)).matches("\r\n").count(), 2);
    }

    #[test]
    fn an_event_is_a_whole_day() {
        let made = calendar(&Calendar {
            name: "Dates".into(),
            language: "en",
            url: "https://gongbao.example/en/calendar.ics".into(),
            events: vec![Event {
                uid: "cbec.last-day@gongbao.example".into(),
                day: date(2024, 2, 29),
                known: date(2021, 3, 1),
                summary: "Last day".into(),
                description: "In force.".into(),
                url: "https://gongbao.example/en/policies/cbec/".into(),
            }],
        });
        let made = String::from_utf8(made).unwrap();
        for expected in [
            "BEGIN:VEVENT\r\nUID:cbec.last-day@gongbao.example\r\nDTSTAMP:20210301T000000Z\r\n",
            "DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n",
            "SUMMARY;LANGUAGE=en:Last day\r\n",
        ] {
            assert!(made.contains(expected), "{made}");
        }
        assert!(made.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }
}
