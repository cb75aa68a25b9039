/** Asks config-service for instances and credentials at run time; nothing is kept. Calls carry a short-lived service token. */
@NullMarked
package io.strongroom.sync.adapter.out.configservice;

import org.jspecify.annotations.NullMarked;
