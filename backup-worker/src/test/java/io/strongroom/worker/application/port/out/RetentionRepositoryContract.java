package io.strongroom.worker.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every store of rules does. */
public abstract class RetentionRepositoryContract {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Optional<RetentionPolicy> RULES = Optional.of(new RetentionPolicy(1, 2, 3, 4, 5, 6, ZONE));
    private static final Optional<RetentionPolicy> OTHER = Optional.of(new RetentionPolicy(0, 0, 7, 0, 0, 0, ZONE));

    /** A store without rules. */
    protected abstract RetentionRepository repository();

    @Test
    void rulesComeBackInFull() {
        RetentionRepository repository = repository();

        repository.store("a", 3, RULES);

        assertThat(repository.find("a")).contains(new KeepingRules("a", 3, RULES, OptionalInt.empty()));
        assertThat(repository.find("b")).isEmpty();
    }

    @Test
    void olderNewsChangesNothing() {
        RetentionRepository repository = repository();
        repository.store("a", 3, RULES);

        repository.store("a", 3, OTHER);
        repository.store("a", 2, Optional.empty());

        assertThat(repository.find("a")).contains(new KeepingRules("a", 3, RULES, OptionalInt.empty()));
    }

    @Test
    void schemasWithoutRulesAreNotAmongAll() {
        RetentionRepository repository = repository();
        repository.store("c", 1, OTHER);
        repository.store("a", 1, RULES);
        repository.store("b", 1, Optional.empty());
        repository.store("d", 1, RULES);
        repository.store("d", 2, Optional.empty());

        assertThat(repository.all()).extracting(KeepingRules::schemaId).containsExactly("a", "c");
    }

    @Test
    void aConfirmationHoldsForTheRulesThatItWasGivenFor() {
        RetentionRepository repository = repository();
        repository.store("a", 1, RULES);
        KeepingRules seen = repository.find("a").orElseThrow();
        repository.store("a", 2, RULES);

        assertThat(repository.confirm(seen, 12)).isTrue();
        repository.store("a", 3, RULES);
        assertThat(repository.find("a")).contains(new KeepingRules("a", 3, RULES, OptionalInt.of(12)));

        repository.store("a", 4, OTHER);
        assertThat(repository.find("a")).contains(new KeepingRules("a", 4, OTHER, OptionalInt.empty()));
        assertThat(repository.confirm(seen, 12)).isFalse();
    }

    @Test
    void aConfirmationEndsWhenItIsDone() {
        RetentionRepository repository = repository();
        repository.store("a", 1, RULES);
        repository.confirm(repository.find("a").orElseThrow(), 12);

        repository.forgetConfirmation("a");
        repository.forgetConfirmation("b");

        assertThat(repository.find("a").orElseThrow().confirmed()).isEmpty();
        assertThat(repository.find("b")).isEmpty();
    }
}
