"""The engine's version: raised whenever a number or a verdict may change."""

ENGINE_VERSION = "1.0.0"
RESULT_SCHEMA = 1
