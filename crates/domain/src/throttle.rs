//! Growing delays: how often something may be tried, and how long one waits after that.

use chrono::{DateTime, TimeDelta, Utc};

/// How often something may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How many attempts may follow each other at once.
    pub free: u32,
    /// The wait after those; each further attempt doubles it.
    pub first_wait: TimeDelta,
    /// The longest wait: short enough that nobody can lock a person out for good by failing in their name.
    pub longest_wait: TimeDelta,
    /// After so long without an attempt everything is forgotten.
    pub forget_after: TimeDelta,
}

/// What is remembered of the attempts at one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How many there were.
    pub count: u32,
    /// When the last one was.
    pub last_at: DateTime<Utc>,
    /// Until when the next one is refused.
    pub blocked_until: DateTime<Utc>,
}

impl Attempts {
    /// Counts one more attempt at `now`, or tells how long to wait. What is refused is not counted: waiting
    /// always helps.
    ///
    /// # Errors
    /// The wait, which is greater than nought.
    pub fn one_more(before: Option<Self>, rule: &Rule, now: DateTime<Utc>) -> Result<Self, TimeDelta> {
        let remembered = before.filter(|before| now - before.last_at < rule.forget_after);
        // Attempts at once may come here in another order than that of their clocks: the free ones never wait.
        let blocked = remembered.filter(|before| before.count >= rule.free);
        let wait = blocked.map_or_else(TimeDelta::zero, |before| before.blocked_until - now);
        if wait > TimeDelta::zero() {
            return Err(wait);
        }
        let count = remembered.map_or(0, |before| before.count).saturating_add(1);
        Ok(Self { count, last_at: now, blocked_until: now + rule.wait_after(count) })
    }

    /// Takes one attempt back: it turned out to be an honest one.
    #[must_use]
    pub fn one_less(self) -> Self {
        Self { count: self.count.saturating_sub(1), blocked_until: DateTime::UNIX_EPOCH, ..self }
    }
}

impl Rule {
    /// How long the attempt after this many has to wait: the last of the free ones starts the clock.
    fn wait_after(&self, count: u32) -> TimeDelta {
        match count.checked_sub(self.free) {
            None => TimeDelta::zero(),
            Some(over) => (self.first_wait * (1 << over.min(30))).min(self.longest_wait),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule {
        free: 3,
        first_wait: TimeDelta::seconds(2),
        longest_wait: TimeDelta::seconds(15),
        forget_after: TimeDelta::seconds(1_000),
    };

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    /// The waits that somebody meets who tries again the moment they may.
    fn waits(attempts: usize) -> Vec<i64> {
        let (mut before, mut now, mut waits) = (None, at(0), Vec::new());
        for _ in 0..attempts {
            let after = Attempts::one_more(before, &RULE, now).unwrap();
            waits.push((after.blocked_until - now).num_seconds());
            now = after.blocked_until;
            before = Some(after);
        }
        waits
    }

    #[test]
    fn the_first_are_free_and_then_each_wait_is_twice_the_last_up_to_a_bound() {
        assert_eq!(waits(8), [0, 0, 2, 4, 8, 15, 15, 15]);
    }

    #[test]
    fn who_comes_too_early_is_told_how_long_to_wait_and_not_counted() {
        let third = Attempts { count: 3, last_at: at(0), blocked_until: at(2) };
        assert_eq!(Attempts::one_more(Some(third), &RULE, at(1)), Err(TimeDelta::seconds(1)));
        assert_eq!(Attempts::one_more(Some(third), &RULE, at(2)).unwrap().count, 4);
    }

    #[test]
    fn the_free_ones_never_wait_whatever_their_clocks_say() {
        let second = Attempts { count: 2, last_at: at(9), blocked_until: at(9) };
        assert_eq!(Attempts::one_more(Some(second), &RULE, at(8)).unwrap().count, 3);
    }

    #[test]
    fn after_a_quiet_time_everything_is_forgotten() {
        let many = Attempts { count: 50, last_at: at(0), blocked_until: at(15) };
        assert_eq!(Attempts::one_more(Some(many), &RULE, at(1_000)).unwrap().count, 1);
    }

    #[test]
    fn an_attempt_that_is_taken_back_blocks_nothing() {
        let after = Attempts { count: 4, last_at: at(9), blocked_until: at(13) }.one_less();
        assert_eq!(Attempts::one_more(Some(after), &RULE, at(9)).unwrap().count, 4);
    }

    #[test]
    fn a_count_never_overflows() {
        let many = Attempts { count: u32::MAX, last_at: at(0), blocked_until: at(0) };
        let after = Attempts::one_more(Some(many), &RULE, at(1)).unwrap();
        assert_eq!((after.count, after.blocked_until), (u32::MAX, at(16)));
    }
}
