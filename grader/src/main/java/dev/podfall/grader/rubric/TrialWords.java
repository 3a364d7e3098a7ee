package dev.podfall.grader.rubric;

import dev.podfall.scenario.rubric.ClaimSpec.Trial;
import java.util.Locale;

/**
 * What reports say of a trial.
 *
 * @param answers what clients are to see
 * @param replacement what is to happen to pods
 * @param nothing what there was not, when it could not begin
 * @param during when the answers came; {@code %s} stands for what it was done to
 * @param undone what it means when it never came to its end
 */
record TrialWords(String answers, String replacement, String nothing, String during, String undone) {
    static TrialWords of(Trial trial) {
        return switch (trial) {
            case calm ->
                new TrialWords(
                        "clients get right answers as time goes by, and ",
                        "the same pods run, none of them restarted",
                        "there was no pod",
                        "while %s were left alone",
                        "They did not go on by themselves.");
            case kill ->
                new TrialWords(
                        "clients get right answers while a pod is replaced, and ",
                        "as many pods are ready afterwards",
                        "there was no pod to delete",
                        "after %s was deleted",
                        "Nobody took its place.");
            case rollout ->
                new TrialWords(
                        "clients get right answers while the Deployment is rolled out anew, and ",
                        "all of its pods are replaced and as many are ready afterwards",
                        "there was no Deployment to roll out anew",
                        "while Deployment %s was rolled out anew",
                        "It did not come to its end.");
            case drain ->
                new TrialWords(
                        "clients get right answers while a node is drained, and ",
                        "its pods go elsewhere and as many are ready afterwards",
                        "there was no pod on any node",
                        "while node %s was drained",
                        "Pods stayed on the node.");
            case evict ->
                new TrialWords(
                        "clients get right answers while all pods are asked to go at once, and ",
                        "a budget lets some go, not all, and as many are ready afterwards",
                        "there was no pod that could go",
                        "after %s were asked to go at once",
                        "None might go.");
            case stuck ->
                new TrialWords(
                        "clients get right answers while a server hangs, and ",
                        "it is restarted and as many pods are ready afterwards",
                        "there was no running server that could hang",
                        "after the server in %s was made to hang",
                        "Nobody restarted it.");
            case stuckLoading ->
                new TrialWords(
                        "clients get right answers while a server hangs that is still loading, and ",
                        "it is restarted within some fifteen minutes and as many pods are ready afterwards",
                        "no server that loads could be made to hang, or no probe would ever end one",
                        "after the server in %s was made to hang while it loaded",
                        "Nobody restarted it.");
        };
    }

    String expected() {
        return answers + replacement;
    }

    /**
     * What became of the pods, where that alone counts.
     *
     * @param before how many were ready
     * @param seconds for how long it was watched; 0 where nobody noted it
     */
    String came(boolean done, int before, int after, int seconds) {
        String figures = (done || seconds == 0 ? "" : "watched for " + seconds + " s; ") + "ready pods: " + before
                + " before, " + after + " after";
        if (done) {
            return after >= before ? replacement : figures;
        }
        return undone.substring(0, 1).toLowerCase(Locale.ROOT) + undone.substring(1, undone.length() - 1) + "; "
                + figures;
    }

    /** When it does not matter what clients are answered meanwhile. */
    TrialWords ofReplacement() {
        return new TrialWords("", replacement, nothing, during, undone);
    }
}
