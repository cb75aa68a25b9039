package io.strongroom.scheduler.domain.schedule;

/** Why the value of a field cannot be taken, and what to do about it. */
public record FieldProblem(String field, String code, String message) {}
