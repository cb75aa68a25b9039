package io.strongroom.config.application.service;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.OTHER_WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.TOKEN;
import static io.strongroom.config.domain.instance.InstanceFixtures.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ManageConnection;
import io.strongroom.config.application.port.in.ManageConnection.ChangedMeanwhile;
import io.strongroom.config.application.port.in.ManageConnection.Connected;
import io.strongroom.config.application.port.in.ManageConnection.Disconnection;
import io.strongroom.config.application.port.in.ManageConnection.Outcome;
import io.strongroom.config.application.port.in.ManageConnection.Rejected;
import io.strongroom.config.application.port.in.ManageConnection.SiteBusy;
import io.strongroom.config.application.port.out.InMemoryInstanceRepository;
import io.strongroom.config.application.port.out.ReversingCredentialCipher;
import io.strongroom.config.application.port.out.ScriptedSiteInspector;
import io.strongroom.config.application.port.out.SiteInspector.SiteRejectedException;
import io.strongroom.config.application.port.out.SiteInspector.SiteRejectedException.Refusal;
import io.strongroom.config.application.port.out.SiteInspector.SiteUnavailableException;
import io.strongroom.config.application.port.out.SiteInspector.SiteUnavailableException.Outage;
import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.InstanceChanged.Change;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceRole;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManageConnectionServiceTest {

    private static final String SITE = "https://acme.atlassian.net";
    private static final String EMAIL = "bot@example.com";

    private final InMemoryInstanceRepository instances = new InMemoryInstanceRepository();
    private final ScriptedSiteInspector site = new ScriptedSiteInspector();
    private final ReversingCredentialCipher cipher = new ReversingCredentialCipher("key");
    private final ManageConnection connections = new ManageConnectionService(
            instances, site, cipher, Set.of("127.0.0.1:8090"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aRightConnectionIsSavedWithItsTokenSealed() {
        ActiveInstance connection = connected(command(SITE, WORKSPACE.text(), EMAIL, TOKEN.reveal()));

        assertThat(connections.current()).hasValueSatisfying(current -> {
            assertThat(current.profile()).isEqualTo(connection.profile());
            assertThat(current.credential().token().text()).doesNotContain(TOKEN.reveal());
            assertThat(cipher.open(current.credential().token(), current.id())).isEqualTo(TOKEN);
        });
        assertThat(instances.raised()).extracting(InstanceChanged::change).containsExactly(Change.CREATED);
    }

    @Test
    void theFourQuestionsAreAskedInTheirOrder() {
        connected(rightCommand());

        assertThat(site.asked()).containsExactly("owner", "rights", "workspaces", "schemas");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertProblems(
                command(null, null, null, null),
                "siteUrl:field.required",
                "workspaceId:field.required",
                "email:field.required",
                "apiToken:apiToken.required");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void everythingThatIsIllFormedIsToldAtOnce() {
        assertProblems(
                command("acme", "a/b", "bot", "two words"),
                "siteUrl:url.not-https",
                "workspaceId:workspace.malformed",
                "email:email.malformed",
                "apiToken:apiToken.malformed");
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://acme.atlassian.net", "http://127.0.0.1:9999/sites/demo", "http://127.0.0.1/sites/demo"})
    void plainHttpIsRefused(String url) {
        assertProblems(command(url, WORKSPACE.text(), EMAIL, TOKEN.reveal()), "siteUrl:url.not-https");
    }

    @Test
    void anAllowedDevelopmentAddressMayBePlainHttp() {
        connected(command("http://127.0.0.1:8090/sites/demo", WORKSPACE.text(), EMAIL, TOKEN.reveal()));
    }

    static Stream<Arguments> whatTheSiteSays() {
        return Stream.of(
                answer(
                        "no answer",
                        s -> s.ownerFails(unavailable(Outage.NO_CONNECTION)),
                        "siteUrl:url.unreachable-over-https"),
                answer(
                        "private address",
                        s -> s.ownerFails(rejected(Refusal.FORBIDDEN_HOST)),
                        "siteUrl:url.forbidden-host"),
                answer("another server", s -> s.ownerFails(rejected(Refusal.NOT_FOUND)), "siteUrl:url.not-a-jira-site"),
                answer("HTML", s -> s.ownerFails(rejected(Refusal.NOT_JIRA)), "siteUrl:url.not-a-jira-site"),
                answer("401", s -> s.ownerFails(rejected(Refusal.UNAUTHENTICATED)), "apiToken:credentials.rejected"),
                answer("403", s -> s.ownerFails(rejected(Refusal.FORBIDDEN)), "apiToken:credentials.rejected"),
                answer("other e-mail", s -> s.ownerIs(new EmailAddress("other@example.com")), "email:email.mismatch"),
                answer(
                        "no licence",
                        s -> s.workspacesFail(rejected(Refusal.FORBIDDEN)),
                        "workspaceId:assets.not-available"),
                answer(
                        "no JSM",
                        s -> s.workspacesFail(rejected(Refusal.NOT_FOUND)),
                        "workspaceId:assets.not-available"),
                answer("no Premium", s -> s.workspacesAre(), "workspaceId:assets.not-available"),
                answer("other workspace", s -> s.workspacesAre(OTHER_WORKSPACE), "workspaceId:workspace.mismatch"),
                answer(
                        "scoped token",
                        s -> s.schemasFail(rejected(Refusal.UNAUTHENTICATED)),
                        "apiToken:credentials.rejected"),
                answer(
                        "no Assets role",
                        s -> s.schemasFail(rejected(Refusal.FORBIDDEN)),
                        "workspaceId:assets.not-available"),
                answer(
                        "no such workspace",
                        s -> s.schemasFail(rejected(Refusal.NOT_FOUND)),
                        "workspaceId:assets.not-available"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatTheSiteSays")
    void eachRefusalOfTheSiteNamesItsFieldAndChangesNothing(
            String situation, Consumer<ScriptedSiteInspector> script, String problem) {
        script.accept(site);

        assertProblems(rightCommand(), problem);
        assertThat(instances.findAll()).isEmpty();
        assertThat(instances.raised()).isEmpty();
    }

    @Test
    void twoWrongFieldsThatTheSiteTellsApartAreBothTold() {
        site.ownerIs(new EmailAddress("other@example.com"));
        site.workspacesAre(OTHER_WORKSPACE);

        assertProblems(rightCommand(), "email:email.mismatch", "workspaceId:workspace.mismatch");
    }

    @Test
    void aHiddenEmailAddressIsNoMismatch() {
        site.ownerIs(null);

        connected(rightCommand());
    }

    static Stream<Consumer<ScriptedSiteInspector>> busySites() {
        return Stream.of(
                s -> s.ownerFails(unavailable(Outage.BUSY)),
                s -> s.rightsFail(unavailable(Outage.BUSY)),
                s -> s.workspacesFail(unavailable(Outage.BUSY)),
                s -> s.schemasFail(unavailable(Outage.BUSY)),
                s -> s.schemasFail(unavailable(Outage.NO_CONNECTION)));
    }

    @ParameterizedTest
    @MethodSource("busySites")
    void aBusySiteBlamesNoField(Consumer<ScriptedSiteInspector> script) {
        script.accept(site);

        assertThat(connections.connect(rightCommand())).isInstanceOf(SiteBusy.class);
        assertThat(instances.findAll()).isEmpty();
    }

    @Test
    void aCheckThatFailsLeavesTheOldConnectionAsItWas() {
        connected(rightCommand());
        site.ownerFails(rejected(Refusal.UNAUTHENTICATED));

        assertProblems(command(SITE, WORKSPACE.text(), EMAIL, "another"), "apiToken:credentials.rejected");
        assertThat(storedToken()).isEqualTo(TOKEN);
    }

    @Test
    void whoIsNoAdministratorIsConnectedWithAWarning() {
        site.rightsAre(false);

        assertThat(connected(rightCommand()).inspection().warnings()).isNotEmpty();
    }

    @Test
    void theWorkspaceIdIsSpelledAsAtlassianSpellsIt() {
        ActiveInstance connection = connected(command(SITE, WORKSPACE.text().toUpperCase(Locale.ROOT), EMAIL, "t"));

        assertThat(connection.profile().workspaceId()).contains(WORKSPACE);
        assertThat(connection.id()).isEqualTo(InstanceId.ofCloudWorkspace(WORKSPACE));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"NULL", "''", "'  '"},
            nullValues = "NULL")
    void anUpdateWithoutATokenKeepsTheStoredOne(@Nullable String absent) {
        connected(rightCommand());

        connected(command(SITE + "/", WORKSPACE.text(), EMAIL, absent));

        assertThat(storedToken()).isEqualTo(TOKEN);
        assertThat(instances.raised()).last().satisfies(event -> {
            assertThat(event.change()).isEqualTo(Change.UPDATED);
            assertThat(event.credentialChanged()).isFalse();
        });
    }

    @Test
    void theStoredTokenIsNotSentToAnotherSite() {
        connected(rightCommand());

        assertProblems(
                command("https://evil.example.com", WORKSPACE.text(), EMAIL, null), "apiToken:apiToken.required");
        assertThat(site.accesses())
                .allSatisfy(
                        access -> assertThat(access.location().url().toString()).isEqualTo(SITE));
    }

    @Test
    void anEnteredTokenCountsAsAChangedCredential() {
        connected(rightCommand());

        connected(rightCommand());

        assertThat(instances.raised()).last().satisfies(event -> assertThat(event.credentialChanged())
                .isTrue());
    }

    @Test
    void anotherWorkspaceReplacesTheConnection() {
        connected(rightCommand());
        site.workspacesAre(OTHER_WORKSPACE);

        connected(command(SITE, OTHER_WORKSPACE.text(), EMAIL, null));

        assertThat(connections.current())
                .hasValueSatisfying(
                        current -> assertThat(current.profile().workspaceId()).contains(OTHER_WORKSPACE));
        assertThat(storedToken()).isEqualTo(TOKEN);
        assertThat(instances.raised())
                .extracting(event -> event.profile().workspaceId().orElseThrow().text() + " " + event.change())
                .containsExactly(
                        WORKSPACE.text() + " CREATED",
                        OTHER_WORKSPACE.text() + " CREATED",
                        WORKSPACE.text() + " DELETED");
    }

    @Test
    void aWorkspaceOfTheListOfInstancesIsNotTakenFromIt() {
        instances.save(InstanceFixtures.anInstance("Berlin", InstanceRole.SOURCE));

        assertProblems(rightCommand(), "workspaceId:workspace.taken");
        assertThat(connections.current()).isEmpty();
    }

    @Test
    void anInterruptedReplacementIsFinishedLater() {
        instances.save(InstanceFixtures.aConnection(WORKSPACE, 1));
        instances.save(InstanceFixtures.aConnection(OTHER_WORKSPACE, 2));

        connections.removeSuperseded();

        assertThat(connections.current())
                .hasValueSatisfying(
                        current -> assertThat(current.profile().workspaceId()).contains(OTHER_WORKSPACE));
        assertThat(instances.raised()).extracting(InstanceChanged::change).endsWith(Change.DELETED);
    }

    @Test
    void whoIsOvertakenWhileCheckingChangesNothing() {
        connected(rightCommand());
        site.whileReadingSchemas(() -> {
            site.whileReadingSchemas(() -> {});
            connected(command(SITE, WORKSPACE.text(), EMAIL, "faster"));
        });

        Outcome outcome = connections.connect(command(SITE, WORKSPACE.text(), EMAIL, "slower"));

        assertThat(outcome).isInstanceOf(ChangedMeanwhile.class);
        assertThat(storedToken()).isEqualTo(new ApiToken("faster"));
    }

    @Test
    void disconnectingForgetsTheTokenAndTellsTheOthers() {
        connected(rightCommand());

        assertThat(connections.disconnect()).isEqualTo(Disconnection.DISCONNECTED);

        assertThat(connections.current()).isEmpty();
        assertThat(instances.raised()).extracting(InstanceChanged::change).endsWith(Change.DELETED);
    }

    @Test
    void disconnectingDoesNotBringASupersededConnectionBack() {
        instances.save(InstanceFixtures.aConnection(WORKSPACE, 1));
        instances.save(InstanceFixtures.aConnection(OTHER_WORKSPACE, 2));

        connections.disconnect();

        assertThat(connections.current()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeDisconnected() {
        assertThat(connections.disconnect()).isEqualTo(Disconnection.NOT_CONNECTED);
    }

    @Test
    void theSameWorkspaceConnectedAgainHasTheSameIdAndAHigherRevision() {
        ActiveInstance first = connected(rightCommand());
        connections.disconnect();

        ActiveInstance again = connected(rightCommand());

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.revision()).isEqualTo(3);
        assertThat(instances.raised())
                .extracting(InstanceChanged::change)
                .containsExactly(Change.CREATED, Change.DELETED, Change.CREATED);
    }

    @Test
    void afterADisconnectionTheTokenHasToBeEnteredAgain() {
        connected(rightCommand());
        connections.disconnect();

        assertProblems(command(SITE, WORKSPACE.text(), EMAIL, null), "apiToken:apiToken.required");
    }

    private ApiToken storedToken() {
        ActiveInstance current = connections.current().orElseThrow();
        return cipher.open(current.credential().token(), current.id());
    }

    private ActiveInstance connected(ManageConnection.Command command) {
        Outcome outcome = connections.connect(command);
        assertThat(outcome).isInstanceOf(Connected.class);
        return ((Connected) outcome).connection();
    }

    private void assertProblems(ManageConnection.Command command, String... expected) {
        Outcome outcome = connections.connect(command);
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).problems())
                .extracting(problem -> problem.field() + ":" + problem.code().code())
                .containsExactly(expected);
    }

    private static ManageConnection.Command rightCommand() {
        return command(SITE, WORKSPACE.text(), EMAIL, TOKEN.reveal());
    }

    private static ManageConnection.Command command(
            @Nullable String siteUrl, @Nullable String workspaceId, @Nullable String email, @Nullable String apiToken) {
        return new ManageConnection.Command(siteUrl, workspaceId, email, apiToken);
    }

    private static Arguments answer(String situation, Consumer<ScriptedSiteInspector> script, String problem) {
        return Arguments.of(situation, script, problem);
    }

    private static Supplier<RuntimeException> rejected(Refusal refusal) {
        return () -> new SiteRejectedException(refusal, null);
    }

    private static Supplier<RuntimeException> unavailable(Outage outage) {
        return () -> new SiteUnavailableException(outage, null);
    }
}
