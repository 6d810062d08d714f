//! What many pages show, made ready for templates once: a page takes it as it is, and nothing is written out again.
//!
//! In: a value. Out: [`Ready`]. Never here: what a page alone shows.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::render::templates::Prepared;

/// A value, and the same as templates see it. A copy of it costs next to nothing.
pub struct Ready<T> {
    value: Arc<T>,
    prepared: Prepared,
}

impl<T: Serialize> Ready<T> {
    /// Makes a value ready.
    pub(crate) fn new(value: T) -> Self {
        Ready {
            prepared: Prepared::new(&value),
            value: Arc::new(value),
        }
    }
}

impl<T> Deref for Ready<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Clone for Ready<T> {
    fn clone(&self) -> Self {
        Ready {
            value: Arc::clone(&self.value),
            prepared: self.prepared.clone(),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Ready<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T> Serialize for Ready<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.prepared.serialize(serializer)
    }
}
