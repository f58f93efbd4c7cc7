-- The two roles and the database. Safe to run again; run as a superuser, on any PostgreSQL 15 to 18:
--   OWNER_PASSWORD=... APPLICATION_PASSWORD=... psql -v ON_ERROR_STOP=1 -f roles.sql
-- qi_owner owns the tables and runs migrations. qi_app, for web and workers, owns nothing, so it
-- can neither change the schema nor switch off a trigger; migrations take from it what it may not
-- do to history.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv application_password APPLICATION_PASSWORD

SELECT 'CREATE ROLE qi_owner' WHERE to_regrole('qi_owner') IS NULL \gexec
SELECT 'CREATE ROLE qi_app' WHERE to_regrole('qi_app') IS NULL \gexec
ALTER ROLE qi_owner LOGIN PASSWORD :'owner_password';
ALTER ROLE qi_app LOGIN PASSWORD :'application_password';

SELECT 'CREATE DATABASE qi OWNER qi_owner'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'qi') \gexec

-- Default privileges belong to one database; those of template1 reach each database made later.
\connect template1
ALTER DEFAULT PRIVILEGES FOR ROLE qi_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO qi_app;
ALTER DEFAULT PRIVILEGES FOR ROLE qi_owner GRANT USAGE, SELECT ON SEQUENCES TO qi_app;
\connect qi
ALTER DEFAULT PRIVILEGES FOR ROLE qi_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO qi_app;
ALTER DEFAULT PRIVILEGES FOR ROLE qi_owner GRANT USAGE, SELECT ON SEQUENCES TO qi_app;
