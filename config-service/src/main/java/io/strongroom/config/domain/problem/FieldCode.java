package io.strongroom.config.domain.problem;

/** What can be wrong with one field of a request; the text form is part of the public contract. */
public enum FieldCode {
    FIELD_REQUIRED("field.required"),
    FIELD_NOT_APPLICABLE("field.not-applicable"),
    FIELD_FIXED("field.fixed"),
    NAME_MALFORMED("name.malformed"),
    NAME_TAKEN("name.taken"),
    TYPE_UNKNOWN("type.unknown"),
    TYPE_MISMATCH("type.mismatch"),
    URL_MALFORMED("url.malformed"),
    URL_NOT_HTTPS("url.not-https"),
    URL_UNREACHABLE("url.unreachable-over-https"),
    URL_FORBIDDEN_HOST("url.forbidden-host"),
    URL_NOT_A_JIRA_SITE("url.not-a-jira-site"),
    WORKSPACE_MALFORMED("workspace.malformed"),
    URL_TAKEN("url.taken"),
    WORKSPACE_MISMATCH("workspace.mismatch"),
    WORKSPACE_TAKEN("workspace.taken"),
    ASSETS_NOT_AVAILABLE("assets.not-available"),
    EMAIL_MALFORMED("email.malformed"),
    EMAIL_MISMATCH("email.mismatch"),
    API_TOKEN_REQUIRED("apiToken.required"),
    API_TOKEN_MALFORMED("apiToken.malformed"),
    CREDENTIALS_REJECTED("credentials.rejected"),
    NAME_RESERVED("name.reserved"),
    ROLE_UNKNOWN("role.unknown"),
    EXPIRES_IN_DAYS_OUT_OF_RANGE("expiresInDays.out-of-range"),
    KIND_UNKNOWN("kind.unknown"),
    KIND_MISMATCH("kind.mismatch"),
    CONNECTION_STRING_MALFORMED("connectionString.malformed"),
    CONNECTION_STRING_NOT_SUPPORTED("connectionString.not-supported"),
    CONNECTION_STRING_SRV_NOT_RESOLVED("connectionString.srv-not-resolved"),
    CONNECTION_STRING_HOST_UNKNOWN("connectionString.host-unknown"),
    CONNECTION_STRING_FORBIDDEN_HOST("connectionString.forbidden-host"),
    CONNECTION_STRING_UNREACHABLE("connectionString.unreachable"),
    CONNECTION_STRING_TLS_FAILED("connectionString.tls-failed"),
    CONNECTION_STRING_CREDENTIALS_REJECTED("connectionString.credentials-rejected"),
    CONNECTION_STRING_PRIVILEGE_MISSING("connectionString.privilege-missing"),
    CONNECTION_STRING_NOT_USABLE("connectionString.not-usable"),
    DATABASE_NAME_NOT_ALLOWED("databaseName.not-allowed");

    private final String code;

    FieldCode(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
