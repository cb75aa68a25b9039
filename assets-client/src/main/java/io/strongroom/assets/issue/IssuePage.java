package io.strongroom.assets.issue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of issues that hold objects.
 *
 * @param nextPageToken null on the last page
 */
public record IssuePage(List<Issue> issues, @Nullable String nextPageToken) {

    public IssuePage {
        issues = List.copyOf(issues);
    }

    /**
     * An issue.
     *
     * @param objectIds by field id; fields without objects are left out
     */
    public record Issue(String id, String key, Map<String, List<Long>> objectIds) {

        public Issue {
            objectIds = Map.copyOf(objectIds);
        }
    }
}
