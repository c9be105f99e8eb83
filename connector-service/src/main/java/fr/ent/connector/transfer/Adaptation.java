package fr.ent.connector.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a connector of one school becomes in another: its UAI where an address has the old one, in small letters where
 * it was (seed: {@code https://0900011A.index-education.net/pronote/}), and its name where a name has the old one («
 * Pronote - Lycée Paul Martin »). {@code {uai}} stands for whatever structure there is, and stays.
 */
record Adaptation(ConnectorFile.Origin from, ConnectorFile.Origin to) {
    private static final List<String> NAMES = List.of("identifier", "displayName");
    private static final List<String> ADDRESSES = List.of("url", "mobileUrl", "logoutUrl", "icon");

    boolean isNeeded() {
        return !from.uai().equals(to.uai());
    }

    /** Changes the form of a connector. */
    void apply(ObjectNode definition) {
        NAMES.forEach(name -> replace(definition, name, this::named));
        ADDRESSES.forEach(name -> replace(definition, name, this::addressed));
        if (definition.get("cas") instanceof ObjectNode cas) {
            replace(cas, "pattern", this::addressed);
            replace(cas, "proxyCallbacks", this::addressed);
        }
        if (definition.get("oauth") instanceof ObjectNode oauth) {
            List.of("redirectUris", "postLogoutRedirectUris", "certificateUrl")
                    .forEach(name -> replace(oauth, name, this::addressed));
        }
    }

    private static void replace(ObjectNode node, String field, java.util.function.UnaryOperator<String> replacement) {
        JsonNode value = node.get(field);
        if (value instanceof TextNode text) {
            node.put(field, replacement.apply(text.textValue()));
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).isTextual()) {
                    list.set(i, TextNode.valueOf(replacement.apply(list.get(i).textValue())));
                }
            }
        }
    }

    private String named(String name) {
        return addressed(name.replace(from.name(), to.name()));
    }

    private String addressed(String address) {
        Matcher old = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + from.uai() + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE)
                .matcher(address);
        return old.replaceAll(found -> {
            boolean small = found.group().equals(found.group().toLowerCase(Locale.ROOT));
            return small ? to.uai().toLowerCase(Locale.ROOT) : to.uai();
        });
    }
}
