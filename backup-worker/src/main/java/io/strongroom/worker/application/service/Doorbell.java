package io.strongroom.worker.application.service;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the ledger to change; who misses a ring looks again when the time is up. */
final class Doorbell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();

    void ring() {
        lock.lock();
        try {
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns false when the thread was interrupted: the worker ends. */
    @SuppressWarnings("WaitNotInLoop") // who waits looks at the ledger in a loop; a spurious wake-up is one more look
    boolean await(Duration atMost) {
        lock.lock();
        try {
            rung.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
