package fr.ent.connector.launch;

import jakarta.ws.rs.core.HttpHeaders;

/** What a person holds, as far as the browser says it. */
enum Device {
    PHONE,
    COMPUTER;

    /** By the client hint of browsers that send one, else by the words that phones have in common. Tablets are none. */
    static Device of(HttpHeaders headers) {
        String hint = headers.getHeaderString("Sec-CH-UA-Mobile");
        if (hint != null) {
            return hint.strip().equals("?1") ? PHONE : COMPUTER;
        }
        String agent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        return agent != null && agent.contains("Mobi") && !agent.contains("iPad") ? PHONE : COMPUTER;
    }
}
