package fr.ent.sso.testsupport;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends the forms of our pages as a browser does. */
public final class Forms {
    private Forms() {}

    /** Sends the form of this page that goes to this address, with these fields filled in. */
    public static HttpResponse<String> submit(
            Browser browser, HttpResponse<String> page, String action, Map<String, String> fields) {
        Element form =
                Browser.document(page).select("form[action=" + action + "]").first();
        assertThat(form).as("a form to %s in %s", action, page.body()).isNotNull();
        Map<String, String> values = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(each -> values.put(each.attr("name"), each.attr("value")));
        values.putAll(fields);
        return browser.post(action, values);
    }
}
