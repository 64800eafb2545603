//! For whom the work of a task is done, and whether it only reads: where the database has replicas, a person who reads has to
//! see what they wrote.
//!
//! It travels beside the ports and not through them: what a repository promises does not depend on it, and where nothing is
//! known, as in all work that is nobody's own, the database itself is asked.

use futures::{Stream, stream};
use trackml_domain::id::UserId;

/// For whom something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    /// Somebody reads: a replica may answer that has all that they wrote.
    Reader(UserId),
    /// Somebody may write: the database itself is asked, and what they write is remembered.
    Writer(UserId),
}

tokio::task_local! {
    static FOLLOWING: Following;
}

impl Following {
    /// For whom the present task works.
    #[must_use]
    pub fn current() -> Option<Self> {
        FOLLOWING.try_with(|following| *following).ok()
    }

    /// Does some work for somebody.
    pub async fn doing<F: Future>(self, work: F) -> F::Output {
        FOLLOWING.scope(self, work).await
    }

    /// A stream of which every item is made for whom the present task works: streams are read when their task is over.
    pub fn carried<S: Stream>(stream: S) -> impl Stream<Item = S::Item> {
        let (following, mut stream) = (Self::current(), Box::pin(stream));
        stream::poll_fn(move |context| match following {
            Some(following) => FOLLOWING.sync_scope(following, || stream.as_mut().poll_next(context)),
            None => stream.as_mut().poll_next(context),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::StreamExt;

    #[tokio::test]
    async fn a_stream_is_made_for_whoever_asked_for_it() {
        let somebody = Following::Writer(UserId::from(7));
        let seen = || stream::repeat_with(Following::current).take(2);
        let carried = somebody.doing(async { Box::pin(Following::carried(seen())) }).await;
        assert_eq!(carried.collect::<Vec<_>>().await, [Some(somebody), Some(somebody)]);
        assert_eq!(Following::carried(seen()).collect::<Vec<_>>().await, [None, None]);
    }
}
