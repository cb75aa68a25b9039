package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.assets.canonical.AssetObject;
import io.strongroom.assets.canonical.AttributeValues;
import io.strongroom.worker.application.port.in.BrowseSnapshot.FoundObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a snapshot. A list leaves out the attributes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObjectResponse(
        String id,
        String objectKey,
        String label,
        String typeId,
        String typeName,
        String updated,
        @Nullable List<AttributePart> attributes) {

    /** @param type as Atlassian names it; absent for references, users, groups and statuses */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttributePart(String id, String name, @Nullable String type, List<ValuePart> values) {}

    /**
     * One value.
     *
     * @param kind TEXT, REFERENCE, STATUS, GROUP, USER or OTHER
     * @param value the text; the id of an object or status; the name of a group; the account id of a user
     * @param display what a person should see
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValuePart(
            String kind, String value, String display, @Nullable String objectKey, @Nullable String targetTypeId) {
        static ValuePart from(AttributeValues.Value value) {
            Long target = value.targetTypeId();
            return new ValuePart(
                    value.kind().name(),
                    value.content(),
                    value.display(),
                    value.targetKey(),
                    target == null ? null : Long.toString(target));
        }
    }

    static ObjectResponse listed(FoundObject found, SnapshotDefinitions definitions) {
        return of(AssetObject.decode(found.canonical(), found.annotations()), definitions, null);
    }

    static ObjectResponse inFull(FoundObject found, SnapshotDefinitions definitions) {
        AssetObject object = AssetObject.decode(found.canonical(), found.annotations());
        List<AttributePart> attributes = object.attributes().stream()
                .map(attribute -> new AttributePart(
                        attribute.attributeId(),
                        definitions.attributeName(attribute.attributeId()),
                        definitions.attributeType(attribute.attributeId()),
                        attribute.values().stream().map(ValuePart::from).toList()))
                .toList();
        return of(object, definitions, attributes);
    }

    private static ObjectResponse of(
            AssetObject object, SnapshotDefinitions definitions, @Nullable List<AttributePart> attributes) {
        return new ObjectResponse(
                Long.toString(object.id()),
                object.key(),
                object.label(),
                Long.toString(object.typeId()),
                definitions.typeName(object.typeId()),
                object.updated(),
                attributes);
    }
}
