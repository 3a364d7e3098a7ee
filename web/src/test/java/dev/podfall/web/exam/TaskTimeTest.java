package dev.podfall.web.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.grader.exam.Sitting.TaskView;
import dev.podfall.web.ui.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The time that a task took, beside the unit that the texts name. */
class TaskTimeTest {
    private static final int LONG = 3_905;

    private static String onThePaper(Locale language) {
        var task = new TaskView(1, "lab", "A task", 20, 1_200, LONG, "seen", false, "task-1", null, null, null);
        var texts = Texts.in(language);
        return texts.say("exam.weighs", task.weight(), PaperPage.time(task, texts));
    }

    @Test
    void a_task_that_took_more_than_an_hour_is_told_in_minutes_and_seconds_like_the_others() {
        assertThat(onThePaper(Locale.ENGLISH)).isEqualTo("20 % · 65:05 of 20:00 min");
        assertThat(onThePaper(Locale.GERMAN)).isEqualTo("20 % · 65:05 von 20:00 min");
        assertThat(ReportPage.minutes(LONG)).isEqualTo("65:05");
        assertThat(ReportPage.minutes(245)).isEqualTo("4:05");
    }
}
