package io.strongroom.assets.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Copies strings from an answer. Most are plain ASCII without escapes and stand there as canonical JSON wants them, so
 * their bytes are taken as they are; all others go through the parser.
 */
final class PlainStrings {
    private byte[] json = new byte[0];
    private int offset;
    private int end;

    /** The bytes that the parser was made for. */
    void in(byte[] newJson, int newOffset, int length) {
        json = newJson;
        offset = newOffset;
        end = newOffset + length;
    }

    /** Adds the scalar that the parser stands on. */
    void add(JsonParser parser, Bytes out) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            int quote = offset + (int) parser.currentTokenLocation().getByteOffset();
            int close = close(quote + 1);
            if (close > 0) {
                out.add(json, quote, close + 1);
                return;
            }
        }
        Canonicaliser.writeScalar(parser, out);
    }

    /** Where the string ends; 0 if it is not plain. */
    private int close(int from) {
        for (int i = from; i < end; i++) {
            byte b = json[i];
            if (b == '"') {
                return i;
            }
            // bytes beyond ASCII are negative
            if (b < ' ' || b == '\\') {
                return 0;
            }
        }
        return 0;
    }
}
