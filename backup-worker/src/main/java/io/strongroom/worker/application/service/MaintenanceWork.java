package io.strongroom.worker.application.service;

/** One maintenance task; every step of it may be repeated, since the worker may end anywhere. */
public interface MaintenanceWork {

    /** Returns when all of it is done. Throws what {@link Watch#step} throws, and the failures of the stores. */
    void run(Watch watch);

    /** Looks over the shoulder of running work. */
    interface Watch {
        /**
         * Called before every step that changes something. Throws {@code LeaseLostException} when another worker has taken
         * over, and {@code StopRequestedException} when it is to end.
         *
         * @param total how many steps there may be; 0 while nobody knows
         */
        void step(long done, long total);

        /** Adds to what the run has done, by a name of a small set. */
        void count(String what, long by);

        /** Something that a person should know about this run; the first that is said is shown. */
        void note(String detail);
    }
}
