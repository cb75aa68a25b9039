package io.strongroom.worker.domain.job;

/** Something that a snapshot lacks or that a person should know, counted; codes are stable and documented. */
public record Warning(String code, String detail, long count) {

    public static final String AUTH = "AUTH";
    public static final String SCHEMA_DRIFT = "SCHEMA_DRIFT";
    public static final String OBJECT_QUARANTINED = "OBJECT_QUARANTINED";
    public static final String DANGLING_REFERENCES = "DANGLING_REFERENCES";
    public static final String COUNT_MISMATCH = "COUNT_MISMATCH";
    public static final String DEFINITION_NOT_READABLE = "DEFINITION_NOT_READABLE";
    public static final String CATCH_UP_NOT_POSSIBLE = "CATCH_UP_NOT_POSSIBLE";

    public static final String EXTRA_NOT_READ = "EXTRA_NOT_READ";
    public static final String EXTRA_MAY_LACK = "EXTRA_MAY_LACK";

    /** Whether a snapshot with this warning is less than the source was. */
    public boolean lessensSnapshot() {
        return !code.equals(AUTH) && !code.equals(DANGLING_REFERENCES) && !code.equals(EXTRA_MAY_LACK);
    }
}
