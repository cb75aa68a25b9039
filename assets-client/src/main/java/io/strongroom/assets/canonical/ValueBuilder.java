package io.strongroom.assets.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Turns one element of {@code objectAttributeValues} into its canonical text and its note. The members of an element
 * come in any order, so each is first kept as a piece of a scratch buffer.
 */
final class ValueBuilder {

    static final long NO_REFERENCE = -1;

    private final Bytes scratch = new Bytes(4 * 1024);
    private final Bytes notes = new Bytes(4 * 1024);
    private final Bytes other = new Bytes(256);

    private final PlainStrings strings;
    private final Piece value = new Piece();
    private final Piece display = new Piece();
    private final Piece search = new Piece();
    private final Piece additional = new Piece();
    private final Piece targetLabel = new Piece();
    private final Piece targetKey = new Piece();
    private final Piece userId = new Piece();
    private final Piece userName = new Piece();
    private final Piece userEmail = new Piece();
    private final Piece group = new Piece();
    private final Piece groupId = new Piece();
    private final Piece status = new Piece();
    private final Piece statusName = new Piece();
    private final Piece[] all = {
        value,
        display,
        search,
        additional,
        targetLabel,
        targetKey,
        userId,
        userName,
        userEmail,
        group,
        groupId,
        status,
        statusName
    };
    private boolean valueIsText;
    private int userIdRank;
    private long target;
    private long targetType;
    private long targetSchema;

    private int attributeStart;
    private int notedValues;
    private boolean anyNote;
    private boolean firstMember;

    ValueBuilder(PlainStrings strings) {
        this.strings = strings;
    }

    /** Once for each object. */
    void reset() {
        notes.truncate(0);
    }

    Bytes notes() {
        return notes;
    }

    void startAttribute() {
        attributeStart = notes.size();
        notes.add('[');
        notedValues = 0;
        anyNote = false;
    }

    int attributeNotesStart() {
        return attributeStart;
    }

    /** The end of the notes of this attribute; equal to the start when there are none. */
    int endAttribute() {
        if (anyNote) {
            notes.add(']');
        } else {
            notes.truncate(attributeStart);
        }
        return notes.size();
    }

