package io.strongroom.assets;

import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.call.ProtocolFault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Decompresses a body into a buffer that is reused, with an end to its size and to its ratio. */
final class BodyDecoder {

    /** Real pages compress 15 : 1; a bomb about 1,000 : 1. Small bodies may do as they like. */
    private static final int MAX_RATIO = 200;

    private static final int FREE_BYTES = 4 * 1024 * 1024;
    private static final int KEPT_BYTES = 8 * 1024 * 1024;

    private final int maxBytes;
    private byte[] data = new byte[64 * 1024];
    private int length;

    BodyDecoder(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    /** Gives back what an unusually large body made us take. */
    void release() {
        length = 0;
        if (data.length > KEPT_BYTES) {
            data = new byte[64 * 1024];
        }
    }

    void decode(Endpoint endpoint, HttpTransport.Answer answer) {
        length = 0;
        Buffer body = answer.body();
        String declared = answer.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (declared != null && !declared.strip().equals(Integer.toString(body.length()))) {
            throw new ProtocolViolated(endpoint, ProtocolFault.TRUNCATED, "the body is not as long as declared");
        }
        String encoding = answer.headers().get(HttpHeaders.CONTENT_ENCODING);
        String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        switch (name) {
            case "identity", "" -> {
                room(endpoint, body.length());
                body.getBytes(data);
                length = body.length();
            }
            case "gzip", "x-gzip" -> gunzip(endpoint, body.getBytes());
            default ->
                throw new ProtocolViolated(endpoint, ProtocolFault.UNKNOWN_ENCODING, "an encoding we did not ask for");
        }
    }

    private void gunzip(Endpoint endpoint, byte[] compressed) {
        if (compressed.length == 0) {
            return;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 8 * 1024)) {
            while (true) {
                room(endpoint, length + 1);
                int count = in.read(data, length, data.length - length);
                if (count < 0) {
                    return;
                }
                length += count;
                if (length > FREE_BYTES && length / MAX_RATIO > compressed.length) {
                    throw new ProtocolViolated(endpoint, ProtocolFault.COMPRESSION_BOMB, "it grows too much");
                }
            }
        } catch (EOFException cut) {
            throw new ProtocolViolated(endpoint, ProtocolFault.TRUNCATED, "the compressed body is cut");
        } catch (ZipException damaged) {
            throw new ProtocolViolated(endpoint, ProtocolFault.TRUNCATED, "the compressed body is damaged");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void room(Endpoint endpoint, int needed) {
        if (needed > maxBytes) {
            throw new ProtocolViolated(endpoint, ProtocolFault.TOO_LARGE, "the body exceeds the limit");
        }
        if (needed > data.length) {
            int doubled = (int) Math.min(maxBytes, Math.max(needed, data.length * 2L));
            data = Arrays.copyOf(data, doubled);
        }
    }
}
