package io.strongroom.assets;

import java.time.Duration;

/**
 * Where an exchange ends although the server has not finished.
 *
 * @param callTimeout from the start to the last byte
 * @param minBytesPerSecond average over the body; slower is abandoned
 * @param slowGrace how long a body may be slow before that counts
 */
record TransportLimits(Duration callTimeout, int maxBodyBytes, int minBytesPerSecond, Duration slowGrace) {}
