package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.credential.Credential;
import io.strongroom.config.domain.credential.EmailAddress;
import io.strongroom.config.domain.instance.Account;
import io.strongroom.config.domain.instance.Location;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Jira site the questions that tell whether we can back it up: four on Cloud, three on Data Center. The calls only read, may be repeated and
 * asked in any order, block for at most the configured time limit, and fail in the two ways below.
 */
public interface SiteInspector {

    /** Whose credential this is. The one call that a site never answers to a wrong credential. */
    Owner owner(Access access);

    JiraRights rights(Access access);

    /** The Assets workspaces of a Cloud site; none when its plan has no Assets. Data Center is never asked this. */
    List<WorkspaceId> workspaces(Access access);

    /** Reads the schemas and forgets them: returns normally when they can be read. */
    void readSchemas(Access access);

    /** Which instance is asked, and as whom. */
    record Access(Location location, Credential credential) {}

    /**
     * The account behind a credential.
     *
     * @param visibleEmail absent when the account's privacy settings hide it
     */
    record Owner(Account account, @Nullable EmailAddress visibleEmail) {}

    /** What the account may do on the whole site. */
    record JiraRights(boolean administer) {}

    /** The site did not give a usable answer now; trying again later may help. */
    final class SiteUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Outage reason;

        public SiteUnavailableException(Outage reason, @Nullable Throwable cause) {
            super("site unavailable: " + reason, cause);
            this.reason = reason;
        }

        public Outage reason() {
            return reason;
        }

        /** NO_CONNECTION: no TLS connection or no answer at all. BUSY: rate limits or an error of the server. */
        public enum Outage {
            NO_CONNECTION,
            BUSY
        }
    }

    /** The site answered no; trying the same again will not help. */
    final class SiteRejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Refusal reason;

        public SiteRejectedException(Refusal reason, @Nullable Throwable cause) {
            super("site rejected the call: " + reason, cause);
            this.reason = reason;
        }

        public Refusal reason() {
            return reason;
        }

        /** FORBIDDEN_HOST: we may not even ask. NOT_JIRA: the answer was none that Jira gives. */
        public enum Refusal {
            FORBIDDEN_HOST,
            UNAUTHENTICATED,
            FORBIDDEN,
            NOT_FOUND,
            NOT_JIRA
        }
    }
}
