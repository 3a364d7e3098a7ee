package dev.podfall.scenario.rubric;

import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.time.Duration;
import java.util.List;

/**
 * What keeps an object goes on keeping it: something is changed where the object comes from, or it is deleted, and after a while it is as
 * it then should be. Whatever stands in the way, wherever that was said, is found so. Afterwards all is put back.
 *
 * @param changes what is done, as in solutions
 * @param back what takes it back; an object that was deleted and did not come back is made again without being told
 * @param within how long it may take, of cluster time; as long is waited after it was taken back
 * @param kind of the object
 * @param name of the object
 * @param baseline as of {@link ClaimSpec.Resource}; without it {@code baseline} is the object as it was before the changes
 * @param check in CEL, true when the object is as it should be, as of {@link ClaimSpec.Resource}; a Secret's values are fingerprints
 * @param show what is there then
 * @param expected what should be there, in words
 */
public record Follows(
        @Required List<Action> changes,
        List<Action> back,
        @Required Duration within,
        @Required String kind,
        @Required String namespace,
        @Required String name,
        String baseline,
        @Required String check,
        @Required String show,
        @Required String expected)
        implements ClaimSpec {
    public Follows {
        changes = Lists.copy(changes);
        back = Lists.copy(back);
    }

    /** What is looked at afterwards. */
    public ClaimSpec.Resource result() {
        return new ClaimSpec.Resource(kind, namespace, name, null, baseline, null, check, null, show, expected);
    }
}
