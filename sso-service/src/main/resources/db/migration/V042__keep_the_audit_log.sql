-- The log only grows. Rows go at the end of their retention, by audit_purge and by nothing else, and never a recent one.
create function audit_entry_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('sso.audit_purge', true) = 'on' then
        if old.at < now() - interval '1 day' then
            return old;
        end if;
    end if;
    raise exception 'audit_entry only grows';
end
$$;
create trigger audit_entry_is_kept before update or delete on audit_entry
    for each row execute function audit_entry_is_kept();
create trigger audit_entry_is_not_truncated before truncate on audit_entry
    for each statement execute function audit_entry_is_kept();

-- Removes at most so many entries older than the retention; several instances share the work.
create function audit_purge(retention interval, most integer) returns integer
    language plpgsql as $$
declare
    removed integer;
begin
    perform set_config('sso.audit_purge', 'on', true);
    delete from audit_entry where id = any (array(
        select id from audit_entry where at < now() - retention order by at limit most for update skip locked));
    get diagnostics removed = row_count;
    perform set_config('sso.audit_purge', 'off', true);
    return removed;
end
$$;
create index audit_entry_by_action on audit_entry (action, at);
