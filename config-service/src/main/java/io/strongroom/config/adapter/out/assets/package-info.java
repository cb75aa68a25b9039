/**
 * Questions to an Atlassian site, asked through the assets-client library.
 * The library guards egress and retries; this package only translates.
 */
@NullMarked
package io.strongroom.config.adapter.out.assets;

import org.jspecify.annotations.NullMarked;
