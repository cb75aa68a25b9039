package io.strongroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that nobody of ours would send, sent by hand: they are put aside or have no effect, and the rest goes on. */
@Order(6)
@ExtendWith(InstalledProduct.class)
class EventsST {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void malformedEventsAreSetAsideWithTheReasonAndBlockNothing(Product product) throws Exception {
        List<String> topics =
                List.of("backup.requested.v1", "backup.stop-requested.v1", "backup.progress.v1", "instance.changed.v1");
        for (String topic : topics) {
            for (int partition = 0; partition < 3; partition++) {
                send(product, new ProducerRecord<>(topic, partition, "poison", "{\"cut off"));
                send(product, new ProducerRecord<>(topic, partition, "poison", "[]"));
                send(product, new ProducerRecord<>(topic, partition, "poison", "{\"backupId\":7,\"sequence\":\"x\"}"));
            }
        }

        for (String topic : topics) {
            await("the dead letters of " + topic).atMost(PATIENCE).untilAsserted(() -> assertThat(
                            read(product, topic + ".dlq"))
                    .hasSizeGreaterThanOrEqualTo(9)
                    .allSatisfy(
                            letter -> assertThat(header(letter, "dlq-reason")).isNotBlank()));
        }
        SimulatedSite site = SimulatedSite.create(product.simulator(), "poison", 100, 5);
        product.setUp(site);
        product.backUp(product.largestSchema(), PATIENCE);
    }

    @Test
    void aRequestThatArrivesAgainIsNoSecondBackup(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "again", 100, 5);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String backupId = product.backUp(schema, PATIENCE).path("id").asText();
        ConsumerRecord<String, String> request = read(product, "backup.requested.v1").stream()
                .filter(record -> record.value().contains(backupId))
                .findFirst()
                .orElseThrow();
        JsonNode before = product.backup(backupId);

        for (int i = 0; i < 3; i++) {
            send(product, copyOf(request));
        }
        String next = product.backUp(schema, PATIENCE).path("id").asText();

        assertThat(product.backup(backupId)).isEqualTo(before);
        List<String> backups = new ArrayList<>();
        product.get("/schemas/" + schema.path("id").asText() + "/backups")
                .path("items")
                .forEach(backup -> backups.add(backup.path("id").asText()));
        assertThat(backups).containsExactlyInAnyOrder(next, backupId);
    }

    @Test
    void progressThatArrivesLateOrTwiceChangesNothing(Product product) throws Exception {
        SimulatedSite site = SimulatedSite.create(product.simulator(), "late", 100, 5);
        product.setUp(site);
        JsonNode schema = product.largestSchema();
        String backupId = product.backUp(schema, PATIENCE).path("id").asText();
        List<ConsumerRecord<String, String>> progress = read(product, "backup.progress.v1").stream()
                .filter(record -> record.value().contains(backupId))
                .toList();

        for (int i = progress.size() - 1; i >= 0; i--) {
            send(product, copyOf(progress.get(i)));
        }
        ConsumerRecord<String, String> first = progress.get(0);
        assertThat(JSON.readTree(first.value()).path("state").asText()).isNotIn(Product.ENDED);
        send(product, copyOf(first));

        // A new backup is possible only where the scheduler still knows that the one before has ended.
        product.backUp(schema, PATIENCE);
        assertThat(product.backup(backupId).path("state").asText()).isIn(Product.GOOD);
    }

    private static ProducerRecord<String, String> copyOf(ConsumerRecord<String, String> original) {
        return new ProducerRecord<>(
                original.topic(), original.partition(), original.key(), original.value(), original.headers());
    }

    private static void send(Product product, ProducerRecord<String, String> record) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                settings(product, Map.of("acks", "all")), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    /** Everything in the topic; nothing if there is no such topic yet. */
    private static List<ConsumerRecord<String, String>> read(Product product, String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                settings(product, Map.of("allow.auto.create.topics", "false")),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                return records;
            }
            List<TopicPartition> partitions = found.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        records.sort(java.util.Comparator.comparingLong(ConsumerRecord::timestamp));
        return records;
    }

    private static Properties settings(Product product, Map<String, String> more) {
        Properties settings = new Properties();
        settings.put(
                "bootstrap.servers",
                "127.0.0.1:" + product.installation().broker().port());
        settings.putAll(more);
        return settings;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
