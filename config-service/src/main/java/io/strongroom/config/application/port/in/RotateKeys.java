package io.strongroom.config.application.port.in;

import java.util.Optional;

/** Takes over a changed configuration of keys and brings everything that is stored under the first of them. */
public interface RotateKeys {

    /** One pass; what it leaves is left for the next. */
    Report rotate();

    /**
     * How far it is.
     *
     * @param sealedAnew secrets that this pass has brought under the first key
     * @param left secrets that are still under another key: until there is none, that key must stay configured
     * @param refusal why the changed configuration was not taken over
     */
    record Report(int sealedAnew, int left, Optional<String> refusal) {}
}
