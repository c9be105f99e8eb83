package fr.ent.connector.testsupport;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A person's browser without script: keeps its cookies, follows redirects of our own pages, submits forms. */
public final class Browser {
    private final Supplier<RequestSpecification> caller;
    private final Map<String, String> cookies = new HashMap<>();
    private Response response;
    private String address;

    public Browser(Supplier<RequestSpecification> caller) {
        this.caller = caller;
    }

    public Document open(String path) {
        address = path;
        return answered(request().get(path));
    }

    /** Sends the form of the page shown, as its button with this text would, with some fields filled otherwise. */
    public Document submit(String button, Map<String, ?> filled) {
        Element pressed = page().select("button").stream()
                .filter(each -> each.text().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + button + " on " + page().title()));
        Element form = pressed.closest("form");
        RequestSpecification request = request().contentType(ContentType.URLENC.withCharset("UTF-8"));
        Map<String, Object> values = new HashMap<>();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        ((FormElement) form)
                .formData()
                .forEach(field -> fields.computeIfAbsent(field.key(), name -> new ArrayList<>())
                        .add(field.value()));
        values.putAll(fields);
        if (pressed.hasAttr("name")) {
            values.put(pressed.attr("name"), pressed.attr("value"));
        }
        values.putAll(filled);
        return answered(request.formParams(values)
                .post(pressed.hasAttr("formaction") ? pressed.attr("formaction") : form.attr("action")));
    }

    /** Path of the page shown. */
    public String address() {
        return address;
    }

    public int status() {
        return response.statusCode();
    }

    public Document page() {
        return Jsoup.parse(response.asString());
    }

    private RequestSpecification request() {
        return caller.get().accept("text/html").header("Accept-Language", "fr").cookies(cookies);
    }

    private Document answered(Response answer) {
        cookies.putAll(answer.cookies());
        if (answer.statusCode() == 303) {
            String location = answer.header("Location");
            return open(location.substring(location.indexOf('/', "https://".length())));
        }
        response = answer;
        return page();
    }
}
