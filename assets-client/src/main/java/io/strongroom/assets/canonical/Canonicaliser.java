package io.strongroom.assets.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.ProtocolFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Writes any JSON value in canonical form, from a parser, without a tree. */
final class Canonicaliser {

    private static final Set<String> VOLATILE = Set.of(
            "_links",
            "self",
            "avatar",
            "avatarUrl",
            "avatarUrls",
            "iconUrl",
            "url16",
            "url48",
            "url72",
            "url144",
            "url288",
            "mediaClientConfig",
            "mediaJwtToken",
            "html",
            "renderedLink");

    /** Counters, and copies of other definitions whose id stands beside them. */
    private static final Set<String> NOT_DEFINING = Set.of(
            "objectCount",
            "objectTypeCount",
            "archivedObjectCount",
            "objectAttributeExists",
            "referenceObjectType",
            "objectType");

    private Canonicaliser() {}

    /** What stays. */
    enum Keep {
        EVERYTHING,
        /** Without URLs, tokens and links. */
        LASTING,
        /** As LASTING, and without what changes when objects or other definitions do. */
        DEFINITION;

        boolean drops(String name) {
            return this != EVERYTHING
                    && (VOLATILE.contains(name) || (this == DEFINITION && NOT_DEFINING.contains(name)));
        }
    }

    static byte[] canonicalise(byte[] json, Keep keep) {
        try (JsonParser parser = BoundedJson.factory().createParser(json)) {
            parser.nextToken();
            Bytes out = new Bytes(Math.max(64, json.length));
            write(parser, out, keep);
            if (parser.nextToken() != null) {
                throw BoundedJson.shape("more than one value");
            }
            return out.toArray();
        } catch (IOException failure) {
            throw BoundedJson.violation(failure);
        }
    }

    /** Writes the value that the parser stands on and leaves the parser on its last token. */
    static void write(JsonParser parser, Bytes out, Keep keep) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new ProtocolViolated("JSON", ProtocolFault.TRUNCATED, "it is empty");
        }
        switch (token) {
            case START_OBJECT -> writeObject(parser, out, keep);
            case START_ARRAY -> writeArray(parser, out, keep);
            default -> writeScalar(parser, out);
        }
    }

    /** Strings, numbers in the digits they came in, true, false and null. */
    static void writeScalar(JsonParser parser, Bytes out) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            out.addString(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } else {
            out.add(parser.getText());
        }
    }

    private static void writeArray(JsonParser parser, Bytes out, Keep keep) throws IOException {
        out.add('[');
        boolean first = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!first) {
                out.add(',');
            }
            first = false;
            write(parser, out, keep);
        }
        out.add(']');
    }

    private static void writeObject(JsonParser parser, Bytes out, Keep keep) throws IOException {
        out.add('{');
        int start = out.size();
        List<Entry> entries = new ArrayList<>();
        boolean sorted = true;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            if (keep.drops(name)) {
                parser.skipChildren();
                continue;
            }
            if (entries.size() == BoundedJson.MAX_KEYS_PER_OBJECT) {
                throw new ProtocolViolated("JSON", ProtocolFault.TOO_LARGE, "an object has too many keys");
            }
            if (!entries.isEmpty()) {
                out.add(',');
                sorted &= entries.get(entries.size() - 1).name().compareTo(name) < 0;
            }
            int from = out.size();
            out.addString(name);
            out.add(':');
            write(parser, out, keep);
            entries.add(new Entry(name, from, out.size()));
        }
        if (!sorted) {
            reorder(out, start, entries);
        }
        out.add('}');
    }

    private static void reorder(Bytes out, int start, List<Entry> entries) {
        byte[] unsorted = out.copy(start, out.size());
        entries.sort(Comparator.comparing(Entry::name));
        out.truncate(start);
        String previous = null;
        for (Entry entry : entries) {
            if (entry.name().equals(previous)) {
                throw BoundedJson.duplicate();
            }
            if (previous != null) {
                out.add(',');
            }
            out.add(unsorted, entry.start() - start, entry.end() - start);
            previous = entry.name();
        }
    }

    private record Entry(String name, int start, int end) {}
}
