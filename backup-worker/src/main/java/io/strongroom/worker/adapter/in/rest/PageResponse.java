package io.strongroom.worker.adapter.in.rest;

import java.util.List;

/** One page of a list, as the contract has it. */
record PageResponse<T>(List<T> items, int page, int size, long total) {}
