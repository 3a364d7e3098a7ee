package dev.podfall.grader.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes a postmortem anew from its parts and the rest of it loses nothing. */
class PostmortemRestTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            # Postmortem: a                          | ''
            # Postmortem: a~~## Impact~~Ten lost.    | ''
            Before.~~# Postmortem: a                 | Before.
            # Postmortem: a~~Under the title.        | Under the title.
            ## Weather~~Rain.                        | ## Weather~~Rain.
            ## Impact~~Ten.~~## Weather~~Rain.       | ## Weather~~Rain.
            ## Weather~~Rain.~~## Impact~~Ten.       | ## Weather~~Rain.
            ## Action items~~(nothing written)       | ''
            ## Action items~~We talked of it.        | We talked of it.
            """)
    void what_belongs_to_no_section_is_kept_apart(String markdown, String rest) {
        String text = markdown.replace("~~", "\n");
        assertThat(PostmortemReader.rest(text)).isEqualTo(rest.replace("~~", "\n"));

        String anew = PostmortemText.markdown(PostmortemReader.read(text)) + "\n" + PostmortemReader.rest(text) + "\n";
        assertThat(PostmortemReader.read(anew)).isEqualTo(PostmortemReader.read(text));
        assertThat(PostmortemReader.rest(anew)).isEqualTo(rest.replace("~~", "\n"));
    }
}
