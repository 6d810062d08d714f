//! `gongbao serve`: the site in a browser, made again after every change.
//!
//! In: [`Serve`]. Out: pages on a port of this computer, until Ctrl-C. Never here: a second way to make a site.
//!
//! Three parts share one [`Live`]: the rebuilder changes it, the pages follow it, the watcher knows nothing of it.
//! [`Searching`] and [`Author`] are shared in the same way: the rebuilder fills them, `/search.json` and `/_author/` ask them.

pub(in crate::commands) mod author;
mod browser;
mod http;
mod live;
mod question;
mod rebuild;
mod search;
mod watch;

use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;

use anyhow::{Context, Result, bail};
use tokio::sync::oneshot;

use crate::commands::Outcome;
use crate::commands::args::SiteArgs;
use crate::commands::args::serve::Serve;
use crate::commands::make::{Address, Order, below, require_site};
use crate::commands::serve::author::editor::Editor;
use crate::commands::serve::author::{Author, Setup};
use crate::commands::serve::http::{Served, router};
use crate::commands::serve::live::Live;
use crate::commands::serve::rebuild::Rebuilder;
use crate::commands::serve::search::Searching;
use crate::commands::serve::watch::{Signal, Watch};
use crate::commands::terminal::Terminal;
use crate::write::compress::Precompress;
use crate::write::create::create;
use crate::write::refuse_sources;

/// How many ports are tried when the wanted one is taken.
const ATTEMPTS: u16 = 100;

/// Builds, serves, watches and builds again.
pub(super) fn run(args: Serve, terminal: Terminal) -> Result<Outcome> {
    require_site(&args.site.root)?;
    let listener = listen(args.port, terminal)?;
    let port = listener.local_addr().context("can't find out the port")?.port();
    let origin = format!("http://127.0.0.1:{port}");
    let published = published(&args);
    let order = order(args.site, args.out, origin.clone())?;
    let author = view(&listener, || Setup {
        editor: Editor::new(args.editor, &order.root),
        lang: args.lang,
        usual: terminal.lang(),
        preview: order.out.clone(),
        published,
    })?;

    let live = Arc::new(Live::default());
    let searching = Arc::new(Searching::default());
    let served = Served {
        out: order.out.clone(),
        port,
        live: Arc::clone(&live),
        searching: Arc::clone(&searching),
        author: author.clone(),
    };
    let has_view = author.is_some();
    let (signals, received) = mpsc::channel();
    // Watched before the first build, so that a change during the build is not lost.
    let watch = Watch::start(&order.root, signals.clone())?;
    let rebuilder = Rebuilder {
        order,
        live,
        searching,
        author,
        terminal,
    };
    rebuilder.build();

    let (ended, has_ended) = oneshot::channel::<()>();
    let rebuilding = thread::spawn(move || {
        rebuilder.follow(&received, watch);
        drop(ended);
    });
    let address = format!("{origin}{}", served.live.state().base_path);
    terminal.say(format_args!(
        "{address}  (content/ and themes/ are watched; Ctrl-C ends)"
    ));
    if has_view {
        terminal.say(format_args!("{origin}{}  (for authors)", author::ADDRESS));
    }
    if args.open {
        browser::open(address, terminal);
    }
    let result = serve(listener, served, has_ended);
    // A build that is under way is finished, so that nothing half-made stays behind.
    let _ = signals.send(Signal::Stop);
    let has_panicked = rebuilding.join().is_err();
    result?;
    if has_panicked {
        bail!("making the site broke down, and the server has ended: start it again");
    }
    terminal.say("ended");
    Ok(Outcome::Fine)
}

/// The author's view. It shows where files lie on this computer, so it is for this computer alone, whatever is listened to
/// one day.
fn view(listener: &TcpListener, setup: impl FnOnce() -> Setup) -> Result<Option<Arc<Author>>> {
    let is_ours = listener
        .local_addr()
        .is_ok_and(|address| address.ip().is_loopback());
    let author = is_ours.then(|| Author::new(setup())).transpose()?;
    Ok(author.map(Arc::new))
}

/// The site as it would be published, and the folder of the one that was.
fn published(args: &Serve) -> Order {
    let folder = args.published.clone();
    Order {
        root: args.site.root.clone(),
        out: folder.unwrap_or_else(|| below(&args.site.root, "public")),
        as_of: args.site.as_of,
        address: Address::AsWritten,
        precompress: Precompress::No,
    }
}

/// A preview has a folder of its own: in `public/`, its pages would go online with the address of this computer.
fn order(site: SiteArgs, out: Option<PathBuf>, origin: String) -> Result<Order> {
    let out = match out {
        Some(out) => out,
        None => preview_folder(&site.root)?,
    };
    refuse_sources(&site.root, &out)?;
    Ok(Order {
        root: site.root,
        out,
        as_of: site.as_of,
        address: Address::Origin(origin),
        precompress: Precompress::No,
    })
}

fn preview_folder(root: &Path) -> Result<PathBuf> {
    let ours = below(root, ".gongbao");
    let ignore = ours.join(".gitignore");
    if fs::symlink_metadata(&ignore).is_err() {
        create(
            &ignore,
            "# Made by `gongbao serve`; may be deleted at any time.\n*\n",
        )?;
    }
    Ok(ours.join("preview"))
}

/// Takes the port, or the next one that is free. Loopback only: a draft policy is nobody else's to read.
fn listen(wanted: u16, terminal: Terminal) -> Result<TcpListener> {
    for port in wanted..=wanted.saturating_add(ATTEMPTS) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                if port != wanted {
                    terminal.say(format_args!("port {wanted} is taken, {port} is used instead"));
                }
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("can't listen on port {port}: choose another with --port"));
            }
        }
    }
    bail!("port {wanted} and the {ATTEMPTS} after it are taken: choose another with --port")
}

/// Answers until Ctrl-C, or until nobody makes the site any more.
fn serve(listener: TcpListener, served: Served, has_ended: oneshot::Receiver<()>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("can't start the server")?;
    let result = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::select! {
            result = async { axum::serve(listener, router(served)).await } => result.context("the server has ended"),
            result = tokio::signal::ctrl_c() => result.context("can't wait for Ctrl-C"),
            _ = has_ended => Ok(()),
        }
    });
    // Pages keep a connection open for as long as they are; waiting for them would be waiting for the reader.
    runtime.shutdown_background();
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_that_is_taken_is_passed_over() {
        let terminal = Terminal::new();
        let first = listen(0, terminal).unwrap();
        let taken = first.local_addr().unwrap().port();
        let second = listen(taken, terminal).unwrap().local_addr().unwrap();
        assert_ne!(second.port(), taken);
        assert!(second.ip().is_loopback());
    }
}
