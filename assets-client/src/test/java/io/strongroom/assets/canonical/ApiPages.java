package io.strongroom.assets.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** AQL pages in the shape of the official example, with values of our own. */
final class ApiPages {

    private static final String WORKSPACE = "11111111-2222-4333-8444-555555555555";
    private static final String ROOT =
            "https://api.atlassian.com/ex/jira/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee/jsm/assets/workspace/" + WORKSPACE
                    + "/v1";

    private ApiPages() {}

    static byte[] page(long seed, int objects) {
        Random random = new Random(seed);
        StringBuilder json = new StringBuilder("{\"startAt\":0,\"maxResults\":")
                .append(objects)
                .append(",\"total\":1000,\"isLast\":\"false\",\"values\":[");
        for (int i = 0; i < objects; i++) {
            json.append(i == 0 ? "" : ",").append(object(random, 1_000 + i));
        }
        return json.append("],\"objectTypeAttributes\":[]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String object(Random random, int id) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String text = "Value " + random.nextInt(1_000_000) + (i == 5 ? " – Zürich 北京" : "");
            attributes
                    .append(attribute(
                            134 + i,
                            """
                    {"value":"%s","displayValue":"%s","searchValue":"%s","referencedType":false}"""
                                    .formatted(text, text, text)))
                    .append(',');
        }
        for (int i = 0; i < 2; i++) {
            int target = 5_000 + random.nextInt(100);
            attributes
                    .append(attribute(
                            160 + i,
                            """
                    {"referencedObject":{%s,"label":"City %d","objectKey":"ITSM-%d",%s,%s,\
                    "created":"2021-02-16T20:04:26.445Z","updated":"2021-02-16T20:04:26.445Z","hasAvatar":false,\
                    "timestamp":1613505866445,"_links":{"self":"%s/object/%d"},"name":"City %d"},\
                    "displayValue":"City %d","searchValue":"ITSM-%d","referencedType":true}"""
                                    .formatted(
                                            ids(target),
                                            target,
                                            target,
                                            avatar(target),
                                            type(24),
                                            ROOT,
                                            target,
                                            target,
                                            target,
                                            target)))
                    .append(',');
        }
        attributes
                .append(
                        attribute(
                                170,
                                """
                {"status":{"id":"3","name":"In Service","category":1},"displayValue":"In Service",\
                "searchValue":"In Service","referencedType":false}"""))
                .append(',');
        attributes.append(attribute(
                171,
                """
                {"value":"712020:%d","displayValue":"Anna Example","searchValue":"712020:%d","referencedType":false,\
                "user":{"avatarUrl":"https://secure.gravatar.com/avatar/0000000000?d=https%%3A%%2F%%2Fexample",\
                "displayName":"Anna Example","name":"anna","key":"712020:%d","emailAddress":"anna@example.com",\
                "html":"<b>Anna</b>","renderedLink":"<a>Anna</a>","isDeleted":false}}"""
                        .formatted(id % 7, id % 7, id % 7)));
        return """
                {%s,"label":"SYD-%d","objectKey":"ITSM-%d",%s,%s,"created":"2021-02-16T20:04:41.527Z",\
                "updated":"2021-02-16T20:04:41.527Z","hasAvatar":false,"timestamp":1613505881527,"attributes":[%s],\
                "_links":{"self":"%s/object/%d"},"name":"SYD-%d"}"""
                .formatted(ids(id), id, id, avatar(id), type(23), attributes, ROOT, id, id);
    }

    private static String attribute(int id, String value) {
        return """
                {%s,"objectTypeAttributeId":"%d","objectAttributeValues":[%s],"objectId":"88"}"""
                .formatted(ids(id + 500), id, value);
    }

    private static String ids(int id) {
        return "\"workspaceId\":\"%s\",\"globalId\":\"%s:%d\",\"id\":\"%d\"".formatted(WORKSPACE, WORKSPACE, id, id);
    }

    private static String avatar(int id) {
        return """
                "avatar":{"workspaceId":"%1$s","url16":"%2$s/objecttype/23/icon.png?size=16",\
                "url48":"%2$s/objecttype/23/icon.png?size=48","url72":"%2$s/objecttype/23/icon.png?size=72",\
                "url144":"%2$s/objecttype/23/icon.png?size=144","url288":"%2$s/objecttype/23/icon.png?size=288",\
                "objectId":"%3$d","mediaClientConfig":{"clientId":"00000000-0000-4000-8000-000000000000",\
                "mediaBaseUrl":"https://api.media.atlassian.com","mediaJwtToken":"%4$s",\
                "fileId":"00000000-0000-4000-8000-000000000001"}}"""
                .formatted(WORKSPACE, ROOT, id, "x".repeat(400));
    }

    private static String type(int id) {
        return """
                "objectType":{"workspaceId":"%1$s","globalId":"%1$s:%3$d","id":"%3$d","name":"Office","type":0,\
                "description":"Lorem ipsum dolor sit amet, consectetur adipiscing elit. Proin nec ex.",\
                "icon":{"id":"13","name":"Building","url16":"%2$s/objecttype/23/icon.png?size=16",\
                "url48":"%2$s/objecttype/23/icon.png?size=48"},"position":2,"created":"2021-02-16T19:36:51.951Z",\
                "updated":"2021-04-16T15:17:03.384Z","objectCount":0,"objectSchemaId":"6","inherited":false,\
                "abstractObjectType":false,"parentObjectTypeInherited":false}"""
                .formatted(WORKSPACE, ROOT, id);
    }
}
