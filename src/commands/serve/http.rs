//! Answers requests for the preview.
//!
//! In: the folder of the preview, [`Live`] and [`Searching`]. Out: its files; pages with the script that reloads them;
//! answers to queries. Never here: making a site; how a query is answered; an answer to anybody who is not on this computer.

use std::convert::Infallible;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HOST, LAST_MODIFIED, LOCATION,
    TRANSFER_ENCODING,
};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::task::spawn_blocking;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;
use tower_http::services::ServeDir;

use crate::commands::serve::author::{self, Author};
use crate::commands::serve::live::{Live, State as Build};
use crate::commands::serve::search::Searching;
use crate::export::hosting::SECURITY;
use crate::lang::Lang;
use crate::markdown::html::escape;

const HTML: &str = "text/html; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
/// Below the path of the site, like its pages.
const SEARCH: &str = "/search.json";
/// Longer than any question that is answered, so that a long one is told why it isn't (each Chinese character is nine in an
/// address).
const LONGEST_ADDRESS: usize = 63 * 1024;

/// What is served.
pub(super) struct Served {
    /// The folder of the preview.
    pub(super) out: PathBuf,
    /// The port, as a browser on this computer names it.
    pub(super) port: u16,
    /// The latest build.
    pub(super) live: Arc<Live>,
    /// What answers queries.
    pub(super) searching: Arc<Searching>,
    /// The author's view; none where others than this computer are listened to.
    pub(super) author: Option<Arc<Author>>,
}

/// Every address that is answered.
pub(super) fn router(served: Served) -> Router {
    let served = Arc::new(served);
    Router::new()
        .route("/__gongbao/events", get(events))
        .route(
            "/__gongbao/reload.js",
            get(([(CONTENT_TYPE, JAVASCRIPT)], include_str!("reload.js"))),
        )
        .route(
            "/__gongbao/overlay.css",
            get(([(CONTENT_TYPE, CSS)], include_str!("overlay.css"))),
        )
        .route("/_author", get(|| async { redirect(author::ADDRESS) }))
        .route("/_author/", get(view))
        .route("/_author/{*rest}", get(view))
        .fallback(page)
        .layer(middleware::from_fn_with_state(Arc::clone(&served), guard))
        .with_state(served)
}

