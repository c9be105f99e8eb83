package fr.ent.kit.request;

import fr.ent.kit.page.PageConfig;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageHeadersTest {
    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

    private record Config(boolean secureCookies) implements PageConfig {
        @Override
        public Map<String, String> links() {
            return Map.of();
        }

        @Override
        public Optional<String> accessibilityContact() {
            return Optional.empty();
        }

        @Override
        public String accessibilityState() {
            return "non";
        }
    }

    private void harden(boolean secure) {
        new PageHeaders(new Config(secure)).harden((ContainerResponseContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContainerResponseContext.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getHeaders") ? headers : MediaType.TEXT_HTML_TYPE));
    }

    @Test
    void hardenWhenPagesAreSecureThenBrowsersStayOnHttps() {
        harden(true);

        assertThat(headers.getFirst("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    void hardenWhenPagesAreServedOverPlainHttpThenNotAskedFor() {
        harden(false);

        assertThat(headers).doesNotContainKey("Strict-Transport-Security");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo(ContentPolicy.DEFAULT);
    }

    @Test
    void hardenWhenPageHasItsOwnPolicyThenKept() {
        String own = ContentPolicy.with("frame-src", List.of("https://a.example:443", "https://b.example:443"));
        headers.putSingle(ContentPolicy.HEADER, own);

        harden(true);

        assertThat(own)
                .startsWith(ContentPolicy.DEFAULT)
                .endsWith("; frame-src https://a.example:443 https://b.example:443");
        assertThat(headers.get(ContentPolicy.HEADER)).containsExactly(own);
    }
}
