//! What one can fit: the things that clauses grant, each with all of its conditions.
//!
//! In: [`Site`]. Out: [`Offer`]s in the order of the text. Never here: answers given by somebody.

use std::collections::BTreeSet;

use crate::finder::evaluate::{Answer, Answers, Verdict, verdict, wanted};
use crate::finder::sums::Grant;
use crate::resolve::site::{
    Amount, Clause, Condition, Incentive, Measure, Policy, QuestionIndex, Round, Site, TermIndex,
};

/// Something that a clause offers: one incentive, or several of one clause that are for the same people.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// `3.1`, and from the second offer of a clause on `1.1-2`; on a site of several policies the policy stands before it.
    pub id: String,
    /// The policy.
    pub policy: &'a Policy,
    /// The measure.
    pub measure: &'a Measure,
    /// The clause.
    pub clause: &'a Clause,
    /// What it offers; nothing where the clause grants nothing.
    pub incentives: Vec<&'a Incentive>,
    /// What must hold, who it is for first.
    pub conditions: Vec<Stated<'a>>,
    /// Rounds of application, the newest first.
    pub rounds: Vec<&'a Round>,
}

/// A condition and where it is stated.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The condition.
    pub condition: &'a Condition,
    /// Where.
    pub ground: Ground<'a>,
}

/// Where a condition is stated.
#[derive(Debug, Clone, Copy)]
pub enum Ground<'a> {
    /// In the clause, which names whom it is for.
    Beneficiary(TermIndex),
    /// In the clause.
    Clause,
    /// In the guide of a round of application.
    Round(&'a Round),
}

impl<'a> Offer<'a> {
    /// Whether nobody applies: it is done for everybody, or the clause grants nothing to anybody.
    #[must_use]
    pub fn is_for_everybody(&self) -> bool {
        self.incentives.iter().all(|incentive| incentive.for_everybody)
    }

    /// The one incentive with a sum or a share, if this is one.
    #[must_use]
    pub fn money(&self) -> Option<&'a Incentive> {
        self.incentives
            .iter()
            .copied()
            .find(|incentive| is_money(incentive))
    }

    /// Whether selection decides.
    #[must_use]
    pub fn selects(&self) -> bool {
        self.incentives.iter().any(|incentive| incentive.selection)
    }

    /// Whether it fits.
    #[must_use]
    pub fn verdict(&self, answers: &Answers) -> Verdict {
        let verdicts = self
            .conditions
            .iter()
            .map(|each| verdict(each.condition, answers));
        verdicts.min().unwrap_or(Verdict::Fits)
    }

    /// What to ask next. Until it is known who somebody is, only that: the first condition says whom it is for.
    #[must_use]
    pub fn wanted(&self, site: &Site, answers: &Answers) -> BTreeSet<QuestionIndex> {
        if self.is_for_everybody() || self.verdict(answers) == Verdict::DoesNotFit {
            return BTreeSet::new();
        }
        let first = self.conditions.first();
        let first = first.map(|stated| wanted(stated.condition, answers));
        if let Some(first) = first.filter(|questions| !questions.is_empty()) {
            return first;
        }
        let mut questions: BTreeSet<QuestionIndex> = self
            .conditions
            .iter()
            .flat_map(|stated| wanted(stated.condition, answers))
            .collect();
        questions.extend(
            self.figures(site)
                .into_iter()
                .filter(|question| !answers.contains_key(question)),
        );
        questions
    }

    /// The questions that ask for figures: the costs of which it pays a share, and what is granted for them elsewhere.
    #[must_use]
    pub fn figures(&self, site: &Site) -> Vec<QuestionIndex> {
        let Some(incentive) = self.money() else {
            return Vec::new();
        };
        let instead = incentive.instead.as_ref().map(|instead| instead.question);
        self.costs(site).into_iter().chain(instead).collect()
    }

    /// The question that asks for the costs of which it pays a share.
    #[must_use]
    pub fn costs(&self, site: &Site) -> Option<QuestionIndex> {
        let base = self.base()?;
        let at = site
            .questions
            .iter()
            .position(|question| question.base == Some(base));
        at.map(QuestionIndex)
    }

    /// What the share is taken of.
    #[must_use]
    pub fn base(&self) -> Option<TermIndex> {
        match self.money().map(|incentive| &incentive.amount) {
            Some(Amount::Limited {
                ratio: Some((_, base)),
                ..
            }) => Some(*base),
            _ => None,
        }
    }

    /// Its figures, with what was answered of costs.
    fn grant(&self, site: &Site, answers: &Answers) -> Option<Grant> {
        let incentive = self.money()?;
        let Amount::Limited { cap, ratio } = &incentive.amount else {
            return None;
        };
        let number = |question: QuestionIndex| match answers.get(&question) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        };
        let instead = incentive.instead.as_ref();
        let costs = self.costs(site).and_then(number);
        Some(Grant {
            cap: cap.as_ref().map(|cap| cap.value),
            ratio: ratio.as_ref().map(|(ratio, _)| (ratio.value, costs)),
            per: incentive.per,
            matter: ratio
                .as_ref()
                .filter(|_| instead.is_some())
                .map(|(_, base)| base.0),
            instead: instead.and_then(|instead| number(instead.question)),
            is_open: self.verdict(answers) == Verdict::Open,
        })
    }

    /// The newest round whose conditions are known.
    #[must_use]
    pub fn ruling_round(&self) -> Option<&'a Round> {
        self.rounds.iter().copied().find(|round| !round.fits.is_empty())
    }
}

