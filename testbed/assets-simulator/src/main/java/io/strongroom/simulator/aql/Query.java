package io.strongroom.simulator.aql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed query: what has to hold, and in which order the result comes. */
public record Query(@Nullable Condition condition, List<Order> orders) {

    /** One sort criterion. */
    public record Order(List<String> path, boolean descending) {}

    /** The comparisons that take one operand. */
    public enum Comparison {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LIKE,
        NOT_LIKE,
        STARTS_WITH,
        ENDS_WITH
    }

    /** Something that holds for an object or does not. */
    public sealed interface Condition {}

    /** All parts hold. */
    public record All(List<Condition> parts) implements Condition {}

    /** At least one part holds. */
    public record Any(List<Condition> parts) implements Condition {}

    /** The part does not hold. */
    public record Not(Condition part) implements Condition {}

    /** An attribute compared with one operand. */
    public record Compare(List<String> path, Comparison comparison, Operand operand) implements Condition {}

    /** An attribute among several operands. */
    public record In(List<String> path, boolean negated, List<Operand> operands) implements Condition {}

    /** An attribute with or without a value. */
    public record Empty(List<String> path, boolean negated) implements Condition {}

    /** The object has references of the named kind. */
    public record Having(boolean negated, Call call) implements Condition {}

    /** A literal or a function call. */
    public sealed interface Operand {}

    /** A literal as written, without its quotes. */
    public record Literal(String text) implements Operand {}

    /** A function call; its argument is a condition, a list of operands or an offset such as -2w. */
    public record Call(String name, @Nullable Condition condition, List<Operand> operands) implements Operand {}
}
