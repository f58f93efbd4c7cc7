"""What an export leaves out, and why. History is left out as a whole (docs/adr/0022-exports.md)."""

_SECRET = "Secret: what opens a door stays where it is, and is made anew."
_COMPUTED = "Computed or written anew from what the export holds."
_RECORD = "A record of what went on in the old installation, and stays with it."
_PASSING = "Of the moment: nobody would miss it."
_TECHNICAL = "No data: the framework fills it by itself."

LEFT_OUT = {
    "archives.Export": _RECORD,
    "account.EmailAddress": _PASSING,
    "account.EmailConfirmation": _SECRET,
    "allauth_idp_oidc.Client": _SECRET,
    "allauth_idp_oidc.Token": _SECRET,
    "auth.Group": _TECHNICAL,
    "auth.Group_permissions": _TECHNICAL,
    "auth.Permission": _TECHNICAL,
    "charts.Comparison": _COMPUTED,
    "charts.Judgement": _COMPUTED,
    "charts.MeasurementHistory": _RECORD,
    "charts.RollUpDue": _COMPUTED,
    "charts.SiteCharts": _COMPUTED,
    "contenttypes.ContentType": _TECHNICAL,
    "dashboards.BoardLink": _SECRET,
    "dashboards.BulkAct": "It can be undone for a day, by the keys of the old installation.",
    "dashboards.ProjectSummary": _COMPUTED,
    "dashboards.SearchDocument": _COMPUTED,
    "dashboards.SearchWord": _COMPUTED,
    "dashboards.UnitSummary": _COMPUTED,
    "dashboards.UnlearntDocument": _COMPUTED,
    "dashboards.UsageReport": _COMPUTED,
    "feeds.Change": "Cursors belong to a database: its readers read everything once more.",
    "feeds.Delivery": _RECORD,
    "feeds.Load": _RECORD,
    "feeds.RejectedRow": _RECORD,
    "feeds.UnknownCode": _RECORD,
    "feeds.Webhook": _SECRET,
    "mfa.Authenticator": _SECRET,
    "people.ApiKey": _SECRET,
    "people.CallCount": _PASSING,
    "people.HistoryRemoval": _RECORD,
    "people.Invitation": _SECRET,
    "people.KeptAnswer": _PASSING,
    "people.SecurityEvent": _RECORD,
    "people.SingleSignOn": _SECRET,
    "pghistory.Context": _RECORD,
    "pghistory.Events": _RECORD,
    "projects.ProgrammeGuest": "They are people of other organisations, whom it does not hold.",
    "sessions.Session": _SECRET,
    "socialaccount.SocialAccount": _SECRET,
    "socialaccount.SocialApp": _SECRET,
    "socialaccount.SocialToken": _SECRET,
    "usersessions.UserSession": _SECRET,
}
