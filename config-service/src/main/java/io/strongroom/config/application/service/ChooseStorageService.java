package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.application.port.out.ConnectionCipher;
import io.strongroom.config.application.port.out.StorageChoiceRepository;
import io.strongroom.config.application.port.out.StorageInspector;
import io.strongroom.config.application.port.out.StorageInspector.Usable;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.problem.InvalidValueException;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.OwnDatabase;
import io.strongroom.config.domain.storage.StorageChoice;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;
import io.strongroom.config.domain.storage.StorageKind;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries a database out before it counts; what does not pass changes nothing. */
public final class ChooseStorageService implements ChooseStorage {

    private static final String CONNECTION_STRING = "connectionString";
    private static final String DATABASE_NAME = "databaseName";

    private final StorageChoiceRepository choices;
    private final StorageInspector inspector;
    private final ConnectionCipher cipher;
    private final Set<String> ourDatabases;
    private final Clock clock;

    /** @param ourDatabases names that the services themselves use, refused on every server: hosts have many names */
    public ChooseStorageService(
            StorageChoiceRepository choices,
            StorageInspector inspector,
            ConnectionCipher cipher,
            Set<String> ourDatabases,
            Clock clock) {
        this.choices = choices;
        this.inspector = inspector;
        this.cipher = cipher;
        this.ourDatabases = Set.copyOf(ourDatabases);
        this.clock = clock;
    }

    @Override
    public Outcome choose(Command command) {
        FieldReader fields = new FieldReader();
        Optional<StorageKind> kind = fields.required(
                "kind",
                command.kind(),
                "Choose the kind of storage: MANAGED, MONGODB, DOCUMENTDB or COSMOSDB.",
                ChooseStorageService::parse);
        if (kind.isEmpty()) {
            return new Rejected(fields.problems());
        }
        return kind.get() == StorageKind.MANAGED
                ? chooseManaged(fields, command)
                : chooseOwn(fields, kind.get(), command);
    }

    @Override
    public Optional<StorageChoice> chosen() {
        return choices.find();
    }

    private Outcome chooseManaged(FieldReader fields, Command command) {
        refuse(fields, CONNECTION_STRING, command.connectionString());
        refuse(fields, DATABASE_NAME, command.databaseName());
        return fields.problems().isEmpty()
                ? saved(StorageChoice.managed(clock.instant()))
                : new Rejected(fields.problems());
    }

    private Outcome chooseOwn(FieldReader fields, StorageKind kind, Command command) {
        Optional<StorageConnection> typed =
                fields.optional(CONNECTION_STRING, command.connectionString(), StorageConnection::new);
        Optional<StorageConnection> connection = isBlank(command.connectionString()) ? storedConnection(kind) : typed;
        if (connection.isEmpty() && isBlank(command.connectionString())) {
            fields.add(CONNECTION_STRING, FieldCode.FIELD_REQUIRED, "Enter the connection string of your database.");
        }
        Optional<DatabaseName> name = fields.required(
                DATABASE_NAME, command.databaseName(), "Enter the name of the database.", this::allowedName);
        if (!fields.problems().isEmpty()) {
            return new Rejected(fields.problems());
        }
        return inspected(kind, connection.orElseThrow(), name.orElseThrow());
    }

    private Outcome inspected(StorageKind kind, StorageConnection connection, DatabaseName name) {
        return inspector
                .inspect(connection, name)
                .match(
                        usable -> usable.product().contradicts(kind)
                                ? contradicted(usable)
                                : saved(own(kind, connection, name, usable)),
                        refused -> new Rejected(List.of(refused.problem())));
    }

    private StorageChoice own(StorageKind kind, StorageConnection connection, DatabaseName name, Usable usable) {
        StorageId id = OwnDatabase.id(kind, usable.host(), name);
        return StorageChoice.own(
                new OwnDatabase(
                        kind, usable.host(), name, cipher.seal(connection, id), usable.product(), clock.instant()),
                clock.instant());
    }

    private Outcome saved(StorageChoice choice) {
        choices.save(choice);
        return new Chosen(choice);
    }

    private static Outcome contradicted(Usable usable) {
        StorageKind found = usable.product().kind().orElseThrow();
        return new Rejected(List.of(new FieldProblem(
                "kind",
                FieldCode.KIND_MISMATCH,
                "This server is " + usable.product().name() + ". Choose " + found.name() + ".")));
    }

    /** The string of a database of the same kind is kept when none is typed: it leads to the same host. */
    private Optional<StorageConnection> storedConnection(StorageKind kind) {
        return choices.find()
                .flatMap(StorageChoice::database)
                .filter(database -> database.kind() == kind)
                .map(database -> cipher.open(database.connection(), database.id()));
    }

    private DatabaseName allowedName(String text) {
        DatabaseName name = new DatabaseName(text);
        if (ourDatabases.stream().anyMatch(name::names)) {
            throw new InvalidValueException(
                    FieldCode.DATABASE_NAME_NOT_ALLOWED,
                    "Strongroom keeps its own records in a database of this name. Choose one for the backups alone.");
        }
        return name;
    }

    private static StorageKind parse(String text) {
        return Arrays.stream(StorageKind.values())
                .filter(candidate -> candidate.name().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        FieldCode.KIND_UNKNOWN,
                        "There is no such kind of storage. Choose MANAGED, MONGODB, DOCUMENTDB or COSMOSDB."));
    }

    private static void refuse(FieldReader fields, String field, @Nullable String text) {
        if (!isBlank(text)) {
            fields.add(field, FieldCode.FIELD_NOT_APPLICABLE, "Managed storage takes no " + field + ". Leave it out.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
