-- What happened in attempts at labs: append-only, in order. An attempt is what its steps add up to.
create table attempt_step (
    id         varchar(120) not null primary key,
    attempt_id varchar(100) not null,
    sequence   bigint       not null,
    at         timestamp(6) with time zone not null,
    kind       varchar(20)  not null,
    payload    text         not null,
    unique (attempt_id, sequence)
);
