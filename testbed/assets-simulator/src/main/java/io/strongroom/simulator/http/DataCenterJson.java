package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.strongroom.simulator.dataset.Directory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Turns what Cloud answers into what Data Center answers: numbers as ids, no workspace, users by key and name, addresses of
 * the host itself.
 */
final class DataCenterJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> ONLY_ON_CLOUD =
            Set.of("workspaceId", "globalId", "idAsInt", "canManage", "mediaClientConfig", "mediaId", "iql");
    private static final Set<String> IDS = Set.of(
            "id",
            "objectId",
            "objectTypeAttributeId",
            "objectTypeId",
            "objectSchemaId",
            "parentObjectTypeId",
            "referenceObjectTypeId");
    private static final Set<String> USERS = Set.of("user", "actor", "archivedBy");
    private static final Set<String> USER_NAMES = Set.of("author", "reporter");
    private static final Set<String> TIMES = Set.of("created", "updated", "createdAt", "updatedAt", "archivedDate");
    private static final String ACCOUNT = "712020:";
    private static final int FIRST_KEY = 10_000;
    private static final int KEYS = 900_000_000;

    private final Site site;
    private final String host;
    private final Map<String, String> addresses;
    private final boolean withOffsets;

    /** @param api the name under which the caller found Assets */
    DataCenterJson(Site site, DefinitionJson definitions, String api) {
        this.site = site;
        this.host = definitions.origin() + "/dc/" + site.name();
        this.addresses = Map.of(
                definitions.base(),
                host + "/rest/" + api + "/1.0",
                definitions.origin() + "/sites/" + site.name(),
                host);
        this.withOffsets = definitions.profile().has(Quirk.OFFSET_TIMESTAMPS);
    }

    static String userKey(String accountId) {
        int hash = UUID.nameUUIDFromBytes(accountId.getBytes(StandardCharsets.UTF_8))
                .hashCode();
        return "JIRAUSER" + (FIRST_KEY + Math.floorMod(hash, KEYS));
    }

    private String userName(String accountId) {
        Directory.User user = site.workspace().directory().users().get(accountId);
        return user == null
                ? userKey(accountId).toLowerCase(java.util.Locale.ROOT)
                : user.email().replaceFirst("@.*", "");
    }

    byte[] translated(byte[] cloud) {
        return Json.bytes(out -> {
            try (JsonParser in = FACTORY.createParser(cloud)) {
                in.nextToken();
                value(in, out, "");
            }
        });
    }

    private void value(JsonParser in, JsonGenerator out, String name) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> object(in, out, USERS.contains(name));
            case START_ARRAY -> {
                out.writeStartArray();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    value(in, out, name);
                }
                out.writeEndArray();
            }
            case VALUE_STRING -> text(in.getText(), out, name);
            default -> out.copyCurrentEvent(in);
        }
    }

    private void object(JsonParser in, JsonGenerator out, boolean user) throws IOException {
        out.writeStartObject();
        int id = -1;
        String name;
        while ((name = in.nextFieldName()) != null) {
            in.nextToken();
            if (ONLY_ON_CLOUD.contains(name) || (user && name.equals("name"))) {
                in.skipChildren();
                continue;
            }
            if (user && name.equals("key")) {
                out.writeStringField("name", userName(in.getText()));
            }
            out.writeFieldName(name);
            value(in, out, name);
            switch (name) {
                case "id" -> id = in.getValueAsInt(-1);
                case "qlQuery" -> out.writeStringField("iql", in.getText());
                case "hasAvatar" -> out.writeBooleanField("archived", isArchived(id));
                default -> {}
            }
        }
        out.writeEndObject();
    }

    private boolean isArchived(int objectId) {
        var store = site.workspace().store();
        return store.archived().containsKey(store.ordinalOf(objectId));
    }

    private void text(String text, JsonGenerator out, String name) throws IOException {
        if (IDS.contains(name) && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            out.writeNumber(Long.parseLong(text));
        } else if (name.equals("avatarUrl")) {
            out.writeString(host + "/secure/useravatar?size=medium&avatarId=10122");
        } else if (text.startsWith(ACCOUNT)) {
            out.writeString(USER_NAMES.contains(name) ? userName(text) : userKey(text));
        } else if (withOffsets && TIMES.contains(name) && text.endsWith("Z")) {
            out.writeString(threeHoursEast(text));
        } else {
            out.writeString(address(text));
        }
    }

    private String address(String text) {
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            if (text.startsWith(address.getKey())) {
                return address.getValue() + text.substring(address.getKey().length());
            }
        }
        return text;
    }

    /** The same moment in Moscow, written as Jira writes it: +0300 without a colon. */
    private static String threeHoursEast(String utc) {
        long millis = java.time.Instant.parse(utc).toEpochMilli();
        String shifted = Timestamps.iso(millis + 3 * 3_600_000L);
        return shifted.substring(0, shifted.length() - 1) + "+0300";
    }
}
