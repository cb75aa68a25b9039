package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageInstances;
import io.strongroom.config.domain.instance.InstanceType;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query of GET /instances, as text: what cannot be read is refused by name. */
class InstanceParameters {

    private static final int MAX_SEARCH = 200;
    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_SIZE = 200;
    private static final Map<String, ManageInstances.Sort> SORTS = Map.of(
            "name", ManageInstances.Sort.NAME,
            "type", ManageInstances.Sort.TYPE,
            "url", ManageInstances.Sort.URL,
            "createdAt", ManageInstances.Sort.CREATED_AT);

    @QueryParam("search")
    @Parameter(
            description = "Part of the name or of the address, in any case",
            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_SEARCH))
    @Nullable
    String search;

    @QueryParam("type")
    @Parameter(schema = @Schema(enumeration = {"CLOUD", "DATA_CENTER"}))
    @Nullable
    String type;

    @QueryParam("source")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String source;

    @QueryParam("target")
    @Parameter(schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String target;

    @QueryParam("page")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "" + MAX_PAGE))
    @Nullable
    String page;

    @QueryParam("size")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MAX_SIZE, defaultValue = "20"))
    @Nullable
    String size;

    @QueryParam("sort")
    @Parameter(description = "name, type, url or createdAt; then ,asc or ,desc. Default name,asc")
    @Nullable
    String sort;

    ManageInstances.Query toQuery() {
        String[] order = (blank(sort) ? "name,asc" : sort).split(",", -1);
        ManageInstances.Sort field = SORTS.get(order[0]);
        String direction = order.length > 1 ? order[1] : "asc";
        boolean known = direction.equals("asc") || direction.equals("desc");
        if (field == null || order.length > 2 || !known) {
            throw new ParameterException(
                    "sort", "Sort by one of " + new TreeSet<>(SORTS.keySet()) + ", then asc or desc: name,asc.");
        }
        return new ManageInstances.Query(
                searchText(),
                read("type", type, "CLOUD or DATA_CENTER", InstanceType::valueOf),
                flag("source", source),
                flag("target", target),
                field,
                direction.equals("desc"),
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
        return search.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Boolean flag(String name, @Nullable String text) {
        return read(name, text, "true or false", value -> switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(name);
        });
    }

    private static int number(String name, @Nullable String text, int otherwise, int least, int most) {
        Integer number = read(name, text, "a number from " + least + " to " + most, value -> {
            int parsed = Integer.parseInt(value);
            if (parsed < least || parsed > most) {
                throw new IllegalArgumentException(name);
            }
            return parsed;
        });
        return number == null ? otherwise : number;
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, String allowed, Function<String, T> parser) {
        if (blank(text)) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(name, "The value is " + allowed + ".");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** A parameter that cannot be read; the message names what is allowed, never what was sent. */
    static final class ParameterException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ParameterException(String parameter, String allowed) {
            super("The parameter \"" + parameter + "\" cannot be read. " + allowed);
        }
    }
}
