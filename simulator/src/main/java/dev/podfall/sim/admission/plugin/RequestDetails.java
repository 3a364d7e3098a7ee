package dev.podfall.sim.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The rest of what a webhook is told of a request, and of what it may leave behind.
 *
 * @param userUid empty when unknown
 * @param extra of the user
 * @param options as the request was made with them: {@code CreateOptions} and so on
 * @param complete decodes the object anew and fills in its defaults, after somebody outside has changed it
 * @param annotations for the audit trail; to add to
 */
public record RequestDetails(
        String userUid,
        Map<String, List<String>> extra,
        ObjectNode options,
        Runnable complete,
        Map<String, String> annotations) {}
