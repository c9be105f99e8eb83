package fr.ent.sso.account;

import java.util.UUID;

/**
 * An account got a function, in this transaction. A session opened before may have been opened without the second
 * factor that holders of functions have to give, so whoever keeps sessions ends them.
 */
public record FunctionGranted(UUID account, String function) {}
