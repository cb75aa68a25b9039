package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ManageConnection;
import io.strongroom.config.application.port.out.CredentialCipher;
import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.application.port.out.InstanceRepository.SaveOutcome;
import io.strongroom.config.application.port.out.SiteInspector;
import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Connections;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.InstanceProfile;
import io.strongroom.config.domain.instance.InstanceRole;
import io.strongroom.config.domain.instance.Location;
import io.strongroom.config.domain.instance.SiteUrl;
import io.strongroom.config.domain.instance.WorkspaceId;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks before it writes, and writes the new connection before it removes the one that it replaces. */
public final class ManageConnectionService implements ManageConnection {

    private final InstanceRepository instances;
    private final SiteCheck siteCheck;
    private final CredentialCipher cipher;
    private final Set<String> developmentAddresses;
    private final Clock clock;

    /** @param developmentAddresses the {@code host:port} that may be plain http */
    public ManageConnectionService(
            InstanceRepository instances,
            SiteInspector inspector,
            CredentialCipher cipher,
            Set<String> developmentAddresses,
            Clock clock) {
        this.instances = instances;
        this.siteCheck = new SiteCheck(inspector);
        this.cipher = cipher;
        this.developmentAddresses = Set.copyOf(developmentAddresses);
        this.clock = clock;
    }

    @Override
    public Outcome connect(Command command) {
        List<Instance> known = instances.findAll();
        FieldReader fields = new FieldReader();
        Optional<SiteUrl> site =
                fields.required("siteUrl", command.siteUrl(), "Enter the address of your Jira site.", this::parseSite);
        Optional<WorkspaceId> workspaceId = fields.required(
                "workspaceId", command.workspaceId(), "Enter the ID of the Assets workspace.", WorkspaceId::new);
        Optional<EmailAddress> email = fields.required(
                "email", command.email(), "Enter the e-mail address of the Atlassian account.", EmailAddress::new);
        boolean tokenTyped = command.apiToken() != null && !command.apiToken().isBlank();
        Optional<ApiToken> token = tokenTyped
                ? fields.optional("apiToken", command.apiToken(), ApiToken::new)
                : storedToken(Connections.among(known).current(), site, fields);
        if (!fields.problems().isEmpty()) {
            return new Rejected(fields.problems());
        }

        SiteUrl url = site.orElseThrow();
        Credential credential = new Credential(email.orElseThrow(), token.orElseThrow());
        return siteCheck
                .check(new Location.CloudWorkspace(url, workspaceId.orElseThrow()), credential)
                .match(
                        right -> save(known, credential, tokenTyped, right),
                        wrong -> new Rejected(wrong.problems()),
                        busy -> new SiteBusy());
    }

    @Override
    public Optional<ActiveInstance> current() {
        return Connections.among(instances.findAll()).current();
    }

    @Override
    public Disconnection disconnect() {
        Connections connections = Connections.among(instances.findAll());
        Optional<ActiveInstance> current = connections.current();
        if (current.isEmpty()) {
            return Disconnection.NOT_CONNECTED;
        }
        // Before the current one: otherwise a superseded connection would take its place.
        if (!remove(connections.superseded()) || !remove(List.of(current.get()))) {
            return Disconnection.CHANGED_MEANWHILE;
        }
        return Disconnection.DISCONNECTED;
    }

    @Override
    public void removeSuperseded() {
        remove(Connections.among(instances.findAll()).superseded());
    }

    private SiteUrl parseSite(String text) {
        SiteUrl url = SiteUrl.parse(text);
        if (!url.isHttps() && !developmentAddresses.contains(url.hostAndPort())) {
            throw new InvalidValueException(
                    FieldCode.URL_NOT_HTTPS,
                    "The address must start with https://, for example https://your-site.atlassian.net.");
        }
        return url;
    }

    private Optional<ApiToken> storedToken(
            Optional<ActiveInstance> current, Optional<SiteUrl> site, FieldReader fields) {
        if (current.isEmpty()) {
            fields.add("apiToken", FieldCode.API_TOKEN_REQUIRED, "Enter an API token of the Atlassian account.");
            return Optional.empty();
        }
        if (site.isEmpty()) {
            return Optional.empty();
        }
        ActiveInstance connection = current.get();
        if (!connection.profile().url().equals(site.get())) {
            fields.add(
                    "apiToken",
                    FieldCode.API_TOKEN_REQUIRED,
                    "The address of the site changes, so enter the API token again: the stored one is not sent to"
                            + " another site.");
            return Optional.empty();
        }
        try {
            return Optional.of(cipher.open(connection.credential().token(), connection.id()));
        } catch (CredentialCipher.UnreadableTokenException unreadable) {
            fields.add(
                    "apiToken",
                    FieldCode.API_TOKEN_REQUIRED,
                    "The stored API token cannot be read any more. Enter it again.");
            return Optional.empty();
        }
    }

    private Outcome save(List<Instance> known, Credential credential, boolean tokenTyped, SiteCheck.Right right) {
        Instant now = clock.instant();
        Connections connections = Connections.among(known);
        Location location = right.location();
        InstanceId id = location.instanceId();
        Optional<ActiveInstance> listed = listed(known, id);
        if (listed.isPresent()) {
            return new Rejected(List.of(isListed(listed.get())));
        }
        ActiveInstance.Checked checked = new ActiveInstance.Checked(
                new InstanceProfile(InstanceRole.CONNECTION, location.url().displayName(), location),
                credential.sealed(cipher.seal(credential.token(), id)),
                right.inspection());

        ActiveInstance next = known.stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .map(instance -> instance.match(
                        active -> active.changed(
                                checked,
                                precedenceOf(active, connections),
                                tokenTyped || emailChanges(active, checked),
                                now),
                        removed -> removed.addedAgain(checked, connections.nextPrecedence(), now)))
                .orElseGet(() -> ActiveInstance.added(id, checked, connections.nextPrecedence(), now));

        if (instances.save(next) == SaveOutcome.CHANGED_MEANWHILE) {
            return new ChangedMeanwhile();
        }
        // From here on the new connection counts. What is left over, the next pass of removeSuperseded takes away.
        removeSuperseded();
        return new Connected(next);
    }

    private static long precedenceOf(ActiveInstance active, Connections connections) {
        boolean counts = connections.current().filter(active::equals).isPresent();
        return counts ? active.precedence() : connections.nextPrecedence();
    }

    private static boolean emailChanges(ActiveInstance active, ActiveInstance.Checked checked) {
        return !active.credential().signIn().equals(checked.credential().signIn());
    }

    private static Optional<ActiveInstance> listed(List<Instance> known, InstanceId id) {
        return known.stream()
                .filter(instance -> instance.id().equals(id))
                .flatMap(instance -> instance.match(Optional::of, removed -> Optional.<ActiveInstance>empty()).stream())
                .filter(InstanceNames::isListed)
                .findFirst();
    }

    private static FieldProblem isListed(ActiveInstance instance) {
        return new FieldProblem(
                "workspaceId",
                FieldCode.WORKSPACE_TAKEN,
                "This workspace is in the list of instances as \""
                        + instance.profile().name()
                        + "\". Delete it there first; its schemas and backups are found again.");
    }

    private boolean remove(List<ActiveInstance> connections) {
        boolean all = true;
        for (ActiveInstance connection : connections) {
            all &= instances.save(connection.removed(clock.instant())) == SaveOutcome.SAVED;
        }
        return all;
    }
}
