package io.strongroom.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON in and out of memory. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Writes to a generator. */
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        try (ByteArrayBuilder buffer = new ByteArrayBuilder(null, 4096);
                JsonGenerator json = MAPPER.getFactory().createGenerator(buffer)) {
            writing.to(json);
            json.flush();
            return buffer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonNode read(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new Refusal(400, "Cannot parse the request body: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Reply error(int status, String message, Map<String, String> fields) {
        return Reply.json(status, bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("errorMessages");
            if (!message.isEmpty()) {
                json.writeString(message);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("errors");
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }
}
