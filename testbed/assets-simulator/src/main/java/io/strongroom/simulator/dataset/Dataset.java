package io.strongroom.simulator.dataset;

/** How a generated data set is to look; {@code objects} is the total over all schemas. */
public record Dataset(long seed, int schemas, int objects, int issues) {
    public Dataset {
        if (schemas < 0 || objects < 0 || issues < 0) {
            throw new IllegalArgumentException("dataset: schemas, objects and issues must not be negative");
        }
    }
}
