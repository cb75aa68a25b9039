package io.strongroom.worker.domain.retention;

import java.util.List;

/** What the rules decide on each backup of a schema. */
public record RetentionPlan(List<Decision> decisions) {
    private static final int MUCH_PERCENT = 30;

    public RetentionPlan {
        decisions = List.copyOf(decisions);
    }

    /** Without a reason to keep it the backup has expired. */
    public record Decision(KeptBackup backup, List<RetentionReason> reasons) {
        public Decision {
            reasons = List.copyOf(reasons);
        }

        public boolean isKept() {
            return !reasons.isEmpty();
        }
    }

    public List<KeptBackup> expired() {
        return decisions.stream()
                .filter(decision -> !decision.isKept())
                .map(Decision::backup)
                .toList();
    }

    /** Whether so many would go at once that a person should have seen it; the one that a new backup replaces never is. */
    public boolean isDrastic() {
        int expired = expired().size();
        return expired > 1 && expired * 100L > (long) decisions.size() * MUCH_PERCENT;
    }
}
