package io.strongroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The worker's peak memory for a tenth of the objects and for all, and what an object takes in the store. */
final class MemoryBench {
    private final int objects;
    private final int repetitions;
    private final PrintStream out;

    MemoryBench(int objects, int repetitions, PrintStream out) {
        this.objects = objects;
        this.repetitions = repetitions;
        this.out = out;
    }

    void run() {
        out.printf(Locale.ROOT, "profile     no latency, no limits, %,d and %,d objects%n", objects / 10, objects);
        for (int round = 1; round <= repetitions; round++) {
            long small = measure(objects / 10, round == 1);
            long large = measure(objects, false);
            out.printf(
                    Locale.ROOT,
                    "round %d     worker's peak %d MiB for %,d objects, %d MiB for %,d: ratio %.2f%n",
                    round,
                    small >> 20,
                    objects / 10,
                    large >> 20,
                    objects,
                    (double) large / small);
        }
    }

    private long measure(int count, boolean andSize) {
        try (Subject subject =
                Subject.start(count, Map.of("latencyMs", 0, "requestsPerMinute", 0), SpeedBench.unlimited())) {
            JsonNode backup = subject.backUp();
            long read = backup.path("counts").path("objects").asLong();
            long stored = backup.path("size").path("storedBytes").asLong();
            long peak = subject.workerPeakBytes();
            out.printf(
                    Locale.ROOT,
                    "            %,d objects in %.1f s, peak %d MiB, %.0f bytes stored per object%n",
                    read,
                    Subject.seconds(backup),
                    peak >> 20,
                    (double) stored / read);
            if (andSize) {
                out.printf(
                        Locale.ROOT,
                        "            the same objects as the API's JSON through gzip -6: %.0f bytes per object%n",
                        (double) gzipped(subject.dumpUrl()) / read);
            }
            return peak;
        }
    }

    private static long gzipped(URI dump) {
        Counter counter = new Counter();
        Deflater level6 = new Deflater(6, true);
        try (InputStream json = dump.toURL().openStream();
                OutputStream gzip = new DeflaterOutputStream(counter, level6, 64 * 1024)) {
            json.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            level6.end();
        }
        return counter.bytes;
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
