package io.strongroom.assets.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.ProtocolFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssetObjectReaderTest {

    private final AssetObjectReader reader = new AssetObjectReader();

    @Test
    void anObjectKeepsItsOwnFieldsAndSortsItsAttributes() {
        AssetObject object = read(
                """
                {"id":"88","label":"SYD-1","objectKey":"ITSM-88","name":"SYD-1","workspaceId":"w","globalId":"w:88",
                 "avatar":{"url16":"https://x/icon","mediaClientConfig":{"mediaJwtToken":"secret"}},
                 "objectType":{"id":"23","name":"Office"},"created":"c","updated":"u","hasAvatar":false,"timestamp":16,
                 "_links":{"self":"https://x/88"},
                 "attributes":[{"objectTypeAttributeId":"135","objectAttributeValues":[{"value":"b"},{"value":"a"}]},
                               {"objectTypeAttributeId":"134","objectAttributeValues":[{"value":"ITSM-88"}]}]}""");

        assertThat(canonical(object))
                .isEqualTo(
                        """
                {"attributes":{"134":["ITSM-88"],"135":["b","a"]},"created":"c","id":"88","key":"ITSM-88",\
                "label":"SYD-1","type":"23","updated":"u"}""");
        assertThat(notes(object)).isEqualTo("{\"timestamp\":\"16\"}");
        assertThat(object.id()).isEqualTo(88);
        assertThat(object.typeId()).isEqualTo(23);
        assertThat(object.key()).isEqualTo("ITSM-88");
        assertThat(object.label()).isEqualTo("SYD-1");
        assertThat(object.updated()).isEqualTo("u");
        assertThat(object.references()).isEmpty();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("{\"value\":\"a\",\"displayValue\":\"a\",\"searchValue\":\"a\"}", "\"a\"", "{}"),
                Arguments.of(
                        "{\"value\":\"2021-02-16\",\"displayValue\":\"16/Feb/21\"}",
                        "\"2021-02-16\"",
                        "{\"display\":\"16/Feb/21\"}"),
                Arguments.of("{\"value\":12}", "{\"value\":12}", "{}"),
                Arguments.of("{\"value\":1.50e+400}", "{\"value\":1.50e+400}", "{}"),
                Arguments.of("{\"value\":true}", "{\"value\":true}", "{}"),
                Arguments.of("{\"value\":{\"b\":1,\"a\":2}}", "{\"value\":{\"a\":2,\"b\":1}}", "{}"),
                Arguments.of(
                        "{\"value\":\"a\",\"additionalValue\":\"x\"}", "{\"additional\":\"x\",\"value\":\"a\"}", "{}"),
                Arguments.of(
                        """
                        {"referencedObject":{"id":"87","label":"Sydney","objectKey":"ITSM-87",
                        "objectType":{"id":"24","objectSchemaId":"6"}},
                        "displayValue":"Sydney","searchValue":"ITSM-87","referencedType":true}""",
                        "{\"ref\":\"87\"}",
                        "{\"key\":\"ITSM-87\",\"label\":\"Sydney\",\"schema\":\"6\",\"type\":\"24\"}"),
                Arguments.of(
                        "{\"value\":null,\"status\":{\"id\":\"3\",\"name\":\"Active\",\"category\":1}}",
                        "{\"status\":\"3\"}",
                        "{\"name\":\"Active\"}"),
                Arguments.of(
                        "{\"value\":null,\"searchValue\":\"jira-admins\",\"displayValue\":\"jira-admins\","
                                + "\"group\":{\"name\":\"jira-admins\",\"avatarUrl\":\"https://x\"}}",
                        "{\"group\":\"jira-admins\"}",
                        "{}"),
                Arguments.of(
                        "{\"user\":{\"name\":\"anna\",\"key\":\"712020:1\",\"displayName\":\"Anna\","
                                + "\"emailAddress\":\"anna@example.com\",\"avatarUrl\":\"https://x\"},"
                                + "\"displayValue\":\"Anna\",\"value\":\"712020:1\"}",
                        "{\"user\":\"712020:1\"}",
                        "{\"email\":\"anna@example.com\",\"name\":\"Anna\"}"),
                Arguments.of(
                        "{\"bitbucketRepository\":{\"slug\":\"b\",\"id\":7,\"avatarUrl\":\"https://x\"},"
                                + "\"displayValue\":\"B\"}",
                        "{\"other\":{\"bitbucketRepository\":{\"id\":7,\"slug\":\"b\"}}}",
                        "{\"display\":\"B\"}"),
                Arguments.of(
                        "{\"value\":null,\"searchValue\":\"ITSM-9\",\"displayValue\":\"gone\",\"referencedType\":true}",
                        "{\"search\":\"ITSM-9\"}",
                        "{\"display\":\"gone\"}"),
                Arguments.of("{\"displayValue\":\"only this\"}", "{\"display\":\"only this\"}", "{}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasOneCanonicalForm(String received, String canonical, String note) {
        AssetObject object = read(objectWith("[" + received + "]"));

        assertThat(canonical(object))
                .isEqualTo("{\"attributes\":{\"7\":[" + canonical + "]},\"id\":\"1\",\"type\":\"2\"}");
        assertThat(notes(object)).isEqualTo(note.equals("{}") ? "{}" : "{\"attributes\":{\"7\":[" + note + "]}}");
    }

    @Test
    void referencesAreListedInCanonicalOrder() {
        AssetObject object = read(
                """
                {"id":1,"objectType":{"id":2},"attributes":[
                 {"objectTypeAttributeId":9,"objectAttributeValues":[{"referencedObject":{"id":5}}]},
                 {"objectTypeAttributeId":8,"objectAttributeValues":[{"referencedObject":{"id":7}},
                                                                     {"referencedObject":{"id":6}}]}]}""");

        assertThat(object.references()).containsExactly(7, 6, 5);
    }

    @Test
    void renamingATargetChangesOnlyTheAnnotations() {
        String target = "[{\"referencedObject\":{\"id\":\"87\",\"label\":\"%s\",\"objectKey\":\"%s\"}}]";

        AssetObject before = read(objectWith(target.formatted("Sydney", "ITSM-87")));
        AssetObject after = read(objectWith(target.formatted("Sidney", "NEW-87")));

        assertThat(after.canonicalBytes()).isEqualTo(before.canonicalBytes());
        assertThat(after.annotationBytes()).isNotEqualTo(before.annotationBytes());
    }

    @Test
    void anAttributeWithoutValuesIsTheSameAsNone() {
        assertThat(canonical(read(objectWith("[]")))).isEqualTo("{\"attributes\":{},\"id\":\"1\",\"type\":\"2\"}");
    }

    @Test
    void theFullAndThePagedFormOfAnAttributeAreEqual() {
        AssetObject full = read(
                """
                {"id":"1","objectType":{"id":"2"},"extendedInfo":{"openIssuesExists":true},
                 "attributes":[{"objectTypeAttribute":{"id":"7","name":"City","type":0},
                 "objectAttributeValues":[{"value":"a"}]}]}""");

        assertThat(full).isEqualTo(read(objectWith("[{\"value\":\"a\"}]")));
    }

    @Test
    void unknownMembersOfAnObjectStayInTheAnnotations() {
        AssetObject object =
                read("{\"z\":{\"b\":1,\"a\":2},\"id\":\"1\",\"objectType\":{\"id\":\"2\"},\"archived\":true}");

        assertThat(notes(object)).isEqualTo("{\"other\":{\"archived\":true,\"z\":{\"a\":2,\"b\":1}}}");
    }

    @Test
    void thatAnObjectIsNotArchivedIsNoNews() {
        assertThat(notes(read("{\"id\":\"1\",\"objectType\":{\"id\":\"2\"},\"archived\":false}")))
                .isEqualTo("{}");
    }

    @Test
    void stringsSurviveExactly() {
        String nasty = "\\u0000 \\ud800 x \\udc00\\ud83d\\ude00 \\\" \\\\ \\/ e\\u0301 \\u00e9 \\u202e \\u001f \\u007f";
        String received = objectWith("[{\"value\":\"" + nasty + "\"}]");

        AssetObject object = read(received);

        assertThat(object.attributes().get(0).values().get(0).content())
                .isEqualTo("\0 \ud800 x \udc00\ud83d\ude00 \" \\ / e\u0301 \u00e9 \u202e \u001f \u007f");
        assertThat(canonical(object)).contains("\\u0000 \\ud800 x \\udc00\ud83d\ude00 \\\" \\\\ / ");
    }

    /** Plain strings are copied as they are, others are decoded first: one look must not differ from the other. */
    @Test
    void aStringIsTheSameHoweverItWasEscaped() {
        for (String text : List.of(
                "", "plain", "a\\u0041", "Z\u00fcrich", "\u5317\u4eac", "\ud83d\ude00", "a\\\"b", "~\u007f", "\\/")) {
            String escaped = text.chars().mapToObj(c -> "\\u%04x".formatted(c)).collect(Collectors.joining());
            String plain = objectWith("[{\"value\":\"" + text + "\",\"displayValue\":\"d\"}]");
            if (!text.contains("\\")) {
                assertThat(canonical(read(objectWith("[{\"value\":\"" + escaped + "\",\"displayValue\":\"d\"}]"))))
                        .isEqualTo(canonical(read(plain)));
            }
            assertThat(canonical(read("    " + plain))).isEqualTo(canonical(read(plain)));
        }
    }

    @Test
    void aPageIsReadFromTheMiddleOfABufferAndNoFurther() {
        byte[] json = objectWith("[{\"value\":\"abc\"}]").getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[json.length + 200];
        Arrays.fill(buffer, (byte) '"');
        System.arraycopy(json, 0, buffer, 100, json.length);

        assertThat(canonical(reader.readObject(buffer, 100, json.length)))
                .isEqualTo("{\"attributes\":{\"7\":[\"abc\"]},\"id\":\"1\",\"type\":\"2\"}");
        int cut = new String(json, StandardCharsets.UTF_8).indexOf("abc") + 3;
        assertThatThrownBy(() -> reader.readObject(buffer, 100, cut))
                .isInstanceOfSatisfying(ProtocolViolated.class, violated -> assertThat(violated.reason())
                        .isEqualTo(ProtocolFault.TRUNCATED));
    }

    @Test
    void anObjectIsTheSameAfterDecoding() {
        for (AssetObject object : reader.readPage(ApiPages.page(1, 5), 0, ApiPages.page(1, 5).length)
                .objects()) {
            AssetObject decoded = AssetObject.decode(object.canonicalBytes(), object.annotationBytes());

            assertThat(decoded).isEqualTo(object);
            assertThat(decoded.id()).isEqualTo(object.id());
            assertThat(decoded.typeId()).isEqualTo(object.typeId());
            assertThat(decoded.key()).isEqualTo(object.key());
            assertThat(decoded.label()).isEqualTo(object.label());
            assertThat(decoded.updated()).isEqualTo(object.updated());
            assertThat(decoded.references()).isEqualTo(object.references());
        }
    }

    @Test
    void aStoredObjectCanBeShownToAPerson() {
        AssetObject object = reader.readPage(ApiPages.page(1, 1), 0, ApiPages.page(1, 1).length)
                .objects()
                .get(0);

        List<AttributeValues> attributes = object.attributes();

        AttributeValues.Value reference = attributes.get(12).values().get(0);
        assertThat(reference.kind()).isEqualTo(AttributeValues.Kind.REFERENCE);
        assertThat(reference.display()).isEqualTo("City " + reference.content());
        assertThat(reference.targetKey()).isEqualTo("ITSM-" + reference.content());
        assertThat(reference.targetTypeId()).isEqualTo(24);
        assertThat(attributes.get(14).values().get(0).display()).isEqualTo("In Service");
        assertThat(attributes.get(15).values().get(0).display()).isEqualTo("Anna Example");
        assertThat(attributes.get(15).values().get(0).kind()).isEqualTo(AttributeValues.Kind.USER);
    }

    @Test
    void neitherUrlsNorTokensAreKept() {
        byte[] json = ApiPages.page(3, 3);

        for (AssetObject object : reader.readPage(json, 0, json.length).objects()) {
            assertThat(canonical(object) + notes(object)).doesNotContain("http", "xxxxx", "gravatar", "<a>");
        }
    }

    @Test
    void aPageSaysWhatTheServerClaims() {
        byte[] json =
                "{\"startAt\":25,\"total\":1000,\"isLast\":\"true\",\"values\":[]}".getBytes(StandardCharsets.UTF_8);

        AssetObjectReader.Page page = reader.readPage(json, 0, json.length);

        assertThat(page).isEqualTo(new AssetObjectReader.Page(25, true, 1000, List.of()));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("{\"errorMessages\":[]}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("[]", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("{\"values\":{}}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("{\"values\":[7]}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("{\"values\":[]} {}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("{\"values\":[{\"id\":\"1\"}]}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("{\"values\":[{\"id\":\"x\",\"objectType\":{\"id\":1}}]}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of(
                        "{\"values\":[{\"id\":\"01\",\"objectType\":{\"id\":1}}]}", ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of("{\"values\":[", ProtocolFault.TRUNCATED),
                Arguments.of("{\"values\":[{\"id\":\"12", ProtocolFault.TRUNCATED),
                Arguments.of("{\"values\":[nul]}", ProtocolFault.MALFORMED_JSON),
                Arguments.of("{\"values\":[],\"values\":[]}", ProtocolFault.DUPLICATE_KEY),
                Arguments.of("{\"values\":[{\"id\":\"1\",\"id\":\"2\"}]}", ProtocolFault.DUPLICATE_KEY),
                Arguments.of(page("{\"value\":{\"a\":1,\"a\":2}}"), ProtocolFault.DUPLICATE_KEY),
                Arguments.of(page("{\"value\":\"a\",\"value\":\"b\"}"), ProtocolFault.DUPLICATE_KEY),
                Arguments.of(
                        page("{\"value\":\"a\"}]},{\"objectTypeAttributeId\":\"7\",\"objectAttributeValues\":"
                                + "[{\"value\":\"b\"}"),
                        ProtocolFault.DUPLICATE_KEY),
                Arguments.of(page("{\"referencedObject\":{\"label\":\"x\"}}"), ProtocolFault.UNEXPECTED_SHAPE),
                Arguments.of(page("{\"value\":" + "[".repeat(200) + "]".repeat(200) + "}"), ProtocolFault.TOO_LARGE),
                Arguments.of(page("{\"value\":" + "9".repeat(2_000) + "}"), ProtocolFault.TOO_LARGE),
                Arguments.of(page("{\"value\":{" + manyKeys() + "}}"), ProtocolFault.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anUnusablePageIsRefusedAsAWhole(String json, ProtocolFault reason) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> reader.readPage(bytes, 0, bytes.length))
                .isInstanceOfSatisfying(ProtocolViolated.class, violated -> assertThat(violated.reason())
                        .isEqualTo(reason));
    }

    @Test
    void theReaderIsUsableAfterAFailure() {
        assertThatThrownBy(() -> read("{\"id\":\"1\",\"attributes\":[{\"objectTypeAttributeId\":\"7\""))
                .isInstanceOf(ProtocolViolated.class);

        assertThat(canonical(read(objectWith("[{\"value\":\"a\"}]"))))
                .isEqualTo("{\"attributes\":{\"7\":[\"a\"]},\"id\":\"1\",\"type\":\"2\"}");
    }

    private static String manyKeys() {
        StringBuilder keys = new StringBuilder("\"k\":0");
        for (int i = 0; i < 20_000; i++) {
            keys.append(",\"k").append(i).append("\":0");
        }
        return keys.toString();
    }

    private static String page(String value) {
        return "{\"values\":[" + objectWith("[" + value + "]") + "]}";
    }

    private static String objectWith(String values) {
        return "{\"id\":\"1\",\"objectType\":{\"id\":\"2\"},\"attributes\":[{\"objectTypeAttributeId\":\"7\","
                + "\"objectAttributeValues\":" + values + "}]}";
    }

    private AssetObject read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return reader.readObject(bytes, 0, bytes.length);
    }

    private static String canonical(AssetObject object) {
        return new String(object.canonicalBytes(), StandardCharsets.UTF_8);
    }

    private static String notes(AssetObject object) {
        return new String(object.annotationBytes(), StandardCharsets.UTF_8);
    }
}
