package dev.podfall.grader.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.engine.reference.ReferenceServer;
import dev.podfall.scenario.client.Clients.Ask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Card transactions: amount, transactions in the last hour, distance, days since the last purchase, new device, risk of the
 * merchant. Candidates are drawn by chance, and the model itself says which of them are what is asked for.
 */
final class TransactionRows implements RowSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CANDIDATES = 400;
    private static final String MOST_ROWS = "MAX_BATCH_ROWS";
    private static final String USUAL_MOST = "4096";

    private final ReferenceServer server;
    private final String path;
    private final Random random;
    private final List<Candidate> candidates;
    private final int mostRows;
    private final double threshold;

    /** A row, and what the model says of it. */
    private record Candidate(String row, double score, boolean fraud) {}

    TransactionRows(ReferenceServer server, String path, Random random) {
        this.server = server;
        this.path = path;
        this.random = random;
        this.mostRows = Integer.parseInt(server.setting(MOST_ROWS, USUAL_MOST));
        this.candidates = candidates(Math.min(CANDIDATES, mostRows));
        // The lowest score that is flagged and the highest that is not lie at both sides of it.
        this.threshold =
                (of(Candidate::fraud).mapToDouble(Candidate::score).min().orElse(1)
                                + of(c -> !c.fraud())
                                        .mapToDouble(Candidate::score)
                                        .max()
                                        .orElse(0))
                        / 2;
    }

    @Override
    public List<Question> draw(Ask ask, int times) {
        List<Question> questions = new ArrayList<>();
        List<String> rows = switch (ask) {
            case fraud -> shuffled(of(Candidate::fraud));
            case legitimate -> shuffled(of(c -> !c.fraud()));
            case boundary -> nearest(times);
            case refused, batch -> List.of();
        };
        int number = ask == Ask.boundary ? rows.size() : times;
        for (int i = 0; i < number && (!rows.isEmpty() || ask == Ask.batch); i++) {
            questions.add(post(ask, features(ask == Ask.batch ? rows(mostRows) : rows.get(i % rows.size()))));
        }
        if (ask == Ask.refused) {
            refused().stream().limit(times).forEach(body -> questions.add(post(ask, body)));
        }
        return questions;
    }

    private Question post(Ask ask, String body) {
        return new Question(ask, "POST", body, server.ask("POST", path, body));
    }

    /** Payloads with something wrong, each time in another place. The first is one row too many. */
    private List<String> refused() {
        String row = row();
        int cut = 1 + random.nextInt(5);
        String fewer = Stream.of(row.split(",")).limit(cut).collect(Collectors.joining(","));
        List<String> all = new ArrayList<>(List.of(
                features("[" + row),
                features(fewer + (fewer.endsWith("]") ? "" : "]")),
                features(row.replaceFirst(",", ",\"" + word() + "\",")),
                features(""),
                "{\"" + word() + "\":[" + row + "]}"));
        Collections.shuffle(all, random);
        all.add(0, features(rows(mostRows + 1)));
        return all;
    }

    private String word() {
        return random.ints(5, 'a', 'z' + 1)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    /** On both sides of the threshold by turns, from the nearest on. */
    private List<String> nearest(int times) {
        Comparator<Candidate> byDistance = Comparator.comparingDouble(c -> Math.abs(c.score() - threshold));
        List<String> above =
                of(Candidate::fraud).sorted(byDistance).map(Candidate::row).toList();
        List<String> below =
                of(c -> !c.fraud()).sorted(byDistance).map(Candidate::row).toList();
        List<String> both = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            above.stream().skip(i).limit(1).forEach(both::add);
            below.stream().skip(i).limit(1).forEach(both::add);
        }
        return both;
    }

    private List<String> shuffled(Stream<Candidate> some) {
        List<String> rows = new ArrayList<>(some.map(Candidate::row).toList());
        Collections.shuffle(rows, random);
        return rows;
    }

    private Stream<Candidate> of(Predicate<Candidate> which) {
        return candidates.stream().filter(which);
    }

    private List<Candidate> candidates(int number) {
        List<String> rows = Stream.generate(this::row).limit(number).toList();
        JsonNode answer =
                read(server.ask("POST", path, features(String.join(",", rows))).body());
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(new Candidate(
                    rows.get(i),
                    answer.path("scores").path(i).asDouble(),
                    answer.path("predictions").path(i).asInt() == 1));
        }
        return all;
    }

    private String rows(int number) {
        return Stream.generate(this::row).limit(number).collect(Collectors.joining(","));
    }

    /** Rows are drawn by the thousand: without a formatter that is done in no time. */
    private String row() {
        StringBuilder row = new StringBuilder(40).append('[');
        hundredths(row, random.nextDouble(-2, 4))
                .append(',')
                .append(random.nextInt(6))
                .append(',');
        hundredths(row, random.nextDouble(-2, 4))
                .append(',')
                .append(random.nextInt(40))
                .append(',');
        row.append(random.nextInt(2)).append(',');
        return hundredths(row, random.nextDouble()).append(']').toString();
    }

    private static StringBuilder hundredths(StringBuilder row, double value) {
        long all = Math.round(Math.abs(value) * 100);
        row.append(value < 0 && all > 0 ? "-" : "").append(all / 100).append('.');
        return row.append(all % 100 / 10).append(all % 10);
    }

    private static String features(String rows) {
        return "{\"features\":[" + rows + "]}";
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notTheScorer) {
            throw new IllegalStateException("The model's answer is not JSON: " + body, notTheScorer);
        }
    }
}
