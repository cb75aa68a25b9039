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
        /** A Data Center host: a personal access token as Bearer, or 401. */
        DATA_CENTER,
        /** No credentials needed. */
        OPEN
    }

    interface Handling {
        Reply reply(Call call);
    }
}
