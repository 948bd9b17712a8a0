package org.lastfmwallpaper.page;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Theatre}. Where no browser is installed they are skipped, and the build says so aloud; with the
 * system property {@code browser.required} they fail, so that a machine that must test everything does.
 */
final class InChromium implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(InChromium.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if (Boolean.getBoolean("browser.required")) {
            return ConditionEvaluationResult.enabled("without a browser this fails, as it must here");
        }
        if (context.getTestMethod().isEmpty()) {
            System.out.printf(
                    "%n*** LEFT OUT: %s. There is no Chromium, so the page is NOT TESTED. Install one, or set CHROME. ***%n%n",
                    context.getDisplayName());
        }
        return ConditionEvaluationResult.disabled("no Chromium on the PATH, and CHROME does not name one");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Theatre.class;
    }

    /** The same for all; it is closed when the last test of all has ended. */
    @Override
    public Theatre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Theatre.class, type -> new Theatre(), Theatre.class);
    }
}
