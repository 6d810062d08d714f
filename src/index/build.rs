//! Documents → a tantivy index in memory: one segment, the same bytes of postings for the same site.
//!
//! In: [`Document`]s. Out: a searcher with one segment. Never here: queries.

use anyhow::{Context, Result, ensure};
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument};

use crate::index::documents::{Document, ZONES};
use crate::index::tokenizer::{self, BETWEEN, ZoneTokenizer};

/// tantivy's least; more only where a segment would otherwise be cut in two.
const LEAST_MEMORY: usize = 64_000_000;

/// The fields of the index.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// Field of each zone.
    pub(crate) zones: Vec<Field>,
    /// Field of the marks.
    pub(crate) marks: Field,
    schema: Schema,
}

/// The fields, always in this order.
pub(crate) fn fields() -> Fields {
    let text = |tokenizer: &str, option, norms| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(option)
                .set_fieldnorms(norms),
        )
    };
    let mut schema = Schema::builder();
    let zones = (0..ZONES)
        .map(|zone| {
            let name = tokenizer::name(zone);
            let options = text(&name, IndexRecordOption::WithFreqsAndPositions, true);
            schema.add_text_field(&name, options)
        })
        .collect();
    let marks = schema.add_text_field("marks", text("whitespace", IndexRecordOption::Basic, false));
    Fields {
        zones,
        marks,
        schema: schema.build(),
    }
}

/// Builds the index.
pub(crate) fn build(documents: &[Document], fields: &Fields) -> Result<Searcher> {
    let index = Index::create_in_ram(fields.schema.clone());
    for zone in 0..ZONES {
        index
            .tokenizers()
            .register(&tokenizer::name(zone), ZoneTokenizer::new(zone));
    }
    // One thread, no merging, one commit: documents keep their order and their numbers.
    let mut writer = index
        .writer_with_num_threads(1, memory(documents))
        .context("can't start the search index")?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    for document in documents {
        writer
            .add_document(tantivy_document(document, fields))
            .context("can't add to the search index")?;
    }
    writer.commit().context("can't finish the search index")?;
    let searcher = index.reader().context("can't read the search index")?.searcher();
    ensure!(
        searcher.segment_readers().len() <= 1,
        "the search index fell into {} parts",
        searcher.segment_readers().len()
    );
    Ok(searcher)
}

/// More than the documents can need: a full buffer would begin a second segment.
fn memory(documents: &[Document]) -> usize {
    let texts = documents
        .iter()
        .flat_map(|document| document.zones.iter().flatten());
    let bytes: usize = texts.map(String::len).sum();
    (LEAST_MEMORY + 40 * bytes).min(4_000_000_000)
}

fn tantivy_document(document: &Document, fields: &Fields) -> TantivyDocument {
    let mut written = TantivyDocument::default();
    for (zone, texts) in document.zones.iter().enumerate() {
        if !texts.is_empty() {
            written.add_text(fields.zones[zone], texts.join(BETWEEN));
        }
    }
    let marks: Vec<&str> = document.marks.iter().map(String::as_str).collect();
    written.add_text(fields.marks, marks.join(" "));
    written
}
