//! What an author types, and what comes back: `tests/commands/*.md`.

use crate::support::{files_below, refuse, repository};
use crate::transcript::play;

#[test]
fn every_command_answers_as_written() {
    let documents = files_below(&repository().join("tests/commands"));
    assert!(!documents.is_empty(), "there are no commands to try");
    let found: Vec<String> = documents
        .values()
        .filter_map(|document| play(document).err())
        .collect();
    refuse(
        &found,
        "`make golden` writes what came out; read the difference like code.",
    );
}
