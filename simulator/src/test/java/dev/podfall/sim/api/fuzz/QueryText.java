package dev.podfall.sim.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Queries by chance: known parameters with likely and unlikely values. */
record QueryText(Wild wild) {
    private static final List<String> NAMES = List.of(
            "labelSelector",
            "labelSelector",
            "fieldSelector",
            "fieldSelector",
            "limit",
            "continue",
            "resourceVersion",
            "resourceVersionMatch",
            "timeoutSeconds",
            "watch",
            "allowWatchBookmarks",
            "sendInitialEvents",
            "pretty",
            "dryRun",
            "fieldManager",
            "fieldValidation",
            "force",
            "gracePeriodSeconds",
            "propagationPolicy",
            "orphanDependents",
            "container",
            "follow",
            "previous",
            "timestamps",
            "tailLines",
            "sinceSeconds",
            "sinceTime",
            "limitBytes",
            "includeObject",
            "command",
            "stdin",
            "stdout",
            "stderr",
            "tty",
            "ports",
            "path",
            "nonsense");
    private static final List<String> VALUES = List.of(
            "app=seed",
            "app in (seed,web)",
            "app notin (a",
            "!app",
            "a==b,c!=d",
            "a>5,b<x",
            ",,",
            "(",
            "metadata.name=seed",
            "metadata.name!=seed,spec.nodeName=",
            "status.phase=Running",
            "spec.nonsense=a",
            "a=b=c",
            "a\\,b=c\\",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhIn0",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6Im4iLCJzdGFydCI6MX0",
            "Exact",
            "NotOlderThan",
            "All",
            "Strict",
            "Ignore",
            "Warn",
            "Foreground",
            "Orphan",
            "true",
            "false",
            "0",
            "1",
            "500",
            "-1",
            "main",
            "sh",
            "80");

    String any() {
        StringBuilder query = new StringBuilder();
        for (int i = wild.dice().nextInt(4); i > 0; i--) {
            query.append(query.length() == 0 ? "?" : "&").append(wild.one(NAMES));
            if (wild.chance(95)) {
                query.append('=').append(wild.chance(75) ? encoded(wild.one(VALUES)) : value());
            }
        }
        return query.toString();
    }

    private String value() {
        return wild.chance(20)
                ? wild.one(List.of("%%", "%zz", "%", "%ED%A0%80", "%C0%AF", "%00", ";", "#", "\u00fe"))
                : encoded(wild.text());
    }

    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '.' || b == '-';
            encoded.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return encoded.toString();
    }
}
