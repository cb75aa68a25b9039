package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageInstances;
import java.util.List;

/** One page of the list of instances. */
record InstancePageResponse(List<InstanceResponse> items, int page, int size, long total) {

    static InstancePageResponse from(ManageInstances.Page found, ManageInstances.Query query) {
        return new InstancePageResponse(
                found.items().stream().map(InstanceResponse::from).toList(), query.page(), query.size(), found.total());
    }
}
