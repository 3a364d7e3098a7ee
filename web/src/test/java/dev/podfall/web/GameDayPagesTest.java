package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.WallClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Game days as browsers without scripts, and the API, have them. The wall clock stands still, so no cue comes by itself. */
class GameDayPagesTest {
    private static final Pattern LINK = Pattern.compile("id=\"command-invite\">([^<]+)<");

    @TempDir
    Path home;

    private PodfallServer server;
    private Visitor visitor;

    @BeforeEach
    void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(new HandClock()));
        visitor = Visitor.signedInTo(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String text(HttpResponse<String> answer) {
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private String facilitator() {
        visitor.get("/gamedays");
        var lobby = visitor.post("/gamedays/some-answers-differ/start", "countdown", "0", "by-hand", "yes");
        assertThat(text(lobby)).contains("Take a seat", "Blast radius");
        var room = visitor.post(lobby.uri().getPath() + "/join", "name", "Fay", "role", "facilitator");
        return room.uri().getPath();
    }

    @Test
    void roles_join_by_a_link_once_and_each_sees_and_does_its_part() {
        var facilitator = facilitator();
        assertThat(text(visitor.get(facilitator))).contains("Cue sheet", "A trial of version v2", "The drill runs");
        var invited = visitor.post(facilitator + "/invite", "name", "Bo", "role", "operations");
        var found = LINK.matcher(invited.body());
        assertThat(found.find()).isTrue();
        var link = found.group(1).replace("&amp;", "&");

        var operations = new Visitor(server.url());
        var room = operations.get(link);
        assertThat(text(room))
                .contains("Bo, Operations", "Runbooks", "Pods")
                .doesNotContain("Cue sheet", "A trial of version v2 takes");
        assertThat(new Visitor(server.url()).get(link).statusCode()).isEqualTo(401);
        assertThat(operations.get(room.uri().getPath()).statusCode()).isEqualTo(200);

        var path = room.uri().getPath();
        assertThat(operations.post(path + "/inject", "cue", "trial").statusCode())
                .isEqualTo(409);
        var nothingRings = operations.post(path + "/ack");
        assertThat(nothingRings.statusCode()).isEqualTo(409);
        assertThat(nothingRings.body()).contains("href=\"" + path + "\"", "Back to the room");
        assertThat(operations.post(path + "/ack", "page", "x").statusCode()).isEqualTo(400);
        assertThat(operations
                        .post(path + "/runbook", "runbook", "end-the-trial", "step", "abc")
                        .statusCode())
                .isEqualTo(400);
        var lobby = facilitator.replaceAll("/room/.*", "");
        assertThat(text(operations.get(lobby))).contains("by its link alone");
        assertThat(operations
                        .post(lobby + "/join", "name", "Bo", "role", "facilitator")
                        .statusCode())
                .isEqualTo(409);
        assertThat(text(operations.post(path + "/runbook", "runbook", "end-the-trial")))
                .contains("Run step 2");
        assertThat(text(operations.post(path + "/note", "kind", "note", "text", "<b>two</b> images")))
                .contains("&lt;b&gt;two&lt;/b&gt; images");
        assertThat(visitor.get(path.replaceAll("/[^/]+$", "/nobody")).statusCode())
                .isEqualTo(404);
        assertThat(text(visitor.post(facilitator + "/inject", "cue", "trial"))).contains("played");
        for (String other :
                List.of("/", "/labs", "/labs/empty-endpoints", "/quizzes", "/exams", "/history", "/nowhere")) {
            var refused = operations.get(other);
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
            assertThat(refused.body()).contains("Go back to your room");
        }
        assertThat(operations.post("/labs/empty-endpoints/start").statusCode()).isEqualTo(403);
        assertThat(operations.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void in_german_rooms_and_refusals_are_and_what_is_written_in_a_drill_stays_as_it_is() {
        var room = facilitator();
        visitor.post("/language", "language", "de");
        var german = visitor.get(room);
        assertThat(german.body()).contains("<main class=\"container\" id=\"main\" tabindex=\"-1\" lang=\"de\">");
        assertThat(text(german))
                .contains("Fay, Leitung", "Ablaufplan", "Zeitverlauf, Neuestes zuerst", "A trial of version");
        assertThat(text(visitor.get("/gamedays"))).contains("Übungen im Team", "ist nicht vorbei");
        assertThat(text(visitor.get("/nowhere"))).contains("Hier ist nichts", "Zur Startseite");
        var refused = visitor.post(room + "/inject", "cue", "none");
        assertThat(refused.body())
                .contains("Das geht so nicht", "<p lang=\"en\">There is no cue", "Zurück in den Raum");
        assertThat(text(visitor.post(room + "/abort", "why", "Genug.")))
                .contains("Auswertung:", "Das System", "Maßnahmen", "erfüllt");
    }

    @Test
    void who_trains_alone_is_told_what_broke_when_it_is_over() {
        visitor.get("/gamedays");
        var room =
                visitor.post("/gamedays/some-answers-differ/start", "countdown", "0", "by-hand", "yes", "solo", "yes");
        var path = room.uri().getPath();
        assertThat(text(room))
                .contains("You, Operations", "Let the next cue come")
                .doesNotContain("A trial of version v2");
        var broken = visitor.post(path + "/inject");
        assertThat(text(broken)).doesNotContain("A trial of version v2", "Injected");
        var lobby = path.replaceAll("/room/.*", "");
        var facilitator = visitor.post(lobby + "/join", "name", "Me too", "role", "facilitator");
        assertThat(text(facilitator)).contains("You train alone").doesNotContain("A trial of version v2", "Injected");
        assertThat(text(visitor.post(path + "/abort", "why", "I give up.")))
                .contains("Injected: A trial of version v2");
    }

    @Test
    void a_free_drill_is_chosen_rehearsed_and_held_from_a_terminal_with_a_seat() throws Exception {
        assertThat(text(visitor.get("/gamedays"))).contains("Choose or draw one");
        assertThat(text(visitor.get("/gamedays/free"))).contains("recommender", "service-selector", "nothing more");
        var refused = visitor.post("/gamedays/free", "world", "recommender", "fault-0", "no-such-fault");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(text(refused)).contains("cannot be drawn in the world recommender", "probe-path");
        var lobby = visitor.post(
                "/gamedays/free", "fault-0", "service-selector", "seed", "7", "countdown", "0", "by-hand", "yes");
        assertThat(text(lobby)).contains("Free drill: The fraud-scorer").doesNotContain("service-selector");

        var api = ApiClient.of(home);
        var bo = api.post("/drills/latest/join", "{\"role\":\"operations\",\"name\":\"Bo\",\"here\":true}")
                .path("seat")
                .asText();
        assertThat(bo).isNotBlank();
        var fay = api.post("/drills/latest/join", "{\"role\":\"facilitator\",\"name\":\"Fay\",\"here\":true}")
                .path("seat")
                .asText();
        assertThat(api.get("/drills/latest?seat=" + fay).at("/drill/cues")).hasSize(1);
        assertThat(api.get("/drills/latest?seat=" + bo).at("/drill/cues")).isEmpty();
        assertThat(api.get("/drills/latest?seat=nobody").toString()).contains("error");
        for (String verb : List.of("inject", "join", "abort", "mitigated", "close")) {
            assertThat(api.post("/drills/latest/" + verb, "{\"seat\":\"" + bo + "\",\"text\":\"x\"}")
                            .toString())
                    .as(verb)
                    .contains("not for the role Operations");
        }
        api.post("/drills/latest/note", "{\"seat\":\"" + bo + "\",\"text\":\"I look at endpoints.\"}");
        var after =
                api.post("/drills/latest/inject", "{\"by\":\"ada (terminal)\"}").path("drill");
        assertThat(after.path("cues").get(0).path("played").asBoolean()).isTrue();
        assertThat(after.path("timeline").findValuesAsText("who")).contains("Bo", "ada (terminal)");
    }

    @Test
    void a_review_is_saved_as_it_is_written_and_no_stale_tab_overwrites_it() throws Exception {
        var facilitator = facilitator();
        visitor.post(facilitator + "/abort", "why", "Seen enough.");
        var review = facilitator + "/review";
        assertThat(visitor.get(review).body()).contains("data-save=\"" + review + "\"", "data-save-status");
        var api = ApiClient.of(home);
        var first = visitor.save(review, "revision", "0", "root-cause", "A trial was");
        assertThat(first.statusCode()).isEqualTo(200);
        var revision = first.body().replaceAll("\\D", "");
        var second = visitor.save(review, "revision", revision, "root-cause", "A trial was left on.");
        var latest = second.body().replaceAll("\\D", "");
        assertThat(latest).isNotEqualTo(revision);
        assertThat(visitor.save(review, "revision", latest, "root-cause", "A trial was left on.")
                        .body())
                .isEqualTo(second.body());
        var stale = visitor.save(review, "revision", revision, "root-cause", "Human error.");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("changed-elsewhere", "A trial was left on.", "[\"check-3\",\"\"]");
        var tooLong = visitor.save(review, "revision", latest, "root-cause", "x".repeat(30_000));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body()).contains("\"error\"").doesNotContain("changed-elsewhere");
        var report = api.get("/drills/latest/report");
        assertThat(report.at("/postmortem/sections/root-cause").asText()).isEqualTo("A trial was left on.");
        assertThat(report.path("timeline").findValuesAsText("text")).containsOnlyOnce("saved the postmortem");
        visitor.post(facilitator + "/close");
        var over = visitor.save(review, "revision", latest, "root-cause", "Too late.");
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("The review is over.", review);
        assertThat(visitor.get(review).body()).doesNotContain("data-save=");
    }

    @Test
    void an_aborted_drill_is_reviewed_and_its_postmortem_saved_linted_and_exported() throws Exception {
        var facilitator = facilitator();
        assertThat(visitor.post(facilitator + "/inject", "cue", "trial").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(facilitator + "/review").statusCode()).isEqualTo(409);
        var review = visitor.post(facilitator + "/abort", "why", "Real customers call.");
        assertThat(text(review)).contains("The system", "The team", "Root cause is empty", "Real customers call.");
        var saved = visitor.post(
                facilitator + "/review",
                "revision",
                "0",
                "level",
                "sev-3",
                "root-cause",
                "Human error.",
                "what-0",
                "Check versions in the pipeline");
        assertThat(text(saved)).contains("Root cause blames", "Action 1 has no owner");
        var stale = visitor.post(facilitator + "/review", "revision", "0", "level", "sev-1");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Human error.", "name=\"level\" value=\"sev-1\"");
        assertThat(visitor.get(facilitator + "/postmortem.md").body()).contains("## Root cause", "Human error.");
        assertThat(visitor.get(facilitator + "/postmortem.json").body()).contains("\"sev-3\"");
        for (String file : List.of("/report.pdf", "/postmortem.pdf")) {
            assertThat(visitor.get(facilitator + file).body()).as(file).startsWith("%PDF");
        }
        assertThat(visitor.get(facilitator + "/report.html").body()).contains("The system", "aborted by Fay");
        assertThat(visitor.get(facilitator + "/report.exe").statusCode()).isEqualTo(404);
        assertThat(visitor.get(facilitator + "/postmortem.exe").statusCode()).isEqualTo(404);
        var api = ApiClient.of(home);
        assertThat(api.get("/drills/latest/report").path("expectations").isArray())
                .isTrue();
        assertThat(text(visitor.post(facilitator + "/close"))).doesNotContain("End the review");
        assertThat(api.get("/gamedays").at("/drills/0/state").asText()).isEqualTo("closed");
        assertThat(text(visitor.get("/gamedays"))).contains("Drills held", "Two complaints on a busy afternoon");
        readWithoutASeat(URI.create(facilitator).getPath().replaceFirst("/room/.*", ""));
    }

    @Test
    void a_guest_comes_from_the_list_of_drills_to_the_page_of_one_that_ended_and_not_to_its_owners_report() {
        var facilitator = facilitator();
        var invited = visitor.post(facilitator + "/invite", "name", "Bo", "role", "operations");
        var found = LINK.matcher(invited.body());
        assertThat(found.find()).isTrue();
        var guest = new Visitor(server.url());
        guest.get(found.group(1).replace("&amp;", "&"));
        visitor.post(facilitator + "/abort", "why", "Seen enough.");
        var drill = facilitator.replaceAll("/room/.*", "");
        for (String from : List.of("/gamedays", drill)) {
            assertThat(guest.get(from).body()).as(from).doesNotContain(drill + "/report");
        }
        assertThat(guest.get("/gamedays").body()).contains("href=\"" + drill + "\"");
        assertThat(guest.get(drill).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/gamedays").body()).contains("href=\"" + drill + "/report\"");
    }

    /** By the owner, from the history and the lobby; not by strangers, and without a form. */
    private void readWithoutASeat(String drill) {
        for (String from : List.of("/history", "/gamedays", drill)) {
            assertThat(visitor.get(from).body()).as(from).contains("href=\"" + drill + "/report\"");
        }
        assertThat(visitor.get(drill + "/report").body())
                .contains("Human error.", "aborted by Fay", "href=\"" + drill + "/report.pdf\"")
                .doesNotContain("Save the postmortem", "data-save=");
        assertThat(visitor.get(drill + "/report.pdf").body()).startsWith("%PDF");
        assertThat(visitor.get(drill + "/postmortem.md").body()).contains("Human error.");
        var stranger = new Visitor(server.url());
        for (String file : List.of("/report", "/report.pdf", "/postmortem.md")) {
            assertThat(stranger.get(drill + file).body()).as(file).doesNotContain("Human error.", "%PDF");
        }
    }
}
