package io.strongroom.simulator.store;

import io.strongroom.simulator.catalog.Attribute;
import java.util.List;

/** Values of objects that nobody wrote: computed on demand, the same at every call. */
public interface GeneratedContent {

    /** Raw values of an attribute that is not a reference; empty without a value. */
    List<String> values(int ordinal, Attribute attribute);

    /** Ordinals of the referenced objects, deleted ones included. */
    int[] references(int ordinal, Attribute attribute);

    List<HistoryEntry> history(int ordinal);

    List<Comment> comments(int ordinal);

    List<Attachment> attachments(int ordinal);

    /** A comment on an object. */
    record Comment(long id, String accountId, long created, String text) {}

    /** A file on an object; its bytes follow from the media id. */
    record Attachment(
            long id,
            String accountId,
            String fileName,
            String mimeType,
            int size,
            long created,
            String mediaId,
            String comment) {}
}
