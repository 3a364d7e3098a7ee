-- What happened in sittings of exams: append-only, in order. A sitting is what its steps add up to.
create table exam_step (
    id         varchar(120) not null primary key,
    sitting_id varchar(100) not null,
    sequence   bigint       not null,
    at         timestamp(6) with time zone not null,
    kind       varchar(20)  not null,
    payload    text         not null,
    unique (sitting_id, sequence)
);
