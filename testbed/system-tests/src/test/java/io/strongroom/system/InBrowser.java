package io.strongroom.system;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Screen} of its own, as a person's new browser profile; one browser serves the whole run. */
final class InBrowser implements ParameterResolver, ExecutionCondition {
    private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String skip = System.getProperty("skipBrowserTests", "false");
        return skip.isEmpty() || skip.equals("true")
                ? ConditionEvaluationResult.disabled("-DskipBrowserTests")
                : ConditionEvaluationResult.enabled("a browser is there");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Screen.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Chromium.class, any -> Chromium.start(), Chromium.class);
        Screen screen = Screen.open(
                chromium.browser(),
                InstalledProduct.of(context).installation().gatewayUrl(),
                context.getRequiredTestClass().getSimpleName() + "-"
                        + context.getRequiredTestMethod().getName());
        // the store closes it after the test, and what it complains about fails the test
        context.getStore(NAMESPACE).put(Screen.class, screen);
        return screen;
    }
}
