//! A Hub that takes its time.

use futures::future::BoxFuture;
use std::sync::atomic::{AtomicUsize, Ordering};
use trackml_domain::card::Card;
use trackml_domain::hub_ref::HubRef;
use trackml_ports::{HubError, HubModel, HubQuota, ModelHub};
use trackml_testkit::fakes::FakeHub;

/// Answers each question after a few turns, and never one about `org/never`.
#[derive(Default)]
pub(crate) struct SlowHub {
    knows: FakeHub,
    asked_now: AtomicUsize,
    most: AtomicUsize,
}

impl SlowHub {
    /// A Hub that knows what another one knows.
    pub(crate) fn knowing(hub: &FakeHub) -> Self {
        Self { knows: hub.clone(), ..Self::default() }
    }

    /// The most questions that were open at once.
    pub(crate) fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }
}

/// Written out, where the adapters let `async_trait` do it.
impl ModelHub for SlowHub {
    fn model<'hub, 'reference, 'answer>(
        &'hub self,
        reference: &'reference HubRef,
    ) -> BoxFuture<'answer, Result<HubModel, HubError>>
    where
        'hub: 'answer,
        'reference: 'answer,
        Self: 'answer,
    {
        Box::pin(async move {
            let now = self.asked_now.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            if reference.repo().key() == "org/never" {
                std::future::pending::<()>().await;
            }
            for _ in 0..3 {
                tokio::task::yield_now().await;
            }
            self.asked_now.fetch_sub(1, Ordering::SeqCst);
            self.knows.model(reference).await
        })
    }

    fn card<'hub, 'reference, 'answer>(
        &'hub self,
        _reference: &'reference HubRef,
    ) -> BoxFuture<'answer, Result<Option<Card>, HubError>>
    where
        'hub: 'answer,
        'reference: 'answer,
        Self: 'answer,
    {
        Box::pin(std::future::ready(Ok(None)))
    }

    fn quota(&self) -> Option<HubQuota> {
        self.knows.quota()
    }
}
