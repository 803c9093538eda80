"""Settings of every process, read from the environment; the table in README.md explains each."""

import django_stubs_ext
from celery.schedules import crontab
from django.utils.csp import CSP

from config.env import BASE_DIR, databases, env, secret_key, var_dir
from config.logging import logging_config
from config.services import broker_options, broker_url, cache, mailers

django_stubs_ext.monkeypatch()  # lets ModelAdmin, FormView … take a type argument at run time

VAR_DIR = var_dir()
PRODUCTION = env.bool("PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key(VAR_DIR, production=PRODUCTION)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "treaties.apps.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django_structlog",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "core.apps.CoreConfig",
    "treaties.apps.TreatiesConfig",
    "policies.apps.PoliciesConfig",
    "news.apps.NewsConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.replica.ReplicaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates", BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data
DATABASES = databases(VAR_DIR)
DATABASE_ROUTERS = ["config.replica.ReplicaRouter"]
CACHES = {"default": cache(VAR_DIR)}

# Time: every day of the record is a day of UTC
USE_TZ = True
TIME_ZONE = "UTC"

# Languages: the address of a page says which; all but pages for readers is English
USE_I18N = True
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]

# Static files
STATIC_URL = "static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# Security
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # the container's own probe speaks plain HTTP
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# API
API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=600)
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "UNAUTHENTICATED_USER": None,
    "NUM_PROXIES": int(BEHIND_PROXY),  # whose address in X-Forwarded-For is the client's
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Servanda API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": "/", "description": "The site that serves this document."}],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "treaties.api.document.complete",
    ],
    "ENUM_NAME_OVERRIDES": {
        "ActionKindEnum": "treaties.terms.ActionKind",
        "InstrumentEnum": "treaties.terms.Instrument",
        "PolicyInstrumentEnum": "policies.terms.Instrument",
        "ProvisionKindEnum": "treaties.terms.ProvisionKind",
        "SourceKindEnum": "treaties.terms.SourceKind",
        "StateKindEnum": "treaties.terms.StateKind",
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Mail, and whom readers write to
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")
MAILERS = mailers(production=PRODUCTION)
DEFAULT_FROM_EMAIL = CONTACT_EMAIL or "servanda@localhost"

# Releases of the record
RELEASES_DIR = env.str("RELEASES_DIR", default=str(VAR_DIR / "releases"))

# What comes in
FEEDS_FILE = BASE_DIR / "data" / "news" / "feeds.csv"
SAMPLES_DIR = BASE_DIR / "data" / "news" / "samples"
SITE_URL = env.str("SITE_URL", default="")
CHECKS_PER_MINUTE = env.int("CHECKS_PER_MINUTE", default=30)
NEWS_VISITS = env.bool("NEWS_VISITS", default=True)
NEWS_BODIES_DAYS = env.int("NEWS_BODIES_DAYS", default=90)

# A language model that may add proposals; off unless an address is set
MODEL_URL = env.str("MODEL_URL", default="")
MODEL_NAME = env.str("MODEL_NAME", default="")
MODEL_KEY = env.str("MODEL_KEY", default="")

# Background work
CELERY_BROKER_URL = broker_url()
CELERY_BROKER_TRANSPORT_OPTIONS = broker_options(VAR_DIR)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_TASK_ROUTES = {
    "treaties.tasks.deliver_webhook": {"queue": "deliver"},
    "news.tasks.visit_feed": {"queue": "fetch"},
    "news.tasks.fetch_story": {"queue": "fetch"},
    "news.tasks.read_version": {"queue": "read"},
}
CELERY_WORKER_CONCURRENCY = env.int("WORKER_CONCURRENCY", default=4)
CELERY_WORKER_POOL = env.str("WORKER_POOL", default="threads")
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "prove that the worker works": {
        "task": "config.tasks.ping",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "tell webhooks what changed": {
        "task": "treaties.tasks.sweep_webhooks",
        "schedule": 15.0,
        "options": {"expires": 15},
    },
    "visit feeds, fetch stories and read them": {
        "task": "news.tasks.sweep_news",
        "schedule": 15.0,
        "options": {"expires": 15},
    },
    "throw away what is kept no longer": {
        "task": "news.tasks.prune_news",
        "schedule": crontab(minute=41, hour=3),
    },
    "release the record where it has changed": {
        "task": "treaties.tasks.release_record",
        "schedule": crontab(minute=17, hour=3, day_of_month=1),
    },
}

# Logs
LOGGING = logging_config(
    env.str("LOG_FORMAT", default="auto"), env.str("LOG_LEVEL", default="INFO")
)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
