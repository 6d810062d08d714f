//! “Did you mean …?”: the name that somebody meant.
//!
//! In: what was written, and the names that there are. Out: the nearest one, if it is near enough to be no guess.
//! Never here: what the names stand for.

/// The candidate that differs by a slip or two: at most a third of its letters, in whatever case.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let distance = |candidate: &str| strsim::osa_distance(&written, &candidate.to_lowercase());
    let near = candidates
        .into_iter()
        .min_by_key(|candidate| distance(candidate))?;
    (distance(near) <= near.chars().count().div_ceil(3)).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_proposed() {
        let cases = [
            ("comerce", Some("commerce")),
            ("lead ", Some("lead")),
            ("zh-hans", Some("zh-Hans")),
            ("price", None),
        ];
        for (text, near) in cases {
            assert_eq!(nearest(text, ["commerce", "lead", "zh-Hans"]), near, "{text}");
        }
    }
}
