//! Documents → a tantivy index in memory, one segment for Chinese and one for English: the same postings for the same site.
//!
//! In: [`Document`]s. Out: [`Part`]s of the index. Never here: queries.

use anyhow::{Context, Result, ensure};
use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, SegmentReader, SingleSegmentIndexWriter, TantivyDocument};

use crate::index::documents::{self, Document, ZONES};
use crate::index::terms::Cut;
use crate::index::tokenizer::{self, BETWEEN, ZoneTokenizer};

/// tantivy sizes its first table of terms by this; it grows when it is full.
const LEAST_MEMORY: usize = 16_000_000;

/// The zones that are cut alike, of all documents.
///
/// tantivy builds a segment in one thread. Documents could be dealt out to several, but then a term would stand in several
/// dictionaries; the zones of the languages share nothing but the numbers of the documents.
pub(crate) struct Part {
    /// None where there is no document.
    pub(crate) segment: Option<SegmentReader>,
    /// Each field, and the place of what it holds: the number of its zone, or [`ZONES`] for the marks.
    pub(crate) fields: Vec<(usize, Field)>,
}

/// Builds the index.
pub(crate) fn build(documents: &[Document]) -> Result<Vec<Part>> {
    let cuts = [Cut::Chinese, Cut::English];
    cuts.into_par_iter().map(|cut| part(documents, cut)).collect()
}

fn part(documents: &[Document], cut: Cut) -> Result<Part> {
    let (schema, fields) = schema(cut);
    let tokenizers = TokenizerManager::default();
    for (zone, _) in fields.iter().filter(|(place, _)| *place < ZONES) {
        tokenizers.register(&tokenizer::name(*zone), ZoneTokenizer::new(*zone));
    }
    // No threads, no merging: documents keep their order and their numbers.
    let mut writer: SingleSegmentIndexWriter = Index::builder()
        .schema(schema)
        .tokenizers(tokenizers)
        .single_segment_index_writer(RamDirectory::create(), memory(documents))
        .context("can't start the search index")?;
    for document in documents {
        writer
            .add_document(tantivy_document(document, &fields))
            .context("can't add to the search index")?;
    }
    let index = writer.finalize().context("can't finish the search index")?;
    let searcher = index.reader().context("can't read the search index")?.searcher();
    let segments = searcher.segment_readers();
    ensure!(
        segments.len() <= 1,
        "the search index fell into {} parts",
        segments.len()
    );
    Ok(Part {
        segment: segments.first().cloned(),
        fields,
    })
}

/// The fields of a part, always in this order.
fn schema(cut: Cut) -> (Schema, Vec<(usize, Field)>) {
    let text = |tokenizer: &str, option, norms| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(option)
                .set_fieldnorms(norms),
        )
    };
    let mut schema = Schema::builder();
    let zones = (0..ZONES).filter(|zone| documents::cut(*zone) == cut);
    let mut fields: Vec<(usize, Field)> = zones
        .map(|zone| {
            let name = tokenizer::name(zone);
            let options = text(&name, IndexRecordOption::WithFreqsAndPositions, true);
            (zone, schema.add_text_field(&name, options))
        })
        .collect();
    if cut == Cut::English {
        let marks = schema.add_text_field("marks", text("whitespace", IndexRecordOption::Basic, false));
        fields.push((ZONES, marks));
    }
    (schema.build(), fields)
}

fn memory(documents: &[Document]) -> usize {
    let texts = documents
        .iter()
        .flat_map(|document| document.zones.iter().flatten());
    let bytes: usize = texts.map(String::len).sum();
    (LEAST_MEMORY + 10 * bytes).min(1_000_000_000)
}

fn tantivy_document(document: &Document, fields: &[(usize, Field)]) -> TantivyDocument {
    let mut written = TantivyDocument::default();
    for (place, field) in fields {
        match document.zones.get(*place) {
            Some(texts) if texts.is_empty() => {}
            Some(texts) => written.add_text(*field, texts.join(BETWEEN)),
            None => {
                let marks: Vec<&str> = document.marks.iter().map(String::as_str).collect();
                written.add_text(*field, marks.join(" "));
            }
        }
    }
    written
}
