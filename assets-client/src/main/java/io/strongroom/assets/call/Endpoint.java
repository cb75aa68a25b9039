package io.strongroom.assets.call;

/**
 * The calls this client makes, each with the limit that Atlassian documents for it: label of metrics, key of rate
 * budgets, and the only name of a call that may appear in a message.
 *
 * <p>Limits are a starting point that headers and 429s correct. Sources: Assets rate-limit page (1,000 per minute for
 * each endpoint, 10,000 for the site), the exceptions in the OpenAPI document, Jira's burst limit of 100 per second.
 * Data Center documents none, and its calls have those of Cloud: we are guests there too.
 */
public enum Endpoint {
    MYSELF(Side.JIRA, "GET", "myself", 6_000),
    MY_PERMISSIONS(Side.JIRA, "GET", "mypermissions", 6_000),
    WORKSPACES(Side.JIRA, "GET", "assets/workspace", 6_000),
    FIELDS(Side.JIRA, "GET", "field", 6_000),
    SEARCH_ISSUES(Side.JIRA, "POST", "search/jql", 6_000),
    SEARCH_ISSUES_OF_HOST(Side.JIRA, "POST", "search", 6_000),
    SCHEMAS(Side.ASSETS, "GET", "objectschema/list", 1_000),
    SCHEMA(Side.ASSETS, "GET", "objectschema/{id}", 1_000),
    OBJECT_TYPES(Side.ASSETS, "GET", "objectschema/{id}/objecttypes/flat", 1_000),
    SCHEMA_ATTRIBUTES(Side.ASSETS, "GET", "objectschema/{id}/attributes", 1_000),
    TYPE_ATTRIBUTES(Side.ASSETS, "GET", "objecttype/{id}/attributes", 2_000),
    STATUSES(Side.ASSETS, "GET", "config/statustype", 1_000),
    REFERENCE_TYPES(Side.ASSETS, "GET", "config/referencetype", 1_000),
    ICONS(Side.ASSETS, "GET", "icon/global", 1_000),
    ICON_IMAGE(Side.ASSETS, "GET", "icon/{id}/icon.png", 1_000),
    SCHEMA_ROLES(Side.ASSETS, "GET", "config/role/objectschema/{id}", 1_000),
    ROLE(Side.ASSETS, "GET", "config/role/{id}", 1_000),
    CONFIGURATION(Side.ASSETS, "GET", "global/config/objectschema/{id}", 1_000),
    USAGE(Side.ASSETS, "GET", "usage", 1_000),
    AQL(Side.ASSETS, "POST", "object/aql", 1_000),
    AQL_OF_HOST(Side.ASSETS, "GET", "aql/objects", 1_000),
    AQL_TOTAL_COUNT(Side.ASSETS, "POST", "object/aql/totalcount", 500),
    OBJECT(Side.ASSETS, "GET", "object/{id}", 2_000);

    /** All Assets calls of one site together. */
    public static final int ASSETS_SITE_LIMIT_PER_MINUTE = 10_000;

    /** Which of the two hosts of a site answers. */
    public enum Side {
        JIRA,
        ASSETS
    }

    private final Side side;
    private final String method;
    private final String pathTemplate;
    private final int limitPerMinute;

    Endpoint(Side side, String method, String pathTemplate, int limitPerMinute) {
        this.side = side;
        this.method = method;
        this.pathTemplate = pathTemplate;
        this.limitPerMinute = limitPerMinute;
    }

    /** Whether it reads pages of objects, which is what backups wait for. */
    public boolean readsObjects() {
        return this == AQL || this == AQL_OF_HOST;
    }

    public Side side() {
        return side;
    }

    public String method() {
        return method;
    }

    /** With placeholders, never with values: safe to log. */
    public String pathTemplate() {
        return pathTemplate;
    }

    public int limitPerMinute() {
        return limitPerMinute;
    }

    /** Such as {@code POST object/aql}. */
    @Override
    public String toString() {
        return method + " " + pathTemplate;
    }
}
