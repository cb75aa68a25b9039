/**
 * The worker's activities: accepting requests, taking work, coordinating a backup, reading its tasks, publishing progress,
 * and looking into snapshots. They know ports and the domain only; the wiring constructs them.
 */
@NullMarked
package io.strongroom.worker.application.service;

import org.jspecify.annotations.NullMarked;
