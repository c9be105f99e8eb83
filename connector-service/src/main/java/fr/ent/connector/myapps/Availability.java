package fr.ent.connector.myapps;

import java.time.Instant;

/** Whether a connector may be opened at a moment: from its opening until just before its closing. */
public enum Availability {
    OPEN,
    NOT_YET,
    CLOSED;

    /**
     * @param opensAt null for no such limit
     * @param closesAt null for no such limit
     */
    public static Availability of(Instant opensAt, Instant closesAt, Instant now) {
        if (closesAt != null && !now.isBefore(closesAt)) {
            return CLOSED;
        }
        return opensAt != null && now.isBefore(opensAt) ? NOT_YET : OPEN;
    }
}
