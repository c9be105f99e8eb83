package fr.ent.sso.validation;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ent.sso.release.Layout;
import fr.ent.sso.ticket.Validation;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same answers as JSON ({@code format=JSON}, CAS 3.0 §2.5.1). */
record CasJson(Response serviceResponse) {
    /** One of the two is present. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Response(Success authenticationSuccess, Failure authenticationFailure) {}

    /** Whom the ticket was about. */
    record Success(String user, Map<String, List<Object>> attributes) {}

    /** Why there is no answer. */
    record Failure(String code, String description) {}

    static CasJson success(Validation.Success success, boolean protocolAttributes) {
        Map<String, List<Object>> attributes = new LinkedHashMap<>();
        if (protocolAttributes || success.release().layout() == Layout.ATTRIBUTES) {
            attributes.put(
                    "authenticationDate",
                    List.of(success.authenticatedAt()
                            .truncatedTo(ChronoUnit.MILLIS)
                            .toString()));
            attributes.put("longTermAuthenticationRequestTokenUsed", List.of(false));
            attributes.put("isFromNewLogin", List.of(success.newLogin()));
            success.release().attributes().forEach((name, values) -> attributes.put(name, List.copyOf(values)));
        } else {
            attributes.putAll(success.release().json());
        }
        return new CasJson(new Response(new Success(success.release().user(), attributes), null));
    }

    static CasJson failure(CasError code, String sentence) {
        return new CasJson(new Response(null, new Failure(code.name(), sentence)));
    }
}
