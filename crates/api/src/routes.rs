//! Every address, and who answers there.

mod ai;
mod auth;
mod dashboard;
mod errors;
mod hardware;
mod health;
mod journal;
mod meta;
mod models;
mod nothing_here;
mod tags;
mod users;
mod views;
mod workspaces;

pub(crate) use nothing_here::nothing_here;

use crate::extract::{authenticate, limits};
use crate::openapi;
use crate::state::ApiState;
use actix_web::middleware::from_fn;
use actix_web::web;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// Puts every address into an application. What no address answers is for the caller to decide.
pub(crate) fn configure(state: ApiState) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        // The document stands before the scope of its path, which would swallow it.
        config.app_data(web::Data::new(state)).app_data(limits()).service(openapi::json);
        documented(&mut ServiceConfig::new(config));
        config
            .service(openapi::swagger_ui())
            .service(errors::errors)
            .route("/docs", web::get().to(openapi::to_swagger_ui));
    }
}

/// The addresses that the OpenAPI document describes. A fixed word stands before `{id}`, which would swallow it.
pub(crate) fn documented(config: &mut ServiceConfig) {
    config
        .service(health::healthz)
        .service(health::readyz)
        .service(scope("/api/v1").wrap(from_fn(authenticate)).configure(api));
}

fn api(config: &mut ServiceConfig) {
    config
        .service(meta::meta)
        .service(dashboard::read_dashboard)
        .service(ai::ask_library)
        .service(ai::check_ai)
        .configure(hardware)
        .configure(accounts)
        .configure(shelves)
        .configure(records)
        .configure(notes);
}

fn accounts(config: &mut ServiceConfig) {
    config
        .service(auth::register)
        .service(auth::login)
        .service(auth::refresh)
        .service(auth::logout)
        .service(auth::verify_token)
        .service(auth::read_me)
        .service(auth::patch_me)
        .service(auth::delete_me)
        .service(auth::deactivate_me)
        .service(auth::change_password)
        .service(auth::list_sessions)
        .service(auth::end_sessions)
        .service(auth::end_session)
        .service(auth::list_tokens)
        .service(auth::issue_token)
        .service(auth::revoke_token)
        .service(auth::my_audit)
        .service(users::list_users)
        .service(users::patch_user);
}

fn hardware(config: &mut ServiceConfig) {
    config
        .service(hardware::list_hardware_presets)
        .service(hardware::list_hardware)
        .service(hardware::add_hardware)
        .service(hardware::patch_hardware)
        .service(hardware::delete_hardware);
}

fn shelves(config: &mut ServiceConfig) {
    config
        .service(workspaces::list_workspaces)
        .service(workspaces::create_workspace)
        .service(workspaces::read_workspace)
        .service(workspaces::patch_workspace)
        .service(workspaces::delete_workspace)
        .service(workspaces::list_members)
        .service(workspaces::patch_member)
        .service(workspaces::remove_member)
        .service(workspaces::list_invitations)
        .service(workspaces::invite_member)
        .service(workspaces::withdraw_invitation)
        .service(workspaces::workspace_audit)
        .service(workspaces::refresh_workspace)
        .service(workspaces::read_workspace_refresh)
        .service(workspaces::stop_workspace_refresh)
        .service(workspaces::list_my_invitations)
        .service(workspaces::accept_invitation_by_code)
        .service(workspaces::accept_invitation)
        .service(workspaces::decline_invitation);
}

fn records(config: &mut ServiceConfig) {
    config
        .service(models::search_models)
        .service(models::model_facets)
        .service(models::change_models)
        .service(models::undo_change)
        .service(models::purge_models)
        .service(models::compare_models)
        .service(models::judge_models)
        .service(models::search_by_meaning)
        .service(models::list_duplicates)
        .service(models::merge_models)
        .service(tags::list_tags)
        .service(tags::merge_tags)
        .service(tags::patch_tag)
        .service(tags::delete_tag)
        .service(models::autofill_model)
        .service(models::import_models)
        .service(models::list_models)
        .service(models::create_model)
        .service(models::model_history)
        .service(models::revert_event)
        .service(models::refresh_model)
        .service(models::mark_upstream_seen)
        .service(models::lock_field)
        .service(models::unlock_field)
        .service(models::model_family)
        .service(models::model_memory)
        .service(models::model_license)
        .service(models::move_model)
        .service(models::restore_model)
        .service(models::suggest_tags)
        .service(models::propose_tags)
        .service(models::similar_models)
        .service(models::model_insights)
        .service(models::generate_insight)
        .service(models::forget_thread)
        .service(models::read_model)
        .service(models::replace_model)
        .service(models::patch_model)
        .service(models::delete_model);
}

fn notes(config: &mut ServiceConfig) {
    config
        .service(journal::model_journal)
        .service(journal::write_journal_entry)
        .service(journal::patch_journal_entry)
        .service(journal::delete_journal_entry)
        .service(views::list_views)
        .service(views::create_view)
        .service(views::patch_view)
        .service(views::delete_view);
}
