"""Every setting of the platform, read from the environment.

The same file serves the demonstration, the tests and production. A secret that is missing stops
the start with a sentence naming the variable. `docs/operations.md` lists them all.
"""

from ipaddress import ip_network
from pathlib import Path

import environ
import pghistory
from django.core.exceptions import ImproperlyConfigured

from qiplatform.log_settings import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def required(name: str, purpose: str) -> str:
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}: {purpose}.")
    return value


# --- What this installation is ---------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)  # fictional trust: banner, mail page
SITE_ADDRESS = env.str("SITE_ADDRESS", default="http://localhost:8000").rstrip("/")
SETUP_CODE = env.str("SETUP_CODE", default="")  # asked from whoever creates the organisation

SECRET_KEY = required("SECRET_KEY", "a long random text that signs sessions and links")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # former ones, still believed
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "django_structlog",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "common",
    "audit",
    "people",
    "projects",
    "charts",
    "pdsa",
    "feeds",
    "dashboards",
    "archives",
    "qiplatform",
]

MIDDLEWARE = [
    "common.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "common.middleware.database_unavailable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "common.middleware.requests_logged",
    "people.middleware.language_of_person",
    "people.middleware.idle_sign_out",
    "people.middleware.first_run",
    "common.middleware.redirects_for_htmx",
    "common.middleware.sign_in_required",
    "people.middleware.second_step_required",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "people.middleware.organisation_time_zone",
    "people.middleware.confirmations_noted",
    "common.middleware.domain_errors",
]

ROOT_URLCONF = "qiplatform.urls"
WSGI_APPLICATION = "qiplatform.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "common.loaders.MarkingLoader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "people.context_processors.installation",
                "dashboards.context_processors.navigation",
            ],
            "builtins": [
                "django.templatetags.i18n",
                *(
                    f"common.templatetags.{name}"
                    for name in ("components", "lists", "wayfinding", "words")
                ),
            ],
        },
    }
]
FORM_RENDERER = "common.forms.PlatformFormRenderer"

# --- Data ------------------------------------------------------------------------------------
# Web, workers and tests run as a role that may not alter history; migrations run as its owner.
_database_url = required("DATABASE_URL", "postgres://user:password@host:5432/name")
MIGRATION_DATABASE_URL = env.str("MIGRATION_DATABASE_URL", default=_database_url)
DATABASES = {
    "default": {
        **env.db_url_config(_database_url),
        "ENGINE": "common.database",
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=600),
        "CONN_HEALTH_CHECKS": True,
    }
}
APPLICATION_DATABASE_ROLE = env.str("APPLICATION_DATABASE_ROLE", default="qi_app")

# Nothing a user does may fail because Redis is away: cache and sessions live in PostgreSQL.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "common_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # it also counts wrong passwords: none may fall out
    }
}

# --- Background work -------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="redis://localhost:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_WORKER_ROLE = env.bool("CELERY_WORKER_ROLE", default=False)

# --- People and sessions ---------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATORS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATORS + "UserAttributeSimilarityValidator"},
    {"NAME": _VALIDATORS + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _VALIDATORS + "CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "people.account_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation link already proved the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_FORMS = {
    "login": "people.forms.accounts.SignInForm",
    "change_password": "people.forms.accounts.ChangePasswordForm",
    "reset_password": "people.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "people.forms.accounts.NewPasswordForm",
    "set_password": "people.forms.accounts.FirstPasswordForm",
    "request_login_code": "people.forms.accounts.CodeRequestForm",
    "confirm_login_code": "people.forms.second_step.CodeByMailForm",
    "reauthenticate": "people.forms.second_step.PasswordAgainForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600  # seconds in which one need not show again who one is
SOCIALACCOUNT_ADAPTER = "people.sign_on_adapter.SignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # our policy (form-action) would stop a form on its way
MFA_ADAPTER = "people.second_step_adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}  # there is nothing in a passkey to be guessed
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # people type slowly: the code before and the one after count too
MFA_FORMS = {
    "authenticate": "people.forms.second_step.CodeForm",
    "reauthenticate": "people.forms.second_step.CodeAgainForm",
    "activate_totp": "people.forms.second_step.AppForm",
    "add_webauthn": "people.forms.second_step.PasskeyForm",
}
# A whole hospital may come from one address, so limits by address are wide. What stops guessing
# is the limit by account: five wrong passwords in five minutes, wherever they come from.
ACCOUNT_RATE_LIMITS = {
    "login": None,  # whoever knows the password may sign in; wrong ones count
    "login_failed": "100/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    # Six digits, three tries each: 60 tries a day find one code in about 45 years.
    "request_login_code": "60/m/ip,5/15m/key,20/d/key",
    "welcome": "20/m/ip",
    "unknown_log": "30/m/ip",
    "log_number": "30/m/key,600/d/key",  # a link on a ward wall; a whole ward taps less
    "unknown_key": "60/m/ip",
    "token": "120/m/ip,20/m/key",  # by client id: one lasts a quarter of an hour
    "unknown_board": "30/m/ip",  # a screen with a good link does not count
}
SESSION_ENGINE = "common.sessions"
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=12) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- Mail ------------------------------------------------------------------------------------
MAIL_FOLDER = env.str("MAIL_FOLDER", default="")  # the demonstration shows this folder as a page
if MAIL_FOLDER:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_FOLDER
else:
    vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="quality-improvement@localhost")

