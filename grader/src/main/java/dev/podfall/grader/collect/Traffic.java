package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.client.Clients.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What clients send while something is tried: by turns, each as often in a second as the lab says. */
final class Traffic {
    private static final Duration STRETCH = Duration.ofSeconds(5);
    private static final int DIFFERENT_ROWS = 6;
    /** At each side of the threshold: another threshold shows there, whatever the other rows happen to be. */
    private static final int BOUNDARY_ROWS = 1;

    private final Callers callers;
    private final List<Client> clients;
    private final ArrayNode answers;
    private final List<Question> questions = new ArrayList<>();
    private int sent;

    /** @param answers where what they get is noted */
    Traffic(Callers callers, List<Client> clients, ArrayNode answers) {
        this.callers = callers;
        this.clients = clients;
        this.answers = answers;
        questions.addAll(callers.rows().draw(Ask.boundary, BOUNDARY_ROWS));
        questions.addAll(callers.rows().draw(Ask.fraud, DIFFERENT_ROWS));
        questions.addAll(callers.rows().draw(Ask.legitimate, DIFFERENT_ROWS));
    }

    /** For some seconds of cluster time. */
    void stretch() {
        int perSecond = clients.stream().mapToInt(Client::perSecond).sum();
        int number = (int) STRETCH.toSeconds() * perSecond;
        List<Question> asked = new ArrayList<>();
        List<Client> by = new ArrayList<>();
        List<HttpCall> calls = new ArrayList<>();
        for (int i = 0; i < number; i++, sent++) {
            asked.add(questions.get(sent / clients.size() % questions.size()));
            by.add(clients.get(sent % clients.size()));
            calls.add(Callers.call(by.get(i), asked.get(i)));
        }
        List<HttpAnswer> got =
                callers.pods().api().http(calls, Duration.ofSeconds(1).dividedBy(perSecond));
        for (int i = 0; i < number; i++) {
            answers.add(AnswerJson.of(asked.get(i), got.get(i))
                    .put("client", by.get(i).title()));
        }
    }
}
