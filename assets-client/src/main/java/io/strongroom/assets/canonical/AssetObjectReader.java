package io.strongroom.assets.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects from answers of the API: one pass over the bytes, no trees, buffers reused. Most of an answer (avatars,
 * embedded types and objects) is skipped. Not for use by two threads at once; make one for each.
 */
public final class AssetObjectReader {

    private final ObjectBuilder builder = new ObjectBuilder();

    /** Reads the answer of {@code GET object/{id}}. */
    public AssetObject readObject(byte[] json, int offset, int length) {
        builder.in(json, offset, length);
        try (JsonParser parser = BoundedJson.factory().createParser(json, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw BoundedJson.shape("not an object");
            }
            AssetObject object = builder.read(parser);
            requireEnd(parser);
            return object;
        } catch (IOException failure) {
            throw BoundedJson.violation(failure);
        }
    }

    /** Reads the answer of {@code POST object/aql}, or of Data Center's {@code aql/objects}, all of it or nothing. */
    public Page readPage(byte[] json, int offset, int length) {
        builder.in(json, offset, length);
        try (JsonParser parser = BoundedJson.factory().createParser(json, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw BoundedJson.shape("not a page");
            }
            Page page = page(parser);
            requireEnd(parser);
            return page;
        } catch (IOException failure) {
            throw BoundedJson.violation(failure);
        }
    }

    private Page page(JsonParser parser) throws IOException {
        List<AssetObject> objects = null;
        long startAt = 0;
        long total = -1;
        long filtered = -1;
        Boolean last = null;
        Boolean more = null;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "values", "objectEntries" -> {
                    if (objects != null) {
                        throw BoundedJson.duplicate();
                    }
                    objects = values(parser);
                }
                case "startAt" -> startAt = count(parser, 0);
                case "total" -> total = count(parser, -1);
                case "totalFilterCount" -> filtered = count(parser, -1);
                case "isLast" -> last = truth(parser);
                case "last" -> last = last == null ? truth(parser) : last;
                case "hasMoreResults" -> more = truth(parser);
                default -> parser.skipChildren();
            }
        }
        if (objects == null) {
            throw BoundedJson.shape("a page without values");
        }
        boolean lastClaimed = last != null ? last : more != null && !more;
        return new Page(startAt, lastClaimed, total >= 0 ? total : filtered, objects);
    }

    private List<AssetObject> values(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw BoundedJson.shape("values is not an array");
        }
        List<AssetObject> objects = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw BoundedJson.shape("a value is not an object");
            }
            objects.add(builder.read(parser));
        }
        return objects;
    }

    private static long count(JsonParser parser, long absent) throws IOException {
        if (parser.currentToken().isStructStart()) {
            throw BoundedJson.shape("a count is not a number");
        }
        return parser.getValueAsLong(absent);
    }

    /** Atlassian's own example has {@code "isLast": "false"}. */
    private static @Nullable Boolean truth(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> Boolean.valueOf(parser.getText());
            default -> {
                parser.skipChildren();
                yield null;
            }
        };
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw BoundedJson.shape("more than one value");
        }
    }

    /**
     * A page as it was read.
     *
     * @param lastClaimed what the server says, as boolean or as string
     * @param total -1 when absent
     */
    public record Page(long startAt, boolean lastClaimed, long total, List<AssetObject> objects) {

        public Page {
            objects = List.copyOf(objects);
        }
    }
}
