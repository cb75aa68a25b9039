package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.application.port.in.ChooseStorage.Chosen;
import io.strongroom.config.application.port.in.ChooseStorage.Rejected;
import io.strongroom.config.application.port.out.InMemoryStorageChoiceRepository;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.storage.StorageKind;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooseStorageServiceTest {

    private final ChooseStorage storage = new ChooseStorageService(
            new InMemoryStorageChoiceRepository(), Clock.fixed(InstanceFixtures.NOW, ZoneOffset.UTC));

    @Test
    void managedStorageCanBeChosen() {
        assertThat(storage.choose(new ChooseStorage.Command("MANAGED", null, "")))
                .isInstanceOf(Chosen.class);
        assertThat(storage.chosen())
                .hasValueSatisfying(choice -> assertThat(choice.kind()).isEqualTo(StorageKind.MANAGED));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "NULL, NULL, kind:field.required",
                "MONGODB, mongodb://h, kind:kind.not-available",
                "DOCUMENTDB, mongodb://h, kind:kind.not-available",
                "COSMOSDB, mongodb://h, kind:kind.not-available",
                "FLOPPY, NULL, kind:kind.unknown",
                "managed, NULL, kind:kind.unknown",
                "MANAGED, mongodb://h, connectionString:field.not-applicable",
            },
            nullValues = "NULL")
    void whatCannotBeChosenIsRefusedAndChangesNothing(
            @Nullable String kind, @Nullable String connectionString, String problem) {
        ChooseStorage.Outcome outcome = storage.choose(new ChooseStorage.Command(kind, connectionString, null));

        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).problems())
                .extracting(found -> found.field() + ":" + found.code().code())
                .containsExactly(problem);
        assertThat(storage.chosen()).isEmpty();
    }

    @Test
    void untilSomebodyChoosesStorageIsManaged() {
        assertThat(storage.chosen()).isEmpty();
        assertThat(storage.effective().kind()).isEqualTo(StorageKind.MANAGED);
    }
}
