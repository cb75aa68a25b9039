package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.AssetsSite;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.issue.AssetsField;
import io.strongroom.assets.issue.IssuePage;
import io.strongroom.worker.application.port.out.IssueSource;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The Jira side of a site in the port's words. */
final class SiteIssues implements IssueSource {
    private final AssetsSite site;

    SiteIssues(AssetsSite site) {
        this.site = site;
    }

    @Override
    public Fields fields() {
        return call(() -> {
            site.myself();
            List<Field> visible = site.assetsFields().stream()
                    .map(field -> new Field(field.customId(), field.name()))
                    .toList();
            return new Fields(visible, site.administersJira());
        });
    }

    @Override
    public Page read(long fieldId, Optional<String> cursor, int size) {
        AssetsField field = new AssetsField("customfield_" + fieldId, "", fieldId);
        IssuePage page = call(() -> site.issuesWith(field, size, cursor.orElse(null)));
        return new Page(
                page.issues().stream().map(issue -> issue(issue, field)).toList(),
                Optional.ofNullable(page.nextPageToken()));
    }

    private static Issue issue(IssuePage.Issue issue, AssetsField field) {
        Map<String, List<Long>> objects = issue.objectIds();
        return new Issue(Long.parseLong(issue.id()), issue.key(), objects.getOrDefault(field.id(), List.of()));
    }

    /** Forbidden issues are no reason to stop a backup until somebody changes the credentials. */
    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (AssetsException.Forbidden e) {
            throw new SourceRejectedException(
                    SourceRejectedException.Reason.NOT_FOUND, "The account may not read this: " + e.getMessage(), e);
        } catch (AssetsException e) {
            throw SourceCalls.translated(e);
        }
    }
}
