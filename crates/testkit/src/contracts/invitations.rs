//! The contract of `InvitationRepository`.

use crate::contracts::harness::race;
use crate::contracts::{Harness, Person};
use crate::sample;
use trackml_domain::id::WorkspaceId;
use trackml_domain::workspace::{Invitation, Role};
use trackml_ports::{NewInvitation, SecretDigest};

crate::contracts::suite!(invitations at contracts::invitations:
    an_invitation_tells_what_it_is,
    an_invitation_is_found_by_id_and_by_code,
    an_invitation_that_has_lapsed_is_not_found,
    a_second_invitation_replaces_the_first,
    the_same_person_may_be_invited_elsewhere,
    the_invitations_of_a_workspace_are_told_the_latest_first,
    a_person_sees_those_that_named_their_account,
    an_address_without_an_account_is_nobodys,
    who_accepts_is_a_member_and_the_invitation_is_gone,
    a_member_who_may_more_already_stays_what_they_are,
    a_member_who_may_less_rises,
    an_invitation_that_is_gone_cannot_be_accepted,
    of_those_who_accept_at_once_one_is_let_in,
    an_invitation_is_withdrawn_once,
    an_invitation_goes_with_its_workspace,
);

/// Ada with a workspace that she shares, and Bob.
async fn ada_and_bob(harness: &Harness) -> (Person, WorkspaceId, Person) {
    let (ada, bob) = (harness.person("ada").await, harness.person("bob").await);
    let team = harness.shared(&ada, "Team").await;
    (ada, team, bob)
}

async fn found(harness: &Harness, invitation: &Invitation, seconds: i64) -> Option<Invitation> {
    let found = harness.invitations.find(invitation.id, sample::moment(seconds)).await.unwrap();
    found.map(|open| open.invitation)
}

async fn an_invitation_tells_what_it_is(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    assert_eq!((invitation.workspace_id, invitation.workspace_name.as_str()), (team, "Team"));
    assert_eq!((invitation.login.as_str(), invitation.role), ("bob@example.org", Role::Editor));
    assert_eq!(invitation.invited_by, Some(ada.user.username));
    assert_eq!((invitation.created_at, invitation.expires_at), (sample::moment(0), sample::moment(1_000)));
}

async fn an_invitation_is_found_by_id_and_by_code(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let new = sample::new_invitation(team, ada.user.id, &bob.user, Role::Editor);
    let invitation = harness.invitations.invite(new.clone()).await.unwrap();
    let by_id = harness.invitations.find(invitation.id, sample::moment(1)).await.unwrap().unwrap();
    assert_eq!(
        (&by_id.invitation, &by_id.login_key, by_id.invited),
        (&invitation, &new.login_key, new.invited)
    );
    assert_eq!(harness.invitations.by_code(&new.code, sample::moment(1)).await.unwrap(), Some(by_id));
    let other = SecretDigest::new("another".to_owned());
    assert_eq!(harness.invitations.by_code(&other, sample::moment(1)).await.unwrap(), None);
}

async fn an_invitation_that_has_lapsed_is_not_found(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let new = sample::new_invitation(team, ada.user.id, &bob.user, Role::Editor);
    let invitation = harness.invitations.invite(new.clone()).await.unwrap();
    let late = sample::moment(1_000);
    assert_eq!(found(harness, &invitation, 1_000).await, None);
    assert_eq!(harness.invitations.by_code(&new.code, late).await.unwrap(), None);
    assert_eq!(harness.invitations.of_workspace(team, late).await.unwrap(), []);
    assert_eq!(harness.invitations.of_user(bob.user.id, late).await.unwrap(), []);
}

async fn a_second_invitation_replaces_the_first(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let first = harness.invite(team, &ada, &bob, Role::Editor).await;
    let second = harness.invite(team, &ada, &bob, Role::Viewer).await;
    assert_eq!(found(harness, &first, 1).await, None);
    assert_eq!(harness.invitations.of_workspace(team, sample::moment(1)).await.unwrap(), [second]);
}

async fn the_same_person_may_be_invited_elsewhere(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let other = harness.shared(&ada, "Other").await;
    let (one, two) = (
        harness.invite(team, &ada, &bob, Role::Editor).await,
        harness.invite(other, &ada, &bob, Role::Editor).await,
    );
    assert_eq!(harness.invitations.of_user(bob.user.id, sample::moment(1)).await.unwrap(), [two, one]);
}

async fn the_invitations_of_a_workspace_are_told_the_latest_first(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let eve = harness.person("eve").await;
    let (one, two) = (
        harness.invite(team, &ada, &bob, Role::Editor).await,
        harness.invite(team, &ada, &eve, Role::Viewer).await,
    );
    assert_eq!(harness.invitations.of_workspace(team, sample::moment(1)).await.unwrap(), [two, one]);
}

async fn a_person_sees_those_that_named_their_account(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let eve = harness.person("eve").await;
    let hers = harness.invite(team, &ada, &eve, Role::Viewer).await;
    harness.invite(team, &ada, &bob, Role::Viewer).await;
    assert_eq!(harness.invitations.of_user(eve.user.id, sample::moment(1)).await.unwrap(), [hers]);
}

async fn an_address_without_an_account_is_nobodys(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let new =
        NewInvitation { invited: None, ..sample::new_invitation(team, ada.user.id, &bob.user, Role::Viewer) };
    harness.invitations.invite(new).await.unwrap();
    assert_eq!(harness.invitations.of_user(bob.user.id, sample::moment(1)).await.unwrap(), []);
}

async fn who_accepts_is_a_member_and_the_invitation_is_gone(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    let joined = harness.invitations.accept(invitation.id, bob.user.id).await.unwrap();
    assert_eq!(joined, Some((team, Role::Editor)));
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), Some(Role::Editor));
    assert_eq!(found(harness, &invitation, 1).await, None);
}

async fn a_member_who_may_more_already_stays_what_they_are(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    harness.enrol(team, &bob, Role::Owner).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Viewer).await;
    harness.invitations.accept(invitation.id, bob.user.id).await.unwrap();
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), Some(Role::Owner));
}

async fn a_member_who_may_less_rises(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    harness.enrol(team, &bob, Role::Viewer).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    harness.invitations.accept(invitation.id, bob.user.id).await.unwrap();
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), Some(Role::Editor));
}

async fn an_invitation_that_is_gone_cannot_be_accepted(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    harness.invitations.withdraw(invitation.id).await.unwrap();
    assert_eq!(harness.invitations.accept(invitation.id, bob.user.id).await.unwrap(), None);
    assert_eq!(harness.workspaces.role(team, bob.user.id).await.unwrap(), None);
}

async fn of_those_who_accept_at_once_one_is_let_in(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    let accepted = race(|_| {
        let (invitations, id, user) = (harness.invitations.clone(), invitation.id, bob.user.id);
        async move { invitations.accept(id, user).await.unwrap().is_some() }
    })
    .await;
    assert_eq!(accepted.into_iter().filter(|accepted| *accepted).count(), 1);
}

async fn an_invitation_is_withdrawn_once(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    let withdraw = || harness.invitations.withdraw(invitation.id);
    assert_eq!((withdraw().await.unwrap(), withdraw().await.unwrap()), (true, false));
}

async fn an_invitation_goes_with_its_workspace(harness: &Harness) {
    let (ada, team, bob) = ada_and_bob(harness).await;
    let invitation = harness.invite(team, &ada, &bob, Role::Editor).await;
    harness.workspaces.delete(team, false).await.unwrap();
    assert_eq!(found(harness, &invitation, 1).await, None);
}
