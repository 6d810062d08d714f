//! Text → HTML.
//!
//! In: plain text. Out: text that can stand in an element or an attribute. Never here: mark-up in the input.

/// Writes a text so that no character of it is mark-up.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    push_escaped(&mut html, text);
    html
}

/// The same, at the end of what is there.
pub fn push_escaped(html: &mut String, text: &str) {
    let mut written = 0;
    // All five are one byte, which is never part of another character.
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(entity);
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

/// JSON for a `<script type="application/ld+json">`: no `<` of a text can end the element.
#[must_use]
pub fn json_in_script(json: &serde_json::Value) -> String {
    json.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_markup() {
        assert_eq!(
            escape(r#"<a href="x" title='y'>&</a>"#),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;"
        );
    }

    #[test]
    fn json_cannot_end_the_script_element() {
        let json = serde_json::json!({ "name": "</script><!--" });
        assert_eq!(
            json_in_script(&json),
            r#"{"name":"\u003c/script\u003e\u003c!--"}"#
        );
    }
}
