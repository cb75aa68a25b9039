package io.strongroom.config.adapter.in.rest;

/** Something that will not work with this account. */
record WarningResponse(String code, String detail) {}