# --- Language and time -----------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"  # in which everything is written
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]  # named as their speakers name them
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"  # stored in UTC, shown in the organisation's time zone
USE_TZ = True
USE_I18N = True

# --- Static files: ours from static/, htmx and Plotly out of their wheels ---------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "common.finders.PlotlyFinder",
    "common.stylesheet.StylesheetFinder",
]
# From source: as they lie there, for work at a desk and for tests. Otherwise hashed, and compressed
# unless nobody is far away: Brotli takes half a minute over Plotly.
_FROM_SOURCE = env.bool("STATIC_FROM_SOURCE", default=DEBUG)
_HASHED_NAMES = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if env.bool("STATIC_COMPRESSED", default=True)
    else "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
)
_PLAIN_NAMES = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN_NAMES if _FROM_SOURCE else _HASHED_NAMES},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = _FROM_SOURCE

# --- Files that people send -------------------------------------------------------------------
# Outside everything that is served: only the view of a file hands it out, to those who may read.
MEDIA_ROOT = env.str("FILES_FOLDER", default=str(BASE_DIR / "var" / "files"))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = [
    "common.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Security --------------------------------------------------------------------------------
SECURE_COOKIES = env.bool("SECURE_COOKIES", default=True)
_COOKIE_PREFIX = "__Host-" if SECURE_COOKIES else ""
SESSION_COOKIE_NAME = _COOKIE_PREFIX + "session"
CSRF_COOKIE_NAME = _COOKIE_PREFIX + "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_REDIRECT_EXEMPT = [r"^api/", r"^healthz$", r"^readyz$", r"^metrics$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0  # whose address the limits count
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_COOKIES
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a pasted book is refused in words, not cut off
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000  # a grid of two thousand rows is one form
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")  # empty: /metrics answers loopback only

# The hash is that of the empty text: Plotly inserts one empty style element and fills it by
# script. It lets in nothing else.
_EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", _EMPTY_STYLE],
        "img-src": ["'self'", "data:", "blob:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
}

# --- API -------------------------------------------------------------------------------------
API_CALLS_A_MINUTE = env.int("API_CALLS_A_MINUTE", default=600)  # of each key, of each person
# `people.api.views.ApiView` adds who is let in: what is no such view is closed.
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["common.api.json.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["common.api.json.JsonParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "common.api.describing.ExactSchema",
    "EXCEPTION_HANDLER": "common.api.errors.answer_error",
}
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 900  # seconds
SPECTACULAR_SETTINGS = {
    "TITLE": "Quality improvement platform",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- Messages to other systems ---------------------------------------------------------------
# Webhooks go to public addresses, and to those networks inside that are named here.
WEBHOOK_NETWORKS = [ip_network(text) for text in env.list("WEBHOOK_NETWORKS", default=[])]
_NEVER = [ip_network(text) for text in ("127.0.0.0/8", "169.254.0.0/16", "::1/128", "fe80::/10")]
for _network in WEBHOOK_NETWORKS:
    if any(_network.version == own.version and _network.overlaps(own) for own in _NEVER):
        raise ImproperlyConfigured(f"WEBHOOK_NETWORKS may not hold this machine's own: {_network}.")

# --- Logs ------------------------------------------------------------------------------------
LOGGING = logging_settings(as_json=env.str("LOG_FORMAT", default="json") == "json")

# --- History ---------------------------------------------------------------------------------
# Each entry carries its act with it: nothing else has to be read, or kept, to understand it.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField(null=True)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_constraint=False, related_name="history")
