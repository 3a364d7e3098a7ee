package dev.podfall.sim.workload.git;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** {@code git-show REPOSITORY BRANCH PATH}, run beside the server: what the files at or below a path say, one after the other; {@code .} are all. */
public final class GitShow implements Program {
    @Override
    public void start(ProcessContext process) {
        List<String> words = process.arguments().stream()
                .skip(1)
                .filter(word -> !word.startsWith("--root="))
                .toList();
        try {
            if (words.size() != 3) {
                throw new IllegalArgumentException("give it a repository, a branch and a path");
            }
            show(process, words.get(0), words.get(1), words.get(2));
            process.exit(0);
        } catch (IOException | IllegalArgumentException failure) {
            process.stderr("git-show: " + failure.getMessage() + "\n");
            process.exit(1);
        }
    }

    private static void show(ProcessContext process, String name, String branch, String path) throws IOException {
        StoredRepository stored =
                new Repositories(process.files(), Words.option(process, "root", "/srv/git")).named(name);
        Repository repository = stored.exists() ? stored.open() : StoredRepository.empty();
        ObjectId tip = repository.resolve(Constants.R_HEADS + branch);
        if (tip == null) {
            throw new IllegalArgumentException("there is no branch '" + branch + "' in '" + name + "'");
        }
        Commit.files(repository, tip).forEach((file, content) -> {
            if (path.equals(".") || file.equals(path) || file.startsWith(path + "/")) {
                process.stdout(new String(content, StandardCharsets.UTF_8));
            }
        });
    }
}
