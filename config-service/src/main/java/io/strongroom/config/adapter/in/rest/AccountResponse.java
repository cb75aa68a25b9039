package io.strongroom.config.adapter.in.rest;

/** The Atlassian account that a token belongs to. */
record AccountResponse(String accountId, String displayName) {}
