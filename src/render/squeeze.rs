//! A style sheet without what only its authors read.
//!
//! In: CSS. Out: the same rules without comments, indents and line breaks. Never here: a rule, a value or a string that
//! changes.

/// Takes comments out and spaces together. Strings stay as they are.
pub(crate) fn squeeze(css: &str) -> String {
    let mut squeezed = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' | '\'' => {
                let length = string_length(rest, c);
                squeezed.push_str(&rest[..length]);
                length
            }
            '/' if rest.starts_with("/*") => {
                push_space(&mut squeezed);
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            }
            _ if c.is_ascii_whitespace() => {
                push_space(&mut squeezed);
                1
            }
            _ => {
                push(&mut squeezed, c);
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    squeezed
}

/// A space says something between two words only. Before `:` it does too: `a :hover` is not `a:hover`.
fn push_space(squeezed: &mut String) {
    if !squeezed.is_empty() && !squeezed.ends_with(['{', '}', ';', ',', ':', ' ']) {
        squeezed.push(' ');
    }
}

fn push(squeezed: &mut String, c: char) {
    if matches!(c, '{' | '}' | ';' | ',') && squeezed.ends_with(' ') {
        squeezed.pop();
    }
    if c == '}' && squeezed.ends_with(';') {
        squeezed.pop();
    }
    squeezed.push(c);
}

/// The length of a string with both its quotes; of an unfinished one, what is left.
fn string_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_needs_is_left_out() {
        for (css, expected) in [
            ("/* a */\na {\n  color: red;\n}\n", "a{color:red}"),
            ("a :hover, b > c { x: 1px  2px; }", "a :hover,b > c{x:1px 2px}"),
            ("x{w:calc(1px + 2px)}", "x{w:calc(1px + 2px)}"),
            (
                "@media (min-width: 40rem) {\n a { b: c }\n}",
                "@media (min-width:40rem){a{b:c}}",
            ),
            (
                r#"a::before { content: "/* ; } \" " / ""; }"#,
                r#"a::before{content:"/* ; } \" " / ""}"#,
            ),
            ("a{b:c/* x */d}", "a{b:c d}"),
            (
                "a { font-family: \"A  B\",\n  serif }",
                "a{font-family:\"A  B\",serif}",
            ),
            ("a /* never closed", "a "),
            ("a{b:'never closed", "a{b:'never closed"),
            ("a{content:\"字\"}", "a{content:\"字\"}"),
        ] {
            assert_eq!(squeeze(css), expected);
        }
    }
}
