package dev.podfall.grader.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.engine.Runtime;
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
 * @param score null until graded
 * @param trouble why the cluster does not answer, in words that follow its name; null as long as it does
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
        long seed,
        State state,
        Instant startedAt,
        Instant endedAt,
        long remainingSeconds,
        int hintsTaken,
        int hintsTotal,
        String endpoint,
        List<QuestionView> questions,
        Answers answers,
        Integer score,
        Boolean passed,
        String trouble,
        Boolean resumed) {

    /**
     * The diagnosis as it is chosen so far.
     *
     * @param revision counts up with every change; 0 before the first
     * @param values by question id
     */
    public record Answers(long revision, Map<String, String> values) {}

    /** A diagnosis question as a candidate sees it. */
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
                state,
                startedAt,
                endedAt,
                remainingSeconds,
                hintsTaken,
                hintsTotal,
                endpoint,
                questions,
                answers,
                score,
                passed,
                trouble,
                again);
    }
}
