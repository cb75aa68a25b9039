package io.strongroom.sync.adapter.in.rest;

import io.strongroom.sync.application.port.in.BrowseSchemas;
import io.strongroom.sync.application.port.in.BrowseSchemas.Direction;
import io.strongroom.sync.application.port.in.BrowseSchemas.Order;
import io.strongroom.sync.application.port.in.BrowseSchemas.Sort;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.instance.InstanceId;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The grid's query as it comes, all text: a value that cannot be read is named in the answer. */
public class GridParameters {
    private static final int MAX_SIZE = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SEARCH = 200;
    private static final Set<String> STATUSES = Set.of("ACTIVE", "INACTIVE", "DELETED", "SYNC_ERROR");
    private static final int MAX_ORDERS = 4;
    private static final Map<String, Sort> SORTS = Map.of(
            "name", Sort.NAME,
            "key", Sort.KEY,
            "status", Sort.STATUS,
            "objectCount", Sort.OBJECT_COUNT,
            "instance.name", Sort.INSTANCE_NAME,
            "lastBackup.at", Sort.LAST_BACKUP,
            // as the first version called it
            "lastBackup", Sort.LAST_BACKUP,
            "backups.nextAt", Sort.NEXT_BACKUP);

    @QueryParam("search")
    @Parameter(schema = @Schema(type = SchemaType.STRING, maxLength = MAX_SEARCH))
    @Nullable
    String search;

    @QueryParam("instanceId")
    @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String instanceId;

    @QueryParam("instanceType")
    @Parameter(schema = @Schema(enumeration = {"CLOUD", "ANOTHER_CLOUD", "DATA_CENTER"}))
    @Nullable
    String instanceType;

    @QueryParam("status")
    @Parameter(schema = @Schema(enumeration = {"ACTIVE", "INACTIVE", "DELETED", "SYNC_ERROR"}))
    @Nullable
    String status;

    @QueryParam("hideDeleted")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Nullable
    String hideDeleted;

    @QueryParam("page")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "" + MAX_PAGE))
    @Nullable
    String page;

    @QueryParam("size")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MAX_SIZE, defaultValue = "20"))
    @Nullable
    String size;

    @QueryParam("sort")
    @Parameter(
            description = "name, key, status, objectCount, instance.name, lastBackup.at or backups.nextAt; then ,asc or"
                    + " ,desc. Default name,asc. Up to four, the first counts most: sort=status,asc&sort=name,desc")
    @Nullable
    List<String> sort;

    BrowseSchemas.Query toQuery() {
        return new BrowseSchemas.Query(
                searchText(),
                instances(),
                locations(),
                statuses(),
                flag("hideDeleted", hideDeleted),
                orders(),
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
        // no name has one, and regular expressions of the store end there
        if (search.indexOf('\0') >= 0) {
            throw new ParameterException("search", "The search has a character that no name has.");
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

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (String text : sort == null ? List.<String>of() : sort) {
            if (text.isEmpty()) {
                continue;
            }
            Order order = order(text);
            if (orders.stream().anyMatch(other -> other.sort() == order.sort())) {
                throw new ParameterException("sort", "Sort by a field only once.");
            }
            orders.add(order);
        }
        if (orders.size() > MAX_ORDERS) {
            throw new ParameterException("sort", "Sort by at most " + MAX_ORDERS + " fields.");
        }
        return orders.isEmpty() ? List.of(new Order(Sort.NAME, Direction.ASCENDING)) : orders;
    }

    private static Order order(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > 2) {
            throw new ParameterException("sort", "Sort is a field and a direction, such as name,asc.");
        }
        Sort field = SORTS.get(parts[0]);
        if (field == null) {
            throw new ParameterException("sort", "Sort by one of " + new TreeSet<>(SORTS.keySet()) + ".");
        }
        return new Order(field, direction(parts.length == 2 ? parts[1] : "asc"));
    }

    private static Direction direction(String word) {
        return switch (word) {
            case "asc" -> Direction.ASCENDING;
            case "desc" -> Direction.DESCENDING;
            default -> throw new ParameterException("sort", "The direction is asc or desc.");
        };
    }

    static boolean flag(String field, @Nullable String value) {
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
