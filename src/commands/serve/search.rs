//! `/search.json`: the answers of `gongbao search --format json`, for those who run a server.
//!
//! In: a question in an address, and the index of the latest site. Out: JSON, bounded in time and size.
//! Never here: how it is searched; HTML.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use axum::http::header::{ALLOW, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::sync::{Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::commands::search::question::{Question, Shown};
use crate::commands::serve::question;
use crate::index::SearchIndex;
use crate::lang::Lang;
use crate::resolve::site::Site;

const JSON: &str = "application/json; charset=utf-8";
/// So many searches at once; more wait.
const AT_ONCE: usize = 4;
/// So long a question waits for its answer. A query has 256 characters at most, so that this is far more than it needs.
const PATIENCE: Duration = Duration::from_secs(5);

/// The index of the latest site that could be built, to be filled by one and asked by many.
pub(super) struct Searching {
    latest: watch::Sender<Option<Arc<Latest>>>,
    places: Arc<Semaphore>,
    patience: Duration,
}

struct Latest {
    index: SearchIndex,
    source: Lang,
}

impl Default for Searching {
    fn default() -> Self {
        Searching {
            latest: watch::Sender::new(None),
            places: Arc::new(Semaphore::new(AT_ONCE)),
            patience: PATIENCE,
        }
    }
}

impl Searching {
    /// Indexes a site; until that is done, the index before it answers.
    pub(super) fn take(&self, site: &Site) -> Result<()> {
        let latest = Latest {
            index: SearchIndex::build(site)?,
            source: site.source,
        };
        self.latest.send_replace(Some(Arc::new(latest)));
        Ok(())
    }

    /// Answers what stands behind the `?` of an address.
    pub(super) async fn answer(&self, method: &Method, query: &str) -> Response {
        if method != Method::GET {
            let mut response = refused(StatusCode::METHOD_NOT_ALLOWED, "ask with GET");
            response
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET"));
            return response;
        }
        let question = match question::read(query) {
            Ok(question) => question,
            Err(sentence) => return refused(StatusCode::BAD_REQUEST, &sentence),
        };
        let Some(latest) = self.latest.borrow().clone() else {
            return refused(
                StatusCode::SERVICE_UNAVAILABLE,
                "there is nothing to search yet: the site could not be built",
            );
        };
        if let Some(unknown) = question.unknown(&latest.index) {
            let sentence = format!("{}: {}", unknown.sentence, unknown.help);
            return refused(StatusCode::BAD_REQUEST, &sentence);
        }
        match timeout(self.patience, self.search(question, latest)).await {
            Ok(Ok(text)) => json(StatusCode::OK, text),
            Ok(Err(_)) => refused(StatusCode::INTERNAL_SERVER_ERROR, "this search broke down"),
            Err(_) => refused(
                StatusCode::SERVICE_UNAVAILABLE,
                "too many searches at once: ask again in a moment",
            ),
        }
    }

    async fn search(&self, question: Question, latest: Arc<Latest>) -> Result<String> {
        let place = Arc::clone(&self.places).acquire_owned().await?;
        spawn_blocking(move || {
            // Kept until the search is done, also when nobody waits for it any more.
            let _place = place;
            Shown::new(question, &latest.index, latest.source).json()
        })
        .await?
    }
}

fn refused(status: StatusCode, sentence: &str) -> Response {
    json(status, serde_json::json!({ "error": sentence }).to_string())
}

fn json(status: StatusCode, text: String) -> Response {
    let headers = [(CONTENT_TYPE, JSON), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    (status, headers, text + "\n").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::testing;

    #[test]
    fn who_can_not_be_answered_in_time_is_told_so() {
        let searching = Searching {
            patience: Duration::from_millis(10),
            ..Searching::default()
        };
        searching.take(&testing::site()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let all = u32::try_from(AT_ONCE).unwrap();
            let taken = searching.places.acquire_many(all).await.unwrap();
            let busy = searching.answer(&Method::GET, "q=a").await;
            assert_eq!(busy.status(), StatusCode::SERVICE_UNAVAILABLE);
            drop(taken);
            let patient = Searching {
                patience: PATIENCE,
                ..searching
            };
            let answered = patient.answer(&Method::GET, "q=a").await;
            assert_eq!(answered.status(), StatusCode::OK);
        });
    }
}
