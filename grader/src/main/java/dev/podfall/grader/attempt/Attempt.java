package dev.podfall.grader.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.fault.FaultPage;
import dev.podfall.grader.incident.Incidents;
import dev.podfall.scenario.Disclosure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One candidate's go at one lab, as it is now. The JSON names are a contract of the API.
 *
 * @param attempt its id
 * @param kubeconfig a file's path
 * @param url its web page; null until the server fills it in
 * @param endpoint where the cluster's ingress answers from this machine; may be null
 * @param task Markdown
 * @param seed null for a task of an exam that runs
 * @param seenBefore true when the seed draws what the candidate had before
 * @param frozenAt when what is judged was looked at for good; null while it runs
 * @param answerBy until when it waits for answers; null unless it asks
 * @param remainingSeconds until the deadline while it runs, until {@code answerBy} while it asks
 * @param questions without options unless it asks, and without their prompts before
 * @param prices what it costs to have a criterion judged by a check, by the id under which checks show it; those that are paid for
 *     are left out
 * @param show what is shown of it when it is over
 * @param score null until graded, and where none is shown
 * @param trouble why the cluster does not answer, in words that follow its name; null as long as it does
 * @param incident what was wished, of one that was made for the attempt; null for a lab of the catalogue
 * @param exam the sitting whose task it is; null for a lab by itself
 * @param resumed true when it was running already and {@code start} just found it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
        String attempt,
        String lab,
        String title,
        String candidate,
        String kubeconfig,
        String url,
        String namespace,
        Instant deadline,
        String task,
        Mode mode,
        Runtime runtime,
        Long seed,
        Boolean seenBefore,
        State state,
        Instant startedAt,
        Instant endedAt,
        Instant frozenAt,
        Instant answerBy,
        long remainingSeconds,
        int hintsTaken,
        int hintsTotal,
        String endpoint,
        List<QuestionView> questions,
        Answers answers,
        Map<String, Integer> prices,
        Disclosure show,
        Integer score,
        Boolean passed,
        String trouble,
        IncidentView incident,
        String exam,
        Boolean resumed) {

    /**
     * Which incident was wished.
     *
     * @param domain null for any
     * @param difficulty null for any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IncidentView(FaultPage.Group domain, Integer difficulty) {}

    /** What starts such a lab: {@code podfall start image-backoff}. */
    static String start(String lab) {
        return "podfall start " + (lab.equals(Incidents.LAB) ? "--random" : lab);
    }

    /**
     * The diagnosis as it is chosen so far.
     *
     * @param revision counts up with every change; 0 before the first
     * @param values by question id
     */
    public record Answers(long revision, Map<String, String> values) {}

    /** A diagnosis question as a candidate sees it. @param prompt null until the attempt asks @param options none unless it asks */
    public record QuestionView(String id, String prompt, List<Choice> options) {
        /** A possible answer. */
        public record Choice(String value, String text) {}
    }

    public Attempt withUrl(String page) {
        return copy(page, resumed);
    }

    Attempt asResumed() {
        return copy(url, true);
    }

    private Attempt copy(String page, Boolean again) {
        return new Attempt(
                attempt,
                lab,
                title,
                candidate,
                kubeconfig,
                page,
                namespace,
                deadline,
                task,
                mode,
                runtime,
                seed,
                seenBefore,
                state,
                startedAt,
                endedAt,
                frozenAt,
                answerBy,
                remainingSeconds,
                hintsTaken,
                hintsTotal,
                endpoint,
                questions,
                answers,
                prices,
                show,
                score,
                passed,
                trouble,
                incident,
                exam,
                again);
    }
}
