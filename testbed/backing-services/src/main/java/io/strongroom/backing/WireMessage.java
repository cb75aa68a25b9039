package io.strongroom.backing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** One message of MongoDB's protocol, as far as a proxy has to understand it. */
final class WireMessage {

    private static final int HEADER = 16;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int AWAIT_CAPABLE = 8;
    /** A TLS greeting, read as a message of this protocol, would be longer. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final byte[] bytes;
    private final ByteBuffer all;
    private final int requestId;
    private final int opCode;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
        this.all = little(bytes);
        this.requestId = all.getInt(4);
        this.opCode = all.getInt(12);
    }

    /** Empty at the end of the stream. */
    static Optional<WireMessage> read(InputStream stream) throws IOException {
        byte[] size = stream.readNBytes(Integer.BYTES);
        if (size.length < Integer.BYTES) {
            return Optional.empty();
        }
        int length = little(size).getInt(0);
        if (length < HEADER || length > LARGEST) {
            throw new IOException("no message of this protocol");
        }
        byte[] bytes = Arrays.copyOf(size, length);
        try {
            new DataInputStream(stream).readFully(bytes, Integer.BYTES, length - Integer.BYTES);
        } catch (EOFException cut) {
            return Optional.empty();
        }
        return Optional.of(new WireMessage(bytes));
    }

    byte[] bytes() {
        return bytes;
    }

    Command command() {
        if (opCode == OP_QUERY) {
            int at = HEADER + Integer.BYTES;
            while (all.get(at) != 0) {
                at++;
            }
            return new Command(document(at + 1 + 2 * Integer.BYTES), 0);
        }
        if (opCode != OP_MSG) {
            throw new IllegalStateException("a driver sends no message with op code " + opCode);
        }
        BsonDocument body = new BsonDocument();
        int largest = 0;
        int at = HEADER + Integer.BYTES;
        while (at < all.limit()) {
            byte kind = all.get(at++);
            if (kind == 0) {
                body = document(at);
                at += all.getInt(at);
            } else {
                int end = at + all.getInt(at);
                at += Integer.BYTES;
                while (all.get(at) != 0) {
                    at++;
                }
                for (at++; at < end; at += all.getInt(at)) {
                    largest = Math.max(largest, all.getInt(at));
                }
            }
        }
        return new Command(body, largest);
    }

    /** An answer to this message. */
    byte[] answer(BsonDocument document) {
        byte[] body = encode(document);
        boolean isQuery = opCode == OP_QUERY;
        int length = HEADER + (isQuery ? 20 : 5) + body.length;
        byte[] answered = new byte[length];
        ByteBuffer answer = little(answered).putInt(length).putInt(0).putInt(requestId);
        if (isQuery) {
            answer.putInt(OP_REPLY).putInt(AWAIT_CAPABLE).putLong(0).putInt(0).putInt(1);
        } else {
            answer.putInt(OP_MSG).putInt(0).put((byte) 0);
        }
        answer.put(body);
        return answered;
    }

    /** The document of an answer from the server. */
    BsonDocument answered() {
        return document(opCode == OP_REPLY ? HEADER + 20 : HEADER + 5);
    }

    private BsonDocument document(int at) {
        return new RawBsonDocument(Arrays.copyOfRange(bytes, at, at + all.getInt(at))).decode(new BsonDocumentCodec());
    }

    private static byte[] encode(BsonDocument document) {
        ByteBuffer encoded = new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What a driver asks for. */
    record Command(BsonDocument body, int largestDocument) {

        private static final Set<String> HANDSHAKES = Set.of("hello", "ismaster", "isMaster");
        private static final Set<String> WRITES =
                Set.of("insert", "update", "delete", "findAndModify", "createIndexes", "drop", "create");

        String name() {
            return body.getFirstKey();
        }

        boolean isNamed(String name) {
            return name().equals(name);
        }

        boolean isHandshake() {
            return HANDSHAKES.contains(name());
        }

        boolean isWrite() {
            return WRITES.contains(name());
        }

        boolean touchesData() {
            return isWrite() || isNamed("find");
        }

        boolean isTransaction() {
            return body.getBoolean("startTransaction", BsonBoolean.FALSE).getValue()
                    || body.containsKey("autocommit")
                    || isNamed("commitTransaction");
        }

        boolean isRetryableWrite() {
            return body.containsKey("txnNumber") && !isTransaction();
        }
    }
}
