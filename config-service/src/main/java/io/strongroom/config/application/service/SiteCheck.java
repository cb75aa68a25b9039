package io.strongroom.config.application.service;

import io.strongroom.config.application.port.out.SiteInspector;
import io.strongroom.config.application.port.out.SiteInspector.SiteRejectedException;
import io.strongroom.config.application.port.out.SiteInspector.SiteUnavailableException;
import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.Inspection;
import io.strongroom.config.domain.instance.Location;
import io.strongroom.config.domain.instance.WorkspaceId;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Asks a site the four questions in the order that gives each wrong field its own error: who am I, may I administer,
 * which workspaces are there, can I read schemas. A question whose answer rests on a field already known to be wrong is
 * not asked. Data Center has no workspaces. Fields are named as in the connection: {@code siteUrl}, {@code apiToken}.
 */
final class SiteCheck {

    private final SiteInspector inspector;

    SiteCheck(SiteInspector inspector) {
        this.inspector = inspector;
    }

    Finding check(Location location, Credential credential) {
        return location.match(cloud -> checkCloud(cloud, credential), host -> checkDataCenter(host, credential));
    }

    private Finding checkCloud(Location.CloudWorkspace typed, Credential credential) {
        SiteInspector.Access access = new SiteInspector.Access(typed, credential);
        WorkspaceId workspaceId = typed.workspace();
        SiteInspector.Owner owner;
        try {
            owner = inspector.owner(access);
        } catch (SiteRejectedException rejected) {
            return new Wrong(List.of(whenOwnerIsRefused(rejected.reason())));
        } catch (SiteUnavailableException unavailable) {
            return whenUnavailable(unavailable);
        }

        List<FieldProblem> problems = new ArrayList<>();
        EmailAddress visible = owner.visibleEmail();
        boolean another = visible != null
                && credential
                        .signIn()
                        .email()
                        .filter(email -> !visible.names(email))
                        .isPresent();
        if (another) {
            problems.add(new FieldProblem(
                    "email",
                    FieldCode.EMAIL_MISMATCH,
                    "The API token belongs to another account than this e-mail address. Enter the address of the"
                            + " account in which the token was created."));
        }

        WorkspaceId confirmed = workspaceId;
        boolean jiraAdmin;
        try {
            jiraAdmin = inspector.rights(access).administer();
            List<WorkspaceId> found = inspector.workspaces(access);
            List<WorkspaceId> named = found.stream().filter(workspaceId::names).toList();
            if (named.isEmpty()) {
                problems.add(found.isEmpty() ? noAssets() : otherWorkspace());
            } else {
                confirmed = named.get(0);
            }
        } catch (SiteRejectedException rejected) {
            problems.add(whenWorkspacesAreRefused(rejected.reason()));
            return new Wrong(problems);
        } catch (SiteUnavailableException unavailable) {
            return problems.isEmpty() ? whenUnavailable(unavailable) : new Wrong(problems);
        }
        if (!problems.isEmpty()) {
            return new Wrong(problems);
        }

        Location location = new Location.CloudWorkspace(typed.url(), confirmed);
        try {
            inspector.readSchemas(new SiteInspector.Access(location, credential));
        } catch (SiteRejectedException rejected) {
            return new Wrong(List.of(whenSchemasAreRefused(rejected.reason())));
        } catch (SiteUnavailableException unavailable) {
            // The site itself has answered three times, so its address is right: only Atlassian's gateway is in
            // trouble.
            return new Busy();
        }
        return new Right(location, new Inspection(owner.account(), jiraAdmin));
    }

    private Finding checkDataCenter(Location.DataCenterHost host, Credential credential) {
        SiteInspector.Access access = new SiteInspector.Access(host, credential);
        SiteInspector.Owner owner;
        boolean jiraAdmin;
        try {
            owner = inspector.owner(access);
            jiraAdmin = inspector.rights(access).administer();
        } catch (SiteRejectedException rejected) {
            return new Wrong(List.of(DataCenterProblems.whenOwnerIsRefused(rejected.reason())));
        } catch (SiteUnavailableException unavailable) {
            return whenUnavailable(unavailable);
        }
        try {
            inspector.readSchemas(access);
        } catch (SiteRejectedException rejected) {
            return new Wrong(List.of(DataCenterProblems.whenSchemasAreRefused(rejected.reason())));
        } catch (SiteUnavailableException unavailable) {
            // Two answers came from this very host, so its address is right.
            return new Busy();
        }
        return new Right(host, new Inspection(owner.account(), jiraAdmin));
    }

