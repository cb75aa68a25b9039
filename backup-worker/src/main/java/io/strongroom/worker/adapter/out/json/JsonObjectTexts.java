package io.strongroom.worker.adapter.out.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.strongroom.worker.application.port.out.ObjectTexts;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import io.strongroom.worker.domain.snapshot.Damage;
import java.io.IOException;
import java.util.Locale;

/** Reads {@code label} and {@code objectKey} (or {@code key}) at the top of either document of an object. */
public final class JsonObjectTexts implements ObjectTexts {
    private final JsonFactory factory = new JsonFactory();

    @Override
    public Texts read(byte[] canonical, byte[] annotations) {
        Found found = new Found();
        scan(canonical, found);
        if (!found.complete()) {
            scan(annotations, found);
        }
        return new Texts(found.label, found.key);
    }

    private void scan(byte[] json, Found found) {
        if (json.length == 0) {
            return;
        }
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            String name;
            while (!found.complete() && (name = parser.nextFieldName()) != null) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    found.field(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new CorruptSnapshotException(
                    Damage.MALFORMED, String.format(Locale.ROOT, "object of %d bytes is not JSON", json.length), e);
        }
    }

    private static final class Found {
        private String label = "";
        private String key = "";

        private void field(String name, String value) {
            if (name.equals("label")) {
                label = value;
            } else if (name.equals("objectKey") || (name.equals("key") && key.isEmpty())) {
                key = value;
            }
        }

        private boolean complete() {
            return !label.isEmpty() && !key.isEmpty();
        }
    }
}
