package io.strongroom.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the contract says once about all members of requests and answers: one that is not required may be null, which
 * means the same as its absence, and a request has no others than those that are known.
 */
final class Shapes {

    private static final String NULL = "null";
    private static final String REFERENCE = "$ref";
    private static final String ALTERNATIVES = "anyOf";

    private Shapes() {}

    static void letOptionalMembersBeNull(ObjectNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            if (!required.contains(member.getKey()) && member.getValue() instanceof ObjectNode described) {
                letBeNull(described);
            }
        }
    }

    static void refuseUnknownMembers(ObjectNode schema) {
        schema.put("additionalProperties", false);
    }

    private static void letBeNull(ObjectNode member) {
        if (member.path(REFERENCE).isTextual()) {
            // what stands beside a reference narrows it, also for null
            String reference = member.remove(REFERENCE).asText();
            member.remove("type");
            member.putArray(ALTERNATIVES).addObject().put(REFERENCE, reference);
        }
        if (member.get(ALTERNATIVES) instanceof ArrayNode alternatives) {
            alternatives.addObject().put("type", NULL);
        }
        if (member.path("type").isTextual()) {
            String type = member.path("type").asText();
            member.putArray("type").add(type).add(NULL);
        }
        if (member.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
    }
}
