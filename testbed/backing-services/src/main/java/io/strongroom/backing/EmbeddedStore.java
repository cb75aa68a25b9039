package io.strongroom.backing;

/** The backing document store for tests that know nothing of Quarkus; another one than an installation under test has. */
public final class EmbeddedStore {

    private EmbeddedStore() {}

    /** Where it is, as {@code mongodb://host:port/}; started at the first call, gone with this JVM. */
    public static String uri() {
        return Backing.ofThisJvm().mongoUri();
    }
}
