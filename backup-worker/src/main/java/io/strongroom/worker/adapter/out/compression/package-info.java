/**
 * Zstandard by zstd-jni.
 * Level 3 without a dictionary, because a lost dictionary would lose data.
 */
@NullMarked
package io.strongroom.worker.adapter.out.compression;

import org.jspecify.annotations.NullMarked;
