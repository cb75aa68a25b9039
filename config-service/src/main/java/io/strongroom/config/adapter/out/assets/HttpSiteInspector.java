package io.strongroom.config.adapter.out.assets;

import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.CloudSite;
import io.strongroom.assets.DataCenterAccess;
import io.strongroom.assets.DataCenterSite;
import io.strongroom.assets.Secret;
import io.strongroom.assets.SiteAccess;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.EgressReason;
import io.strongroom.config.application.port.out.SiteInspector;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.Account;
import io.strongroom.config.domain.instance.WorkspaceId;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks through assets-client and says the answers in our words. */
public final class HttpSiteInspector implements SiteInspector {

    private final AssetsClient client;

    public HttpSiteInspector(AssetsClient client) {
        this.client = client;
    }

    @Override
    public Owner owner(Access access) {
        io.strongroom.assets.Account found = ask(access, CloudSite::myself, DataCenterSite::myself);
        return new Owner(
                new Account(found.accountId(), found.displayName()),
                found.emailAddress() == null ? null : visible(found.emailAddress()));
    }

    @Override
    public JiraRights rights(Access access) {
        return new JiraRights(ask(access, CloudSite::administersJira, DataCenterSite::administersJira));
    }

    @Override
    public List<WorkspaceId> workspaces(Access access) {
        return ask(access, CloudSite::workspaceIds, host -> List.<String>of()).stream()
                .flatMap(HttpSiteInspector::readable)
                .toList();
    }

    @Override
    public void readSchemas(Access access) {
        ask(access, CloudSite::schemas, DataCenterSite::schemas);
    }

    private <T> T ask(Access access, Function<CloudSite, T> onCloud, Function<DataCenterSite, T> onDataCenter) {
        Secret token = Secret.of(access.credential().token().reveal());
        String email =
                access.credential().signIn().email().map(EmailAddress::text).orElse("");
        try {
            return access.location()
                    .match(
                            cloud -> onCloud.apply(client.site(new SiteAccess(
                                    cloud.url().value(), cloud.workspace().text(), email, token))),
                            host -> onDataCenter.apply(client.dataCenter(
                                    new DataCenterAccess(host.url().value(), token))));
        } catch (AssetsException failure) {
            throw translated(failure);
        }
    }

    private static RuntimeException translated(AssetsException failure) {
        if (failure instanceof AssetsException.CredentialsRejected) {
            return rejected(SiteRejectedException.Refusal.UNAUTHENTICATED, failure);
        }
        if (failure instanceof AssetsException.Forbidden) {
            return rejected(SiteRejectedException.Refusal.FORBIDDEN, failure);
        }
        if (failure instanceof AssetsException.NotFound) {
            return rejected(SiteRejectedException.Refusal.NOT_FOUND, failure);
        }
        if (failure instanceof AssetsException.EgressRefused refused) {
            boolean forbidden =
                    refused.reason() == EgressReason.FORBIDDEN_HOST || refused.reason() == EgressReason.NOT_HTTPS;
            return forbidden
                    ? rejected(SiteRejectedException.Refusal.FORBIDDEN_HOST, failure)
                    : unavailable(SiteUnavailableException.Outage.NO_CONNECTION, failure);
        }
        if (failure instanceof AssetsException.Unreachable) {
            return unavailable(SiteUnavailableException.Outage.NO_CONNECTION, failure);
        }
        // What is left is an answer: one that a later attempt may better, or one that Jira never gives.
        return failure.isTransient() || failure instanceof AssetsException.Cancelled
                ? unavailable(SiteUnavailableException.Outage.BUSY, failure)
                : rejected(SiteRejectedException.Refusal.NOT_JIRA, failure);
    }

    private static SiteRejectedException rejected(SiteRejectedException.Refusal refusal, AssetsException failure) {
        return new SiteRejectedException(refusal, failure);
    }

    private static SiteUnavailableException unavailable(
            SiteUnavailableException.Outage outage, AssetsException failure) {
        return new SiteUnavailableException(outage, failure);
    }

    /** An address that we cannot read proves nothing, so it counts as hidden. */
    private static @Nullable EmailAddress visible(String text) {
        try {
            return new EmailAddress(text);
        } catch (InvalidValueException notAnAddress) {
            return null;
        }
    }

    private static Stream<WorkspaceId> readable(String text) {
        try {
            return Stream.of(new WorkspaceId(text));
        } catch (InvalidValueException notAnId) {
            return Stream.empty();
        }
    }
}
