package io.strongroom.assets.issue;

/**
 * A Jira custom field of the type "Assets objects".
 *
 * @param id such as {@code customfield_10003}
 * @param customId the number in it, for {@code cf[10003]} in JQL
 */
public record AssetsField(String id, String name, long customId) {}
