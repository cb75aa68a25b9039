package io.strongroom.gateway.events;

import io.vertx.core.buffer.Buffer;
import java.util.regex.Pattern;

/** The wire format of server-sent events. */
final class Frame {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

    static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

    private Frame() {}

    static Buffer of(String event, String id, String data) {
        StringBuilder frame = new StringBuilder(data.length() + 64)
                .append("event: ")
                .append(event)
                .append("\nid: ")
                .append(id)
                .append('\n');
        for (String line : LINE_BREAK.split(data, -1)) {
            frame.append("data: ").append(line).append('\n');
        }
        return Buffer.buffer(frame.append('\n').toString());
    }
}
