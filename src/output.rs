//! What will be written: each address, and how its bytes are made.
//!
//! In: files from `render`, `index` and `export`. Out: [`Output`], sorted, with no address twice.
//! Never here: the disk. Bytes are made one file at a time when `write` asks, so memory stays small.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;
use std::sync::Arc;

use anyhow::{Result, bail};

/// Makes the bytes of one file; the same bytes at every call.
pub type MakeBytes<'a> = Arc<dyn Fn() -> Result<Vec<u8>> + Send + Sync + 'a>;

/// Every file of the site to be, by address (`en/index.html`: no leading `/`).
#[derive(Default)]
pub struct Output<'a> {
    files: BTreeMap<String, MakeBytes<'a>>,
}

impl<'a> Output<'a> {
    /// Adds a file.
    ///
    /// # Errors
    ///
    /// When the address is taken, is empty, or would leave the output folder.
    pub fn add(
        &mut self,
        address: impl Into<String>,
        make: impl Fn() -> Result<Vec<u8>> + Send + Sync + 'a,
    ) -> Result<()> {
        let address = address.into();
        if !is_inside(&address) {
            bail!("`{address}` is no address inside the output folder");
        }
        if self.files.contains_key(&address) {
            bail!("two files would be written to `{address}`");
        }
        self.files.insert(address, Arc::new(make));
        Ok(())
    }

    /// Adds a file with the bytes of one that is there.
    ///
    /// # Errors
    ///
    /// As for [`Output::add`], and when there is no such file.
    pub fn add_copy(&mut self, address: impl Into<String>, of: &str) -> Result<()> {
        let Some(make) = self.files.get(of).map(Arc::clone) else {
            bail!("there is no file at `{of}`");
        };
        self.add(address, move || make())
    }

    /// The addresses that begin so, sorted.
    pub fn below<'o>(&'o self, beginning: &'o str) -> impl Iterator<Item = &'o str> {
        let from = self
            .files
            .range::<str, _>((Bound::Included(beginning), Bound::Unbounded));
        from.map(|(address, _)| address.as_str())
            .take_while(move |address| address.starts_with(beginning))
    }

    /// Every file, sorted by address.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &MakeBytes<'a>)> {
        self.files.iter().map(|(address, make)| (address.as_str(), make))
    }

    /// Whether a file has this address.
    #[must_use]
    pub fn contains(&self, address: &str) -> bool {
        self.files.contains_key(address)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.files.keys()).finish()
    }
}

/// Whether an address stays in the folder of the site.
pub(crate) fn is_inside(address: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    address.split('/').all(is_part) && !address.contains(['\\', '\0'])
}
