package dev.podfall.sim.workload.git;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * {@code git-commit REPOSITORY --message=TEXT [--branch=main] [--author=NAME] [--minutes-ago=N] EDIT…}, run beside the server: a commit
 * on a branch of one of its repositories, which is begun at {@code main} if there is no such branch yet. An edit is {@code write
 * PATH TEXT}, {@code replace PATH OLD NEW} or {@code remove PATH}.
 */
public final class GitCommit implements Program {
    @Override
    public void start(ProcessContext process) {
        try {
            List<String> words = process.arguments().stream()
                    .skip(1)
                    .filter(word -> !word.matches("(?s)--(message|branch|author|minutes-ago|root)=.*"))
                    .toList();
            process.stdout(commit(process, words) + "\n");
            process.exit(0);
        } catch (IOException | IllegalArgumentException | FileSystem.Failure | ProcessContext.Files.ReadOnly failure) {
            process.stderr("git-commit: " + failure.getMessage() + "\n");
            process.exit(1);
        }
    }

    private static String commit(ProcessContext process, List<String> words) throws IOException {
        String name = words.isEmpty() ? "" : words.get(0);
        StoredRepository stored =
                new Repositories(process.files(), Words.option(process, "root", "/srv/git")).named(name);
        if (!stored.exists()) {
            throw new IllegalArgumentException("there is no repository '" + name + "'");
        }
        Repository repository = stored.open();
        String branch = Words.option(process, "branch", "main");
        ObjectId tip = repository.resolve(Constants.R_HEADS + branch);
        if (tip == null && (tip = repository.resolve(Constants.HEAD)) != null) {
            StoredRepository.set(repository, Constants.R_HEADS + branch, tip);
        }
        SortedMap<String, byte[]> files = tip == null ? new java.util.TreeMap<>() : Commit.files(repository, tip);
        edit(files, words.subList(Math.min(1, words.size()), words.size()));
        String message = Words.option(process, "message", "Change");
        ObjectId made = Commit.make(repository, branch, files, author(process), message);
        stored.save(repository);
        return "[" + branch + " " + made.name().substring(0, 7) + "] " + message;
    }

    private static PersonIdent author(ProcessContext process) {
        String name = Words.option(process, "author", "Platform");
        String ago = Words.option(process, "minutes-ago", "0");
        Duration age = Duration.ofMinutes(ago.matches("[0-9]{1,6}") ? Integer.parseInt(ago) : 0);
        String mail = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@example.com";
        return new PersonIdent(name, mail, process.now().minus(age), ZoneOffset.UTC);
    }

    private static void edit(SortedMap<String, byte[]> files, List<String> words) {
        for (int i = 0; i < words.size(); ) {
            String verb = words.get(i);
            int needed = verb.equals("replace") ? 4 : verb.equals("write") ? 3 : 2;
            if (!verb.matches("replace|write|remove") || i + needed > words.size()) {
                throw new IllegalArgumentException(
                        "'" + verb + "' is no edit: write PATH TEXT, replace PATH OLD NEW, or remove PATH");
            }
            apply(files, words.subList(i, i + needed));
            i += needed;
        }
    }

    private static void apply(SortedMap<String, byte[]> files, List<String> edit) {
        String path = edit.get(1);
        if (edit.get(0).equals("write")) {
            files.put(path, edit.get(2).getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] before = files.remove(path);
        if (before == null) {
            throw new IllegalArgumentException("there is no file '" + path + "'");
        }
        if (edit.get(0).equals("replace")) {
            String text = new String(before, StandardCharsets.UTF_8);
            if (!text.contains(edit.get(2))) {
                throw new IllegalArgumentException("'" + path + "' does not say '" + edit.get(2) + "'");
            }
            files.put(path, text.replace(edit.get(2), edit.get(3)).getBytes(StandardCharsets.UTF_8));
        }
    }
}
