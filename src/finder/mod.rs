//! What fits whom, and how much it may come to: the finder's arithmetic, which the browser's script repeats.
//!
//! In: [`Site`](crate::resolve::site::Site) and answers. Out: [`Offer`]s, verdicts, sums. Never here: a page, or words for
//! readers. `docs/finder.md` specifies it; `tests/finder/` holds both programs to the same cases.

mod evaluate;
mod offers;
mod sums;
mod typed;

pub use evaluate::{Answer, Answers, Verdict, verdict, verdict_of_all, wanted};
pub use offers::{Ground, Offer, Stated, grants, offers, offers_of};
pub use sums::{Estimate, Grant, Line, Outcome, Share, estimate, share};
pub use typed::{Refusal, read};
