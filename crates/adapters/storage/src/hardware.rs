//! What people run models on.

use crate::connection::Database;
use crate::dialect::{AnyConnection, LockKind, on_each};
use crate::error::{StorageError, Unreadable};
use crate::schema::hardware;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use trackml_domain::hardware::{
    Hardware, HardwareMemory, HardwareName, HardwarePatch, NewHardware, UnitCount,
};
use trackml_domain::id::{HardwareId, UserId};
use trackml_ports::{HardwareRepository, RepositoryError};

#[derive(Queryable, Selectable)]
#[diesel(table_name = hardware, check_for_backend(crate::dialect::AnyBackend))]
struct HardwareRow {
    id: i64,
    name: String,
    kind: String,
    memory_bytes: i64,
    units: i64,
    created_at: NaiveDateTime,
}

impl HardwareRow {
    fn into_hardware(self) -> Result<Hardware, StorageError> {
        let unreadable =
            |column, reason: String| Unreadable { table: "hardware", id: self.id, column, reason };
        let memory = HardwareMemory::new(u64::try_from(self.memory_bytes).unwrap_or(0));
        Ok(Hardware {
            id: self.id.into(),
            what: NewHardware {
                name: HardwareName::parse(&self.name)
                    .map_err(|error| unreadable("name", error.to_string()))?,
                kind: self.kind.parse().map_err(|_unknown| unreadable("kind", self.kind.clone()))?,
                memory: memory.map_err(|error| unreadable("memory_bytes", error.to_string()))?,
                count: UnitCount::new(self.units).map_err(|error| unreadable("units", error.to_string()))?,
            },
            created_at: self.created_at.and_utc(),
        })
    }
}

#[async_trait]
impl HardwareRepository for Database {
    async fn of_user(&self, user_id: UserId) -> Result<Vec<Hardware>, RepositoryError> {
        self.read(move |connection| {
            let rows: Vec<HardwareRow> = hardware::table
                .filter(hardware::user_id.eq(user_id.get()))
                .order(hardware::id.asc())
                .select(HardwareRow::as_select())
                .load(connection)?;
            rows.into_iter().map(HardwareRow::into_hardware).collect()
        })
        .await
    }

    async fn add(
        &self,
        user_id: UserId,
        new: NewHardware,
        at: DateTime<Utc>,
        most: u32,
    ) -> Result<Option<Hardware>, RepositoryError> {
        self.write(move |connection| {
            let added = add(connection, user_id.get(), &new, at.naive_utc(), most);
            let id = added.map_err(StorageError::from)?;
            Ok(id.map(|id| Hardware { id: id.into(), what: new, created_at: at }))
        })
        .await
    }

    async fn change(
        &self,
        user_id: UserId,
        id: HardwareId,
        patch: HardwarePatch,
    ) -> Result<Option<Hardware>, RepositoryError> {
        self.write(move |connection| Ok(change(connection, user_id.get(), id.get(), patch)?)).await
    }

    async fn remove(&self, user_id: UserId, id: HardwareId) -> Result<bool, RepositoryError> {
        self.write(move |connection| {
            let own = hardware::table.find(id.get()).filter(hardware::user_id.eq(user_id.get()));
            Ok(diesel::delete(own).execute(connection).map_err(StorageError::from)? > 0)
        })
        .await
    }
}

fn memory(new: &NewHardware) -> i64 {
    // The domain's bound is far below the column's.
    i64::try_from(new.memory.bytes()).unwrap_or(i64::MAX)
}

fn units(new: &NewHardware) -> i64 {
    i64::try_from(new.count.get()).unwrap_or(i64::MAX)
}

fn add(
    connection: &mut AnyConnection,
    user_id: i64,
    new: &NewHardware,
    at: NaiveDateTime,
    most: u32,
) -> QueryResult<Option<i64>> {
    connection.lock(LockKind::UserHardware, user_id)?;
    let has: i64 = hardware::table.filter(hardware::user_id.eq(user_id)).count().get_result(connection)?;
    if has >= most.into() {
        return Ok(None);
    }
    let row = (
        hardware::user_id.eq(user_id),
        hardware::name.eq(new.name.as_str()),
        hardware::kind.eq(new.kind.as_ref()),
        hardware::memory_bytes.eq(memory(new)),
        hardware::units.eq(units(new)),
        hardware::created_at.eq(at),
    );
    let id: i64 = on_each!(connection, known => {
        diesel::insert_into(hardware::table).values(row).returning(hardware::id).get_result(known)
    })?;
    Ok(Some(id))
}

fn change(
    connection: &mut AnyConnection,
    user_id: i64,
    id: i64,
    patch: HardwarePatch,
) -> Result<Option<Hardware>, StorageError> {
    // Two changes at once would each write back what the other changed.
    connection.lock(LockKind::UserHardware, user_id)?;
    let row: Option<HardwareRow> = hardware::table
        .find(id)
        .filter(hardware::user_id.eq(user_id))
        .select(HardwareRow::as_select())
        .first(connection)
        .optional()?;
    let Some(known) = row.map(HardwareRow::into_hardware).transpose()? else { return Ok(None) };
    let what = known.what.patched(patch);
    let set = (
        hardware::name.eq(what.name.as_str()),
        hardware::kind.eq(what.kind.as_ref()),
        hardware::memory_bytes.eq(memory(&what)),
        hardware::units.eq(units(&what)),
    );
    diesel::update(hardware::table.find(id)).set(set).execute(connection)?;
    Ok(Some(Hardware { what, ..known }))
}
