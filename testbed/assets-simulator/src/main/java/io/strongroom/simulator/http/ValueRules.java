package io.strongroom.simulator.http;

import io.strongroom.simulator.aql.Hits;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.catalog.Status;
import io.strongroom.simulator.store.IntList;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values an attribute takes, and the product's words for those that it does not take. */
final class ValueRules {
    private static final int LONGEST_TEXT = 255;
    private static final Pattern IP =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern RESERVED = Pattern.compile("[=;:?.\"]");

    private final Call call;
    private final ObjectType type;
    private final int ordinal;

    /** A value that is refused; the message goes to the client. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /** For an object of this type; the ordinal is -1 while it is being created. */
    ValueRules(Call call, ObjectType type, int ordinal) {
        this.call = call;
        this.type = type;
        this.ordinal = ordinal;
    }

    /** The values in the form in which they are stored. */
    List<String> accepted(Attribute attribute, List<String> values) throws Invalid {
        AttributeSettings settings = attribute.settings();
        if (attribute.system() || !attribute.editable()) {
            throw new Invalid(attribute.name() + " is a system attribute and cannot be edited");
        }
        if (values.size() < settings.minimumCardinality()) {
            throw new Invalid(attribute.name() + " needs at least " + settings.minimumCardinality() + " value");
        }
        if (settings.maximumCardinality() >= 0 && values.size() > settings.maximumCardinality()) {
            throw new Invalid(
                    attribute.name() + " can only contain max " + settings.maximumCardinality() + " value(s)");
        }
        List<String> accepted = new ArrayList<>();
        for (String value : values) {
            accepted.add(accepted(attribute, settings, value));
        }
        if (settings.unique() && !accepted.isEmpty()) {
            refuseDuplicate(attribute, accepted.get(0));
        }
        return List.copyOf(accepted);
    }

    private String accepted(Attribute attribute, AttributeSettings settings, String value) throws Invalid {
        return switch (settings.type()) {
            case AttributeSettings.OBJECT -> reference(attribute, value);
            case AttributeSettings.USER -> {
                boolean known = call.site().workspace().directory().users().containsKey(value)
                        || call.site().access().accountId().equals(value);
                yield known ? value : refuse("User(s) [" + value + "] not found in jira");
            }
            case AttributeSettings.GROUP ->
                call.site().workspace().directory().groups().contains(value) ? value : refuse("Invalid Group(s)");
            case AttributeSettings.PROJECT ->
                call.site().workspace().directory().projects().containsKey(value)
                        ? value
                        : refuse("Project [" + value + "] not found in jira");
            case AttributeSettings.STATUS -> status(settings, value);
            case AttributeSettings.DEFAULT -> plain(attribute, settings, value);
            default -> value;
        };
    }

    private static String refuse(String message) throws Invalid {
        throw new Invalid(message);
    }

    private String status(AttributeSettings settings, String value) throws Invalid {
        Status status = null;
        for (Status candidate : call.catalog().statuses()) {
            boolean reachable = candidate.schemaId() == null || candidate.schemaId() == type.schemaId();
            if (reachable
                    && (Integer.toString(candidate.id()).equals(value)
                            || (call.has(Quirk.STATUS_BY_NAME)
                                    && candidate.name().equals(value)))) {
                status = candidate;
            }
        }
        if (status == null
                || (!settings.typeValueMulti().isEmpty()
                        && !settings.typeValueMulti().contains(Integer.toString(status.id())))) {
            return refuse("The value provided is invalid");
        }
        return Integer.toString(status.id());
    }

    private String reference(Attribute attribute, String value) throws Invalid {
        int target = target(value);
        if (!call.store().exists(target)) {
            return refuse("Object: [" + value + "] is invalid due to restrictions");
        }
        String wanted = attribute.settings().typeValue();
        int targetType = call.store().typeId(target);
        if (wanted != null) {
            int wantedType = Integer.parseInt(wanted);
            Set<Integer> allowed = attribute.settings().includeChildren()
                    ? call.catalog().withDescendants(wantedType)
                    : Set.of(wantedType);
            if (!allowed.contains(targetType)) {
                return refuse("Object: [" + call.objects().key(target) + "] is invalid due to restrictions");
            }
        }
        ObjectType found = call.catalog().type(targetType);
        Schema own = call.catalog().schema(type.schemaId());
        if (found != null
                && own != null
                && found.schemaId() != type.schemaId()
                && !own.settings().allowOtherObjectSchema()) {
            return refuse("The object [" + call.objects().key(target) + "] refers to the schema " + found.schemaId()
                    + ", which is not allowed");
        }
        return Integer.toString(call.store().id(target));
    }

    private int target(String value) {
        try {
            int dash = value.lastIndexOf('-');
            int found = call.store().ordinalOf(Integer.parseInt(value.substring(dash + 1)));
            boolean keyFits =
                    dash < 0 || (found >= 0 && call.objects().key(found).equalsIgnoreCase(value));
            return keyFits ? found : -1;
        } catch (NumberFormatException neitherIdNorKey) {
            return -1;
        }
    }

    private String plain(Attribute attribute, AttributeSettings settings, String value) throws Invalid {
        String invalid = "Invalid values for " + attribute.name() + ": [" + value + "]";
        String regex = settings.regexValidation();
        if (regex != null && !regex.isEmpty() && !value.matches(regex)) {
            return refuse(invalid);
        }
        if (settings.label()
                && call.has(Quirk.RESERVED_CHARACTERS_IN_OBJECTS)
                && RESERVED.matcher(value).find()) {
            return refuse(attribute.name() + " contains reserved characters");
        }
        boolean fine =
                switch (settings.defaultType()) {
                    case AttributeSettings.TEXT -> {
                        if (value.length() > LONGEST_TEXT) {
                            yield refuse(attribute.name() + " must be less than 255 characters long") == null;
                        }
                        yield true;
                    }
                    case AttributeSettings.INTEGER -> parses(value, Integer::valueOf);
                    case AttributeSettings.DOUBLE -> parses(value, Double::valueOf);
                    case AttributeSettings.BOOLEAN -> value.equals("true") || value.equals("false");
                    case AttributeSettings.DATE -> parses(value, LocalDate::parse);
                    case AttributeSettings.TIME -> parses(value, LocalTime::parse);
                    case AttributeSettings.DATE_TIME -> parses(value, OffsetDateTime::parse);
                    case AttributeSettings.URL -> value.startsWith("http://") || value.startsWith("https://");
                    case AttributeSettings.EMAIL -> EMAIL.matcher(value).matches();
                    case AttributeSettings.IP_ADDRESS -> IP.matcher(value).matches();
                    case AttributeSettings.SELECT ->
                        Arrays.asList(settings.options().split(",", -1)).contains(value)
                                || refuse("The value provided is invalid") == null;
                    default -> true;
                };
        return fine ? value : refuse(invalid);
    }

    private interface Parsing {
        @Nullable
        Object parse(String text);
    }

    private static boolean parses(String value, Parsing parsing) {
        try {
            return parsing.parse(value) != null;
        } catch (NumberFormatException | DateTimeParseException malformed) {
            return false;
        }
    }

    private void refuseDuplicate(Attribute attribute, String value) throws Invalid {
        IntList siblings = call.store().index().ofType(type.id());
        Hits all = Hits.slice(siblings, 0, siblings.size(), false);
        for (int i = 0; i < all.size(); i++) {
            int other = all.ordinal(i);
            if (other != ordinal
                    && call.store().exists(other)
                    && call.store().truth().raw(other, attribute).contains(value)) {
                throw new Invalid(attribute.name() + " has duplicated value");
            }
        }
    }
}
