package io.strongroom.simulator.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The people, groups and projects of a site. */
public record Directory(Map<String, User> users, List<String> groups, Map<String, String> projects) {
    private static final int USERS = 240;

    /** An Atlassian account; a deleted one still shows up in values. */
    public record User(String accountId, String displayName, String email, boolean deleted) {}

    static Directory of(long seed) {
        Map<String, User> users = new LinkedHashMap<>();
        for (int i = 0; i < USERS; i++) {
            long hash = Hash.mix(seed, i, 7);
            String first = Words.FIRST_NAMES[Hash.pick(hash, Words.FIRST_NAMES.length)];
            String last = Words.LAST_NAMES[Hash.pick(hash >>> 17, Words.LAST_NAMES.length)];
            String accountId = "712020:"
                    + String.format(
                            Locale.ROOT,
                            "%08x-%04x-4%03x-8%03x-%012x",
                            hash >>> 32,
                            hash & 0xffff,
                            i,
                            hash >>> 52,
                            hash >>> 16);
            users.put(
                    accountId,
                    new User(accountId, first + " " + last, "person" + i + "@example.com", Hash.pick(hash, 20) == 0));
        }
        List<String> groups = new ArrayList<>(List.of(
                "jira-administrators",
                "jira-servicemanagement-users-example",
                "site-admins",
                "IT Operations",
                "network-team",
                "Öffentlichkeitsarbeit",
                "データベース管理",
                "helpdesk level 2",
                "facility (north)",
                "security & compliance",
                "finance",
                "developers"));
        Map<String, String> projects = new LinkedHashMap<>();
        projects.put("ITSM", "IT Service Management");
        projects.put("OPS", "Operations");
        projects.put("NET", "Network");
        projects.put("FAC", "Facilities");
        projects.put("SEC", "Security");
        projects.put("WEB", "Web \"Relaunch\"");
        return new Directory(users, List.copyOf(groups), projects);
    }
}
