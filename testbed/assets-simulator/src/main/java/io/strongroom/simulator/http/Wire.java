package io.strongroom.simulator.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts replies on the wire, whole or damaged as a fault demands. */
final class Wire {
    private static final int WORTH_COMPRESSING = 1400;
    private static final int BOMB_MEGABYTES = 512;
    private static final int SLICES_PER_SECOND = 10;

    private final Vertx vertx;

    Wire(Vertx vertx) {
        this.vertx = vertx;
    }

    /** A reply whose body has been compressed where the client takes that. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Packed(Reply reply, byte[] body, boolean gzip) {}

    static Packed pack(Reply reply, @Nullable String acceptEncoding) {
        boolean gzip = acceptEncoding != null
                && acceptEncoding.contains("gzip")
                && reply.body().length > WORTH_COMPRESSING
                && !reply.contentType().startsWith("image/");
        return new Packed(reply, gzip ? compressed(reply.body()) : reply.body(), gzip);
    }

    /** A small body that unpacks to half a gigabyte. */
    static Packed bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] spaces = new byte[1 << 20];
        Arrays.fill(spaces, (byte) ' ');
        try (OutputStream out = gzip(bytes, Deflater.BEST_COMPRESSION)) {
            out.write("{\"values\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < BOMB_MEGABYTES; i++) {
                out.write(spaces);
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] body = bytes.toByteArray();
        return new Packed(Reply.json(200, body), body, true);
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 6 + 256);
        try (OutputStream out = gzip(bytes, Deflater.BEST_SPEED)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static GZIPOutputStream gzip(OutputStream to, int level) throws IOException {
        return new GZIPOutputStream(to, 8192) {
            {
                def.setLevel(level);
            }
        };
    }

    void write(HttpServerRequest request, Packed packed, Faults.@Nullable Fault fault, Runnable done) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            done.run();
            return;
        }
        Reply reply = packed.reply();
        response.setStatusCode(reply.status());
        response.putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        if (packed.body().length > 0) {
            response.putHeader("Content-Type", reply.contentType());
        }
        if (packed.gzip()) {
            response.putHeader("Content-Encoding", "gzip");
            response.putHeader("Vary", "Accept-Encoding");
        }
        reply.headers().forEach(response::putHeader);
        if (fault != null && fault.truncate()) {
            int kept = fault.truncateAt() < 0 ? packed.body().length / 2 : fault.truncateAt();
            response.putHeader("Content-Length", Integer.toString(packed.body().length));
            response.write(Buffer.buffer(Arrays.copyOf(packed.body(), Math.min(kept, packed.body().length))))
                    .onComplete(written -> {
                        request.connection().close();
                        done.run();
                    });
        } else if (fault != null && fault.slowBytesPerSecond() > 0) {
            response.putHeader("Content-Length", Integer.toString(packed.body().length));
            slowly(response, packed.body(), 0, Math.max(1, fault.slowBytesPerSecond() / SLICES_PER_SECOND), done);
        } else {
            response.end(Buffer.buffer(packed.body())).onComplete(ended -> done.run());
        }
    }

    private void slowly(HttpServerResponse response, byte[] body, int from, int slice, Runnable done) {
        if (response.closed()) {
            done.run();
            return;
        }
        int to = Math.min(body.length, from + slice);
        Buffer part = Buffer.buffer(Arrays.copyOfRange(body, from, to));
        if (to == body.length) {
            response.end(part).onComplete(ended -> done.run());
        } else {
            response.write(part);
            vertx.setTimer(1000 / SLICES_PER_SECOND, timer -> slowly(response, body, to, slice, done));
        }
    }
}
