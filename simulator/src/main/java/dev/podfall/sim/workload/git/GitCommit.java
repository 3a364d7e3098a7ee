package dev.podfall.sim.workload.git;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * {@code git-commit REPOSITORY --message=TEXT [--branch=main] [--author=NAME] EDIT…}, run beside the server: a commit
 * on a branch of one of its repositories, which is begun at {@code main} if there is no such branch yet. An edit is {@code write
 * PATH TEXT}, {@code replace PATH OLD NEW}, {@code remove PATH}, {@code patch PATH KIND NAME PATCH}: a patch more in a {@code
 * kustomization.yaml}, or {@code overlay FOLDER KIND NAME PATCH}: a patch more in whatever that folder builds. With {@code --revert} and no
 * edit it has what was there before the last commit.
 */
public final class GitCommit implements Program {
    /** A list of images with one entry. */
    private static final Pattern IMAGES =
            Pattern.compile("(?m)^images:\\n  - name: (\\S+)\\n    new[A-Za-z]+: .*\\n(?! )");

    /** How many words an edit is. */
    private static final Map<String, Integer> NEEDED =
            Map.of("write", 3, "replace", 4, "remove", 2, "patch", 5, "overlay", 5);

    @Override
    public void start(ProcessContext process) {
        try {
            List<String> words = process.arguments().stream()
                    .skip(1)
                    .filter(word -> !word.matches("(?s)--(message|branch|author|root)=.*|--revert"))
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
        ObjectId base = process.arguments().contains("--revert") ? Commit.before(repository, tip) : tip;
        SortedMap<String, byte[]> files = base == null ? new TreeMap<>() : Commit.files(repository, base);
        edit(files, words.subList(Math.min(1, words.size()), words.size()));
        String message = Words.option(process, "message", "Change");
        ObjectId made = Commit.make(repository, branch, files, author(process), message);
        stored.save(repository);
        return "[" + branch + " " + made.name().substring(0, 7) + "] " + message;
    }

    private static PersonIdent author(ProcessContext process) {
        String name = Words.option(process, "author", "Platform");
        String mail = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@example.com";
        return new PersonIdent(name, mail, process.now(), ZoneOffset.UTC);
    }

    private static void edit(SortedMap<String, byte[]> files, List<String> words) {
        for (int i = 0; i < words.size(); ) {
            String verb = words.get(i);
            int needed = NEEDED.getOrDefault(verb, 0);
            if (needed == 0 || i + needed > words.size()) {
                throw new IllegalArgumentException(
                        "'" + verb
                                + "' is no edit: write PATH TEXT, replace PATH OLD NEW, remove PATH, patch PATH KIND NAME PATCH, or overlay FOLDER KIND NAME PATCH");
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
        } else if (edit.get(0).equals("overlay")) {
            Overlay.add(files, path, edit.subList(2, edit.size()));
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
        } else if (edit.get(0).equals("patch")) {
            String text = new String(before, StandardCharsets.UTF_8);
            files.put(path, patched(withoutImage(text, edit.get(4)), edit).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What {@code images} says counts more than a patch: an entry for an image that the patch names goes. */
    private static String withoutImage(String text, String patch) {
        Matcher entry = IMAGES.matcher(text);
        return entry.find() && patch.contains("\"image\":\"" + entry.group(1)) ? entry.replaceFirst("") : text;
    }

    /** Later patches stand behind earlier ones, which they may go on from. */
    private static String patched(String text, List<String> edit) {
        String head = text.contains("\npatches:\n") ? text.stripTrailing() : text.stripTrailing() + "\npatches:";
        return head + "\n  - target: {kind: " + edit.get(2) + ", name: " + edit.get(3) + "}\n    patch: |\n      "
                + edit.get(4).replace("\n", "\n      ") + "\n";
    }
}
