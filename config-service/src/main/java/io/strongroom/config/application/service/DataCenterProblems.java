package io.strongroom.config.application.service;

import io.strongroom.config.application.port.out.SiteInspector.SiteRejectedException.Refusal;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;

/** What the refusals of a Data Center host mean for the person who typed its address and token. */
final class DataCenterProblems {

    private DataCenterProblems() {}

    static FieldProblem whenOwnerIsRefused(Refusal reason) {
        return switch (reason) {
            case FORBIDDEN_HOST -> SiteCheck.forbiddenHost();
            case UNAUTHENTICATED ->
                new FieldProblem(
                        "apiToken",
                        FieldCode.CREDENTIALS_REJECTED,
                        "Jira does not accept this personal access token. It is wrong, or has expired or was revoked. Create"
                                + " one in your Jira profile under Personal Access Tokens.");
            case FORBIDDEN ->
                new FieldProblem(
                        "apiToken",
                        FieldCode.CREDENTIALS_REJECTED,
                        "Jira knows this token and refuses its user, who may lack a Jira licence.");
            case NOT_FOUND, NOT_JIRA ->
                new FieldProblem(
                        "siteUrl",
                        FieldCode.URL_NOT_A_JIRA_SITE,
                        "Something answers at this address, but it is not Jira Data Center. Enter its base URL with the"
                                + " context path if it has one, like https://jira.example.com/jira.");
        };
    }

    static FieldProblem whenSchemasAreRefused(Refusal reason) {
        return switch (reason) {
            case FORBIDDEN_HOST -> SiteCheck.forbiddenHost();
            case UNAUTHENTICATED, FORBIDDEN ->
                new FieldProblem(
                        "apiToken",
                        FieldCode.ASSETS_NOT_AVAILABLE,
                        "The user of this token cannot read Assets. Give it a Jira Service Management agent licence and a"
                                + " role in Assets.");
            case NOT_FOUND, NOT_JIRA ->
                new FieldProblem(
                        "siteUrl",
                        FieldCode.ASSETS_NOT_AVAILABLE,
                        "This is Jira, but it has no Assets (formerly Insight). Assets comes with Jira Service Management.");
        };
    }
}
