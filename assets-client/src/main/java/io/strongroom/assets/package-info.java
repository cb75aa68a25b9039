/**
 * The one way to talk HTTP to Atlassian. {@code AssetsClient} owns the connections of a process and {@code CloudSite} is
 * one site reached with one account; every call blocks, retries what may be retried and can be cancelled.
 */
@NullMarked
package io.strongroom.assets;

import org.jspecify.annotations.NullMarked;
