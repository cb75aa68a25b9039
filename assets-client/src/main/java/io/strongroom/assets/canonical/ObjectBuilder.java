package io.strongroom.assets.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns one object of an answer into an {@link AssetObject}. Attributes arrive in any order and may arrive before the
 * object's own fields, so their canonical text is collected in a buffer and put together, sorted, at the end.
 */
final class ObjectBuilder {

    private static final byte[] NO_NOTES = {'{', '}'};

    private final Bytes out = new Bytes(8 * 1024);
    private final Bytes notesOut = new Bytes(4 * 1024);
    private final Bytes text = new Bytes(8 * 1024);
    private final PlainStrings strings = new PlainStrings();
    private final ValueBuilder value = new ValueBuilder(strings);

    private final Bytes attributeIds = new Bytes(256);
    private int[] idStart = new int[64];
    private int[] idEnd = new int[64];
    private int[] valuesStart = new int[64];
    private int[] valuesEnd = new int[64];
    private int[] notesStart = new int[64];
    private int[] notesEnd = new int[64];
    private int[] order = new int[64];
    private long[] references = new long[32];
    private int[] referenceStart = new int[64];
    private int[] referenceEnd = new int[64];
    private int referenceCount;
    private int attributeCount;
    private int seen;

    private long id;
    private long typeId;
    private @Nullable String key;
    private @Nullable String label;
    private @Nullable String created;
    private @Nullable String updated;
    private @Nullable String timestamp;
    private @Nullable String hasAvatar;
    private final Bytes unknown = new Bytes(64);

    /** What the parser of the next objects reads. */
    void in(byte[] json, int offset, int length) {
        strings.in(json, offset, length);
    }

