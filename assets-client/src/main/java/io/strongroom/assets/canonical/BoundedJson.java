package io.strongroom.assets.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.strongroom.assets.call.AssetsException.ProtocolViolated;
import io.strongroom.assets.call.ProtocolFault;
import java.io.IOException;

/** Reading JSON from somebody we do not control: every dimension has an end. */
public final class BoundedJson {

    /** No answer of the API comes near; a hostile one costs a bounded amount of memory. */
    public static final int MAX_KEYS_PER_OBJECT = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(16 * 1024 * 1024)
                    .maxNumberLength(1_000)
                    .maxNameLength(4_096)
                    .maxTokenCount(8_000_000)
                    .build())
            // Content must not appear in messages.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private BoundedJson() {}

    public static JsonFactory factory() {
        return FACTORY;
    }

    /** What a parser's exception says about the answer, without the parser's words: they quote content. */
    public static ProtocolViolated violation(IOException failure) {
        if (failure instanceof JsonEOFException) {
            return new ProtocolViolated("JSON", ProtocolFault.TRUNCATED, "it ends early");
        }
        if (failure instanceof StreamConstraintsException) {
            return new ProtocolViolated(
                    "JSON", ProtocolFault.TOO_LARGE, "a string, number, name or nesting is too long");
        }
        return new ProtocolViolated("JSON", ProtocolFault.MALFORMED_JSON, "it cannot be parsed");
    }

    static ProtocolViolated shape(String detail) {
        return new ProtocolViolated("JSON", ProtocolFault.UNEXPECTED_SHAPE, detail);
    }

    static ProtocolViolated duplicate() {
        return new ProtocolViolated("JSON", ProtocolFault.DUPLICATE_KEY, "a key or attribute comes twice");
    }
}
