from allauth.account import views as allauth
from allauth.mfa.base import views as second_steps
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, URLResolver, include, path, re_path

from people.views import (
    accounts,
    history,
    invitation_lists,
    invitations,
    keys,
    mail,
    organisation,
    people,
    second_step,
    security,
    sign_on,
    signing_in,
    unit_lists,
    units,
    welcome,
)

# Of allauth's addresses only those in use. The account_... names are the ones it looks up itself.
account = [
    path("login/", accounts.SignIn.as_view(), name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", allauth.signup, name="account_signup"),  # says how one gets an account
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("code/", allauth.request_login_code, name="account_request_login_code"),
    path("code/confirm/", allauth.confirm_login_code, name="account_confirm_login_code"),
    path("organisation/<str:key>/", sign_on.sign_on, name="sign_on"),
    path("organisation/<str:key>/callback/", sign_on.sign_on_callback, name="sign_on_callback"),
    path("profile/", accounts.profile, name="profile"),
    path("again/", allauth.reauthenticate, name="account_reauthenticate"),
]

# The mfa_... names are those that allauth looks up.
signing_in_pages = [
    path("", signing_in.signing_in, name="mfa_index"),
    path("devices/<int:pk>/end/", signing_in.session_end, name="session_end"),
    path("devices/end/", signing_in.sessions_end, name="sessions_end"),
    path("second-step/", second_steps.authenticate, name="mfa_authenticate"),
    path("again/code/", second_steps.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("app/", second_step.AppNew.as_view(), name="mfa_activate_totp"),
    path("app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("passkeys/new/", second_step.PasskeyNew.as_view(), name="mfa_add_webauthn"),
    path("passkeys/sign-in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "passkeys/<int:pk>/remove/",
        second_step.PasskeyRemove.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("codes/", second_step.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("welcome/", welcome.welcome, name="welcome"),
    path("account/", include(account)),
    path("account/signing-in/", include(signing_in_pages)),
    path("invitation/<str:code>/", invitations.invitation, name="invitation"),
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invitation_new, name="invitation_new"),
    path("people/invite/list/", invitation_lists.invitation_list, name="invitation_list"),
    path("people/invitations/", invitations.invitations, name="invitations"),
    path(
        "people/invitations/<uuid:public_id>/resend/",
        invitations.invitation_resend,
        name="invitation_resend",
    ),
    path(
        "people/invitations/<uuid:public_id>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("people/sign-in/", security.sign_in_rules, name="sign_in_rules"),
    path("people/sign-in/organisation/", sign_on.single_sign_on, name="single_sign_on"),
    path("people/keys/", keys.keys, name="keys"),
    path("people/keys/new/", keys.key_new, name="key_new"),
    path("people/keys/<uuid:public_id>/revoke/", keys.key_revoke, name="key_revoke"),
    path("people/security/", security.security_log, name="security_log"),
    path("administration/", organisation.organisation_edit, name="organisation_edit"),
    path("administration/sample/", organisation.sample, name="organisation_sample"),
    path("administration/sample.css", organisation.sample_css, name="organisation_sample_css"),
    path("look/<uuid:public_id>/<slug:look>.css", organisation.look_css, name="look_css"),
    path("look/<uuid:public_id>/<slug:look>.png", organisation.look_logo, name="look_logo"),
    path("administration/history/", history.history_kept, name="history_kept"),
    path("people/<uuid:public_id>/unlock/", security.account_unlock, name="account_unlock"),
    path("people/<uuid:public_id>/unlink/", security.account_unlink, name="account_unlink"),
    path(
        "people/<uuid:public_id>/second-steps/",
        security.second_steps_reset,
        name="second_steps_reset",
    ),
    path("people/<uuid:public_id>/", people.person, name="person"),
    path("people/<uuid:public_id>/roles/new/", people.role_new, name="role_new"),
    path("people/<uuid:public_id>/close/", people.account_close, name="account_close"),
    path("people/<uuid:public_id>/reopen/", people.account_reopen, name="account_reopen"),
    path("roles/<uuid:public_id>/end/", people.role_end, name="role_end"),
    path("units/", units.units, name="units"),
    path("units/new/", units.unit_new, name="unit_new"),
    path("units/list/", unit_lists.unit_list, name="unit_list"),
    path("units/<uuid:public_id>/edit/", units.unit_edit, name="unit_edit"),
    path("units/<uuid:public_id>/close/", units.unit_close, name="unit_close"),
    path("units/<uuid:public_id>/reopen/", units.unit_reopen, name="unit_reopen"),
    path("demonstration/mail/", mail.mail_page, name="mail_page"),
    path("demonstration/mail/<slug:key>/", mail.mail_message, name="mail_message"),
]