    /** Reads the object that the parser stands at the start of and leaves the parser at its end. */
    AssetObject read(JsonParser parser) throws IOException {
        reset();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> {
                    once(1);
                    id = number(parser, "the id of an object");
                }
                case "label" -> {
                    once(2);
                    label = string(parser);
                }
                case "objectKey" -> {
                    once(4);
                    key = string(parser);
                }
                case "created" -> {
                    once(8);
                    created = string(parser);
                }
                case "updated" -> {
                    once(16);
                    updated = string(parser);
                }
                case "objectType" -> {
                    once(32);
                    typeId = typeOf(parser);
                }
                case "attributes" -> {
                    once(64);
                    if (token == JsonToken.START_ARRAY) {
                        attributes(parser);
                    } else if (token != JsonToken.VALUE_NULL) {
                        throw BoundedJson.shape("attributes is not an array");
                    }
                }
                case "timestamp" -> {
                    once(128);
                    timestamp = scalar(parser);
                }
                case "hasAvatar" -> {
                    once(256);
                    hasAvatar = scalar(parser);
                }
                case "archived" -> {
                    // Data Center says of each object that it is not.
                    if (token != JsonToken.VALUE_FALSE) {
                        unknown(parser, name);
                    }
                }
                case "workspaceId", "globalId", "avatar", "_links", "name", "extendedInfo" -> parser.skipChildren();
                default -> unknown(parser, name);
            }
        }
        if ((seen & 33) != 33) {
            throw BoundedJson.shape("an object without id or type");
        }
        return assemble();
    }

    private void reset() {
        text.truncate(0);
        out.truncate(0);
        notesOut.truncate(0);
        attributeIds.truncate(0);
        unknown.truncate(0);
        value.reset();
        attributeCount = 0;
        referenceCount = 0;
        seen = 0;
        key = null;
        label = null;
        created = null;
        updated = null;
        timestamp = null;
        hasAvatar = null;
    }

    private void once(int bit) {
        if ((seen & bit) != 0) {
            throw BoundedJson.duplicate();
        }
        seen |= bit;
    }

    private void unknown(JsonParser parser, String name) throws IOException {
        if (unknown.size() > 0) {
            unknown.add(',');
        }
        unknown.addString(name);
        unknown.add(':');
        Canonicaliser.write(parser, unknown, Canonicaliser.Keep.LASTING);
    }

    private static long typeOf(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw BoundedJson.shape("objectType is not an object");
        }
        long found = -1;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            if (name.equals("id")) {
                found = number(parser, "the id of an object type");
            } else {
                parser.skipChildren();
            }
        }
        if (found < 0) {
            throw BoundedJson.shape("an object type without id");
        }
        return found;
    }

    private void attributes(JsonParser parser) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token != JsonToken.START_OBJECT) {
                throw BoundedJson.shape("an attribute is not an object");
            }
            attribute(parser);
        }
    }

    private void attribute(JsonParser parser) throws IOException {
        int slot = attributeCount;
        growTo(slot + 1);
        idStart[slot] = -1;
        valuesStart[slot] = text.size();
        valuesEnd[slot] = text.size();
        notesStart[slot] = 0;
        notesEnd[slot] = 0;
        referenceStart[slot] = referenceCount;
        boolean hasValues = false;
        int nestedStart = -1;
        int nestedEnd = -1;
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "objectTypeAttributeId" -> {
                    if (idStart[slot] >= 0) {
                        throw BoundedJson.duplicate();
                    }
                    idStart[slot] = attributeIds.size();
                    attributeId(parser);
                    idEnd[slot] = attributeIds.size();
                }
                case "objectAttributeValues" -> {
                    if (hasValues) {
                        throw BoundedJson.duplicate();
                    }
                    if (token == JsonToken.START_ARRAY) {
                        hasValues = values(parser, slot);
                    } else if (token != JsonToken.VALUE_NULL) {
                        throw BoundedJson.shape("objectAttributeValues is not an array");
                    }
                }
                case "objectTypeAttribute" -> {
                    if (token == JsonToken.START_OBJECT) {
                        nestedStart = attributeIds.size();
                        nestedDefinitionId(parser);
                        nestedEnd = attributeIds.size();
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (!hasValues) {
            return;
        }
        if (idStart[slot] < 0) {
            if (nestedEnd <= nestedStart) {
                throw BoundedJson.shape("an attribute without id");
            }
            idStart[slot] = nestedStart;
            idEnd[slot] = nestedEnd;
        }
        referenceEnd[slot] = referenceCount;
        attributeCount++;
    }

    private void nestedDefinitionId(JsonParser parser) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            if (name.equals("id")) {
                attributeId(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void attributeId(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING && parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw BoundedJson.shape("the id of an attribute is not a number");
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            strings.add(parser, attributeIds);
        } else {
            attributeIds.addString(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
    }

    /** Whether there was any value. */
    private boolean values(JsonParser parser, int slot) throws IOException {
        int start = text.size();
        value.startAttribute();
        text.add('[');
        int count = 0;
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token != JsonToken.START_OBJECT) {
                throw BoundedJson.shape("a value is not an object");
            }
            if (count++ > 0) {
                text.add(',');
            }
            long target = value.read(parser, text);
            if (target != ValueBuilder.NO_REFERENCE) {
                if (referenceCount == references.length) {
                    references = Arrays.copyOf(references, referenceCount * 2);
                }
                references[referenceCount++] = target;
            }
        }
        text.add(']');
        valuesStart[slot] = start;
        valuesEnd[slot] = text.size();
        notesStart[slot] = value.attributeNotesStart();
        notesEnd[slot] = value.endAttribute();
        return count > 0;
    }

    private AssetObject assemble() {
        sortAttributes();
        out.add("{\"attributes\":{");
        for (int i = 0; i < attributeCount; i++) {
            int slot = order[i];
            if (i > 0) {
                out.add(',');
            }
            out.add(attributeIds, idStart[slot], idEnd[slot]);
            out.add(':');
            out.add(text, valuesStart[slot], valuesEnd[slot]);
        }
        out.add('}');
        member(out, "created", created);
        member(out, "id", Long.toString(id));
        member(out, "key", key);
        member(out, "label", label);
        member(out, "type", Long.toString(typeId));
        member(out, "updated", updated);
        out.add('}');
        return new AssetObject(
                id,
                typeId,
                key == null ? "" : key,
                label == null ? "" : label,
                updated == null ? "" : updated,
                out.toArray(),
                notes(),
                orderedReferences());
    }

    private static void member(Bytes to, String name, @Nullable String content) {
        if (content != null) {
            to.add(",\"");
            to.add(name);
            to.add("\":");
            to.addString(content);
        }
    }

    private byte[] notes() {
        notesOut.add('{');
        boolean first = true;
        for (int i = 0; i < attributeCount; i++) {
            int slot = order[i];
            if (notesEnd[slot] > notesStart[slot]) {
                notesOut.add(first ? "\"attributes\":{" : ",");
                first = false;
                notesOut.add(attributeIds, idStart[slot], idEnd[slot]);
                notesOut.add(':');
                notesOut.add(value.notes(), notesStart[slot], notesEnd[slot]);
            }
        }
        if (!first) {
            notesOut.add('}');
        }
        // Only a custom avatar is worth a word.
        if ("true".equals(hasAvatar)) {
            notesOut.add(notesOut.size() > 1 ? ",\"hasAvatar\":true" : "\"hasAvatar\":true");
        }
        if (unknown.size() > 0) {
            notesOut.add(notesOut.size() > 1 ? ",\"other\":{" : "\"other\":{");
            notesOut.add(unknown, 0, unknown.size());
            notesOut.add('}');
        }
        if (timestamp != null) {
            notesOut.add(notesOut.size() > 1 ? ",\"timestamp\":" : "\"timestamp\":");
            notesOut.addString(timestamp);
        }
        if (notesOut.size() == 1) {
            return NO_NOTES.clone();
        }
        notesOut.add('}');
        // Unknown members came in any order.
        return unknown.size() > 0
                ? Canonicaliser.canonicalise(notesOut.toArray(), Canonicaliser.Keep.EVERYTHING)
                : notesOut.toArray();
    }

    private long[] orderedReferences() {
        long[] ordered = new long[referenceCount];
        int at = 0;
        for (int i = 0; i < attributeCount; i++) {
            int slot = order[i];
            int length = referenceEnd[slot] - referenceStart[slot];
            System.arraycopy(references, referenceStart[slot], ordered, at, length);
            at += length;
        }
        return ordered;
    }

    /** Insertion sort: the API sends attributes in nearly this order. */
    private void sortAttributes() {
        for (int i = 0; i < attributeCount; i++) {
            int j = i;
            while (j > 0) {
                int compared = compareIds(order[j - 1], i);
                if (compared == 0) {
                    throw BoundedJson.duplicate();
                }
                if (compared < 0) {
                    break;
                }
                order[j] = order[j - 1];
                j--;
            }
            order[j] = i;
        }
    }

    private int compareIds(int a, int b) {
        // Without the quotes: they would count as a character.
        return attributeIds.compare(idStart[a] + 1, idEnd[a] - 1, idStart[b] + 1, idEnd[b] - 1);
    }

    private void growTo(int slots) {
        if (slots > BoundedJson.MAX_KEYS_PER_OBJECT) {
            throw BoundedJson.shape("too many attributes");
        }
        if (slots > order.length) {
            int length = order.length * 2;
            idStart = Arrays.copyOf(idStart, length);
            idEnd = Arrays.copyOf(idEnd, length);
            valuesStart = Arrays.copyOf(valuesStart, length);
            valuesEnd = Arrays.copyOf(valuesEnd, length);
            notesStart = Arrays.copyOf(notesStart, length);
            notesEnd = Arrays.copyOf(notesEnd, length);
            order = Arrays.copyOf(order, length);
            referenceStart = Arrays.copyOf(referenceStart, length);
            referenceEnd = Arrays.copyOf(referenceEnd, length);
        }
    }

    private static @Nullable String string(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            default -> throw BoundedJson.shape("a string is expected");
        };
    }

    private static @Nullable String scalar(JsonParser parser) throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    /** Ids are strings on Cloud and numbers on Data Center. */
    static long number(JsonParser parser, String what) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
            char[] digits = parser.getTextCharacters();
            int at = parser.getTextOffset();
            int length = parser.getTextLength();
            long result = 0;
            for (int i = at; i < at + length; i++) {
                int digit = digits[i] - '0';
                if (digit < 0 || digit > 9) {
                    throw BoundedJson.shape(what + " is not a number");
                }
                result = result * 10 + digit;
            }
            boolean plain = length > 0 && length <= 18 && (length == 1 || digits[at] != '0');
            if (plain) {
                return result;
            }
        }
        throw BoundedJson.shape(what + " is not a number");
    }
}
