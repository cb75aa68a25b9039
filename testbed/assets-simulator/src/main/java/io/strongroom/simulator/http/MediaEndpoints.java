package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.store.GeneratedContent;
import java.util.Locale;
import java.util.UUID;

/** Attachments of objects, and the media platform that holds their bytes behind tokens of its own. */
final class MediaEndpoints {
    private static final int SMALLEST = 490;
    private static final int SPREAD = 50_000;

    private MediaEndpoints() {}

    static Reply attachments(Call call) {
        int ordinal = call.object();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartArray();
            for (GeneratedContent.Attachment attachment : call.store().attachments(ordinal)) {
                json.writeStartObject();
                json.writeNumberField("id", attachment.id());
                json.writeStringField("author", attachment.accountId());
                json.writeStringField("mimeType", attachment.mimeType());
                json.writeStringField("filename", attachment.fileName());
                json.writeStringField("filesize", shown(attachment.size()));
                json.writeStringField("created", Timestamps.iso(attachment.created()));
                json.writeStringField("comment", attachment.comment());
                json.writeStringField("commentOutput", attachment.comment());
                json.writeStringField("mediaId", attachment.mediaId());
                json.writeStringField(
                        "url", call.site().media().baseUrl() + "/file/" + attachment.mediaId() + "/binary");
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    static String shown(int bytes) {
        return bytes < 1024 ? bytes + " B" : String.format(Locale.ROOT, "%.1f kB", bytes / 1024.0);
    }

    static Reply credentials(Call call) {
        call.object();
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("clientId", call.site().media().clientId());
            json.writeStringField("mediaBaseUrl", call.site().media().baseUrl());
            json.writeStringField("mediaJwtToken", call.site().media().token());
            json.writeEndObject();
        }));
    }

    static Reply attach(Call call) {
        int ordinal = call.object();
        JsonNode attachments = call.json().path("attachments");
        if (!attachments.isArray() || attachments.isEmpty()) {
            throw Refusal.invalid("attachments", "attachments are required");
        }
        for (JsonNode attachment : attachments) {
            call.store()
                    .attach(
                            ordinal,
                            call.site().access().accountId(),
                            attachment.path("filename").asText("file"),
                            attachment.path("contentType").asText("application/octet-stream"),
                            attachment.path("size").asInt(0),
                            attachment.path("mediaId").asText(""),
                            attachment.path("comment").asText(""));
        }
        return Reply.json(201, attachments(call).body());
    }

    /** The bytes of a generated attachment: its size and content follow from its media id. */
    static byte[] content(String mediaId) {
        UUID id;
        try {
            id = UUID.fromString(mediaId);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.notFound("file", mediaId);
        }
        long state = id.getMostSignificantBits();
        byte[] content = new byte[SMALLEST + (int) Long.remainderUnsigned(state >>> 3, SPREAD)];
        for (int i = 0; i < content.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            content[i] = (byte) (state >>> 56);
        }
        return content;
    }
}
