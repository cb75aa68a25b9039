package io.strongroom.config.adapter.out.storage;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.connection.ClusterDescription;
import io.strongroom.config.adapter.out.storage.StoreAddresses.ForbiddenAddressException;
import io.strongroom.config.application.port.out.StorageInspector.Refused;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words for people why a server could not be used. Own words throughout: the driver's may quote the string. */
final class StorageFault {

    private static final String FIELD = "connectionString";
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int ATLAS_ERROR = 8000;

    private StorageFault() {}

    static Refused refused(FieldCode code, String message) {
        return new Refused(new FieldProblem(FIELD, code, message));
    }

    static Refused timedOut() {
        return refused(
                FieldCode.CONNECTION_STRING_UNREACHABLE,
                "The server does not answer in time. Check host, port, firewall and, in a cloud, the network access list.");
    }

    static Refused srvNotResolved() {
        return refused(
                FieldCode.CONNECTION_STRING_SRV_NOT_RESOLVED,
                "There is no SRV record for this mongodb+srv:// name. Check the name, or use mongodb:// with the hosts.");
    }

    /** A time-out while a server is selected hides its reason in the description of the cluster. */
    static Refused of(MongoException failure, @Nullable ClusterDescription cluster) {
        List<Throwable> causes = new ArrayList<>(causes(failure));
        if (cluster != null) {
            cluster.getServerDescriptions().forEach(server -> causes.addAll(causes(server.getException())));
            if (cluster.getSrvResolutionException() != null) {
                return srvNotResolved();
            }
        }
        return explained(causes).orElseGet(() -> {
            boolean silent = causes.stream().noneMatch(cause -> cause instanceof MongoCommandException);
            return silent ? timedOut() : notUsable(failure);
        });
    }

    private static Optional<Refused> explained(List<Throwable> causes) {
        if (has(causes, ForbiddenAddressException.class)) {
            return Optional.of(refused(
                    FieldCode.CONNECTION_STRING_FORBIDDEN_HOST,
                    "A storage cannot be on the machine of Strongroom itself or at a link-local address."));
        }
        if (has(causes, UnknownHostException.class)) {
            return Optional.of(refused(
                    FieldCode.CONNECTION_STRING_HOST_UNKNOWN,
                    "A host of the connection string does not exist. Check its spelling."));
        }
        if (has(causes, CertificateException.class)) {
            return Optional.of(refused(
                    FieldCode.CONNECTION_STRING_TLS_FAILED,
                    "The server's certificate is not trusted, has expired or is for another host. Have an administrator"
                            + " add its authority to STRONGROOM_STORAGE_CA_FILE."));
        }
        if (has(causes, SSLException.class)) {
            return Optional.of(refused(
                    FieldCode.CONNECTION_STRING_TLS_FAILED,
                    "No TLS connection: the server does not speak TLS at this port, or no version or cipher that is"
                            + " still safe. Check the port and the option tls."));
        }
        if (causes.stream().anyMatch(StorageFault::isRefusedLogin)) {
            return Optional.of(
                    refused(
                            FieldCode.CONNECTION_STRING_CREDENTIALS_REJECTED,
                            "User name and password are not accepted. Percent-encode special characters, and check authSource."));
        }
        if (causes.stream().anyMatch(StorageFault::demandsLogin)) {
            return Optional.of(refused(
                    FieldCode.CONNECTION_STRING_CREDENTIALS_REJECTED,
                    "The server wants a user name and a password. Put them in front of the host, followed by @."));
        }
        if (has(causes, MongoSocketReadException.class) && !has(causes, MongoSocketReadTimeoutException.class)) {
            return Optional.of(refused(
                    FieldCode.CONNECTION_STRING_TLS_FAILED,
                    "The server ends the connection at once. If it demands TLS, add the option tls=true."));
        }
        return Optional.empty();
    }

    static Refused notUsable(MongoException failure) {
        return refused(
                FieldCode.CONNECTION_STRING_NOT_USABLE,
                "The server refused to write, read and delete a test document (error " + failure.getCode() + ").");
    }

    static boolean isMissingPrivilege(MongoException failure) {
        return failure.getCode() == UNAUTHORIZED
                || failure.getCode() == ATLAS_ERROR
                || String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("not authorized");
    }

    static boolean demandsLogin(Throwable cause) {
        return cause instanceof MongoCommandException refused
                && refused.getCode() == UNAUTHORIZED
                && refused.getErrorMessage().toLowerCase(Locale.ROOT).contains("requires authentication");
    }

    private static boolean isRefusedLogin(Throwable cause) {
        return cause instanceof MongoSecurityException
                || (cause instanceof MongoException refused && refused.getCode() == AUTHENTICATION_FAILED);
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static Set<Throwable> causes(@Nullable Throwable failure) {
        Set<Throwable> all = new HashSet<>();
        for (Throwable cause = failure; cause != null && all.add(cause); cause = cause.getCause()) {
            // each cause once, also when they go in circles
        }
        return all;
    }
}
