/**
 * Tokens at rest: AES-256-GCM by Tink, bound to the instance that owns them.
 * The key comes from the environment or from a file that only its owner can read.
 */
@NullMarked
package io.strongroom.config.adapter.out.crypto;

import org.jspecify.annotations.NullMarked;
