package io.strongroom.worker.application.service;

/** It would not be safe to go on; the message says what a person has to do about it. */
final class MaintenanceRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MaintenanceRefusedException(String message) {
        super(message);
    }
}
