package io.strongroom.gateway.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of what a request carries: the fields of its JSON object, and its query parameters with a question mark in
 * front. Only what looks like a name of the contract is repeated, because a caller may put anything into a name.
 */
final class FieldNames {

    /** Names of the contract are letters; a token or a password is hardly that and this short. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,32}");

    private static final String OTHER = "(other)";
    private static final int MOST = 50;
    private static final JsonFactory JSON = new JsonFactory();

    private FieldNames() {}

    static List<String> of(Set<String> parameters, Optional<Buffer> body) {
        Set<String> names = new LinkedHashSet<>();
        body.ifPresent(content -> addFields(names, content));
        parameters.forEach(name -> names.add("?" + shown(name)));
        return names.stream().limit(MOST).toList();
    }

    private static void addFields(Set<String> names, Buffer content) {
        try (JsonParser parser = JSON.createParser(content.getBytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME && names.size() < MOST) {
                names.add(shown(parser.currentName()));
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException malformed) {
            // the service refuses it; what was read so far is recorded
            names.add(OTHER);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be read", e);
        }
    }

    private static String shown(String name) {
        return NAME.matcher(name).matches() ? name : OTHER;
    }
}
