package dev.podfall.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Needs a Chromium and a Node.js on this machine; reported as skipped without the profile. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "podfall.browser",
        matches = "true",
        disabledReason = "runs with the profile: ./mvnw -Pbrowser verify")
@interface BrowserStage {}
