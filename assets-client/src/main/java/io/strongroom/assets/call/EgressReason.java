package io.strongroom.assets.call;

/** Stable; config-service turns them into field errors. */
public enum EgressReason {
    NOT_HTTPS,
    FORBIDDEN_HOST,
    UNRESOLVABLE,
    UNREACHABLE,
    NO_TLS
}
