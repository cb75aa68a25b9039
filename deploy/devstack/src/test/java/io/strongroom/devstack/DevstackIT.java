package io.strongroom.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevstackIT {
    private static final int THREADS = 8;

    @TempDir
    Path data;

    @Test
    void acknowledgedWritesSurviveAKill() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        RunningDevstack first = RunningDevstack.start(data);
        List<Integer> sent = send(first.kafka(), 500);
        try (MongoClient client = MongoClients.create(first.store() + "&serverSelectionTimeoutMS=20000")) {
            CountDownLatch enough = new CountDownLatch(500);
            ExecutorService writers = Executors.newFixedThreadPool(4);
            for (int writer = 0; writer < 4; writer++) {
                int number = writer;
                writers.execute(() -> insertUntilItFails(numbers(client), number, acknowledged, enough));
            }
            enough.await();
            first.kill();
            writers.shutdown();
            assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        try (RunningDevstack second = RunningDevstack.start(data);
                MongoClient client = MongoClients.create(second.store())) {
            assertThat(numbers(client)
                            .find()
                            .map(found -> found.getString("_id"))
                            .into(new ArrayList<>()))
                    .containsAll(acknowledged);
            assertThat(receive(second.kafka(), sent.size())).containsExactlyElementsOf(sent);
        }
    }

    @Test
    void concurrentUpdatesOfOneDocumentEachSeeTheirOwnResult() throws Exception {
        try (RunningDevstack devstack = RunningDevstack.start(data);
                MongoClient client = MongoClients.create(devstack.store())) {
            MongoCollection<Document> numbers = numbers(client);
            numbers.insertOne(new Document("_id", "counter").append("value", 0));
            ExecutorService updaters = Executors.newFixedThreadPool(THREADS);
            List<Future<Integer>> results = IntStream.range(0, 800)
                    .mapToObj(any -> updaters.submit(() -> next(numbers)))
                    .toList();
            updaters.shutdown();

            Set<Integer> values = ConcurrentHashMap.newKeySet();
            for (Future<Integer> result : results) {
                values.add(result.get());
            }

            assertThat(values).hasSize(800);
        }
    }

    @Test
    void pagesAndCountsOfAWholeCollectionSurviveARestart() throws Exception {
        Bson even = Filters.and(Filters.in("parity", "even", "none"), Filters.regex("name", "^number 1"));
        try (RunningDevstack first = RunningDevstack.start(data);
                MongoClient client = MongoClients.create(first.store())) {
            numbers(client)
                    .insertMany(IntStream.range(0, 200)
                            .mapToObj(i -> new Document("_id", i)
                                    .append("name", "number " + i)
                                    .append("parity", i % 2 == 0 ? "even" : "odd"))
                            .toList());
        }

        try (RunningDevstack second = RunningDevstack.start(data);
                MongoClient client = MongoClients.create(second.store())) {
            MongoCollection<Document> numbers = numbers(client);
            assertThat(numbers.find(even)
                            .sort(Sorts.descending("name"))
                            .skip(2)
                            .limit(3)
                            .map(found -> found.getInteger("_id"))
                            .into(new ArrayList<>()))
                    .containsExactly(194, 192, 190);
            assertThat(numbers.countDocuments(even)).isEqualTo(55);
            assertThat(numbers.countDocuments(Filters.regex("name", "^number 1")))
                    .isEqualTo(111);
            numbers.updateOne(Filters.eq("_id", 10), Updates.set("parity", "unknown"));
            assertThat(numbers.countDocuments(even)).isEqualTo(54);
            numbers.find(even).sort(Sorts.ascending("name")).limit(1).first();
            numbers.deleteOne(Filters.eq("_id", 12));
            assertThat(numbers.countDocuments(even)).isEqualTo(53);
            assertThat(numbers.countDocuments(Filters.eq("_id", 7))).isOne();
            assertThat(numbers.countDocuments(Filters.eq("parity", "none"))).isZero();
        }
    }

    @Test
    void aFolderInUseAndATakenPortAreNamed() throws Exception {
        try (RunningDevstack running = RunningDevstack.start(data)) {
            RunningDevstack.Refusal sameFolder = RunningDevstack.refused(data);
            RunningDevstack.Refusal samePort = RunningDevstack.refused(
                    data.resolveSibling("other"), "--kafka-port", String.valueOf(running.kafkaPort()));

            assertThat(sameFolder.status()).isEqualTo(2);
            assertThat(sameFolder.said()).contains(data.toString(), "is used by another running instance");
            assertThat(samePort.status()).isEqualTo(2);
            assertThat(samePort.said()).contains("port " + running.kafkaPort(), "--kafka-port");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "not a folder");

        RunningDevstack.Refusal refusal = RunningDevstack.refused(file.resolve("data"));

        assertThat(refusal.status()).isEqualTo(2);
        assertThat(refusal.said()).contains(file.toString(), "is not writable");
    }

    @Test
    void itEndsWhenItsParentIsGone() throws Exception {
        RunningDevstack devstack = RunningDevstack.start(data, "--watch-stdin");

        devstack.closeStdin();

        assertThat(devstack.endsWithin(15)).isTrue();
    }

    private static void insertUntilItFails(
            MongoCollection<Document> numbers, int writer, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                String id = writer + "/" + i;
                numbers.insertOne(new Document("_id", id));
                acknowledged.add(id);
                enough.countDown();
            }
        } catch (MongoException killed) {
            assertThat(enough.getCount()).isZero();
        }
    }

    private static int next(MongoCollection<Document> numbers) {
        Document after = numbers.findOneAndUpdate(
                new Document("_id", "counter"),
                new Document("$inc", new Document("value", 1)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return after == null ? -1 : after.getInteger("value");
    }

    private static MongoCollection<Document> numbers(MongoClient client) {
        return client.getDatabase("test").getCollection("numbers");
    }

    private static List<Integer> send(String kafka, int count) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka);
        settings.put("acks", "all");
        List<Integer> values = IntStream.range(0, count).boxed().toList();
        try (KafkaProducer<Integer, Integer> producer =
                new KafkaProducer<>(settings, new IntegerSerializer(), new IntegerSerializer())) {
            for (int value : values) {
                Future<?> sent = producer.send(new ProducerRecord<>("numbers", 0, 0, value));
                if (value == count - 1) {
                    sent.get();
                }
            }
        }
        return values;
    }

    private static List<Integer> receive(String kafka, int count) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka);
        List<Integer> received = new ArrayList<>();
        try (KafkaConsumer<Integer, Integer> consumer =
                new KafkaConsumer<>(settings, new IntegerDeserializer(), new IntegerDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition("numbers", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (received.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> received.add(message.value()));
            }
        }
        return received;
    }
}