/// Refuses names that are not this computer's, lets nobody keep an answer, and says what the site's own host will say.
///
/// A page elsewhere could let its own name point to 127.0.0.1 and then read a draft through the reader's browser
/// ("DNS rebinding"); the name that it was asked for gives it away.
async fn guard(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(|host| is_this_computer(host, served.port)) {
        let words = format!(
            "gongbao serve answers to http://127.0.0.1:{} only.\n",
            served.port
        );
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    if let Some(status) = too_much(&request) {
        return (
            status,
            "gongbao serve answers addresses of its pages, and nothing larger.\n",
        )
            .into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What will protect the readers is met while writing, not first when the site is online.
    for (name, value) in SECURITY {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

/// A browser that looks at pages sends no body and no endless address. The head as a whole is bounded by the server itself.
fn too_much(request: &Request) -> Option<StatusCode> {
    let length = request
        .uri()
        .path_and_query()
        .map_or(0, |address| address.as_str().len());
    let has_body = request
        .headers()
        .get(CONTENT_LENGTH)
        .is_some_and(|length| length != "0")
        || request.headers().contains_key(TRANSFER_ENCODING);
    if length > LONGEST_ADDRESS {
        Some(StatusCode::URI_TOO_LONG)
    } else {
        has_body.then_some(StatusCode::PAYLOAD_TOO_LARGE)
    }
}

fn is_this_computer(host: &str, port: u16) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].into_iter().any(|name| {
        let rest = host
            .get(..name.len())
            .filter(|start| start.eq_ignore_ascii_case(name));
        rest.is_some()
            && (host[name.len()..] == format!(":{port}") || (port == 80 && host.len() == name.len()))
    })
}

/// The author's view. It may read every page or make the site once, so it gets a thread of its own.
async fn view(State(served): State<Arc<Served>>, request: Request) -> Response {
    let Some(author) = served.author.clone().filter(|_| is_asked_here(&request)) else {
        return (StatusCode::NOT_FOUND, "There is no such page.\n").into_response();
    };
    let version = served.live.state().version();
    let answer = spawn_blocking(move || {
        let uri = request.uri();
        let path = uri.path().strip_prefix(author::ADDRESS).unwrap_or_default();
        author.answer(path, uri.query().unwrap_or_default(), &version)
    });
    answer
        .await
        .unwrap_or_else(|_| (StatusCode::INTERNAL_SERVER_ERROR, "This page broke down.\n").into_response())
}

/// Whether a page of this server asks, or somebody who typed or followed an address. A page elsewhere could not read the
/// answer, but it could learn from how long it takes.
fn is_asked_here(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let is_elsewhere = matches!(header("sec-fetch-site"), Some("cross-site" | "same-site"));
    !is_elsewhere || header("sec-fetch-dest") == Some("document")
}

/// Tells a page of the latest build, and of each that follows.
async fn events(State(served): State<Arc<Served>>) -> impl IntoResponse {
    let builds = WatchStream::new(served.live.follow());
    let words = builds.map(|build| Ok::<_, Infallible>(Event::default().data(build.word())));
    Sse::new(words).keep_alive(KeepAlive::default())
}

async fn page(State(served): State<Arc<Served>>, request: Request) -> Response {
    // Before the file is read: should a build come in between, the page is told an older version and reloads once
    // too often, never once too seldom.
    let build = served.live.state();
    let is_head = request.method() == Method::HEAD;
    let base = build.base_path.trim_end_matches('/');
    let place = inside(request.uri().path(), base);
    if matches!(&place, Inside::Page(path) if path == SEARCH) {
        let query = request.uri().query().unwrap_or_default();
        return served.searching.answer(request.method(), query).await;
    }
    let author = served.author.as_deref();
    let response = if build.is_built {
        match place {
            Inside::Page(path) => file(&served, request, &path, base).await,
            Inside::Root => redirect(&build.base_path),
            Inside::Nowhere => not_found(&served, "/").await,
        }
    } else {
        let text = build.findings.as_deref().unwrap_or_default();
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            [(CONTENT_TYPE, HTML)],
            no_site_yet(text, author),
        )
            .into_response()
    };
    with_script(response, &build, author, is_head).await
}

/// What a path means to a site that stands below `base`.
enum Inside {
    /// A path of the site.
    Page(String),
    /// The beginning of the site.
    Root,
    /// Not a path of the site.
    Nowhere,
}

fn inside(path: &str, base: &str) -> Inside {
    match path.strip_prefix(base) {
        // `//example.org/` would come back as a redirect to another host.
        Some(rest) if rest.starts_with('/') && !rest.starts_with("//") => Inside::Page(rest.to_owned()),
        Some("") => Inside::Root,
        _ if path == "/" => Inside::Root,
        _ => Inside::Nowhere,
    }
}

async fn file(served: &Served, request: Request, path: &str, base: &str) -> Response {
    let query = request
        .uri()
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let Ok(uri) = format!("{path}{query}").parse::<Uri>() else {
        return not_found(served, path).await;
    };
    let (mut parts, body) = request.into_parts();
    parts.uri = uri;
    let mut folder = ServeDir::new(&served.out).redirect_path_prefix(base);
    match folder.try_call(Request::from_parts(parts, body)).await {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => not_found(served, path).await,
        Ok(response) => response.map(Body::new),
        // Without a fallback of its own, `ServeDir` returns a file that is not there as an error.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            not_found(served, path).await
        }
        Err(error) => {
            let words = format!("{path} can't be read: {error}\n");
            (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
        }
    }
}

/// The site's own page for addresses that lead nowhere, in the language of the address.
async fn not_found(served: &Served, path: &str) -> Response {
    let language = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    for address in [format!("/{language}/404.html"), "/404.html".to_owned()] {
        let Ok(request) = Request::get(address).body(Body::empty()) else {
            continue;
        };
        let answer = ServeDir::new(&served.out).try_call(request).await;
        if let Ok(response) = answer
            && response.status() == StatusCode::OK
        {
            let mut response = response.map(Body::new);
            *response.status_mut() = StatusCode::NOT_FOUND;
            return response;
        }
    }
    (StatusCode::NOT_FOUND, "There is no such page.\n").into_response()
}

fn redirect(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(address) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, address)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Adds the script that keeps a page in step; other files are passed on as they are.
async fn with_script(response: Response, build: &Build, author: Option<&Author>, is_head: bool) -> Response {
    let content_type = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let is_html = content_type.is_some_and(|value| value.starts_with("text/html"));
    let is_whole =
        response.status() != StatusCode::PARTIAL_CONTENT && response.status() != StatusCode::NOT_MODIFIED;
    if !is_html || !is_whole {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // They describe the file, and the page is no longer the file.
    for header in [CONTENT_LENGTH, ETAG, LAST_MODIFIED, ACCEPT_RANGES] {
        parts.headers.remove(header);
    }
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
    if is_head {
        return Response::from_parts(parts, Body::empty());
    }
    match to_bytes(body, usize::MAX).await {
        Ok(html) => Response::from_parts(
            parts,
            Body::from(inject(&html, &scripts(&build.version(), author))),
        ),
        Err(error) => {
            let words = format!("the page can't be read: {error}\n");
            (StatusCode::INTERNAL_SERVER_ERROR, words).into_response()
        }
    }
}

/// The script that reloads, with the words that it may need; and the author's bar.
fn scripts(version: &str, author: Option<&Author>) -> String {
    let Some(author) = author else {
        return format!("<script src=\"/__gongbao/reload.js\" data-version=\"{version}\" defer></script>\n");
    };
    let lang = author.own_lang();
    let word = |key: &str| escape(&author.word(lang, key));
    format!(
        "<script src=\"/__gongbao/reload.js\" data-version=\"{version}\" data-lang=\"{}\" data-broken=\"{}\" \
         data-dismiss=\"{}\" data-open=\"{}\" data-findings=\"{}findings/\" defer></script>\n\
         <script src=\"{}bar.js\" data-style=\"{}bar.css\" defer></script>\n",
        lang.html(),
        word("broken.title"),
        word("broken.dismiss"),
        word("broken.open"),
        author::ADDRESS,
        author::ADDRESS,
        author::ADDRESS,
    )
}

fn inject(html: &[u8], scripts: &str) -> Vec<u8> {
    let end = b"</body>";
    let at = html
        .windows(end.len())
        .rposition(|window| window == end)
        .unwrap_or(html.len());
    [&html[..at], scripts.as_bytes(), &html[at..]].concat()
}

/// Stands for every page as long as there is none.
fn no_site_yet(findings: &str, author: Option<&Author>) -> String {
    let lang = author.map_or(Lang::En, Author::own_lang);
    let title = author.map_or("The site can’t be built yet".to_owned(), |author| {
        escape(&author.word(lang, "broken.no_site_title"))
    });
    let findings = escape(findings);
    let lang = lang.html();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title} · gongbao</title>\n\
         <link rel=\"stylesheet\" href=\"/__gongbao/overlay.css\">\n</head>\n<body>\n\
         <main class=\"gongbao-findings\">\n<h1>{title}</h1>\n\
         <pre id=\"gongbao-findings\">{findings}</pre>\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests;
