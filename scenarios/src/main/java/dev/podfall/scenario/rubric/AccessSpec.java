package dev.podfall.scenario.rubric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.List;

/** Claims about what somebody may do, as the API server itself answers it. */
public sealed interface AccessSpec extends ClaimSpec {
    /**
     * A user is allowed, or not allowed, to do something.
     *
     * @param user a name, or {@code system:serviceaccount:NAMESPACE:NAME}
     * @param groups of the user, beside those that every user of that kind has
     * @param resource as rules name it: {@code pods}, {@code deployments.apps}, {@code pods/exec}
     * @param namespace null for all, and for objects of the cluster
     * @param name of one object; null for any
     */
    record CanI(
            @Required String user,
            List<String> groups,
            @Required String verb,
            @Required String resource,
            String namespace,
            String name,
            boolean denied)
            implements AccessSpec {
        public CanI {
            groups = Lists.copy(groups);
        }
    }

    /**
     * Nobody has a right in a namespace that they did not have in the healthy cluster: no account, user or group. The learner's
     * own rights are left out.
     *
     * @param namespace whose RoleBindings are looked at
     * @param instead users, as API servers name them, who may have what anybody had: whom the fault put in another's place
     * @param reading whether rights count that let who had some before read more, no Secrets: {@code counted} if nothing is said
     */
    record NoMoreRights(@Required String namespace, List<String> instead, Reading reading) implements AccessSpec {
        public NoMoreRights {
            instead = Lists.copy(instead);
            reading = reading == null ? Reading.counted : reading;
        }
    }

    /** What becomes of rights that are little more than there were. */
    enum Reading {
        counted,
        /** Another claim minds them. */
        ignored,
        /** Nothing else counts. */
        alone
    }

    /**
     * An object that somebody creates is taken, or refused: by their rights, quotas, limit ranges, Pod Security and whatever
     * else has a say. It is a server-side dry run: nothing is stored.
     *
     * @param by who creates it; without one, whoever may do all
     * @param object as a manifest, with its namespace
     * @param refused whether it has to be refused
     * @param because what the refusal has to say, a regular expression; without it, any refusal will do
     */
    record Admits(Somebody by, @Required ObjectNode object, boolean refused, String because) implements AccessSpec {}

    /** A user with groups. @param groups beside those that every user of that kind has */
    record Somebody(@Required String user, List<String> groups) {
        public Somebody {
            groups = Lists.copy(groups);
        }
    }
}
