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
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
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
