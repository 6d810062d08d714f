//! The floor of a build: writes the files of a finished site again, and does nothing else: `floor SITE DIR THREADS`.
//!
//! In: a site. Out: the same files in `DIR`, and the seconds that writing took. Never here: reading while the clock runs.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool for developers: it measures what the disk alone takes"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// A file's path below the site, and its bytes.
type File = (PathBuf, Vec<u8>);

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [site, folder, threads] = arguments.as_slice() else {
        bail!(
            "say which site, where to and on how many threads: `floor target/corpus/1000/public target/floor 2`"
        );
    };
    let threads: usize = threads
        .parse()
        .with_context(|| format!("`{threads}` is no number of threads"))?;
    let (folders, files) = read(Path::new(site))?;
    let root = Path::new(folder);
    if root.exists() {
        fs::remove_dir_all(root).with_context(|| format!("can't remove {folder}"))?;
    }

    let start = Instant::now();
    fs::create_dir_all(root)?;
    for folder in &folders {
        fs::create_dir(root.join(folder))?;
    }
    write(root, &files, threads.max(1))?;
    let seconds = start.elapsed().as_secs_f64();

    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{seconds:.3} s for {} files, {bytes} bytes", files.len());
    Ok(())
}

/// Folders, outer ones first, and files, in no order that matters.
fn read(site: &Path) -> Result<(Vec<PathBuf>, Vec<File>)> {
    let mut folders = Vec::new();
    let mut files = Vec::new();
    let mut left = vec![PathBuf::new()];
    while let Some(folder) = left.pop() {
        let on_disk = site.join(&folder);
        for entry in fs::read_dir(&on_disk).with_context(|| format!("can't read {}", on_disk.display()))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path.clone());
                left.push(path);
            } else {
                files.push((path, fs::read(entry.path())?));
            }
        }
    }
    folders.sort_by_key(|folder| folder.components().count());
    Ok((folders, files))
}

fn write(root: &Path, files: &[File], threads: usize) -> Result<()> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some((path, bytes)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            fs::write(root.join(path), bytes).with_context(|| format!("can't write {}", path.display()))?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker
                .join()
                .map_err(|_| anyhow::anyhow!("a thread broke down"))??;
        }
        Ok(())
    })
}
