package io.strongroom.config.application.port.out;

import java.util.List;

/**
 * Everything that is stored sealed, wherever it is. Both calls block, may be repeated, and throw
 * {@link StoreUnavailableException} when the store does not answer.
 */
public interface SealedSecrets {

    /** The key proof comes last: it must not be ahead of what it stands for. */
    List<Sealed> all();

    /** Puts another sealed text in the place of this one; false when there is another by now. */
    boolean replace(Sealed before, String text);

    /**
     * A secret as it is stored.
     *
     * @param owner what the secret is bound to
     */
    record Sealed(Place place, String document, String owner, String text) {
        @Override
        public String toString() {
            return "Sealed[" + place + "]";
        }
    }

    /** Where a secret is. */
    enum Place {
        INSTANCE,
        STORAGE,
        KEY_PROOF
    }
}
