package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ManageInstances.Command;
import io.strongroom.config.domain.credential.ApiToken;
import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.credential.SignIn;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceName;
import io.strongroom.config.domain.instance.InstanceRole;
import io.strongroom.config.domain.instance.InstanceType;
import io.strongroom.config.domain.instance.Location;
import io.strongroom.config.domain.instance.SiteUrl;
import io.strongroom.config.domain.instance.WorkspaceId;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said about the fields of an instance before anybody is asked: all that is wrong, at once. */
final class InstanceForm {

    private final FieldReader fields = new FieldReader();
    private final Set<String> developmentAddresses;

    InstanceForm(Set<String> developmentAddresses) {
        this.developmentAddresses = developmentAddresses;
    }

    /** The fields but the token, each right by itself. */
    record Entered(InstanceName name, Location location, SignIn signIn, InstanceRole role) {
        Credential credential(ApiToken token) {
            return new Credential(signIn, token);
        }
    }

    Optional<Entered> read(Command command) {
        Optional<InstanceName> name = fields.required(
                "name", command.name(), "Enter a name by which you recognise the instance.", InstanceName::new);
        Optional<InstanceType> type =
                fields.required("type", command.type(), "Choose CLOUD or DATA_CENTER.", InstanceForm::parseType);
        Optional<SiteUrl> url = fields.required(
                "url",
                command.url(),
                "Enter the address of the instance, like https://your-site.atlassian.net.",
                this::parseUrl);
        Optional<InstanceRole> role = role(command, type);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return type.get() == InstanceType.CLOUD
                ? readCloud(command, name, url, role)
                : readDataCenter(command, name, url, role);
    }

    private Optional<Entered> readCloud(
            Command command, Optional<InstanceName> name, Optional<SiteUrl> url, Optional<InstanceRole> role) {
        Optional<WorkspaceId> workspace = fields.required(
                "workspaceId", command.workspaceId(), "Enter the ID of the Assets workspace.", WorkspaceId::new);
        Optional<EmailAddress> email = fields.required(
                "email", command.email(), "Enter the e-mail address of the Atlassian account.", EmailAddress::new);
        if (name.isEmpty() || url.isEmpty() || role.isEmpty() || workspace.isEmpty() || email.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entered(
                name.get(),
                new Location.CloudWorkspace(url.get(), workspace.get()),
                new SignIn.ByEmail(email.get()),
                role.get()));
    }

    private Optional<Entered> readDataCenter(
            Command command, Optional<InstanceName> name, Optional<SiteUrl> url, Optional<InstanceRole> role) {
        notApplicable("workspaceId", command.workspaceId(), "Data Center has no workspace ID. Leave it empty.");
        notApplicable(
                "email",
                command.email(),
                "Data Center signs in with a personal access token alone. Leave the e-mail address empty.");
        if (url.filter(InstanceForm::isCloudAddress).isPresent()) {
            refuse(
                    "type",
                    FieldCode.TYPE_MISMATCH,
                    "This is the address of a Cloud site. Choose CLOUD, or enter the address of a Data Center host.");
        }
        if (name.isEmpty() || url.isEmpty() || role.isEmpty() || hasProblems()) {
            return Optional.empty();
        }
        return Optional.of(
                new Entered(name.get(), new Location.DataCenterHost(url.get()), new SignIn.ByTokenAlone(), role.get()));
    }

    void requireToken(Command command) {
        fields.required(
                "token",
                command.token(),
                "Enter an API token of the Atlassian account, or for Data Center a personal access token.",
                ApiToken::new);
    }

    boolean hasToken(Command command) {
        return command.token() != null && !command.token().isBlank();
    }

    /** Only after {@link #requireToken} found nothing wrong. */
    ApiToken token(Command command) {
        return new ApiToken(command.token() == null ? "" : command.token());
    }

    void requireFreeName(Command command, List<ActiveInstance> others) {
        if (fields.problems().stream().anyMatch(problem -> problem.field().equals("name")) || command.name() == null) {
            return;
        }
        String key = new InstanceName(command.name()).key();
        if (others.stream()
                .anyMatch(
                        other -> new InstanceName(other.profile().name()).key().equals(key))) {
            FieldProblem taken = nameTaken();
            refuse(taken.field(), taken.code(), taken.message());
        }
    }

