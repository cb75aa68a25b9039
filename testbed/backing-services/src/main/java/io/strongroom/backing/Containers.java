package io.strongroom.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** MongoDB and Kafka by Testcontainers, which also removes them when this JVM has ended. */
final class Containers {
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String MONGO_IMAGE = "mongo:8.0";

    private Containers() {}

    /** {@code STRONGROOM_BACKING=embedded} says no, even where an engine answers. */
    static boolean available() {
        if ("embedded".equals(System.getenv("STRONGROOM_BACKING"))) {
            return false;
        }
        boolean mayBeThere = System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
        // Asked only then: without an engine the question logs an alarming block.
        return mayBeThere && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // they live as long as the JVM
    static Backing start() {
        KafkaContainer kafka = new KafkaContainer(KAFKA_IMAGE);
        MongoDBContainer mongo = new MongoDBContainer(MONGO_IMAGE);
        kafka.start();
        mongo.start();
        return new Backing(mongo.getConnectionString(), kafka.getBootstrapServers());
    }
}