    private static Finding whenUnavailable(SiteUnavailableException unavailable) {
        if (unavailable.reason() == SiteUnavailableException.Outage.BUSY) {
            return new Busy();
        }
        return new Wrong(List.of(new FieldProblem(
                "siteUrl",
                FieldCode.URL_UNREACHABLE,
                "No secure connection to this address could be made. Check the spelling, and that the site answers over"
                        + " https:// from where Strongroom runs.")));
    }

    private static FieldProblem whenOwnerIsRefused(SiteRejectedException.Refusal reason) {
        return switch (reason) {
            case FORBIDDEN_HOST -> forbiddenHost();
            case UNAUTHENTICATED ->
                new FieldProblem(
                        "apiToken",
                        FieldCode.CREDENTIALS_REJECTED,
                        "Jira does not accept this e-mail address and API token together. One of the two is wrong, or the"
                                + " token has expired or was revoked.");
            case FORBIDDEN ->
                new FieldProblem(
                        "apiToken",
                        FieldCode.CREDENTIALS_REJECTED,
                        "Jira knows this account and refuses it. It may lack a Jira licence, or the site's IP allowlist may"
                                + " not contain the address of Strongroom.");
            case NOT_FOUND, NOT_JIRA -> notAJiraSite();
        };
    }

    private static FieldProblem whenWorkspacesAreRefused(SiteRejectedException.Refusal reason) {
        return switch (reason) {
            case FORBIDDEN_HOST -> forbiddenHost();
            case NOT_JIRA -> notAJiraSite();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND ->
                new FieldProblem(
                        "workspaceId",
                        FieldCode.ASSETS_NOT_AVAILABLE,
                        "This account cannot see Assets on this site. It needs a Jira Service Management agent licence, and"
                                + " the site a plan with Assets (Premium or Enterprise).");
        };
    }

    private static FieldProblem whenSchemasAreRefused(SiteRejectedException.Refusal reason) {
        return switch (reason) {
            case FORBIDDEN_HOST -> forbiddenHost();
            case UNAUTHENTICATED ->
                new FieldProblem(
                        "apiToken",
                        FieldCode.CREDENTIALS_REJECTED,
                        "Jira accepts this API token, but Assets does not. Create a token without scopes, or one with the"
                                + " scopes that read Assets schemas and objects.");
            case FORBIDDEN, NOT_FOUND, NOT_JIRA ->
                new FieldProblem(
                        "workspaceId",
                        FieldCode.ASSETS_NOT_AVAILABLE,
                        "The workspace exists, but this account cannot read its schemas. Give it a role in Assets, or use"
                                + " the account of a Jira administrator.");
        };
    }

    private static FieldProblem noAssets() {
        return new FieldProblem(
                "workspaceId",
                FieldCode.ASSETS_NOT_AVAILABLE,
                "This site has no Assets workspace. Assets needs Jira Service Management Premium or Enterprise.");
    }

    private static FieldProblem otherWorkspace() {
        return new FieldProblem(
                "workspaceId",
                FieldCode.WORKSPACE_MISMATCH,
                "This workspace does not belong to the site. Open /rest/servicedeskapi/assets/workspace on the site and"
                        + " copy the value of \"workspaceId\".");
    }

    static FieldProblem forbiddenHost() {
        return new FieldProblem(
                "siteUrl",
                FieldCode.URL_FORBIDDEN_HOST,
                "This address leads to a private or local network. Enter the public address of a Jira site. If"
                        + " this host is meant, whoever runs Strongroom has to allow it in"
                        + " STRONGROOM_DEVELOPMENT_ADDRESSES.");
    }

    private static FieldProblem notAJiraSite() {
        return new FieldProblem(
                "siteUrl",
                FieldCode.URL_NOT_A_JIRA_SITE,
                "Something answers at this address, but it is not Jira. Enter the site's address like"
                        + " https://your-site.atlassian.net, without anything behind it.");
    }

    /** What the check found out. */
    sealed interface Finding {
        <R> R match(Function<Right, R> right, Function<Wrong, R> wrong, Function<Busy, R> busy);
    }

    /** Everything is right; a workspace id is spelled as Atlassian spells it. */
    record Right(Location location, Inspection inspection) implements Finding {
        @Override
        public <R> R match(Function<Right, R> right, Function<Wrong, R> wrong, Function<Busy, R> busy) {
            return right.apply(this);
        }
    }

    /** Some fields are wrong. */
    record Wrong(List<FieldProblem> problems) implements Finding {
        @Override
        public <R> R match(Function<Right, R> right, Function<Wrong, R> wrong, Function<Busy, R> busy) {
            return wrong.apply(this);
        }
    }

    /** Atlassian could not say. */
    record Busy() implements Finding {
        @Override
        public <R> R match(Function<Right, R> right, Function<Wrong, R> wrong, Function<Busy, R> busy) {
            return busy.apply(this);
        }
    }
}
