-- What happened in drills of game days: append-only, in order. A drill is what its steps add up to.
create table game_day_step (
    id       varchar(140) not null primary key,
    drill_id varchar(110) not null,
    sequence bigint       not null,
    at       timestamp(6) with time zone not null,
    kind     varchar(20)  not null,
    payload  text         not null,
    unique (drill_id, sequence)
);
