package io.strongroom.config.domain.instance;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.OTHER_WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.aConnection;
import static io.strongroom.config.domain.instance.InstanceFixtures.checked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.domain.instance.InstanceChanged.Change;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void addingAnInstanceRaisesCreated() {
        assertThat(aConnection().raised()).singleElement().satisfies(event -> {
            assertThat(event.change()).isEqualTo(Change.CREATED);
            assertThat(event.revision()).isEqualTo(1);
            assertThat(event.credentialChanged()).isTrue();
        });
    }

    @Test
    void changingAnInstanceRaisesUpdatedWithTheNextRevision() {
        ActiveInstance changed = aConnection().changed(checked(WORKSPACE), 1, false, LATER);

        assertThat(changed.raised()).singleElement().satisfies(event -> {
            assertThat(event.change()).isEqualTo(Change.UPDATED);
            assertThat(event.revision()).isEqualTo(2);
            assertThat(event.credentialChanged()).isFalse();
        });
        assertThat(changed.createdAt()).isEqualTo(NOW);
        assertThat(changed.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void aSynchronisationIsNotedWithoutAnEvent() {
        ActiveInstance synced = aConnection().schemasSynced(LATER);

        assertThat(synced.schemasSynced()).isTrue();
        assertThat(synced.raised()).isEmpty();
    }

    @Test
    void removingAnInstanceRaisesDeleted() {
        RemovedInstance removed = aConnection().removed(LATER);

        assertThat(removed.raised()).singleElement().satisfies(event -> {
            assertThat(event.change()).isEqualTo(Change.DELETED);
            assertThat(event.revision()).isEqualTo(2);
        });
    }

    @Test
    void anInstanceThatIsAddedAgainKeepsItsIdAndGoesOnCounting() {
        ActiveInstance again = aConnection().schemasSynced(NOW).removed(NOW).addedAgain(checked(WORKSPACE), 1, LATER);

        assertThat(again.id()).isEqualTo(aConnection().id());
        assertThat(again.revision()).isEqualTo(4);
        assertThat(again.schemasSynced()).isFalse();
        assertThat(again.createdAt()).isEqualTo(LATER);
    }

    @Test
    void anEventHasTheSameIdAtEveryAttempt() {
        InstanceChanged event = aConnection().raised().get(0);
        InstanceChanged same = aConnection().raised().get(0);
        InstanceChanged next = aConnection()
                .changed(checked(WORKSPACE), 1, true, LATER)
                .raised()
                .get(0);

        assertThat(same.eventId()).isEqualTo(event.eventId());
        assertThat(next.eventId()).isNotEqualTo(event.eventId());
    }

    @Test
    void theIdOfAnInstanceFollowsFromItsWorkspace() {
        assertThat(InstanceId.ofCloudWorkspace(new WorkspaceId("ws-1")).toString())
                .isEqualTo("ec09edf1-ef0d-39e5-a065-45e47632ad2c");
    }

    @Test
    void ofTwoConnectionsTheOneWithTheHigherPrecedenceCounts() {
        ActiveInstance old = aConnection(WORKSPACE, 1);
        ActiveInstance replacement = aConnection(OTHER_WORKSPACE, 2);

        Connections connections = Connections.among(List.of(replacement, old));

        assertThat(connections.current()).contains(replacement);
        assertThat(connections.superseded()).containsExactly(old);
        assertThat(connections.nextPrecedence()).isEqualTo(3);
    }

    @Test
    void removedInstancesAreNoConnections() {
        Connections connections = Connections.among(List.of(aConnection().removed(LATER)));

        assertThat(connections.current()).isEmpty();
        assertThat(connections.superseded()).isEmpty();
    }

    @Test
    void whoIsNotAnAdministratorIsWarned() {
        assertThat(new Inspection(InstanceFixtures.ACCOUNT, true).warnings()).isEmpty();
        assertThat(new Inspection(InstanceFixtures.ACCOUNT, false).warnings())
                .singleElement()
                .extracting(Inspection.Warning::code)
                .isEqualTo("account.not-jira-admin");
    }

    @Test
    void theIdOfADataCenterInstanceFollowsFromItsAddress() {
        assertThat(InstanceId.ofDataCenter(SiteUrl.parse("https://JIRA.example.com:443/jira/"))
                        .toString())
                .isEqualTo(InstanceId.ofDataCenter(SiteUrl.parse("https://jira.example.com/jira"))
                        .toString())
                .isEqualTo(java.util
                        .UUID
                        .nameUUIDFromBytes(
                                "dc:https://jira.example.com/jira".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "SOURCE, SOURCE_AND_TARGET, UPDATED, SOURCE_AND_TARGET",
        "SOURCE_AND_TARGET, TARGET, DELETED, SOURCE_AND_TARGET",
        "SOURCE, TARGET, DELETED, SOURCE",
        "TARGET, SOURCE, CREATED, SOURCE",
        "TARGET, TARGET, UPDATED, TARGET",
    })
    void forThoseWhoReadItAnInstanceComesAndGoesWithItsRoleAsASource(
            InstanceRole before, InstanceRole after, Change change, InstanceRole told) {
        ActiveInstance changed = InstanceFixtures.anInstance("Berlin", before)
                .changed(
                        new ActiveInstance.Checked(
                                InstanceFixtures.anInstance("Berlin", after).profile(),
                                InstanceFixtures.anInstance("Berlin", after).credential(),
                                InstanceFixtures.anInstance("Berlin", after).inspection()),
                        0,
                        false,
                        LATER);

        assertThat(changed.profile().role()).isEqualTo(after);
        assertThat(changed.raised()).singleElement().satisfies(event -> {
            assertThat(event.change()).isEqualTo(change);
            assertThat(event.profile().role()).isEqualTo(told);
        });
    }

    @ParameterizedTest
    @CsvSource({"Berlin, BERLIN", "Zürich, zürich", "Σίσυφος, ΣΊΣΥΦΟΣ", "'  Two   words ', two words"})
    void namesThatDifferInCaseOrBlanksAreOne(String one, String other) {
        assertThat(new InstanceName(one).key()).isEqualTo(new InstanceName(other).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\u0000b", "a\u202eb", "a\u200bb"})
    void aNameIsVisible(String text) {
        assertThatThrownBy(() -> new InstanceName(text)).isInstanceOf(InvalidValueException.class);
    }
}
