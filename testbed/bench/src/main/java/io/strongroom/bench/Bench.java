package io.strongroom.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Runs the benchmark {@code rate}, {@code workers}, {@code speed}, {@code memory} or {@code grid}; the README says what each means. */
public final class Bench {
    private static final int LEAST_REPETITIONS = 3;
    private static final int WORKERS = 3;
    private static final double OUTSIDE_SHARE = 0.3;

    private Bench() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(args);
        if (words.isEmpty()) {
            out.println("usage: bench rate|workers|speed|memory|grid [objects] [repetitions]");
            System.exit(2);
        }
        int repetitions = Math.max(LEAST_REPETITIONS, number(words, 2, LEAST_REPETITIONS));
        out.printf(
                Locale.ROOT,
                "machine     %d cores, %d MiB of memory for this JVM, Java %s, %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.version"),
                System.getProperty("os.name"));
        switch (words.get(0)) {
            case "rate" -> new RateBench(1, 0, number(words, 1, 300_000), repetitions, out).run();
            case "workers" -> {
                new RateBench(WORKERS, 0, number(words, 1, 300_000), repetitions, out).run();
                new RateBench(WORKERS, OUTSIDE_SHARE, number(words, 1, 300_000), repetitions, out).run();
            }
            case "speed" -> new SpeedBench(number(words, 1, 300_000), repetitions, out).run();
            case "memory" -> new MemoryBench(number(words, 1, 1_000_000), repetitions, out).run();
            case "grid" -> new GridBench(number(words, 1, 10_000), repetitions, out).run();
            default -> {
                out.println("unknown benchmark " + words.get(0));
                System.exit(2);
            }
        }
    }

    private static int number(List<String> words, int index, int preset) {
        return words.size() > index ? Integer.parseInt(words.get(index)) : preset;
    }
}
