/**
 * Contract tests for plugins: what the host relies on, as numbered JUnit cases that an author runs
 * against his own strategy, model loader or portfolio policy, and what they are run with.
 */
package io.multialpha.testkit;
