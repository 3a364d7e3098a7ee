package dev.podfall.sim.workload.git;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;

class CommitTest {
    @Test
    void a_few_trees_that_name_each_other_ten_times_over_are_not_walked_to_the_end() throws IOException {
        try (Repository repository = StoredRepository.empty();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = inserter.insert(new TreeFormatter());
            for (int level = 0; level < 10; level++) {
                TreeFormatter above = new TreeFormatter();
                for (int i = 0; i < 10; i++) {
                    above.append("d" + i, FileMode.TREE, tree);
                }
                tree = inserter.insert(above);
            }
            PersonIdent author = new PersonIdent("kim", "kim@shop.example", Instant.EPOCH, ZoneOffset.UTC);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setAuthor(author);
            commit.setCommitter(author);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> Commit.files(repository, id))
                    .withMessage("the tree has more than 8000 entries");
        }
    }
}
