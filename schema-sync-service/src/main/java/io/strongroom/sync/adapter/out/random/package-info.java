/** Makes ids. The only place of the service with randomness. */
@NullMarked
package io.strongroom.sync.adapter.out.random;

import org.jspecify.annotations.NullMarked;
