-- A draft stands for no address yet: only published connectors must differ there.
alter table connector
    drop constraint connector_service_unique,
    drop constraint connector_pattern_unique;
create unique index connector_service_unique on connector (service_origin, service_path) where published;
create unique index connector_pattern_unique on connector (cas_pattern) where published;
-- Patterns are looked up by the host they spell out; an empty one is tried for every host.
alter table connector add pattern_host text;
update connector
    set pattern_host = case when cas_pattern like '%|%' then ''
        else coalesce(lower(replace(substring(cas_pattern
            from '^\^?https?:\\?/\\?/((?:[A-Za-z0-9-]|\\[.-])+)(?::[0-9]+)?(?:\$?$|\\?/(?![?*{]))'), '\', '')), '') end
    where cas_pattern is not null;
drop index connector_with_pattern;
create index connector_by_pattern_host on connector (pattern_host) where pattern_host is not null;
