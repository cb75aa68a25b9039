package io.strongroom.config.domain.instance;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.regex.Pattern;

/** The id of an Assets workspace. It looks like a UUID, but Atlassian's own samples are none: letters and digits do. */
public record WorkspaceId(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?");

    public WorkspaceId {
        text = text.strip();
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException(
                    FieldCode.WORKSPACE_MALFORMED,
                    "This is not a workspace ID. Open /rest/servicedeskapi/assets/workspace on your site and copy the"
                            + " value of \"workspaceId\".");
        }
    }

    /** A person may type the id in another case than Atlassian does. */
    public boolean names(WorkspaceId other) {
        return text.equalsIgnoreCase(other.text);
    }
}
