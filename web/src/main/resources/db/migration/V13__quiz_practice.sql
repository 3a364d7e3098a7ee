-- A sitting says when its learner is told what was right: after each question, or after the hand-in.
alter table sitting add column feedback varchar(20) default 'deferred' not null;

-- When a question was first seen, for its own clock; and when its learner said that the answer stands, and was told what was right.
alter table answer add column opened_at timestamp(6) with time zone;
alter table answer add column checked_at timestamp(6) with time zone;

-- What a learner missed, to be asked again: each time it is right, it waits longer.
create table practice_card (
    id          varchar(36)  not null primary key,
    learner_id  varchar(36)  not null references learner (id),
    quiz_id     varchar(100) not null,
    question_id varchar(100) not null,
    box         integer      not null,
    due_at      timestamp(6) with time zone not null,
    unique (learner_id, quiz_id, question_id)
);
