package dev.podfall.web.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.store.SnapshotRepository;
import dev.podfall.web.store.SnapshotRow;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quizzes as they were when somebody started them, by the digest of their content. */
@Singleton
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int REMEMBERED = 50;
    /** What a later version writes in addition does not make a snapshot unreadable. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SnapshotRepository rows;
    private final Map<String, Quiz> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Quiz> eldest) {
            return size() > REMEMBERED;
        }
    };

    Snapshots(SnapshotRepository rows) {
        this.rows = rows;
    }

    /** Keeps a quiz as it is; the digest to find it by. */
    synchronized String keep(Quiz quiz, Instant at) {
        var content = content(quiz);
        var digest = digest(content);
        if (!rows.existsById(digest)) {
            rows.save(new SnapshotRow(digest, quiz.id(), content, at));
        }
        return digest;
    }

    /** A quiz as it was; empty if that is not kept, or cannot be read any more. */
    synchronized Optional<Quiz> find(String digest) {
        if (digest == null) {
            return Optional.empty();
        }
        if (!recent.containsKey(digest)) {
            rows.findById(digest).flatMap(Snapshots::read).ifPresent(quiz -> recent.put(digest, quiz));
        }
        return Optional.ofNullable(recent.get(digest));
    }

    private static Optional<Quiz> read(SnapshotRow row) {
        try {
            return Optional.of(MAPPER.readValue(row.content(), Quiz.class));
        } catch (JsonProcessingException damaged) {
            LOG.warn("The questions {} of quiz {} cannot be read: {}", row.digest(), row.quizId(), damaged.toString());
            return Optional.empty();
        }
    }

    private static String content(Quiz quiz) {
        try {
            return MAPPER.writeValueAsString(quiz);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A quiz cannot be written as JSON", e);
        }
    }

    private static String digest(String content) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
