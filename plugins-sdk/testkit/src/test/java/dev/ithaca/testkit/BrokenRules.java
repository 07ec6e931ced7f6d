// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a contract as a plugin's build does, and tells which of its rules were broken. */
public final class BrokenRules implements TestExecutionListener {
    private static final Pattern RULE = Pattern.compile("\\[(?:method|test-factory):(\\w+)\\(\\)]");

    private final Set<String> broken = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    private BrokenRules() {}

    /** The names of the rules that a test class fails. */
    public static Set<String> of(Class<?> contract) {
        BrokenRules rules = run(contract);
        if (rules.seen.isEmpty()) {
            throw new AssertionError("no test of " + contract + " was run");
        }
        return rules.broken;
    }

    /** The names of the rules that a test class was tried with. */
    public static Set<String> tried(Class<?> contract) {
        return run(contract).seen;
    }

    private static BrokenRules run(Class<?> contract) {
        BrokenRules rules = new BrokenRules();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(contract))
                                .build(),
                        rules);
        return rules;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        broken.add("skipped: " + test.getDisplayName());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Matcher rule = RULE.matcher(test.getUniqueId());
        if (!rule.find()) {
            return;
        }
        if (test.isTest()) {
            seen.add(rule.group(1));
        }
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            broken.add(rule.group(1));
        }
    }
}
