/**
 * Keys and ciphers by Tink
 *  the tenant key, the key ring that it wraps, and the ciphers that the epochs yield.:No key leaves this package and nothing here prints one.
 */
@NullMarked
package io.strongroom.worker.adapter.out.crypto;

import org.jspecify.annotations.NullMarked;
