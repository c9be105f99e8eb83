package fr.ent.pronote.integration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The version of the CAS protocol spoken with the ENT. */
public enum CasVersion {
    CAS_2("2.0", "/serviceValidate"),
    CAS_3("3.0", "/p3/serviceValidate");

    private final String number;
    private final String validatePath;

    CasVersion(String number, String validatePath) {
        this.number = number;
        this.validatePath = validatePath;
    }

    @JsonValue
    public String number() {
        return number;
    }

    String validatePath() {
        return validatePath;
    }

    public static Optional<CasVersion> ofNumber(String number) {
        return Arrays.stream(values())
                .filter(each -> each.number.equals(number))
                .findFirst();
    }

    @JsonCreator
    static CasVersion read(String number) {
        return ofNumber(number).orElseThrow(() -> new IllegalArgumentException("CAS version 2.0 or 3.0"));
    }
}
