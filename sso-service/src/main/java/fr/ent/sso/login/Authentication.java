package fr.ent.sso.login;

import fr.ent.sso.account.Account;
import java.time.Duration;

/** What comes of a login and a password. */
public sealed interface Authentication {
    record Accepted(Account account) implements Authentication {}

    /** Unknown, blocked, or the wrong password: nobody is told which. */
    record Refused() implements Authentication {}

    record Slowed(Duration waiting) implements Authentication {
        /** For a sentence: in whole minutes, never none. */
        public long minutes() {
            return Math.max(1, (waiting.toSeconds() + 59) / 60);
        }
    }
}
