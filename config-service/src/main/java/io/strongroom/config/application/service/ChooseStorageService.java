package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.application.port.out.StorageChoiceRepository;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageKind;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the choice as it was typed, once it makes sense. */
public final class ChooseStorageService implements ChooseStorage {

    private final StorageChoiceRepository choices;
    private final Clock clock;

    public ChooseStorageService(StorageChoiceRepository choices, Clock clock) {
        this.choices = choices;
        this.clock = clock;
    }

    @Override
    public Outcome choose(Command command) {
        FieldReader fields = new FieldReader();
        Optional<StorageChoice> choice =
                fields.required("kind", command.kind(), "Choose the kind of storage: MANAGED.", this::parse);
        if (choice.isPresent()) {
            refuse(fields, "connectionString", command.connectionString());
            refuse(fields, "databaseName", command.databaseName());
        }
        if (!fields.problems().isEmpty()) {
            return new Rejected(fields.problems());
        }
        choices.save(choice.orElseThrow());
        return new Chosen(choice.orElseThrow());
    }

    @Override
    public Optional<StorageChoice> chosen() {
        return choices.find();
    }

    @Override
    public StorageChoice effective() {
        return choices.find().orElseGet(() -> new StorageChoice(StorageKind.MANAGED, clock.instant()));
    }

    private StorageChoice parse(String text) {
        StorageKind kind = Arrays.stream(StorageKind.values())
                .filter(candidate -> candidate.name().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        FieldCode.KIND_UNKNOWN, "There is no such kind of storage. Choose MANAGED."));
        return new StorageChoice(kind, clock.instant());
    }

    private static void refuse(FieldReader fields, String field, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fields.add(field, FieldCode.FIELD_NOT_APPLICABLE, "Managed storage takes no " + field + ". Leave it out.");
        }
    }
}
