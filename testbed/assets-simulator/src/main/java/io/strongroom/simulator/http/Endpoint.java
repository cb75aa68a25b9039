package io.strongroom.simulator.http;

/** One documented call: its name in statistics and limits, who may make it, and what answers. */
record Endpoint(String name, Side side, boolean writes, Handling handling) {

    /** Which part of the product answers, and so how it treats a caller it does not know. */
    enum Side {
        /** Assets behind the API gateway: 401 with the gateway's body. */
        ASSETS,
        /** Jira endpoints that forbid anonymous use. */
        JIRA,
        /** Jira endpoints that answer anybody, with less data. */
        JIRA_ANONYMOUS,
        /** A Data Center host: a personal access token as Bearer, a user name with a password, or 401. */
        DATA_CENTER,
        /** A path below rest that a Data Center host does not have: 404 as XML, or the login page for strangers. */
        DATA_CENTER_UNKNOWN,
        /** No credentials needed. */
        OPEN
    }

    interface Handling {
        Reply reply(Call call);
    }
}
