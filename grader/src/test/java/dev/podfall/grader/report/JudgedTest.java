package dev.podfall.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JudgedTest {
    @Test
    void what_cannot_be_judged_is_neither_won_nor_lost() throws IOException {
        Judged judged = Judged.of(new ObjectMapper().readTree("""
                {"hintCost": 3, "criteria": [{"weight": 40, "earned": 37.5, "verdict": "partly"}, {"weight": 30, "earned": 30, "verdict": "met"},
                  {"weight": 30, "earned": 0, "verdict": "unverifiable"}],
                 "guards": [{"weight": 15, "earned": -5, "verdict": "partly"}]}"""));
        assertThat(judged.isPart()).isTrue();
        assertThat(judged.unseen()).isEqualTo(30);
        assertThat(judged.words()).isEqualTo("67.5 of the 70 points that can be judged now, less 8");
    }
}
