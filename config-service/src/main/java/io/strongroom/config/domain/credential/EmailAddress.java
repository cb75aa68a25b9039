package io.strongroom.config.domain.credential;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The e-mail address of an Atlassian account, as it is sent to sign in. */
public record EmailAddress(String text) {

    // No colon: HTTP Basic authentication cannot carry one in the user's name.
    private static final Pattern FORM = Pattern.compile("[^\\s@:\\p{Cntrl}]{1,64}@[^\\s@:\\p{Cntrl}]{1,189}");

    public EmailAddress {
        text = text.strip();
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException(
                    FieldCode.EMAIL_MALFORMED,
                    "This is not an e-mail address. Enter the one of the Atlassian account that owns the API token.");
        }
    }

    /** Atlassian treats addresses that differ in case as one. */
    public boolean names(EmailAddress other) {
        return text.toLowerCase(Locale.ROOT).equals(other.text.toLowerCase(Locale.ROOT));
    }
}
