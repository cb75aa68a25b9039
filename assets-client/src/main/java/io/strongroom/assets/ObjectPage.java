package io.strongroom.assets;

import java.time.Instant;

/**
 * What an AQL page said about itself. Nothing here is to be trusted for ending a loop: advance by {@code received} and
 * stop on an empty page.
 *
 * @param startAt as the server says; a server that ignores paging says 0 again
 * @param received objects in this page
 * @param isLastClaimed the server's {@code isLast}, boolean or string
 * @param total the server's {@code total}, capped at 1,000 on Cloud; -1 when absent
 * @param serverDate the {@code Date} header; our own clock when there is none
 * @param bytes length of the JSON, decompressed
 */
public record ObjectPage(
        long startAt, int received, boolean isLastClaimed, long total, Instant serverDate, long bytes) {}
