/** Makes ids. The only place of the service with randomness. */
@NullMarked
package io.strongroom.scheduler.adapter.out.random;

import org.jspecify.annotations.NullMarked;
