/** Asks config-service how to reach an instance, each time a site is opened. Calls carry a short-lived service token. */
@NullMarked
package io.strongroom.worker.adapter.out.credentials;

import org.jspecify.annotations.NullMarked;
