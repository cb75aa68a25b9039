package io.strongroom.simulator.http;

import java.util.Map;
import java.util.Set;

/** Refusals as Data Center words them: the name of an exception, then a text in the caller's language. */
final class DataCenterErrors {
    static final Set<String> LOCALES = Set.of("en", "de", "ru");

    private static final Map<String, String> MISSING = Map.of(
            "en", "Could not find %s with id: %s",
            "de", "Das Element „%s“ mit der ID %s wurde nicht gefunden",
            "ru", "Не удалось найти элемент «%s» с идентификатором «%s»");
    private static final Map<String, String> FORBIDDEN = Map.of(
            "en", "You do not have permission to use Assets",
            "de", "Sie haben keine Berechtigung, Assets zu verwenden",
            "ru", "У вас нет разрешения на использование приложения «Активы»");
    private static final Map<String, String> REFUSED = Map.of(
            "en", "The request is not valid: ",
            "de", "Die Anfrage ist ungültig: ",
            "ru", "Недопустимый запрос: ");

    private DataCenterErrors() {}

    static Reply reply(Refusal refusal, String locale) {
        Refusal.Missing missing = refusal.missing();
        if (missing != null) {
            String text = MISSING.getOrDefault(locale, "").formatted(missing.what(), missing.id());
            return Json.error(404, "NotFoundInsightException: " + text, Map.of());
        }
        if (refusal.status() == 403) {
            return Json.error(403, "PermissionInsightException: " + FORBIDDEN.get(locale), Map.of());
        }
        String message = refusal.getMessage() == null || refusal.getMessage().isEmpty()
                ? ""
                : "ValidateInsightException: " + REFUSED.get(locale) + refusal.getMessage();
        return Json.error(refusal.status(), message, refusal.fields());
    }
}
