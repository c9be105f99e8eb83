package fr.ent.sso.ticket;

import fr.ent.sso.registry.Availability;
import fr.ent.sso.registry.RegisteredService;

/** What comes of asking for a ticket. */
public sealed interface Issue {
    /** The ticket itself: it exists nowhere else. */
    record Issued(String ticket) implements Issue {}

    record UnknownService() implements Issue {}

    record NotEntitled(RegisteredService service) implements Issue {}

    /** The person may use it, but not at this time. */
    record NotOpen(RegisteredService service, Availability availability) implements Issue {}
}
