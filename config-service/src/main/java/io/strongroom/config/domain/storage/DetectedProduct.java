package io.strongroom.config.domain.storage;

import java.util.Optional;

/**
 * What a server says it is.
 *
 * @param kind only when there is proof of it; several products speak the protocol and hide behind any name
 */
public record DetectedProduct(String name, String version, Optional<StorageKind> kind) {

    /** Whether this product is for certain another one than was chosen. */
    public boolean contradicts(StorageKind chosen) {
        return kind.isPresent() && kind.get() != chosen;
    }
}