    /** The id of an instance follows from where it is, so another place is another instance. */
    void requireSameInstance(Location entered, Location current) {
        if (entered.type() != current.type()) {
            refuse("type", FieldCode.FIELD_FIXED, "The type cannot be changed. Add another instance instead.");
            return;
        }
        entered.match(
                cloud -> requireSame(
                        "workspaceId",
                        current.workspaceId().filter(cloud.workspace()::names).isPresent(),
                        "An instance stands for one workspace, so its ID cannot be changed. Add another instance"
                                + " instead."),
                host -> requireSame(
                        "url",
                        host.url().equals(current.url()),
                        "A Data Center instance is known by its address, so that cannot be changed. Add another instance"
                                + " instead."));
    }

    private boolean requireSame(String field, boolean same, String message) {
        if (!same) {
            refuse(field, FieldCode.FIELD_FIXED, message);
        }
        return same;
    }

    void refuse(String field, FieldCode code, String message) {
        fields.add(field, code, message);
    }

    boolean hasProblems() {
        return !fields.problems().isEmpty();
    }

    List<FieldProblem> problems() {
        return fields.problems();
    }

    static FieldProblem nameTaken() {
        return new FieldProblem(
                "name",
                FieldCode.NAME_TAKEN,
                "Another instance has this name. Upper and lower case make no difference.");
    }

    static FieldProblem locationTaken(ActiveInstance known) {
        String who = InstanceNames.isListed(known)
                ? "already in the list as \"" + known.profile().name() + "\". Edit that one instead."
                : "the one that is set up as the current connection. It needs no entry in this list.";
        return known.profile()
                .location()
                .match(
                        cloud -> new FieldProblem("workspaceId", FieldCode.WORKSPACE_TAKEN, "This workspace is " + who),
                        host -> new FieldProblem("url", FieldCode.URL_TAKEN, "This instance is " + who));
    }

    /** The check names the fields as the connection does. */
    static List<FieldProblem> inOurWords(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new FieldProblem(
                        switch (problem.field()) {
                            case "siteUrl" -> "url";
                            case "apiToken" -> "token";
                            default -> problem.field();
                        },
                        problem.code(),
                        problem.message()))
                .toList();
    }

    private Optional<InstanceRole> role(Command command, Optional<InstanceType> type) {
        boolean source = Boolean.TRUE.equals(command.source());
        boolean target = Boolean.TRUE.equals(command.target());
        if (target && type.filter(InstanceType.DATA_CENTER::equals).isPresent()) {
            refuse(
                    "target",
                    FieldCode.FIELD_NOT_APPLICABLE,
                    "Schemas can be migrated to Cloud only. A Data Center instance can be a source.");
            return Optional.empty();
        }
        if (!source && !target) {
            refuse(
                    "target",
                    FieldCode.FIELD_REQUIRED,
                    "Choose what the instance is for: a source that is backed up, a target of migrations, or both.");
            return Optional.empty();
        }
        return Optional.of(InstanceRole.of(source, target));
    }

    private void notApplicable(String field, @Nullable String value, String message) {
        if (value != null && !value.isBlank()) {
            refuse(field, FieldCode.FIELD_NOT_APPLICABLE, message);
        }
    }

    private static InstanceType parseType(String text) {
        return Arrays.stream(InstanceType.values())
                .filter(type -> type.name().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        FieldCode.TYPE_UNKNOWN, "There are two types: CLOUD and DATA_CENTER."));
    }

    private static boolean isCloudAddress(SiteUrl url) {
        return String.valueOf(url.value().getHost()).toLowerCase(Locale.ROOT).endsWith(".atlassian.net");
    }

    private SiteUrl parseUrl(String text) {
        SiteUrl url = SiteUrl.parse(text);
        if (!url.isHttps() && !developmentAddresses.contains(url.hostAndPort())) {
            throw new InvalidValueException(
                    FieldCode.URL_NOT_HTTPS,
                    "The address must start with https://, for example https://your-site.atlassian.net.");
        }
        return url;
    }
}
