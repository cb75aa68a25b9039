package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.IssueSource;
import io.strongroom.worker.application.port.out.IssueSource.Field;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceRejectedException.Reason;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraResult;
import io.strongroom.worker.domain.job.ExtraWork;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which tasks read what belongs to the objects once these are read, and finds out what stands in the way. */
final class ExtrasPlanner {
    private static final String HIDDEN_FIELDS = "The account sees no custom field that holds objects. It does not"
            + " administer Jira, so there may be fields that it may not see; give it access, or switch this extra off.";
    private static final String HIDDEN_ISSUES =
            "The account does not administer Jira: fields and issues that it may not see are missing.";

    private final Job job;
    private final Site site;
    private final Map<Extra, ExtraResult> results = new EnumMap<>(Extra.class);
    private final List<Task> tasks = new ArrayList<>();

    private ExtrasPlanner(Job job, Site site) {
        this.job = job;
        this.site = site;
    }

    /** @param results of every extra: complete where nothing is known to stand in the way */
    record Plan(List<Task> tasks, Map<Extra, ExtraResult> results) {}

    /** Planning twice gives the same tasks, also when objects were read again in between. */
    static Plan plan(Job job, Site site) {
        ExtrasPlanner planner = new ExtrasPlanner(job, site);
        planner.planIssues();
        return new Plan(planner.tasks, planner.results);
    }

    private void planIssues() {
        Optional<IssueSource> issues = site.issues();
        if (issues.isEmpty()) {
            results.put(Extra.OBJECTS_IN_ISSUES, ExtraResult.notOffered("This kind of site does not give its issues."));
            return;
        }
        try {
            planIssues(issues.get().fields());
        } catch (SourceRejectedException refused) {
            if (refused.reason() != Reason.NOT_FOUND && refused.reason() != Reason.QUESTION) {
                throw refused;
            }
            results.put(Extra.OBJECTS_IN_ISSUES, ExtraResult.notReadable(refused.getMessage()));
        }
    }

    private void planIssues(IssueSource.Fields fields) {
        if (fields.administrator()) {
            results.put(Extra.OBJECTS_IN_ISSUES, ExtraResult.complete());
        } else {
            results.put(
                    Extra.OBJECTS_IN_ISSUES,
                    fields.visible().isEmpty()
                            ? ExtraResult.notReadable(HIDDEN_FIELDS)
                            : ExtraResult.partial(HIDDEN_ISSUES));
        }
        for (Field field : fields.visible()) {
            TaskId id = new TaskId(job.id(), 0, field.id(), "issues");
            tasks.add(
                    Task.planned(id, job.request().instanceId(), new ObjectRange.ById(field.id(), 0, Long.MAX_VALUE), 1)
                            .with(ExtraWork.issues()));
        }
    }
}
