package io.strongroom.simulator.http;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Behaviours of the real product that a client has to survive. Those that are on by default were seen on real sites. */
public enum Quirk {
    TOTAL_CAPPED(true, "total of an AQL page stops at 1000"),
    BODY_PAGING_IGNORED(true, "startAt, maxResults and includeAttributes count only in the query string of object/aql"),
    SHORT_PAGES(true, "one AQL page in twelve holds fewer values than it could"),
    COUNTS_ON_REQUEST(true, "object and type counts are 0 unless asked for"),
    CREATE_WITHOUT_ATTRIBUTES(true, "object/create answers without attributes"),
    AQL_WITHOUT_DEFINITIONS(true, "attributes of an AQL page lack objectTypeAttribute"),
    ALL_OR_NOTHING(true, "one invalid attribute rejects the whole object; when off, it is dropped silently"),
    DELETE_RETURNS_ENTITY(true, "deleting a schema or type answers 200 with the entity; when off, 204"),
    ANONYMOUS_JIRA(true, "field, search/jql and mypermissions answer 200 with less data to a bad token"),
    UUID_ICONS(true, "built-in icons have UUIDs as ids; when off, numbers"),
    NULL_STATUS_VALUE(true, "values of status and group attributes have value null; when off, their name"),
    RESERVED_CHARACTERS(true, "names of schemas and types refuse = ; : ? . and the double quote"),
    HAS_MORE_RESULTS(true, "AQL pages carry hasMoreResults"),
    IS_LAST_STRING(false, "isLast of an AQL page is a string"),
    PARENT_ID_STRING(false, "parentObjectTypeId is a string"),
    PARENT_ID_NULL(false, "parentObjectTypeId of a root type is null instead of absent"),
    HTML_ERRORS(false, "the gateway's 403, 404 and 5xx have HTML bodies"),
    FOREIGN_URLS(false, "URLs in answers contain another cloud id"),
    UNKNOWN_WORKSPACE_403(false, "an unknown workspace answers 403 instead of 404"),
    NO_AGENT_LICENCE_404(false, "workspace discovery without an agent licence answers 404 instead of 403"),
    EMPTY_PAGE_BEFORE_END(false, "some AQL pages are empty when asked for the first time"),
    IS_LAST_TOO_EARLY(false, "one AQL page in five claims to be the last"),
    PAGE_ONE_FOREVER(false, "startAt of object/aql is ignored"),
    DUPLICATES_ACROSS_PAGES(false, "an AQL page repeats the last object of the page before"),
    UNSTABLE_ORDER(false, "without ORDER BY the order of AQL results changes from request to request"),
    NO_OBJECT_ID_RANGES(false, "AQL refuses < <= > >= on objectId and ordering by it"),
    NO_ORDER_BY_OBJECT_ID(false, "AQL refuses ORDER BY objectId"),
    NO_ABSOLUTE_DATES(false, "AQL accepts only now() and its offsets for Created and Updated"),
    MINUTE_GRANULARITY(false, "AQL compares Created and Updated by the minute"),
    KEY_SORTS_AS_TEXT(false, "ORDER BY Key sorts ITA-10 before ITA-9"),
    AQL_DROPS_ATTRIBUTES(false, "AQL pages leave out Date, Group and Status attributes"),
    STRING_ATTRIBUTE_ID_IGNORED(false, "a value whose objectTypeAttributeId is a JSON string is ignored on writes"),
    STATUS_BY_NAME(false, "a status may be written by its name"),
    OBJECT_TYPES_ENTRIES(false, "objectschema/{id}/objecttypes answers {entries: [...]}"),
    RESERVED_CHARACTERS_IN_OBJECTS(false, "object names refuse = ; : ? . and the double quote"),
    DELETE_OBJECT_204(false, "deleting an object answers 204 instead of 200"),
    OLD_SEARCH_GONE(false, "aql/objects, iql/objects and object/navlist answer 410"),
    NO_RATE_HEADERS(false, "no Retry-After and no X-RateLimit-* headers at all"),
    TOTAL_FILTER_COUNT(false, "AQL pages carry totalFilterCount, pageNumber and pageSize as well"),
    OFFSET_TIMESTAMPS(false, "Data Center writes times with the offset of a time zone, +0300"),
    HISTORY_TYPE_TEXT(false, "Data Center names the type of a history entry, such as OBJECT_CREATED"),
    ATTRIBUTES_FOR_ADMINS(
            false, "Data Center shows definitions of attributes to administrators only, and empty lists to others"),
    ISSUE_FIELDS_AS_TEXT(
            false, "Data Center shows objects in issues as text, such as Printer (IT-7), instead of {key}");

    static final Set<Quirk> CLOUD_ONLY = EnumSet.of(
            TOTAL_CAPPED,
            COUNTS_ON_REQUEST,
            UUID_ICONS,
            HAS_MORE_RESULTS,
            PARENT_ID_STRING,
            PARENT_ID_NULL,
            HTML_ERRORS,
            FOREIGN_URLS,
            OBJECT_TYPES_ENTRIES,
            OLD_SEARCH_GONE,
            TOTAL_FILTER_COUNT);

    private final boolean byDefault;
    private final String effect;

    Quirk(boolean byDefault, String effect) {
        this.byDefault = byDefault;
        this.effect = effect;
    }

    /** The name in a profile, such as {@code short-pages}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String effect() {
        return effect;
    }

    public boolean byDefault() {
        return byDefault;
    }

    static Set<Quirk> defaults() {
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        Arrays.stream(values()).filter(Quirk::byDefault).forEach(quirks::add);
        return quirks;
    }

    /** The defaults, with the named ones added and those named with a leading minus taken away. */
    static Set<Quirk> of(List<String> names) {
        Set<Quirk> quirks = defaults();
        for (String name : names) {
            boolean off = name.startsWith("-");
            Quirk quirk = Arrays.stream(values())
                    .filter(candidate -> candidate.id().equals(off ? name.substring(1) : name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown quirk " + name));
            if (off) {
                quirks.remove(quirk);
            } else {
                quirks.add(quirk);
            }
        }
        return quirks;
    }
}
