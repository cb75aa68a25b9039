package io.strongroom.worker.adapter.out.assets;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes small calls beside each other: where latency and not the rate is the limit, one after the other is slow. */
record ParallelCalls(Executor executor) {

    <R> CompletableFuture<R> start(Supplier<R> call) {
        return CompletableFuture.supplyAsync(call, executor);
    }

    /** One call for each key; fails as the first of them does. */
    <K, R> Map<K, R> each(Collection<K> keys, Function<K, R> call) {
        Map<K, CompletableFuture<R>> started = new LinkedHashMap<>();
        keys.forEach(key -> started.put(key, start(() -> call.apply(key))));
        Map<K, R> answers = new LinkedHashMap<>();
        started.forEach((key, answer) -> answers.put(key, join(answer)));
        return answers;
    }

    static <R> R join(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
