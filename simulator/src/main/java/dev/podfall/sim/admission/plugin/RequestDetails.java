package dev.podfall.sim.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The rest of what a webhook is told of a request.
 *
 * @param userUid empty when unknown
 * @param extra of the user
 * @param options as the request was made with them: {@code CreateOptions} and so on; made when a webhook is told of them
 * @param complete decodes the object anew and fills in its defaults, after somebody outside has changed it
 */
public record RequestDetails(
        String userUid, Map<String, List<String>> extra, Supplier<ObjectNode> options, Runnable complete) {}
