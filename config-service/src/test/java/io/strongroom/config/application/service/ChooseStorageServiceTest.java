package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.application.port.in.ChooseStorage.Chosen;
import io.strongroom.config.application.port.in.ProvideStorages;
import io.strongroom.config.application.port.in.ProvideStorages.Access;
import io.strongroom.config.application.port.out.InMemoryStorageChoiceRepository;
import io.strongroom.config.application.port.out.ReversingConnectionCipher;
import io.strongroom.config.application.port.out.ScriptedStorageInspector;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;
import io.strongroom.config.domain.storage.StorageKind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChooseStorageServiceTest {

    private static final String CONNECTION = "mongodb://u:hunter2@h";

    private final InMemoryStorageChoiceRepository choices = new InMemoryStorageChoiceRepository();
    private final ScriptedStorageInspector inspector = new ScriptedStorageInspector();
    private final ReversingConnectionCipher cipher = new ReversingConnectionCipher();
    private final ChooseStorage storage = new ChooseStorageService(
            choices, inspector, cipher, Set.of("strongroom-config"), Clock.fixed(InstanceFixtures.NOW, ZoneOffset.UTC));
    private final ProvideStorages provided = new ProvideStoragesService(choices, cipher);

    @Test
    void managedStorageCanBeChosen() {
        assertThat(choose("MANAGED", null, "")).isInstanceOf(Chosen.class);
        assertThat(storage.chosen())
                .hasValueSatisfying(choice -> assertThat(choice.kind()).isEqualTo(StorageKind.MANAGED));
        assertThat(inspector.inspected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MONGODB", "DOCUMENTDB", "COSMOSDB"})
    void aDatabaseOfOnesOwnIsTriedOutAndKeptSealed(String kind) {
        assertThat(choose(kind, CONNECTION, "backups")).isInstanceOf(Chosen.class);

        assertThat(inspector.inspected).containsExactly(new StorageConnection(CONNECTION));
        assertThat(storage.chosen()).hasValueSatisfying(choice -> {
            assertThat(choice.kind().name()).isEqualTo(kind);
            assertThat(choice.toString()).doesNotContain("hunter2");
            assertThat(choice.database().orElseThrow().host()).isEqualTo("h:27017");
        });
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "NULL, NULL, NULL, kind:field.required",
                "FLOPPY, NULL, NULL, kind:kind.unknown",
                "managed, NULL, NULL, kind:kind.unknown",
                "MANAGED, mongodb://h, NULL, connectionString:field.not-applicable",
                "MANAGED, NULL, db, databaseName:field.not-applicable",
                "MONGODB, NULL, db, connectionString:field.required",
                "MONGODB, '', db, connectionString:field.required",
                "MONGODB, http://h, db, connectionString:connectionString.malformed",
                "MONGODB, mongodb://h/a b, db, connectionString:connectionString.malformed",
                "MONGODB, mongodb://h, NULL, databaseName:field.required",
                "MONGODB, mongodb://h, '', databaseName:field.required",
                "MONGODB, mongodb://h, admin, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, Local, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, config, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, a.b, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, a/b, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, a$b, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, a b, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, strongroom-config, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, Strongroom-Config, databaseName:databaseName.not-allowed",
                "MONGODB, mongodb://h, 0123456789012345678901234567890123456789012345678901234567890123,"
                        + " databaseName:databaseName.not-allowed",
            },
            nullValues = "NULL")
    void whatCannotBeChosenIsRefusedAndChangesNothing(
            @Nullable String kind, @Nullable String connectionString, @Nullable String databaseName, String problem) {
        assertThat(problems(choose(kind, connectionString, databaseName))).containsExactly(problem);
        assertThat(storage.chosen()).isEmpty();
        assertThat(inspector.inspected).isEmpty();
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        assertThat(problems(choose("MONGODB", "http://h", "admin")))
                .containsExactly(
                        "connectionString:connectionString.malformed", "databaseName:databaseName.not-allowed");
    }

    @Test
    void whatTheCheckRefusesChangesNothing() {
        choose("MANAGED", null, null);
        inspector.refuses(FieldCode.CONNECTION_STRING_UNREACHABLE);

        assertThat(problems(choose("MONGODB", CONNECTION, "backups")))
                .containsExactly("connectionString:connectionString.unreachable");
        assertThat(storage.chosen().orElseThrow().kind()).isEqualTo(StorageKind.MANAGED);
    }

    @Test
    void aKindThatContradictsTheServerIsRefused() {
        inspector.finds(StorageKind.COSMOSDB);

        assertThat(problems(choose("MONGODB", CONNECTION, "backups"))).containsExactly("kind:kind.mismatch");
        assertThat(choose("COSMOSDB", CONNECTION, "backups")).isInstanceOf(Chosen.class);
    }

    @Test
    void withoutAConnectionStringTheStoredOneIsKeptAndTriedAgain() {
        choose("MONGODB", CONNECTION, "backups");

        assertThat(choose("MONGODB", "", "other")).isInstanceOf(Chosen.class);

        assertThat(inspector.inspected).containsExactly(connection(), connection());
        assertThat(provided.current().access().map(Access::connection)).contains(connection());
    }

    @Test
    void aStoredConnectionStringIsNotKeptForAnotherKind() {
        choose("MONGODB", CONNECTION, "backups");

        assertThat(problems(choose("DOCUMENTDB", null, "backups"))).containsExactly("connectionString:field.required");
    }

    @Test
    void theStorageOfOlderBackupsCanStillBeFound() {
        choose("MONGODB", CONNECTION, "backups");
        StorageId own = provided.current().id();
        choose("MANAGED", null, null);

        assertThat(provided.current().id()).isEqualTo(StorageId.MANAGED);
        assertThat(provided.find(own).orElseThrow().access().orElseThrow().connection())
                .isEqualTo(connection());
        assertThat(provided.find(StorageId.MANAGED)).isPresent();
        assertThat(provided.find(new StorageId("00000000-0000-3000-8000-000000000001")))
                .isEmpty();
    }

    @Test
    void theSameDatabaseIsTheSameStorageWhateverItsPassword() {
        choose("MONGODB", CONNECTION, "backups");
        StorageId before = provided.current().id();
        choose("MONGODB", "mongodb://u:changed@h", "backups");

        assertThat(provided.current().id()).isEqualTo(before);
        assertThat(provided.find(before).orElseThrow().access().orElseThrow().connection())
                .isEqualTo(new StorageConnection("mongodb://u:changed@h"));
    }

    @Test
    void untilSomebodyChoosesStorageIsManaged() {
        assertThat(storage.chosen()).isEmpty();
        assertThat(provided.current().id()).isEqualTo(StorageId.MANAGED);
    }

    private ChooseStorage.Outcome choose(
            @Nullable String kind, @Nullable String connectionString, @Nullable String databaseName) {
        return storage.choose(new ChooseStorage.Command(kind, connectionString, databaseName));
    }

    private static StorageConnection connection() {
        return new StorageConnection(CONNECTION);
    }

    private static java.util.List<String> problems(ChooseStorage.Outcome outcome) {
        return outcome.match(chosen -> java.util.List.of(), rejected -> rejected.problems().stream()
                .map(found -> found.field() + ":" + found.code().code())
                .toList());
    }
}
