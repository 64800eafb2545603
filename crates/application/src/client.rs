//! From where a request comes.

use std::net::IpAddr;

/// From where a request comes: for limits, for the audit, and for people who look at their sessions. Nothing is
/// permitted or refused by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// The address; none for the operator's command line.
    pub address: Option<IpAddr>,
    /// What the browser or program calls itself, shortened.
    pub device: Option<String>,
}

impl Client {
    /// The longest name of a device that is kept, in characters.
    pub const MAX_DEVICE_CHARS: usize = 200;

    /// Takes what a client says of itself, without what no terminal should show.
    pub fn new(address: Option<IpAddr>, device: Option<&str>) -> Self {
        let plain = |device: &str| -> String {
            device.chars().filter(|c| !c.is_control()).take(Self::MAX_DEVICE_CHARS).collect()
        };
        let device = device.map(plain).filter(|device| !device.trim().is_empty());
        Self { address, device }
    }

    pub(crate) fn address_text(&self) -> Option<String> {
        self.address.map(|address| address.to_string())
    }
}