fn is_money(incentive: &Incentive) -> bool {
    matches!(&incentive.amount, Amount::Limited { cap, ratio } if cap.is_some() || ratio.is_some())
}

/// What may come to a sum: the offers that are for somebody and do not fail, with what was answered of costs.
#[must_use]
pub fn grants<'o, 'a>(
    site: &Site,
    offers: &'o [Offer<'a>],
    answers: &Answers,
) -> Vec<(&'o Offer<'a>, Grant)> {
    let paying = offers.iter().filter(|offer| {
        let first = offer.conditions.first();
        let is_known = first.is_none_or(|first| verdict(first.condition, answers) != Verdict::Open);
        is_known && offer.verdict(answers) != Verdict::DoesNotFit
    });
    paying
        .filter_map(|offer| Some((offer, offer.grant(site, answers)?)))
        .collect()
}

/// Every offer of the site, in the order of the text.
#[must_use]
pub fn offers(site: &Site) -> Vec<Offer<'_>> {
    let policies = site.policies.iter();
    policies.flat_map(|policy| offers_of(site, policy)).collect()
}

/// Every offer of a policy, in the order of the text.
#[must_use]
pub fn offers_of<'a>(site: &'a Site, policy: &'a Policy) -> Vec<Offer<'a>> {
    let prefix = match site.policies.len() {
        1 => String::new(),
        _ => format!("{}-", policy.slug.value),
    };
    let mut all = Vec::new();
    // What was taken out of force offers nothing any more.
    if policy.is_repealed() {
        return all;
    }
    for measure in &policy.measures {
        for clause in &measure.clauses {
            all.extend(of_clause(site, policy, measure, clause, &prefix));
        }
    }
    all
}

fn of_clause<'a>(
    site: &'a Site,
    policy: &'a Policy,
    measure: &'a Measure,
    clause: &'a Clause,
    prefix: &str,
) -> Vec<Offer<'a>> {
    let mut groups: Vec<Vec<&Incentive>> = Vec::new();
    for incentive in &clause.incentives {
        let joined = groups
            .iter_mut()
            .find(|group| stand_together(group[0], incentive));
        match joined {
            Some(group) => group.push(incentive),
            None => groups.push(vec![incentive]),
        }
    }
    if groups.is_empty() {
        groups.push(Vec::new());
    }
    let offer = |(at, incentives): (usize, Vec<&'a Incentive>)| {
        let rounds = rounds(policy, clause, &incentives);
        let number = match at {
            0 => String::new(),
            _ => format!("-{}", at + 1),
        };
        let mut offer = Offer {
            id: format!("{prefix}{}{number}", clause.id),
            policy,
            measure,
            clause,
            incentives,
            conditions: Vec::new(),
            rounds,
        };
        offer.conditions = conditions(site, &offer);
        offer
    };
    groups.into_iter().enumerate().map(offer).collect()
}

/// Money stands alone, and so does what has conditions of its own.
fn stand_together(one: &Incentive, other: &Incentive) -> bool {
    let alone = |incentive: &Incentive| is_money(incentive) || !incentive.fits.is_empty();
    !alone(one)
        && !alone(other)
        && one.for_everybody == other.for_everybody
        && (one.for_everybody || one.beneficiary == other.beneficiary)
}

/// Rounds of this clause, for this programme; one without programme is for what the clause pays.
fn rounds<'a>(policy: &'a Policy, clause: &Clause, incentives: &[&Incentive]) -> Vec<&'a Round> {
    let pays = incentives.iter().any(|incentive| is_money(incentive));
    let mut rounds: Vec<&Round> = policy
        .rounds
        .iter()
        .filter(|round| round.clause == clause.id && pays)
        .filter(|round| {
            let programme = |incentive: &&Incentive| incentive.programme == round.programme;
            round.programme.is_none() || incentives.iter().any(programme)
        })
        .collect();
    rounds.sort_by_key(|round| std::cmp::Reverse(round.issued));
    rounds
}

fn conditions<'a>(site: &'a Site, offer: &Offer<'a>) -> Vec<Stated<'a>> {
    if offer.is_for_everybody() {
        return Vec::new();
    }
    let mut stated = Vec::new();
    if let Some(first) = offer.incentives.first() {
        let ground = Ground::Beneficiary(first.beneficiary);
        stated.extend(all(&site.term(first.beneficiary).fits, ground));
    }
    stated.extend(all(&offer.clause.fits, Ground::Clause));
    for incentive in &offer.incentives {
        stated.extend(all(&incentive.fits, Ground::Clause));
    }
    if let Some(round) = offer.ruling_round() {
        stated.extend(all(&round.fits, Ground::Round(round)));
    }
    stated
}

fn all<'a>(conditions: &'a [Condition], ground: Ground<'a>) -> impl Iterator<Item = Stated<'a>> {
    conditions
        .iter()
        .map(move |condition| Stated { condition, ground })
}
