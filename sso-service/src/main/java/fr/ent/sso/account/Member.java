package fr.ent.sso.account;

import java.util.List;
import java.util.UUID;

/** An account with the schools (UAI) and groups it belongs to: what tokens and directory answers tell. */
public record Member(Account account, List<String> structures, List<UUID> groups) {}
