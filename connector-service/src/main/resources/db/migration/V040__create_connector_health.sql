-- What happened at a connector's door in an hour (in a day, once it is some days old), by school: tickets issued and
-- validated, and refusals by cause. No foreign key: events may come before the connector is saved here and after it is
-- gone, and those of a connector that is restored are still right.
create table connector_usage (
    connector_id uuid        not null,
    uai          text        not null,
    hour         timestamptz not null,
    outcome      text        not null,
    number       integer     not null,
    primary key (connector_id, uai, hour, outcome)
);
create index connector_usage_by_hour on connector_usage (hour);

-- The last of each kind.
create table connector_health (
    connector_id uuid        not null,
    uai          text        not null,
    success_at   timestamptz,
    failure_at   timestamptz,
    cause        text,
    primary key (connector_id, uai)
);
create index connector_health_by_success on connector_health (success_at);
create index connector_health_by_school on connector_health (uai);

-- Who has ever come in by a connector.
create table connector_visitor (
    connector_id uuid        not null,
    account      uuid        not null,
    uai          text        not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    primary key (connector_id, account, uai)
);
create index connector_visitor_by_account on connector_visitor (account);
create index connector_visitor_by_time on connector_visitor (last_at);

-- Logins of a PRONOTE base that it failed to recognise, links made and links that drifted. The events of one login come
-- by several ways in any order: each writes its own moment, and the latest decides.
create table recognition (
    uai          text        not null,
    cas_id       text        not null,
    account      uuid,
    cause        text,
    first_failed timestamptz,
    failed_at    timestamptz,
    linked_at    timestamptz,
    unlinked_at  timestamptz,
    drifted_at   timestamptz,
    primary key (uai, cas_id)
);
create index recognition_failing on recognition (uai, failed_at) where failed_at is not null;
create index recognition_by_cas_id on recognition (cas_id);
create index recognition_by_account on recognition (account);

create table recognition_usage (
    uai    text        not null,
    hour   timestamptz not null,
    cause  text        not null,
    number integer     not null,
    primary key (uai, hour, cause)
);
create index recognition_usage_by_hour on recognition_usage (hour);

-- Whose login was told of late for a PRONOTE base: a base that hears of a login from the browser does not know the
-- account. Kept for a day.
create table recent_login (
    uai     text        not null,
    cas_id  text        not null,
    account uuid        not null,
    at      timestamptz not null,
    primary key (uai, cas_id)
);
create index recent_login_by_time on recent_login (at);
create index recent_login_by_account on recent_login (account);

-- Accounts that are gone, so that an event that comes later keeps nothing about them; survivor is the account they
-- were merged into.
create table gone_account (
    account  uuid        primary key,
    survivor uuid,
    at       timestamptz not null
);
create index gone_account_by_survivor on gone_account (survivor) where survivor is not null;
