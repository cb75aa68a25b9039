package io.strongroom.worker.application.port.out;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a worker gets at an instance's credential: asked at run time, kept in memory only as long as a site is read. Throws
 * {@link SourceUnavailableException} while the owner of credentials does not answer.
 */
public interface CredentialProvider {

    /** Empty when the instance is gone. */
    Optional<Credential> credentialOf(String instanceId);

    /** Its text says nothing of what it holds. */
    sealed interface Credential {

        default <R> R match(Function<Cloud, R> cloud, Function<DataCenter, R> dataCenter) {
            return this instanceof Cloud known ? cloud.apply(known) : dataCenter.apply((DataCenter) this);
        }
    }

    /** Of an account of a Cloud site. */
    record Cloud(String siteUrl, String workspaceId, String email, String token) implements Credential {
        @Override
        public String toString() {
            return "Cloud[…]";
        }
    }

    /** A personal access token of a Data Center host. */
    record DataCenter(String url, String token) implements Credential {
        @Override
        public String toString() {
            return "DataCenter[…]";
        }
    }
}
