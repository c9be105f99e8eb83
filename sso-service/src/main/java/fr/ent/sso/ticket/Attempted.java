package fr.ent.sso.ticket;

import java.util.UUID;

/** How far an attempt got in the transaction that used the ticket up. */
sealed interface Attempted {
    record Done(Validation validation) implements Attempted {}

    /**
     * All is well, but nothing is told before the site has taken its proxy-granting ticket.
     *
     * @param consumed what the ticket said
     * @param callback the address of the site, which is allowed
     */
    record Awaiting(Attempt attempt, Consumed consumed, ProxyCallback callback) implements Attempted {
        long session() {
            return consumed.session();
        }

        UUID account() {
            return consumed.account();
        }

        UUID connector() {
            return consumed.connector();
        }

        String uai() {
            return consumed.uai();
        }
    }
}
