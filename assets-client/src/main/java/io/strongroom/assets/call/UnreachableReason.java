package io.strongroom.assets.call;

/** Why no answer came. */
public enum UnreachableReason {
    CONNECT,
    RESET,
    DEADLINE,
    TOO_SLOW,
    TLS
}
