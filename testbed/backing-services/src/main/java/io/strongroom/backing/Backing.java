package io.strongroom.backing;

/** Where broker and store are. Kept in system properties, because every test class loader has its own statics. */
record Backing(String mongoUri, String kafkaBootstrap) {
    private static final String MONGO_PROPERTY = "strongroom.backing.mongo";
    private static final String KAFKA_PROPERTY = "strongroom.backing.kafka";

    /** The backing services of this JVM, started at the first call. */
    static Backing ofThisJvm() {
        synchronized (System.getProperties()) {
            if (System.getProperty(MONGO_PROPERTY) == null) {
                Backing started = start();
                System.setProperty(KAFKA_PROPERTY, started.kafkaBootstrap());
                System.setProperty(MONGO_PROPERTY, started.mongoUri());
            }
            return new Backing(System.getProperty(MONGO_PROPERTY), System.getProperty(KAFKA_PROPERTY));
        }
    }

    private static Backing start() {
        String mongoUri = environment("MONGODB_URI");
        String kafkaBootstrap = environment("KAFKA_BOOTSTRAP");
        if (!mongoUri.isEmpty() && !kafkaBootstrap.isEmpty()) {
            return new Backing(mongoUri, kafkaBootstrap);
        }
        Backing local = Containers.available() ? Containers.start() : DevstackProcess.start();
        return new Backing(
                mongoUri.isEmpty() ? local.mongoUri() : mongoUri,
                kafkaBootstrap.isEmpty() ? local.kafkaBootstrap() : kafkaBootstrap);
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value.strip();
    }
}
