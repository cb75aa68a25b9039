package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.call.ProtocolFault;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceRejectedException.Reason;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import io.strongroom.worker.application.port.out.StopRequestedException;
import java.util.function.Supplier;

/** Says of a failed call to a site what the port promises to say. The client's messages hold no secrets. */
final class SourceCalls {

    private SourceCalls() {}

    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (AssetsException e) {
            throw translated(e);
        }
    }

    static RuntimeException translated(AssetsException e) {
        if (e instanceof AssetsException.Cancelled) {
            return new StopRequestedException();
        }
        if (e instanceof AssetsException.CredentialsRejected) {
            return new SourceRejectedException(
                    Reason.CREDENTIALS,
                    "The site refuses the account or its token. Enter a valid token where the site was added; the backup then"
                            + " goes on by itself.",
                    e);
        }
        if (e instanceof AssetsException.Forbidden) {
            return new SourceRejectedException(
                    Reason.CREDENTIALS,
                    "The account may not read this (" + e.getMessage()
                            + "). Give it access in Assets and save the connection again; the backup then goes on.",
                    e);
        }
        if (e instanceof AssetsException.NotFound) {
            return new SourceRejectedException(Reason.NOT_FOUND, e.getMessage(), e);
        }
        if (e instanceof AssetsException.InvalidRequest || e instanceof AssetsException.EgressRefused) {
            return new SourceRejectedException(Reason.QUESTION, e.getMessage(), e);
        }
        if (e instanceof AssetsException.ProtocolViolated protocol
                && protocol.reason() == ProtocolFault.HTML_INSTEAD_OF_JSON) {
            return new SourceRejectedException(
                    Reason.INCONSISTENT,
                    "The site answers with a web page instead of data; check its address, and whether it is under"
                            + " maintenance or behind a login page.",
                    e);
        }
        return new SourceUnavailableException(e.getMessage(), e);
    }
}
