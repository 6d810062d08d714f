//! The questions of the finder.
//!
//! In: the site's questions. Out: [`QuestionView`]s. Never here: what an answer means.

use anyhow::Result;

use crate::render::edition::Edition;
use crate::render::pages::finder::{OptionView, QuestionView};
use crate::resolve::site::{Question, QuestionKind, YES_NO};

/// Every question, in the order in which they are asked.
pub(super) fn views(edition: &Edition<'_>) -> Result<Vec<QuestionView>> {
    let questions = edition.site.questions.iter();
    questions.map(|question| view(edition, question)).collect()
}

fn view(edition: &Edition<'_>, question: &Question) -> Result<QuestionView> {
    let unit = match &question.unit {
        Some(unit) => Some(edition.text(unit)),
        None if question.kind == QuestionKind::Amount => Some(edition.say("finder.yuan")?),
        None => None,
    };
    Ok(QuestionView {
        id: question.id.value.clone(),
        kind: question.kind.word(),
        prompt: edition.text(&question.prompt),
        name: edition.text(&question.name),
        why: edition.text(&question.why),
        options: options(edition, question)?,
        unit,
    })
}

fn options(edition: &Edition<'_>, question: &Question) -> Result<Vec<OptionView>> {
    let ids = question.option_ids();
    let ids = ids.iter().enumerate();
    ids.map(|(at, id)| {
        Ok(OptionView {
            id: (*id).to_owned(),
            label: label(edition, question, at)?,
        })
    })
    .collect()
}

/// The words of an option. Of yes and no they are the theme's.
pub(super) fn label(edition: &Edition<'_>, question: &Question, at: usize) -> Result<String> {
    match question.options.get(at) {
        Some(option) => Ok(edition.text(&option.label)),
        None => edition.say(&format!("finder.{}", YES_NO[at])),
    }
}
