package io.strongroom.sync.adapter.in.rest;

import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The grid's query as it comes, all text: a value that cannot be read is named in the answer. */
public class GridParameters {
    private static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SEARCH = 200;
    private static final Set<String> STATUSES = Set.of("ACTIVE", "INACTIVE", "DELETED", "SYNC_ERROR");
    private static final Map<String, Sort> SORTS = Map.of(
            "name", Sort.NAME,
            "status", Sort.STATUS,
            "objectCount", Sort.OBJECT_COUNT,
            "lastBackup", Sort.LAST_BACKUP);

    @QueryParam("search")
    @Nullable
    String search;

    @QueryParam("instanceId")
    @Nullable
    String instanceId;

    @QueryParam("instanceType")
    @Parameter(description = "CLOUD, ANOTHER_CLOUD or DATA_CENTER")
    @Nullable
    String instanceType;

    @QueryParam("status")
    @Parameter(description = "ACTIVE, INACTIVE, DELETED or SYNC_ERROR")
    @Nullable
    String status;

    @QueryParam("hideDeleted")
    @Parameter(description = "true or false")
    @Nullable
    String hideDeleted;

    @QueryParam("page")
    @Parameter(description = "from 0")
    @Nullable
    String page;

    @QueryParam("size")
    @Parameter(description = "1 to 200, default 20")
    @Nullable
    String size;

    @QueryParam("sort")
    @Parameter(description = "name, status, objectCount or lastBackup; then ,asc or ,desc. Default name,asc")
    @Nullable
    String sort;

    BrowseSchemas.Query toQuery() {
        String[] order = order();
        return new BrowseSchemas.Query(
                searchText(),
                instances(),
                locations(),
                statuses(),
                flag("hideDeleted", hideDeleted),
                sortField(order[0]),
                direction(order[1]),
                number("page", page, 0, 0, MAX_PAGE),
                number("size", size, 20, 1, MAX_SIZE));
    }

    private String searchText() {
        if (search == null) {
            return "";
        }
        if (search.length() > MAX_SEARCH) {
            throw new ParameterException("search", "The search has at most " + MAX_SEARCH + " characters.");
        }
        return search.strip();
    }

    private Set<InstanceId> instances() {
        if (instanceId == null || instanceId.isEmpty()) {
            return Set.of();
        }
        if (!InstanceId.isValid(instanceId)) {
            throw new ParameterException("instanceId", "The instance id is a UUID.");
        }
        return Set.of(new InstanceId(instanceId));
    }

    private Set<Instance.Location> locations() {
        if (instanceType == null || instanceType.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(Instance.Location.values())
                .filter(location -> location.name().equals(instanceType))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new ParameterException(
                        "instanceType", "The instance type is CLOUD, ANOTHER_CLOUD or DATA_CENTER."));
    }

    private Set<String> statuses() {
        if (status == null || status.isEmpty()) {
            return Set.of();
        }
        if (!STATUSES.contains(status)) {
            throw new ParameterException("status", "The status is ACTIVE, INACTIVE, DELETED or SYNC_ERROR.");
        }
        return Set.of(status);
    }

    private String[] order() {
        if (sort == null || sort.isEmpty()) {
            return new String[] {"name", "asc"};
        }
        String[] parts = sort.split(",", -1);
        return switch (parts.length) {
            case 1 -> new String[] {parts[0], "asc"};
            case 2 -> parts;
            default -> throw new ParameterException("sort", "Sort is a field and a direction, such as name,asc.");
        };
    }

    private static Sort sortField(String name) {
        Sort field = SORTS.get(name);
        if (field == null) {
            throw new ParameterException("sort", "Sort by one of " + new TreeSet<>(SORTS.keySet()) + ".");
        }
        return field;
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "asc" -> Direction.ASCENDING;
            case "desc" -> Direction.DESCENDING;
            default -> throw new ParameterException("sort", "The direction is asc or desc.");
        };
    }

    private static boolean flag(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return false;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ParameterException(field, "The value is true or false.");
        };
    }

    private static int number(String field, @Nullable String value, int absent, int least, int most) {
        if (value == null || value.isEmpty()) {
            return absent;
        }
        // up to nine digits always fit an int
        if (value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new ParameterException(field, "The value is a number from " + least + " to " + most + ".");
    }
}
