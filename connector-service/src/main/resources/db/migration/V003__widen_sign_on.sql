-- Addresses are kept as they are typed, one a line.
alter table connector
    add cas_proxy_callbacks       text,
    add cas_single_logout         text,
    add oauth_redirect_uris       text,
    add oauth_post_logout_uris    text,
    add oauth_certificate_url     text;
update connector set cas_single_logout = 'BACK_CHANNEL' where cas_type is not null;
-- Digests of secrets are told to sso-service from now on, so a secret must be a long one. Those chosen before had no
-- least length, and nothing has ever asked for them.
update connector set oauth_secret_hash = null;
