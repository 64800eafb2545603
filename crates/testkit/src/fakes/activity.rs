//! `ActivityRepository` in memory.

use super::database::InMemoryDatabase;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use trackml_domain::activity::{Activity, quarter_of};
use trackml_domain::id::WorkspaceId;
use trackml_domain::model::EventKind;
use trackml_ports::{ActivityRepository, RepositoryError};

#[async_trait]
impl ActivityRepository for InMemoryDatabase {
    async fn activity(
        &self,
        workspace_id: WorkspaceId,
        since: DateTime<Utc>,
    ) -> Result<Activity, RepositoryError> {
        let state = self.lock();
        let mut activity = Activity::default();
        for model in state.live(workspace_id) {
            if model.created_at >= since {
                *activity.added.entry(quarter_of(model.created_at)).or_default() += 1;
            }
            let events = state.events.iter().filter(|(id, _)| *id == model.id).map(|(_, event)| &event.event);
            for event in events.filter(|event| event.stamp.at >= since) {
                let quarter = quarter_of(event.stamp.at);
                if matches!(event.kind, EventKind::StatusChanged { .. }) {
                    *activity.moved.entry(quarter).or_default() += 1;
                }
                if event.stamp.by.is_some() {
                    *activity.done.entry(quarter).or_default() += 1;
                }
            }
        }
        Ok(activity)
    }
}
