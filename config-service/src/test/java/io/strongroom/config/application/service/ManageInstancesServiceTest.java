package io.strongroom.config.application.service;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.OTHER_WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.TOKEN;
import static io.strongroom.config.domain.instance.InstanceFixtures.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.ManageInstances;
import io.strongroom.config.application.port.in.ManageInstances.ChangedMeanwhile;
import io.strongroom.config.application.port.in.ManageInstances.Command;
import io.strongroom.config.application.port.in.ManageInstances.NotFound;
import io.strongroom.config.application.port.in.ManageInstances.Outcome;
import io.strongroom.config.application.port.in.ManageInstances.Query;
import io.strongroom.config.application.port.in.ManageInstances.Rejected;
import io.strongroom.config.application.port.in.ManageInstances.Removal;
import io.strongroom.config.application.port.in.ManageInstances.Saved;
import io.strongroom.config.application.port.in.ManageInstances.SiteBusy;
import io.strongroom.config.application.port.in.ManageInstances.Sort;
import io.strongroom.config.application.port.out.InMemoryInstanceNameRepository;
import io.strongroom.config.application.port.out.InMemoryInstanceRepository;
import io.strongroom.config.application.port.out.ReversingCredentialCipher;
import io.strongroom.config.application.port.out.ScriptedSiteInspector;
import io.strongroom.config.application.port.out.SiteInspector.SiteRejectedException;
import io.strongroom.config.application.port.out.SiteInspector.SiteRejectedException.Refusal;
import io.strongroom.config.application.port.out.SiteInspector.SiteUnavailableException;
import io.strongroom.config.application.port.out.SiteInspector.SiteUnavailableException.Outage;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.InstanceChanged.Change;
import io.strongroom.config.domain.instance.InstanceFixtures;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceName;
import io.strongroom.config.domain.instance.InstanceRole;
import io.strongroom.config.domain.instance.Location;
import io.strongroom.config.domain.instance.NameClaim;
import io.strongroom.config.domain.instance.RemovedInstance;
import io.strongroom.config.domain.instance.SiteUrl;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManageInstancesServiceTest {

    private static final String SITE = "https://acme.atlassian.net";
    private static final String HOST = "https://jira.example.com/jira";

    private final InMemoryInstanceRepository repository = new InMemoryInstanceRepository();
    private final InMemoryInstanceNameRepository names = new InMemoryInstanceNameRepository();
    private final ScriptedSiteInspector site = new ScriptedSiteInspector();
    private final ReversingCredentialCipher cipher = new ReversingCredentialCipher("key");
    private final ManageInstances instances = service(repository, names);

    @Test
    void aCloudInstanceIsCheckedAndAddedWithItsTokenSealed() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));

        assertThat(added.id()).isEqualTo(InstanceId.ofCloudWorkspace(WORKSPACE));
        assertThat(added.credential().token().text()).doesNotContain(TOKEN.reveal());
        assertThat(cipher.open(added.credential().token(), added.id())).isEqualTo(TOKEN);
        assertThat(site.asked()).containsExactly("owner", "rights", "workspaces", "schemas");
        assertThat(repository.raised()).singleElement().satisfies(event -> {
            assertThat(event.change()).isEqualTo(Change.CREATED);
            assertThat(event.profile().role()).isEqualTo(InstanceRole.TARGET);
        });
    }

    @Test
    void aDataCenterInstanceHasATokenAndNothingElse() {
        ActiveInstance added = saved(instances.add(dataCenter("Head office")));

        assertThat(added.id()).isEqualTo(InstanceId.ofDataCenter(SiteUrl.parse(HOST)));
        assertThat(added.profile().workspaceId()).isEmpty();
        assertThat(added.credential().signIn().email()).isEmpty();
        assertThat(site.asked()).containsExactly("owner", "rights", "schemas");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertProblems(
                instances.add(new Fields()
                        .set("name", null)
                        .set("url", null)
                        .set("workspaceId", null)
                        .set("email", null)
                        .set("token", null)
                        .set("target", null)
                        .command()),
                "name:field.required",
                "url:field.required",
                "target:field.required",
                "workspaceId:field.required",
                "email:field.required",
                "token:field.required");
        assertThat(site.asked()).isEmpty();
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("no type", f -> f.set("type", null), "type:field.required"),
                wrong("another type", f -> f.set("type", "SERVER"), "type:type.unknown"),
                wrong("http", f -> f.set("url", "http://acme.atlassian.net"), "url:url.not-https"),
                wrong("no address", f -> f.set("url", "https://"), "url:url.malformed"),
                wrong("workspace", f -> f.set("workspaceId", "a/b"), "workspaceId:workspace.malformed"),
                wrong("e-mail", f -> f.set("email", "bot"), "email:email.malformed"),
                wrong("token", f -> f.set("token", "two words"), "token:apiToken.malformed"),
                wrong("name", f -> f.set("name", "x".repeat(101)), "name:name.malformed"),
                wrong(
                        "neither source nor target",
                        f -> f.set("source", false).set("target", false),
                        "target:field.required"),
                wrong(
                        "Data Center with the fields of Cloud",
                        f -> f.set("type", "DATA_CENTER")
                                .set("url", HOST)
                                .set("source", true)
                                .set("target", false),
                        "workspaceId:field.not-applicable",
                        "email:field.not-applicable"),
                wrong(
                        "Data Center as a target",
                        f -> f.dataCenter().set("target", true),
                        "target:field.not-applicable"),
                wrong("Cloud taken for Data Center", f -> f.dataCenter().set("url", SITE), "type:type.mismatch"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFields")
    void aFieldThatCannotBeRightIsNamedBeforeAnybodyIsAsked(
            String name, Consumer<Fields> change, List<String> problems) {
        Fields fields = new Fields();
        change.accept(fields);

        assertProblems(instances.add(fields.command()), problems.toArray(String[]::new));
        assertThat(site.asked()).isEmpty();
        assertThat(repository.findAll()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(Refusal.FORBIDDEN_HOST, "url:url.forbidden-host", "url:url.forbidden-host"),
                refused(Refusal.UNAUTHENTICATED, "token:credentials.rejected", "token:credentials.rejected"),
                refused(Refusal.FORBIDDEN, "token:credentials.rejected", "token:credentials.rejected"),
                refused(Refusal.NOT_FOUND, "url:url.not-a-jira-site", "url:url.not-a-jira-site"),
                refused(Refusal.NOT_JIRA, "url:url.not-a-jira-site", "url:url.not-a-jira-site"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTheInstanceRefusesIsSaidOfItsField(Refusal refusal, String onCloud, String onDataCenter) {
        site.ownerFails(() -> new SiteRejectedException(refusal, null));

        assertProblems(instances.add(cloud("Berlin")), onCloud);
        assertProblems(instances.add(dataCenter("Head office")), onDataCenter);
        assertThat(repository.raised()).isEmpty();
    }

    @Test
    void aWorkspaceOfAnotherSiteIsAMismatch() {
        site.workspacesAre(OTHER_WORKSPACE);

        assertProblems(instances.add(cloud("Berlin")), "workspaceId:workspace.mismatch");
    }

    @Test
    void anAccountWithoutAnAgentLicenceIsNamed() {
        site.workspacesFail(() -> new SiteRejectedException(Refusal.FORBIDDEN, null));

        assertProblems(instances.add(cloud("Berlin")), "workspaceId:assets.not-available");
    }

    @Test
    void aDataCenterHostWithoutAssetsIsNamed() {
        site.schemasFail(() -> new SiteRejectedException(Refusal.NOT_FOUND, null));

        assertProblems(instances.add(dataCenter("Head office")), "url:assets.not-available");
    }

    @Test
    void anAddressWhereNobodyAnswersIsNamedAndAnOutageIsNobodysFault() {
        site.ownerFails(() -> new SiteUnavailableException(Outage.NO_CONNECTION, null));
        assertProblems(instances.add(dataCenter("Head office")), "url:url.unreachable-over-https");

        site.ownerFails(() -> new SiteUnavailableException(Outage.BUSY, null));
        assertThat(instances.add(cloud("Berlin"))).isInstanceOf(SiteBusy.class);
    }

    @Test
    void aNameIsGivenOnceInAnyCase() {
        saved(instances.add(cloud("Berlin")));

        assertProblems(instances.add(dataCenter(" BERLIN ")), "name:name.taken");
    }

    @Test
    void aNameThatSomebodyTookDuringTheCheckIsRefused() {
        site.whileReadingSchemas(() -> {
            site.whileReadingSchemas(() -> {});
            saved(instances.add(dataCenter("berlin")));
        });

        assertProblems(instances.add(cloud("Berlin")), "name:name.taken");
        assertThat(listed()).hasSize(1);
    }

    @Test
    void aWorkspaceIsListedOnce() {
        saved(instances.add(cloud("Berlin")));

        assertProblems(instances.add(cloud("Paris")), "workspaceId:workspace.taken");
    }

    @Test
    void aDataCenterHostIsListedOnce() {
        saved(instances.add(dataCenter("Head office")));

        assertProblems(
                instances.add(new Fields()
                        .dataCenter()
                        .set("name", "Again")
                        .set("url", HOST + "/")
                        .command()),
                "url:url.taken");
    }

    @Test
    void theWorkspaceOfTheConnectionIsNotListed() {
        repository.save(InstanceFixtures.aConnection());

        assertProblems(instances.add(cloud("Berlin")), "workspaceId:workspace.taken");
        assertThat(listed()).isEmpty();
        assertThat(instances.find(InstanceFixtures.aConnection().id())).isEmpty();
        assertThat(instances.remove(InstanceFixtures.aConnection().id())).isEqualTo(Removal.NOT_FOUND);
    }

    @Test
    void aRemovedInstanceKeepsNothingAndItsNameIsFree() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));

        assertThat(instances.remove(added.id())).isEqualTo(Removal.REMOVED);

        assertThat(instances.find(added.id())).isEmpty();
        assertThat(instances.remove(added.id())).isEqualTo(Removal.NOT_FOUND);
        assertThat(names.find("berlin")).isEmpty();
        saved(instances.add(dataCenter("Berlin")));
    }

    @Test
    void theSameWorkspaceAddedAgainIsTheSameInstance() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        instances.remove(added.id());

        ActiveInstance again = saved(instances.add(cloud("Berlin 2")));

        assertThat(again.id()).isEqualTo(added.id());
        assertThat(again.revision()).isGreaterThan(added.revision() + 1);
        assertThat(repository.raised())
                .extracting(InstanceChanged::change)
                .containsExactly(Change.CREATED, Change.DELETED, Change.CREATED);
    }

    @Test
    void aChangeWithoutTheTokenUsesTheStoredOne() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));

        ActiveInstance changed = saved(instances.change(
                added.id(),
                new Fields().set("name", "Munich").set("token", null).command()));

        assertThat(changed.profile().name()).isEqualTo("Munich");
        assertThat(cipher.open(changed.credential().token(), changed.id())).isEqualTo(TOKEN);
        assertThat(repository.raised()).last().satisfies(event -> assertThat(event.credentialChanged())
                .isFalse());
    }

    @Test
    void theStoredTokenIsNotSentToAnotherAddress() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        int asked = site.asked().size();

        assertProblems(
                instances.change(
                        added.id(),
                        new Fields()
                                .set("url", "https://evil.example.com")
                                .set("token", null)
                                .command()),
                "token:apiToken.required");
        assertThat(site.asked()).hasSize(asked);
    }

    @Test
    void everyChangeIsCheckedAgain() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        site.ownerFails(() -> new SiteRejectedException(Refusal.UNAUTHENTICATED, null));

        assertProblems(
                instances.change(added.id(), new Fields().set("name", "Munich").command()),
                "token:credentials.rejected");
        assertThat(instances.find(added.id()))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(stored(added)));
    }

    @Test
    void whatAnInstanceIsCannotBeChanged() {
        ActiveInstance berlin = saved(instances.add(cloud("Berlin")));
        ActiveInstance office = saved(instances.add(dataCenter("Head office")));

        assertProblems(
                instances.change(
                        berlin.id(),
                        new Fields().set("workspaceId", OTHER_WORKSPACE.text()).command()),
                "workspaceId:field.fixed");
        assertProblems(
                instances.change(
                        berlin.id(),
                        new Fields().dataCenter().set("name", "Berlin").command()),
                "type:field.fixed");
        assertProblems(
                instances.change(
                        office.id(),
                        new Fields()
                                .dataCenter()
                                .set("name", "Head office")
                                .set("url", "https://jira2.example.com")
                                .command()),
                "url:field.fixed");
    }

    @Test
    void aNewNameIsClaimedAndTheOldOneFreed() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        saved(instances.add(dataCenter("Head office")));

        assertProblems(
                instances.change(
                        added.id(), new Fields().set("name", "HEAD OFFICE").command()),
                "name:name.taken");
        saved(instances.change(added.id(), new Fields().set("name", "Munich").command()));

        assertThat(names.find("berlin")).isEmpty();
        assertThat(names.find("munich")).isPresent();
    }

    @Test
    void ofTwoChangesOfOneRevisionOneIsRefused() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        long revision = added.revision();
        saved(instances.change(
                added.id(),
                new Fields().set("name", "Munich").set("revision", revision).command()));

        assertThat(instances.change(
                        added.id(),
                        new Fields()
                                .set("name", "Bonn")
                                .set("revision", revision)
                                .command()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(instances.find(added.id()))
                .hasValueSatisfying(kept -> assertThat(kept.profile().name()).isEqualTo("Munich"));
    }

    @Test
    void whoIsOvertakenWhileCheckingChangesNothing() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        site.whileReadingSchemas(() -> {
            site.whileReadingSchemas(() -> {});
            saved(instances.change(
                    added.id(), new Fields().set("name", "Faster").command()));
        });

        assertThat(instances.change(
                        added.id(), new Fields().set("name", "Slower").command()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(listed()).extracting(instance -> instance.profile().name()).containsExactly("Faster");
    }

    @Test
    void anInstanceThatIsUnknownCannotBeChangedOrChecked() {
        InstanceId unknown = InstanceId.ofCloudWorkspace(OTHER_WORKSPACE);

        assertThat(instances.change(unknown, cloud("Berlin"))).isInstanceOf(NotFound.class);
        assertThat(instances.check(unknown)).isInstanceOf(NotFound.class);
    }

    @Test
    void aCheckNotesWhatTheAccountMayDoNowAndTellsNobody() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        site.rightsAre(false);

        ActiveInstance checked = saved(instances.check(added.id()));

        assertThat(checked.inspection().warnings()).hasSize(1);
        assertThat(instances.find(added.id()))
                .hasValueSatisfying(
                        kept -> assertThat(kept.inspection().jiraAdmin()).isFalse());
        assertThat(repository.raised()).hasSize(1);
    }

    @Test
    void aCheckThatFailsSaysWhyAndKeepsTheInstance() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        site.ownerFails(() -> new SiteRejectedException(Refusal.UNAUTHENTICATED, null));

        assertProblems(instances.check(added.id()), "token:credentials.rejected");
        assertThat(instances.find(added.id())).isPresent();
    }

    @Test
    void switchingTheSourceOffEndsItForThoseWhoReadIt() {
        ActiveInstance added = saved(instances.add(
                new Fields().set("source", true).set("target", true).command()));

        saved(instances.change(
                added.id(),
                new Fields().set("source", false).set("target", true).command()));

        assertThat(repository.raised())
                .extracting(
                        event -> event.change() + " " + event.profile().role().published())
                .containsExactly("CREATED SOURCE", "DELETED SOURCE");
        assertThat(instances.find(added.id())).isPresent();
    }

    @Test
    void theListIsFilteredSortedAndCutIntoPages() {
        for (String name : List.of("delta", "Alpha", "charlie", "Bravo")) {
            repository.save(InstanceFixtures.anInstance(
                    name,
                    name.equals("charlie") ? InstanceRole.SOURCE : InstanceRole.TARGET,
                    new Location.DataCenterHost(SiteUrl.parse("https://" + name + ".example.com"))));
        }

        assertThat(page(query("", null, Sort.NAME, false, 0, 3))).containsExactly("Alpha", "Bravo", "charlie");
        assertThat(page(query("", null, Sort.NAME, false, 1, 3))).containsExactly("delta");
        assertThat(page(query("", null, Sort.URL, true, 0, 2))).containsExactly("delta", "charlie");
        assertThat(page(query("LPH", null, Sort.NAME, false, 0, 9))).containsExactly("Alpha");
        assertThat(page(query("", true, Sort.NAME, false, 0, 9))).containsExactly("charlie");
        assertThat(instances.list(query("", null, Sort.NAME, false, 1, 3)).total())
                .isEqualTo(4);
        assertThat(page(query("", null, Sort.NAME, false, 1_000_000, 200))).isEmpty();
    }

    @Test
    void aClaimWhoseSaveNeverCameIsLeftAloneWhileYoungAndTakenOverLater() {
        InstanceId crashed = InstanceId.ofCloudWorkspace(OTHER_WORKSPACE);
        repository.save(RemovedInstance.unseen(
                crashed,
                InstanceFixtures.anInstance("Berlin", InstanceRole.TARGET).profile(),
                NOW));
        names.keepFirst(new NameClaim("berlin", crashed, 2, NOW.minusSeconds(30)));

        assertProblems(instances.add(cloud("Berlin")), "name:name.taken");

        names.replace(
                new NameClaim("berlin", crashed, 2, NOW), new NameClaim("berlin", crashed, 2, NOW.minusSeconds(61)));
        saved(instances.add(cloud("Berlin")));
        assertThat(repository.find(crashed)).hasValueSatisfying(fenced -> assertThat(fenced.revision())
                .as("the crashed save cannot come any more")
                .isEqualTo(2));
    }

    @Test
    void aSaveThatWasPausedAfterItsClaimCannotDoubleTheName() {
        // Between the claim and the save of "Berlin" a minute passes, and somebody else takes the name over.
        List<Outcome> faster = new ArrayList<>();
        InMemoryInstanceNameRepository pausing = new InMemoryInstanceNameRepository();
        ManageInstances slow = service(
                new InMemoryStore(repository) {
                    @Override
                    public SaveOutcome save(Instance instance) {
                        boolean theSave = instance.match(active -> true, removed -> false) && faster.isEmpty();
                        if (theSave) {
                            NameClaim claim = pausing.find("berlin").orElseThrow();
                            pausing.replace(
                                    claim,
                                    new NameClaim(
                                            "berlin", claim.instanceId(), claim.revision(), NOW.minusSeconds(61)));
                            faster.add(service(repository, pausing).add(dataCenter("Berlin")));
                        }
                        return super.save(instance);
                    }
                },
                pausing);

        Outcome overtaken = slow.add(cloud("Berlin"));

        assertThat(faster).singleElement().isInstanceOf(Saved.class);
        assertThat(overtaken).isInstanceOf(ChangedMeanwhile.class);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void aNameThatACrashLeftBehindAfterARenameIsFree() {
        ActiveInstance added = saved(instances.add(cloud("Berlin")));
        saved(instances.change(added.id(), new Fields().set("name", "Munich").command()));
        names.keepFirst(new NameClaim("berlin", added.id(), added.revision(), NOW));

        saved(instances.add(dataCenter("Berlin")));
    }

    private ManageInstances service(
            io.strongroom.config.application.port.out.InstanceRepository store, InMemoryInstanceNameRepository claims) {
        return new ManageInstancesService(
                store, claims, site, cipher, Set.of("127.0.0.1:8090"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private List<ActiveInstance> listed() {
        return instances.list(query("", null, Sort.NAME, false, 0, 200)).items();
    }

    private List<String> page(Query query) {
        return instances.list(query).items().stream()
                .map(instance -> new InstanceName(instance.profile().name()).text())
                .toList();
    }

    private static Query query(
            String search, @Nullable Boolean source, Sort sort, boolean descending, int page, int size) {
        return new Query(search, null, source, null, sort, descending, page, size);
    }

    private ActiveInstance stored(ActiveInstance saved) {
        return repository.find(saved.id()).orElseThrow().match(active -> active, removed -> {
            throw new AssertionError("removed");
        });
    }

    private static Command cloud(String name) {
        return new Fields().set("name", name).command();
    }

    private static Command dataCenter(String name) {
        return new Fields().dataCenter().set("name", name).command();
    }

    private static ActiveInstance saved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Saved.class);
        return ((Saved) outcome).instance();
    }

    private static void assertProblems(Outcome outcome, String... expected) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).problems())
                .extracting(problem -> problem.field() + ":" + problem.code().code())
                .containsExactlyInAnyOrder(expected);
    }

    private static Arguments wrong(String name, Consumer<Fields> change, String... problems) {
        return Arguments.of(name, change, List.of(problems));
    }

    private static Arguments refused(Refusal refusal, String onCloud, String onDataCenter) {
        return Arguments.of(refusal, onCloud, onDataCenter);
    }

    /** A store that hands everything on. */
    private static class InMemoryStore implements io.strongroom.config.application.port.out.InstanceRepository {
        private final InMemoryInstanceRepository kept;

        InMemoryStore(InMemoryInstanceRepository kept) {
            this.kept = kept;
        }

        @Override
        public java.util.Optional<Instance> find(InstanceId id) {
            return kept.find(id);
        }

        @Override
        public List<Instance> findAll() {
            return kept.findAll();
        }

        @Override
        public SaveOutcome save(Instance instance) {
            return kept.save(instance);
        }
    }

    /** The form of a right Cloud target, to be changed. */
    static final class Fields {
        private final Map<String, @Nullable Object> values = new HashMap<>(Map.of(
                "name",
                "Berlin",
                "type",
                "CLOUD",
                "url",
                SITE,
                "workspaceId",
                WORKSPACE.text(),
                "email",
                "bot@example.com",
                "token",
                TOKEN.reveal(),
                "target",
                true));

        Fields set(String field, @Nullable Object value) {
            values.put(field, value);
            return this;
        }

        Fields dataCenter() {
            return set("type", "DATA_CENTER")
                    .set("url", HOST)
                    .set("workspaceId", null)
                    .set("email", null)
                    .set("source", true)
                    .set("target", false);
        }

        Command command() {
            return new Command(
                    (String) values.get("name"),
                    (String) values.get("type"),
                    (String) values.get("url"),
                    (String) values.get("workspaceId"),
                    (String) values.get("email"),
                    (String) values.get("token"),
                    (Boolean) values.get("source"),
                    (Boolean) values.get("target"),
                    (Long) values.get("revision"));
        }
    }
}
