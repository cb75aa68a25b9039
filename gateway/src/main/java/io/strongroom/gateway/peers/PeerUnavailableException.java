package io.strongroom.gateway.peers;

import io.strongroom.gateway.routes.Peer;

/** No replica of a service could be reached, or none answered in time. */
public class PeerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Peer peer;
    private final boolean timedOut;

    PeerUnavailableException(Peer peer, boolean timedOut, Throwable cause) {
        super("peer=" + peer.id(), cause);
        this.peer = peer;
        this.timedOut = timedOut;
    }

    public Peer peer() {
        return peer;
    }

    /** Whether it was reached, but stayed silent. What it did with the request is then unknown. */
    public boolean timedOut() {
        return timedOut;
    }
}