    /** Writes the value that the parser stands at the start of to {@code to}; returns the id it refers to. */
    long read(JsonParser parser, Bytes to) throws IOException {
        clear();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "value" -> {
                    valueIsText = token == JsonToken.VALUE_STRING;
                    raw(parser, value);
                }
                case "displayValue" -> raw(parser, display);
                case "searchValue" -> raw(parser, search);
                case "additionalValue" -> raw(parser, additional);
                case "referencedType" -> parser.skipChildren();
                case "referencedObject" -> referenced(parser);
                case "user" -> user(parser);
                case "group" -> group(parser);
                case "status" -> status(parser);
                default -> other(parser, name);
            }
        }
        write(to);
        note();
        return target;
    }

    private void clear() {
        for (Piece piece : all) {
            piece.end = piece.start = 0;
        }
        scratch.truncate(0);
        // Position 0 means absent.
        scratch.add(' ');
        other.truncate(0);
        valueIsText = false;
        userIdRank = 0;
        target = NO_REFERENCE;
        targetType = -1;
        targetSchema = -1;
    }

    private void raw(JsonParser parser, Piece piece) throws IOException {
        if (piece.present()) {
            throw BoundedJson.duplicate();
        }
        piece.start = scratch.size();
        if (parser.currentToken().isStructStart()) {
            Canonicaliser.write(parser, scratch, Canonicaliser.Keep.LASTING);
        } else {
            strings.add(parser, scratch);
        }
        piece.end = scratch.size();
    }

    private void referenced(JsonParser parser) throws IOException {
        requireObject(parser, target != NO_REFERENCE);
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "id" -> target = ObjectBuilder.number(parser, "the id of a referenced object");
                case "label" -> text(parser, targetLabel);
                case "objectKey" -> text(parser, targetKey);
                case "objectType" -> targetType(parser);
                default -> parser.skipChildren();
            }
        }
        if (target == NO_REFERENCE) {
            throw BoundedJson.shape("a reference without the id of its target");
        }
    }

    private void targetType(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "id" -> targetType = ObjectBuilder.number(parser, "the id of an object type");
                case "objectSchemaId" -> targetSchema = ObjectBuilder.number(parser, "the id of a schema");
                default -> parser.skipChildren();
            }
        }
    }

    private void user(JsonParser parser) throws IOException {
        requireObject(parser, userId.present());
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "accountId" -> userId(parser, 3);
                case "key" -> userId(parser, 2);
                case "name" -> userId(parser, 1);
                case "displayName" -> text(parser, userName);
                case "emailAddress" -> text(parser, userEmail);
                default -> parser.skipChildren();
            }
        }
        if (!userId.present()) {
            throw BoundedJson.shape("a user without account id");
        }
    }

    private void userId(JsonParser parser, int rank) throws IOException {
        if (rank > userIdRank && parser.currentToken() == JsonToken.VALUE_STRING && parser.getTextLength() > 0) {
            userIdRank = rank;
            text(parser, userId);
        } else {
            parser.skipChildren();
        }
    }

    private void group(JsonParser parser) throws IOException {
        requireObject(parser, group.present());
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "name" -> text(parser, group);
                case "groupId" -> text(parser, groupId);
                default -> parser.skipChildren();
            }
        }
        if (!group.present()) {
            throw BoundedJson.shape("a group without name");
        }
    }

    private void status(JsonParser parser) throws IOException {
        requireObject(parser, status.present());
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            switch (name) {
                case "id" -> {
                    status.start = scratch.size();
                    scratch.add('"');
                    scratch.add(Long.toString(ObjectBuilder.number(parser, "the id of a status")));
                    scratch.add('"');
                    status.end = scratch.size();
                }
                case "name" -> text(parser, statusName);
                default -> parser.skipChildren();
            }
        }
        if (!status.present()) {
            throw BoundedJson.shape("a status without id");
        }
    }

    private void other(JsonParser parser, String name) throws IOException {
        if (other.size() > 0) {
            other.add(',');
        }
        other.addString(name);
        other.add(':');
        Canonicaliser.write(parser, other, Canonicaliser.Keep.LASTING);
    }

    private static void requireObject(JsonParser parser, boolean twice) {
        if (twice) {
            throw BoundedJson.duplicate();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw BoundedJson.shape("a user, group, status or reference is not an object");
        }
    }

    /** Keeps a string; a later one replaces an earlier one. */
    private void text(JsonParser parser, Piece piece) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            piece.start = scratch.size();
            strings.add(parser, scratch);
            piece.end = scratch.size();
        } else {
            parser.skipChildren();
        }
    }

    private boolean isEntity() {
        return target != NO_REFERENCE || userId.present() || group.present() || status.present();
    }

    private void write(Bytes to) throws IOException {
        boolean entity = isEntity();
        if (!entity && valueIsText && !additional.present() && other.size() == 0) {
            to.add(scratch, value.start, value.end);
            return;
        }
        to.add('{');
        firstMember = true;
        member(to, "additional", additional);
        // Where nothing else says what the value is, the server's rendering of it is better than nothing.
        boolean blank = !entity && !value.present() && other.size() == 0;
        if (blank && !search.present()) {
            member(to, "display", display);
        }
        member(to, "group", group);
        if (other.size() > 0) {
            key(to, "other");
            byte[] unsorted = braced(other);
            byte[] sorted = Canonicaliser.canonicalise(unsorted, Canonicaliser.Keep.EVERYTHING);
            to.add(sorted, 0, sorted.length);
        }
        if (target != NO_REFERENCE) {
            number(to, "ref", target);
        }
        if (blank) {
            member(to, "search", search);
        }
        member(to, "status", status);
        member(to, "user", userId);
        if (!entity) {
            member(to, "value", value);
        }
        to.add('}');
    }

    private static byte[] braced(Bytes members) {
        Bytes object = new Bytes(members.size() + 2);
        object.add('{');
        object.add(members, 0, members.size());
        object.add('}');
        return object.toArray();
    }

    private void note() {
        if (notedValues++ > 0) {
            notes.add(',');
        }
        int start = notes.size();
        boolean entity = isEntity();
        Piece shown = target != NO_REFERENCE
                ? targetLabel
                : userId.present() ? userName : group.present() ? group : status.present() ? statusName : value;
        notes.add('{');
        firstMember = true;
        if (!same(display, shown) && (entity || value.present() || other.size() > 0 || search.present())) {
            member(notes, "display", display);
        }
        if (userId.present()) {
            member(notes, "email", userEmail);
        }
        member(notes, "groupId", groupId);
        member(notes, "key", targetKey);
        member(notes, "label", targetLabel);
        member(notes, "name", userId.present() ? userName : statusName);
        if (targetSchema >= 0) {
            number(notes, "schema", targetSchema);
        }
        if (other.size() > 0) {
            member(notes, "search", search);
        }
        if (targetType >= 0) {
            number(notes, "type", targetType);
        }
        if (entity && !same(value, userId) && !same(value, status) && !same(value, group)) {
            member(notes, "value", value);
        }
        if (notes.size() == start + 1) {
            notes.truncate(start);
            notes.add("null");
        } else {
            notes.add('}');
            anyNote = true;
        }
    }

    private void member(Bytes to, String name, Piece piece) {
        if (piece.present()) {
            key(to, name);
            to.add(scratch, piece.start, piece.end);
        }
    }

    private void number(Bytes to, String name, long number) {
        key(to, name);
        to.add('"');
        to.add(Long.toString(number));
        to.add('"');
    }

    private void key(Bytes to, String name) {
        to.add(firstMember ? "\"" : ",\"");
        firstMember = false;
        to.add(name);
        to.add("\":");
    }

    private boolean same(Piece a, Piece b) {
        return a.present() && b.present() && scratch.equal(a.start, a.end, b.start, b.end);
    }

    /** A part of the scratch buffer: complete JSON, quotes included. */
    private static final class Piece {
        private int start;
        private int end;

        boolean present() {
            return end > start;
        }
    }
}
