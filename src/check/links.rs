//! Links inside the site lead to something, and links out of it are of a kind that a page may have.
