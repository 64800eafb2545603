//! Limits that grow, for attempts at passwords and accounts.

use super::{Accounts, AccountsError, digest};
use crate::client::Client;
use std::net::{IpAddr, Ipv6Addr};
use trackml_domain::id::UserId;
use trackml_domain::text::normalise;
use trackml_domain::throttle::Rule;

/// The names under which an attempt was counted.
#[derive(Debug)]
pub(super) struct Attempt {
    account: String,
    address: Option<String>,
}

impl Accounts {
    /// Counts an attempt at a password before it is checked: a hundred at once are a hundred. An account is one by its
    /// name and by its address; where there is none, what was typed is counted.
    pub(super) async fn attempt_login(
        &self,
        account: Option<UserId>,
        typed: &str,
        client: &Client,
    ) -> Result<Attempt, AccountsError> {
        // What was typed may be anything, a password in the wrong field among it.
        let account = account.map_or_else(
            || format!("login nobody {}", digest(&normalise(typed.trim())).as_str()),
            |id| format!("login account {id}"),
        );
        let address = client.address.map(|address| format!("login address {}", network(address)));
        let mut buckets = vec![(account.clone(), self.rules.login_by_account)];
        buckets.extend(address.clone().map(|address| (address, self.rules.login_by_address)));
        self.attempt(buckets).await?;
        Ok(Attempt { account, address })
    }

    /// The password was right.
    pub(super) async fn attempt_succeeded(&self, attempt: Attempt) -> Result<(), AccountsError> {
        let refund = attempt.address.into_iter().collect();
        Ok(self.attempts.succeeded(vec![attempt.account], refund).await?)
    }

    /// The password was not looked at.
    pub(super) async fn attempt_failed_of_itself(&self, attempt: Attempt) -> Result<(), AccountsError> {
        let refund = std::iter::once(attempt.account).chain(attempt.address).collect();
        Ok(self.attempts.succeeded(Vec::new(), refund).await?)
    }

    /// Counts an attempt to make an account.
    pub(super) async fn attempt_registration(&self, client: &Client) -> Result<(), AccountsError> {
        let address = client.address.map(|address| format!("register address {}", network(address)));
        let rule = self.rules.registration_by_address;
        self.attempt(address.map(|address| (address, rule)).into_iter().collect()).await
    }

    async fn attempt(&self, buckets: Vec<(String, Rule)>) -> Result<(), AccountsError> {
        if buckets.is_empty() {
            return Ok(());
        }
        match self.attempts.attempt(buckets, self.clock.now()).await? {
            None => Ok(()),
            Some(wait) => Err(AccountsError::TooManyAttempts { wait: wait.to_std().unwrap_or_default() }),
        }
    }
}

/// What one subscriber has: an address of IPv4, and of IPv6 a network of 64 bits (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_of_one_subscriber_are_one() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("2001:db8:1:2::9"), of("2001:db8:1:2:ffff::"));
    }
}
