//! The tables, with the types that both databases have: 64-bit ids, enums as text, JSON as text, moments in UTC.

diesel::table! {
    users (id) {
        id -> BigInt,
        username -> Text,
        username_key -> Text,
        email -> Text,
        email_key -> Text,
        password_hash -> Text,
        created_at -> Timestamp,
        is_admin -> Bool,
        standing -> Text,
    }
}

diesel::table! {
    workspaces (id) {
        id -> BigInt,
        name -> Text,
        personal_of -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    workspace_members (workspace_id, user_id) {
        workspace_id -> BigInt,
        user_id -> BigInt,
        role -> Text,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        user_id -> BigInt,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        last_seen_at -> Timestamp,
        device -> Nullable<Text>,
        address -> Nullable<Text>,
    }
}

diesel::table! {
    refresh_tokens (digest) {
        digest -> Text,
        session_id -> Text,
        issued_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> BigInt,
        user_id -> BigInt,
        name -> Text,
        hint -> Text,
        digest -> Text,
        scope -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    invitations (id) {
        id -> BigInt,
        workspace_id -> BigInt,
        login -> Text,
        login_key -> Text,
        invited_id -> Nullable<BigInt>,
        role -> Text,
        code_digest -> Text,
        invited_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    attempts (bucket) {
        bucket -> Text,
        #[sql_name = "attempts"]
        count -> BigInt,
        last_at -> Timestamp,
        blocked_until -> Timestamp,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> BigInt,
        at -> Timestamp,
        kind -> Text,
        account_id -> Nullable<BigInt>,
        actor_id -> Nullable<BigInt>,
        workspace_id -> Nullable<BigInt>,
        address -> Nullable<Text>,
        detail -> Text,
    }
}

diesel::table! {
    models (id) {
        id -> BigInt,
        workspace_id -> BigInt,
        name -> Text,
        name_key -> Text,
        developer -> Nullable<Text>,
        developer_key -> Nullable<Text>,
        model_type -> Text,
        status -> Text,
        parameters -> Nullable<BigInt>,
        license -> Nullable<Text>,
        license_key -> Nullable<Text>,
        license_class -> Nullable<Text>,
        version -> Nullable<Text>,
        notes -> Text,
        source_links -> Text,
        date_interacted -> Nullable<Date>,
        favorite -> Bool,
        rating -> Nullable<SmallInt>,
        hub_id -> Nullable<Text>,
        hub -> Nullable<Text>,
        provenance -> Text,
        revision -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
        context_length -> Nullable<BigInt>,
        gated -> Bool,
        status_since -> Timestamp,
        locked_fields -> Text,
        upstream -> Text,
        checked_at -> Nullable<Timestamp>,
        gone -> Bool,
        changed_upstream -> Bool,
        memory_4bit -> Nullable<BigInt>,
        memory_8bit -> Nullable<BigInt>,
        memory_16bit -> Nullable<BigInt>,
    }
}

diesel::table! {
    search_documents (model_id) {
        model_id -> BigInt,
        workspace_id -> BigInt,
        name -> Text,
        labels -> Text,
        maker -> Text,
        compact -> Text,
        terms -> Text,
        edition -> BigInt,
        maker_compact -> Text,
    }
}

diesel::table! {
    search_terms (workspace_id, term) {
        workspace_id -> BigInt,
        term -> Text,
        records -> BigInt,
    }
}

diesel::table! {
    journal_entries (id) {
        id -> BigInt,
        model_id -> BigInt,
        verdict -> Nullable<Text>,
        purpose -> Nullable<Text>,
        body -> Text,
        day -> Date,
        user_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    views (id) {
        id -> BigInt,
        workspace_id -> BigInt,
        name -> Text,
        name_key -> Text,
        query -> Text,
        user_id -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    bulk_changes (id) {
        id -> BigInt,
        workspace_id -> BigInt,
        user_id -> BigInt,
        at -> Timestamp,
        expires_at -> Timestamp,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tags (id) {
        id -> BigInt,
        workspace_id -> BigInt,
        name -> Text,
        color -> Nullable<Text>,
    }
}

diesel::table! {
    model_tags (model_id, tag_id) {
        model_id -> BigInt,
        tag_id -> BigInt,
    }
}

diesel::table! {
    model_hub_keys (model_id, hub_key) {
        model_id -> BigInt,
        hub_key -> Text,
        workspace_id -> BigInt,
    }
}

diesel::table! {
    model_events (id) {
        id -> BigInt,
        model_id -> BigInt,
        user_id -> Nullable<BigInt>,
        at -> Timestamp,
        kind -> Text,
        event -> Text,
        bulk_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    model_bases (model_id, base_key) {
        model_id -> BigInt,
        base_key -> Text,
        workspace_id -> BigInt,
    }
}

diesel::table! {
    hardware (id) {
        id -> BigInt,
        user_id -> BigInt,
        name -> Text,
        kind -> Text,
        memory_bytes -> BigInt,
        units -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    refresh_runs (id) {
        id -> BigInt,
        workspace_id -> BigInt,
        user_id -> Nullable<BigInt>,
        started_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        stopped -> Bool,
        waits_until -> Nullable<Timestamp>,
        served_at -> Timestamp,
        total -> BigInt,
        done -> BigInt,
        changed -> BigInt,
        gone -> BigInt,
        failed -> BigInt,
    }
}

diesel::table! {
    refresh_items (run_id, model_id) {
        run_id -> BigInt,
        model_id -> BigInt,
        due_at -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        tries -> BigInt,
    }
}

diesel::table! {
    idempotency_keys (user_id, idempotency_key) {
        user_id -> BigInt,
        idempotency_key -> Text,
        fingerprint -> Text,
        model_id -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    insights (id) {
        id -> BigInt,
        model_id -> BigInt,
        kind -> Text,
        thread_id -> Nullable<BigInt>,
        question -> Nullable<Text>,
        user_id -> Nullable<BigInt>,
        content_hash -> Text,
        statements -> Text,
        grounds -> Text,
        source -> Text,
        language_model -> Nullable<Text>,
        prompt_version -> BigInt,
        prompt_tokens -> BigInt,
        answer_tokens -> BigInt,
        thought_tokens -> BigInt,
        took_ms -> BigInt,
        cut_short -> Bool,
        withheld -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    model_cards (model_id) {
        model_id -> BigInt,
        card -> Nullable<Text>,
        fetched_at -> Timestamp,
    }
}

diesel::table! {
    ai_usage (user_id, day) {
        user_id -> BigInt,
        day -> Date,
        calls -> BigInt,
        tokens -> BigInt,
    }
}

diesel::table! {
    latest_writes (user_id) {
        user_id -> BigInt,
        xact -> Text,
    }
}

diesel::table! {
    model_vectors (model_id) {
        model_id -> BigInt,
        workspace_id -> BigInt,
        live -> Bool,
        space -> Text,
        made_of -> Text,
        vector -> Binary,
        made_at -> Timestamp,
    }
}

diesel::table! {
    vector_queue (model_id) {
        model_id -> BigInt,
        revision -> BigInt,
        due_at -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        tries -> BigInt,
    }
}

diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(api_tokens -> users (user_id));
diesel::joinable!(invitations -> workspaces (workspace_id));
diesel::joinable!(workspace_members -> workspaces (workspace_id));
diesel::joinable!(workspace_members -> users (user_id));
diesel::joinable!(model_tags -> tags (tag_id));
diesel::joinable!(model_tags -> models (model_id));
diesel::joinable!(model_hub_keys -> models (model_id));
diesel::joinable!(search_documents -> models (model_id));
diesel::joinable!(model_bases -> models (model_id));
diesel::joinable!(refresh_items -> refresh_runs (run_id));
diesel::joinable!(refresh_items -> models (model_id));
diesel::joinable!(model_events -> models (model_id));
diesel::joinable!(vector_queue -> models (model_id));
diesel::allow_tables_to_appear_in_same_query!(
    users,
    workspaces,
    workspace_members,
    sessions,
    refresh_tokens,
    api_tokens,
    invitations,
    attempts,
    audit_entries,
    models,
    tags,
    model_tags,
    model_hub_keys,
    model_events,
    idempotency_keys,
    search_documents,
    search_terms,
    journal_entries,
    views,
    bulk_changes,
    model_bases,
    hardware,
    refresh_runs,
    refresh_items,
    insights,
    model_cards,
    ai_usage,
    latest_writes,
    model_vectors,
    vector_queue,
);
