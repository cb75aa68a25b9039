package io.strongroom.config.application.service;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads typed fields one by one and collects what is wrong, so that all of it can be told at once. */
final class FieldReader {

    private final List<FieldProblem> problems = new ArrayList<>();

    <T> Optional<T> required(String field, @Nullable String text, String whenMissing, Function<String, T> parser) {
        if (text == null || text.isBlank()) {
            add(field, FieldCode.FIELD_REQUIRED, whenMissing);
            return Optional.empty();
        }
        return parsed(field, text, parser);
    }

    /** A blank text counts as absent: forms send it for a field that was left alone. */
    <T> Optional<T> optional(String field, @Nullable String text, Function<String, T> parser) {
        return text == null || text.isBlank() ? Optional.empty() : parsed(field, text, parser);
    }

    void add(String field, FieldCode code, String message) {
        problems.add(new FieldProblem(field, code, message));
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    private <T> Optional<T> parsed(String field, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (InvalidValueException invalid) {
            problems.add(invalid.on(field));
            return Optional.empty();
        }
    }
}
