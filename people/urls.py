from allauth.account import views as allauth
from django.urls import URLPattern, URLResolver, include, path, re_path

from people.views import accounts, invitations, mail, people, units, welcome

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
    path("profile/", accounts.profile, name="profile"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("welcome/", welcome.welcome, name="welcome"),
    path("account/", include(account)),
    path("invitation/<str:code>/", invitations.invitation, name="invitation"),
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invitation_new, name="invitation_new"),
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
    path("people/<uuid:public_id>/", people.person, name="person"),
    path("people/<uuid:public_id>/roles/new/", people.role_new, name="role_new"),
    path("people/<uuid:public_id>/close/", people.account_close, name="account_close"),
    path("people/<uuid:public_id>/reopen/", people.account_reopen, name="account_reopen"),
    path("roles/<uuid:public_id>/end/", people.role_end, name="role_end"),
    path("units/", units.units, name="units"),
    path("units/new/", units.unit_new, name="unit_new"),
    path("units/<uuid:public_id>/edit/", units.unit_edit, name="unit_edit"),
    path("units/<uuid:public_id>/close/", units.unit_close, name="unit_close"),
    path("units/<uuid:public_id>/reopen/", units.unit_reopen, name="unit_reopen"),
    path("demonstration/mail/", mail.mail_page, name="mail_page"),
    path("demonstration/mail/<slug:key>/", mail.mail_message, name="mail_message"),
]
