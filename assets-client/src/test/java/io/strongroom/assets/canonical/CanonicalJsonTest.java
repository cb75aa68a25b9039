package io.strongroom.assets.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"b\" : 1, \"a\" : [ 1, 2 ] } | {\"a\":[1,2],\"b\":1}",
                "[ ]                             | []",
                "{\"aa\":1,\"a\":2,\"B\":3}      | {\"B\":3,\"a\":2,\"aa\":1}",
                "1.0                             | 1.0",
                "-0                              | -0",
                "1e400                           | 1e400",
                "\"\\u0041\\/\"                  | \"A/\"",
                "\"\\u0007\\n\"                  | \"\\u0007\\n\"",
                "\"\\uDEAD\"                     | \"\\udead\"",
                "{\"10\":1,\"9\":2}              | {\"10\":1,\"9\":2}",
            })
    void equalContentHasOneForm(String received, String canonical) {
        assertThat(CanonicalJson.of(bytes(received))).hasToString(canonical);
    }

    @Test
    void definitionsLoseWhatChangesByItself() {
        CanonicalJson canonical = CanonicalJson.ofDefinition(
                bytes(
                        """
                {"id":"23","name":"Office","objectCount":7,"_links":{"self":"x"},
                 "icon":{"id":"13","name":"Building","url16":"https://x","url48":"https://y"}}"""));

        assertThat(canonical)
                .hasToString("{\"icon\":{\"id\":\"13\",\"name\":\"Building\"},\"id\":\"23\",\"name\":\"Office\"}");
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.of(bytes("{\"a\":1,\"b\":2,\"\\u0061\":3}")))
                .isInstanceOf(ProtocolViolated.class);
    }

    @Test
    void randomDocumentsKeepTheirContentAndForgetTheirOrder() throws JsonProcessingException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ObjectMapper mapper = new ObjectMapper();
        for (int i = 0; i < 500; i++) {
            JsonNode tree = tree(random, 4);
            byte[] sent = bytes(mapper.writeValueAsString(tree));
            byte[] shuffled = bytes(mapper.writeValueAsString(shuffle(tree, random)));

            CanonicalJson canonical = CanonicalJson.of(sent);

            assertThat(mapper.readTree(canonical.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(tree);
            assertThat(CanonicalJson.of(shuffled)).as("seed %d", seed).isEqualTo(canonical);
            assertThat(CanonicalJson.of(canonical.bytes())).as("seed %d", seed).isEqualTo(canonical);
        }
    }

    private static JsonNode tree(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> nodes.textNode(text(random));
            case 1 -> nodes.numberNode(random.nextInt());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.nullNode();
            case 4 -> {
                var array = nodes.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    /** Every character but lone surrogates, which the writer of this test cannot send. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int[] limits = {0x20, 0x80, 0x800, 0xd800, 0x110000};
            int codePoint = random.nextInt(limits[random.nextInt(limits.length)]);
            text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? 0x1f600 : codePoint);
        }
        return text.toString();
    }

    private static JsonNode shuffle(JsonNode node, Random random) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode shuffled = JsonNodeFactory.instance.objectNode();
            names.forEach(name -> shuffled.set(name, shuffle(node.get(name), random)));
            return shuffled;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(shuffle(element, random)));
            return array;
        }
        return node;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
