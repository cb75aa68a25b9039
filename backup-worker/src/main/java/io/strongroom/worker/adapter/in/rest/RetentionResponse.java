package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.worker.application.port.in.KeepBackups;
import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPlan;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import io.strongroom.worker.domain.retention.RetentionReason;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the rules for keeping decide on each backup of a schema that has data, newest first. */
@Schema(name = "RetentionDryRun")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetentionResponse(
        String schemaId,
        @Schema(description = "Absent when all backups are kept") @Nullable RulesPart rules,
        @Schema(
                        description = "Whether so many backups would go at once that nothing is removed until an"
                                + " administrator confirms it")
                boolean awaitsConfirmation,
        @Schema(description = "How many backups no rule keeps") int expired,
        List<DecisionPart> backups) {

    /** A rule that there is none of is absent. */
    @Schema(name = "RetentionRules")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RulesPart(
            @Nullable Integer keepLast,
            @Nullable Integer keepHourly,
            @Nullable Integer keepDaily,
            @Nullable Integer keepWeekly,
            @Nullable Integer keepMonthly,
            @Nullable Integer keepYearly,
            String timeZone) {
        static RulesPart from(RetentionPolicy policy) {
            return new RulesPart(
                    rule(policy.keepLast()),
                    rule(policy.keepHourly()),
                    rule(policy.keepDaily()),
                    rule(policy.keepWeekly()),
                    rule(policy.keepMonthly()),
                    rule(policy.keepYearly()),
                    policy.zone().getId());
        }

        private static @Nullable Integer rule(int number) {
            return number == 0 ? null : number;
        }
    }

    /** @param complete whether its snapshot lacks nothing */
    @Schema(name = "RetentionDecision")
    record DecisionPart(
            String backupId, Instant at, boolean complete, boolean held, boolean kept, List<ReasonPart> reasons) {
        static DecisionPart from(RetentionPlan.Decision decision) {
            return new DecisionPart(
                    decision.backup().id().value(),
                    decision.backup().at(),
                    decision.backup().complete(),
                    decision.backup().held(),
                    decision.isKept(),
                    decision.reasons().stream().map(ReasonPart::from).toList());
        }
    }

    @Schema(name = "RetentionReason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonPart(
            String rule,
            @Schema(description = "What it is the newest backup of", examples = "2026-W48") @Nullable String unit) {
        static ReasonPart from(RetentionReason reason) {
            return new ReasonPart(reason.rule().name(), reason.unit().isEmpty() ? null : reason.unit());
        }
    }

    static RetentionResponse from(String schemaId, KeepBackups.Preview preview) {
        RulesPart rules = preview.rules()
                .flatMap(KeepingRules::policy)
                .map(RulesPart::from)
                .orElse(null);
        return from(schemaId, rules, preview.awaitsConfirmation(), preview.plan());
    }

    static RetentionResponse from(String schemaId, RetentionPolicy policy, RetentionPlan plan) {
        return from(schemaId, RulesPart.from(policy), plan.isDrastic(), plan);
    }

    private static RetentionResponse from(
            String schemaId, @Nullable RulesPart rules, boolean awaitsConfirmation, RetentionPlan plan) {
        return new RetentionResponse(
                schemaId,
                rules,
                awaitsConfirmation,
                plan.expired().size(),
                plan.decisions().stream().map(DecisionPart::from).toList());
    }
}
