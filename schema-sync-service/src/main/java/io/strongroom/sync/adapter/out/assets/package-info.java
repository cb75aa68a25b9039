/** Reads schemas from Atlassian through the assets-client library. Its exceptions become the two that the port declares. */
@NullMarked
package io.strongroom.sync.adapter.out.assets;

import org.jspecify.annotations.NullMarked;
