-- The class or teaching group whose people of one profile a group holds; null for the others, and for those told
-- before we kept it.
alter table ent_group add parent uuid;
create index ent_group_by_parent on ent_group (parent) where parent is not null;
-- Ended rights are looked for by the job that removes them.
create index access_grant_ending on access_grant (ends_at) where ends_at is not null;
