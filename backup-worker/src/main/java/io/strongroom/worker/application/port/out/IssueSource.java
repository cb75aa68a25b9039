package io.strongroom.worker.application.port.out;

import java.util.List;
import java.util.Optional;

/**
 * The issues of the Jira that a site belongs to, as far as its account can see them. Calls block, may be repeated, and
 * throw what those of {@link AssetSource} throw; what the account may not see is {@link
 * SourceRejectedException.Reason#NOT_FOUND}.
 */
public interface IssueSource {

    /**
     * The custom fields that hold objects. Jira gives strangers less instead of refusing them, so this proves first that
     * the account is accepted, each time.
     */
    Fields fields();

    /**
     * The next issues with objects in the field, in the site's own stable order.
     *
     * @param cursor of the page before, which the site remembers for days; a forgotten one is a {@link
     *     SourceRejectedException.Reason#QUESTION}
     */
    Page read(long fieldId, Optional<String> cursor, int size);

    /**
     * What the account can see.
     *
     * @param administrator whether it administers Jira, and so sees every field
     */
    record Fields(List<Field> visible, boolean administrator) {}

    /**
     * A custom field.
     *
     * @param id the number in {@code customfield_10003}
     */
    record Field(long id, String name) {}

    /**
     * One answer.
     *
     * @param next absent on the last page
     */
    record Page(List<Issue> issues, Optional<String> next) {}

    /**
     * An issue with what one field of it holds.
     *
     * @param objectIds of any schema, in the order of the field
     */
    record Issue(long id, String key, List<Long> objectIds) {}
}
