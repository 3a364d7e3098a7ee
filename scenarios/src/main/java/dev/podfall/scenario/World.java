package dev.podfall.scenario;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code world.yaml}: a healthy cluster, like something that people run, in which many labs may happen. Its folder's name is
 * the world's; beside the file lie what labs begin with.
 *
 * @param title in a few words
 * @param about what it is and who works there, a sentence or two
 * @param namespaces what each is for, by name
 * @param namespace the one that a learner's kubeconfig points to, if the lab names none
 * @param access what a learner may do, if the lab says nothing
 * @param addons what is installed before the baseline, such as {@code cert-manager}
 */
public record World(
        @Required String title,
        @Required String about,
        @Required Map<String, String> namespaces,
        @Required String namespace,
        @Required List<LabFacts.Access> access,
        List<String> addons) {
    public World {
        namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
        access = Lists.copy(access);
        addons = Lists.copy(addons);
    }
}
