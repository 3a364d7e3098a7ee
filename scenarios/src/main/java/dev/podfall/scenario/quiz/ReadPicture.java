package dev.podfall.scenario.quiz;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.quiz.picture.Picture;
import java.util.List;
import java.util.Optional;

/** A picture, and one option that reads it rightly. The response is the option's value. */
public record ReadPicture(
        @Required String id,
        @Required String prompt,
        Integer weight,
        Tags tags,
        @Required String explanation,
        @Required Picture picture,
        @Required List<Option> options)
        implements Question {
    public ReadPicture {
        weight = weight == null ? 1 : weight;
        tags = tags == null ? Tags.NONE : tags;
        options = Lists.copy(options);
    }

    @Override
    public Optional<Picture> shown() {
        return Optional.of(picture);
    }

    /** The picture as a table, for where nothing is drawn. */
    @Override
    public String exhibit() {
        return picture.table().text();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.readPicture(this);
    }
}
