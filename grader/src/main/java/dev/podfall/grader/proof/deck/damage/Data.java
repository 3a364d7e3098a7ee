package dev.podfall.grader.proof.deck.damage;

import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The server runs, and what it has read from a volume is lost, or will be with the next pod. */
final class Data {
    private static final Predicate<Subject> ON_CLAIMS = s -> !s.claimedVolumes().isEmpty();
    private static final int WRITTEN = 60;

    private Data() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "files-deleted",
                                "A pod deletes what lies on the claims; who has read it runs on.",
                                Stake.ruin,
                                t -> {
                                    claims(t).forEach(claim -> t.create("""
                                        apiVersion: v1
                                        kind: Pod
                                        metadata: {name: tidy-%s}
                                        spec:
                                          restartPolicy: Never
                                          containers:
                                            - name: tidy
                                              image: busybox:1.36
                                              command: [sh, -c, "rm -rf /data/*"]
                                              volumeMounts: [{name: data, mountPath: /data}]
                                          volumes: [{name: data, persistentVolumeClaim: {claimName: %s}}]
                                        """.formatted(claim, claim)));
                                    t.pass(WRITTEN);
                                    claims(t).forEach(claim -> t.delete("Pod", "tidy-" + claim));
                                })
                        .where(ON_CLAIMS),
                Card.of(
                                "claims-deleted",
                                "The claims are deleted; as long as pods use them they are Terminating.",
                                Stake.ruin,
                                t -> claims(t).forEach(claim -> t.delete("PersistentVolumeClaim", claim)))
                        .where(ON_CLAIMS),
                Card.of(
                                "claims-let-go",
                                "The claims are deleted, and their finalizers taken off beneath the pods.",
                                Stake.ruin,
                                t -> claims(t).forEach(claim -> {
                                    t.delete("PersistentVolumeClaim", claim);
                                    t.patch(
                                            t.at("PersistentVolumeClaim", claim),
                                            PatchKind.MERGE,
                                            "{metadata: {finalizers: null}}");
                                }))
                        .where(ON_CLAIMS),
                Card.of(
                                "volumes-tied-to-their-claims",
                                "The volumes that were to be kept go with their claims from now on.",
                                Stake.ruin,
                                t -> claims(t)
                                        .forEach(claim -> t.find("PersistentVolumeClaim", claim)
                                                .map(c ->
                                                        c.at("/spec/volumeName").asText())
                                                .ifPresent(volume -> t.patch(
                                                        new ObjectAt("PersistentVolume", null, volume),
                                                        PatchKind.MERGE,
                                                        "{spec: {persistentVolumeReclaimPolicy: Delete}}"))))
                        .where(ON_CLAIMS)
                        .where(Data::keepsVolumes));
    }

    /** Whether a volume of the healthy cluster outlives its claim, and a learner may change that. */
    private static boolean keepsVolumes(Subject s) {
        return s.lab().facts().cluster().stream()
                        .anyMatch(g -> g.resources().contains("persistentvolumes")
                                && g.verbs().contains("patch"))
                && s.lab().scenario().baseline().stream()
                        .anyMatch(o -> o.path("kind").asText().equals("PersistentVolume")
                                && o.at("/spec/persistentVolumeReclaimPolicy")
                                        .asText()
                                        .equals("Retain"));
    }

    /** Those that the template names now: a repair may have taken others. */
    private static TreeSet<String> claims(Table t) {
        TreeSet<String> names = new TreeSet<>();
        t.deployment()
                .at("/spec/template/spec/volumes")
                .findValues("claimName")
                .forEach(name -> names.add(name.asText()));
        return names;
    }
}
