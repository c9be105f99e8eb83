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
    record Response(
            Success authenticationSuccess,
            Failure authenticationFailure,
            ProxySuccess proxySuccess,
            Failure proxyFailure) {}

    /** Whom the ticket was about. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Success(
            String user, Map<String, List<Object>> attributes, String proxyGrantingTicket, List<String> proxies) {}

    /** The answer of {@code /proxy}. */
    record ProxySuccess(String proxyTicket) {}

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
            attributes.put("longTermAuthenticationRequestTokenUsed", List.of(success.remembered()));
            attributes.put("isFromNewLogin", List.of(success.newLogin()));
            success.release().attributes().forEach((name, values) -> attributes.put(name, List.copyOf(values)));
        } else {
            attributes.putAll(success.release().json());
        }
        Success answer = new Success(
                success.release().user(),
                attributes,
                success.iou(),
                success.proxies().isEmpty() ? null : success.proxies());
        return new CasJson(new Response(answer, null, null, null));
    }

    static CasJson failure(CasError code, String sentence) {
        return new CasJson(new Response(null, new Failure(code.name(), sentence), null, null));
    }

    static CasJson proxySuccess(String ticket) {
        return new CasJson(new Response(null, null, new ProxySuccess(ticket), null));
    }

    static CasJson proxyFailure(CasError code, String sentence) {
        return new CasJson(new Response(null, null, null, new Failure(code.name(), sentence)));
    }
}
