-- A learner's go at a quiz, and what they answered. Answers are kept as they were given; marks follow from them.
create table sitting (
    id           varchar(36)  not null primary key,
    learner_id   varchar(36)  not null references learner (id),
    quiz_id      varchar(100) not null,
    quiz_version varchar(40)  not null,
    started_at   timestamp(6) with time zone not null,
    deadline     timestamp(6) with time zone not null,
    ended_at     timestamp(6) with time zone,
    ending       varchar(20),
    score        integer
);

create index sitting_of_learner on sitting (learner_id, quiz_id, started_at);

create table answer (
    id          varchar(140) not null primary key,
    sitting_id  varchar(36)  not null references sitting (id),
    question_id varchar(100) not null,
    response    varchar(4000),
    flagged     boolean      not null,
    saved_at    timestamp(6) with time zone not null,
    unique (sitting_id, question_id)
);
