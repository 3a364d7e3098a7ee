package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.Wire;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.DeleteOptions.Propagation;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.FieldSelector;
import dev.podfall.sim.registry.FieldValidation;
import dev.podfall.sim.registry.ListOptions;
import dev.podfall.sim.registry.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Options out of queries and bodies. Mirrors {@code k8s.io/apimachinery/pkg/apis/meta} and its validation. */
final class Parameters {
    private Parameters() {}

    static ListOptions list(Query query, boolean watch) {
        query.number("timeoutSeconds"); // read, if only to refuse what is none
        Boolean initial =
                query.parameters().containsKey("sendInitialEvents") ? query.isTrue("sendInitialEvents") : null;
        ListOptions options = new ListOptions(
                SelectorText.parse(query.first("labelSelector")),
                FieldSelector.parse(query.first("fieldSelector")),
                limit(query, watch),
                query.orNull("continue"),
                query.orNull("resourceVersion"),
                query.orNull("resourceVersionMatch"),
                initial,
                query.isTrue("allowWatchBookmarks"));
        List<FieldError> errors = watch ? watchErrors(options) : listErrors(options);
        if (!errors.isEmpty()) {
            throw ApiException.invalid(meta("ListOptions"), "", errors);
        }
        return options;
    }

    private static long limit(Query query, boolean watch) {
        Long limit = query.number("limit");
        return watch || limit == null || limit < 0 ? 0 : limit;
    }

    private static List<FieldError> listErrors(ListOptions options) {
        List<FieldError> errors = new ArrayList<>();
        String match = options.resourceVersionMatch();
        String version = options.resourceVersion() == null ? "" : options.resourceVersion();
        String field = "resourceVersionMatch";
        if (options.sendInitialEvents() != null) {
            errors.add(FieldError.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }
        if (match == null) {
            return errors;
        }
        if (version.isEmpty()) {
            errors.add(FieldError.forbidden(
                    field, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
        }
        if (options.continueToken() != null) {
            errors.add(FieldError.forbidden(field, "resourceVersionMatch is forbidden when continue is provided"));
        }
        if (!Set.of("Exact", "NotOlderThan").contains(match)) {
            errors.add(FieldError.notSupported(field, quoted(match), "\"Exact\", \"NotOlderThan\", \"\""));
        }
        if (match.equals("Exact") && version.equals("0")) {
            String text = "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"";
            errors.add(FieldError.forbidden(field, text));
        }
        return errors;
    }

    private static List<FieldError> watchErrors(ListOptions options) {
        String match = options.resourceVersionMatch();
        String field = "resourceVersionMatch";
        List<FieldError> errors = new ArrayList<>();
        boolean initial = options.sendInitialEvents() != null;
        if (initial && !"NotOlderThan".equals(match)) {
            String text = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
            errors.add(FieldError.forbidden(field, text));
        }
        if (match != null && !initial) {
            String text = "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided";
            errors.add(FieldError.forbidden(field, text));
        }
        if (initial && match != null && !match.equals("NotOlderThan")) {
            errors.add(FieldError.notSupported(field, quoted(match), "\"NotOlderThan\""));
        }
        return errors;
    }

    /** @param optionsKind such as {@code CreateOptions} */
    static WriteOptions write(Query query, String optionsKind) {
        List<FieldError> errors = new ArrayList<>();
        List<String> dryRun =
                query.all("dryRun").stream().filter(d -> !d.isEmpty()).toList();
        if (!Set.of("All").containsAll(dryRun)) {
            errors.add(FieldError.notSupported("dryRun", Wire.json(Wire.JSON.valueToTree(dryRun)), "\"All\""));
        }
        String manager = query.first("fieldManager");
        if (manager.length() > 128) {
            errors.add(FieldError.invalid("fieldManager", quoted(manager), "may not be more than 128 bytes"));
        }
        String validation = query.first("fieldValidation");
        if (!Set.of("", "Ignore", "Warn", "Strict").contains(validation)) {
            errors.add(FieldError.notSupported(
                    "fieldValidation", quoted(validation), "\"\", \"Ignore\", \"Strict\", \"Warn\""));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(meta(optionsKind), "", errors);
        }
        FieldValidation fields = validation.isEmpty() ? FieldValidation.Warn : FieldValidation.valueOf(validation);
        return new WriteOptions(!dryRun.isEmpty(), manager.isEmpty() ? null : manager, fields, query.isTrue("force"));
    }

    /** From the body if there is one, else from the query. */
    static DeleteOptions delete(Query query, JsonNode body) {
        if (body == null || body.isMissingNode()) {
            String uid = query.orNull("preconditions.uid");
            boolean dryRun = query.all("dryRun").contains("All");
            return new DeleteOptions(
                    query.number("gracePeriodSeconds"),
                    propagation(query.first("propagationPolicy"), query.first("orphanDependents")),
                    uid,
                    query.orNull("preconditions.resourceVersion"),
                    dryRun);
        }
        JsonNode preconditions = body.path("preconditions");
        JsonNode grace = body.path("gracePeriodSeconds");
        boolean dryRun = false;
        for (JsonNode d : body.path("dryRun")) {
            dryRun |= d.asText().equals("All");
        }
        return new DeleteOptions(
                grace.isNumber() ? grace.asLong() : null,
                propagation(
                        body.path("propagationPolicy").asText(""),
                        body.path("orphanDependents").asText("")),
                preconditions.path("uid").asText(null),
                preconditions.path("resourceVersion").asText(null),
                dryRun);
    }

    private static Propagation propagation(String policy, String orphan) {
        if (policy.isEmpty() || policy.equals("null")) {
            return orphan.equals("true") ? Propagation.Orphan : orphan.equals("false") ? Propagation.Background : null;
        }
        try {
            return Propagation.valueOf(policy);
        } catch (IllegalArgumentException unknown) {
            String supported = "\"Foreground\", \"Background\", \"Orphan\", \"nil\"";
            throw ApiException.invalid(
                    meta("DeleteOptions"),
                    "",
                    List.of(FieldError.notSupported("propagationPolicy", quoted(policy), supported)));
        }
    }

    private static ResourceType meta(String kind) {
        return new ResourceType("meta.k8s.io", "v1", "", kind, false);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
