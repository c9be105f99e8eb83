alter table connector_change
    -- The change that this one restores or takes back.
    add earlier        bigint,
    -- Whether « Code secret » was set after the change, and whether the change replaced it or took it away.
    add secret_set     boolean not null default false,
    add secret_changed boolean not null default false,
    -- Names by id of the groups in rights, for the day when a group is gone.
    add group_names    jsonb;
create index connector_change_by_time on connector_change (at);
-- Connectors that are older than their history: what they are like when it begins, so that the next change has something
-- to be compared with and to be restored.
insert into connector_change (connector_id, structure, kind, version, secret_set, state)
select c.id, c.structure, 'FOUND', c.version, c.oauth_secret_hash is not null,
    jsonb_build_object(
        'identifier', c.identifier,
        'displayName', c.display_name,
        'icon', coalesce(c.icon, ''),
        'url', c.url,
        'target', c.target,
        'inherits', c.inherits,
        'cas', case when c.cas_type is not null then jsonb_build_object(
            'type', c.cas_type,
            'pattern', coalesce(c.cas_pattern, ''),
            'proxyCallbacks', to_jsonb(coalesce(string_to_array(c.cas_proxy_callbacks, E'\n'), '{}')),
            'singleLogout', coalesce(c.cas_single_logout, 'BACK_CHANNEL')) end,
        'oauth', case when c.oauth_grant_type is not null then jsonb_build_object(
            'transferSession', coalesce(c.oauth_transfer_session, false),
            'scope', coalesce(c.oauth_scope, ''),
            'grantType', case c.oauth_grant_type
                when 'BASIC' then 'Basic'
                when 'JWT_BEARER' then 'urn:ietf:params:oauth:grant-type:jwt-bearer'
                else lower(c.oauth_grant_type) end,
            'redirectUris', to_jsonb(coalesce(string_to_array(c.oauth_redirect_uris, E'\n'), '{}')),
            'postLogoutRedirectUris', to_jsonb(coalesce(string_to_array(c.oauth_post_logout_uris, E'\n'), '{}')),
            'certificateUrl', coalesce(c.oauth_certificate_url, '')) end,
        'logoutUrl', coalesce(c.logout_url, ''),
        'draft', not c.published,
        'category', coalesce(c.category, ''),
        'mobileUrl', coalesce(c.mobile_url, ''),
        'opensAt', coalesce(to_char(c.opens_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ''),
        'closesAt', coalesce(to_char(c.closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ''),
        'maintenance', coalesce(c.maintenance, ''),
        'excludedStructures', coalesce(
            (select jsonb_agg(e.structure order by e.structure) from connector_exclusion e where e.connector_id = c.id),
            '[]'))
from connector c
where not exists (select 1 from connector_change h where h.connector_id = c.id);
