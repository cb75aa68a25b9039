package io.strongroom.simulator.dataset;

import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.store.ObjectStore;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Everything behind one workspace id: definitions, objects, people and the issues of its site. */
public record Workspace(
        String id,
        String cloudId,
        Catalog catalog,
        ObjectStore store,
        Directory directory,
        Issues issues,
        ReentrantReadWriteLock lock) {}
