package fr.ent.sso.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows the line it stands on, so that whoever wrote it is told where it is wrong. */
sealed interface Located {
    int line();

    /** What it is, for an error. */
    String kind();

    record Text(int line, String value) implements Located {
        @Override
        public String kind() {
            return "a text";
        }
    }

    record Flag(int line, boolean value) implements Located {
        @Override
        public String kind() {
            return "true or false";
        }
    }

    record Items(int line, List<Located> values) implements Located {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Fields(int line, Map<String, Located> values) implements Located {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /** Numbers and nulls, which no profile has. */
    record Other(int line) implements Located {
        @Override
        public String kind() {
            return "a number or null";
        }
    }

    /** @throws BadProfileException if it is no JSON, or names a field twice */
    static Located read(String file, String text) {
        JsonFactory json = JsonFactory.builder().build().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new BadProfileException(List.of(file + ":1: the file is empty"));
            }
            Located value = value(parser);
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                throw new BadProfileException(List.of(file + ":" + line + ": nothing may follow the profiles"));
            }
            return value;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadProfileException(List.of(file + ":" + line + ": no JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Located value(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Located> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return new Fields(line, fields);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Located> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return new Items(line, items);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new Text(line, parser.getText());
        }
        return token.isBoolean() ? new Flag(line, parser.getBooleanValue()) : new Other(line);
    }
}
