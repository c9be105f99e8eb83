-- Names as people type them: no accents, no capitals, no hyphens.
create function folded(text) returns text language sql immutable strict parallel safe as $$
    select trim(regexp_replace(regexp_replace(
        replace(replace(replace(replace(lower(normalize($1, NFKD)), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'),
        '[\u0300-\u036f]', '', 'g'), '[^a-z0-9]+', ' ', 'g'))
$$;

alter table account
    -- Every word of the names and the login; a search finds the beginnings of words through the index.
    add search    tsvector generated always as (array_to_tsvector(
        string_to_array(folded(last_name || ' ' || first_name || ' ' || login), ' '))) stored,
    -- In the order of a list, and how two accounts of one person are found.
    add sort_name text collate "C" generated always as (folded(last_name) || ' ' || folded(first_name)) stored;
create index account_by_search on account using gin (search);
create index account_by_sort_name on account (sort_name, login, id);
-- Blocked people are few among all.
create index account_blocked on account (sort_name, login, id) where blocked;
create index account_by_folded_email on account (lower(email)) where email is not null;
