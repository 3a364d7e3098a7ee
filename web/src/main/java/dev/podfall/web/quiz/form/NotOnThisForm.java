package dev.podfall.web.quiz.form;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** A form was sent that the question's page cannot have sent: an option it does not have, or two where one is asked for. */
final class NotOnThisForm extends HttpStatusException {
    private static final long serialVersionUID = 1L;

    NotOnThisForm(String what) {
        super(HttpStatus.BAD_REQUEST, what + " Nothing was changed.");
    }
}
