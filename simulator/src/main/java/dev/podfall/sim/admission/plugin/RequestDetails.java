package dev.podfall.sim.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.patch.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rest of what webhooks and policies that change objects are told of a request.
 *
 * @param userUid empty when unknown
 * @param extra of the user
 * @param options as the request was made with them: {@code CreateOptions} and so on; made when a webhook is told of them
 * @param complete decodes the object anew and fills in its defaults, after somebody outside has changed it
 * @param applying how configurations are applied to objects of the type
 */
public record RequestDetails(
        String userUid,
        Map<String, List<String>> extra,
        Supplier<ObjectNode> options,
        Runnable complete,
        Applying applying) {

    /** How configurations are applied to objects of a type. */
    public interface Applying {
        /** How the fields of the type are owned. */
        Place place();

        /** The fields of a configuration that do not fit the type, in upstream's words. */
        List<String> problems(ObjectNode configuration);

        /** Why an object is none of the type; empty if it is one. */
        Optional<String> undecodable(ObjectNode object);
    }
}
