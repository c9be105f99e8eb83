package fr.ent.connector.signon;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** « Mode d'identification » of an OAuth site: its name at the token endpoint. */
public enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    CLIENT_CREDENTIALS("client_credentials"),
    PASSWORD("password"),
    BASIC("Basic"),
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer");

    private final String protocolName;

    GrantType(String protocolName) {
        this.protocolName = protocolName;
    }

    @JsonValue
    public String protocolName() {
        return protocolName;
    }

    public static Optional<GrantType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.protocolName.equals(name))
                .findFirst();
    }
}
