-- A sitting keeps the questions it was started with, and the marks it was given: a quiz that is edited, renamed or removed changes
-- neither. Sittings from before get today's questions at the next start, where their quiz is still there.
create table quiz_snapshot (
    digest   varchar(64)  not null primary key,
    quiz_id  varchar(100) not null,
    content  text         not null,
    taken_at timestamp(6) with time zone not null
);

alter table sitting add column quiz_title varchar(500);
alter table sitting add column snapshot varchar(64) references quiz_snapshot (digest);
alter table sitting add column passed boolean;
alter table sitting add column marks text;

-- What came after the time was over: kept to be shown, not to be marked.
create table late_answer (
    id          varchar(140) not null primary key,
    sitting_id  varchar(36)  not null references sitting (id),
    question_id varchar(100) not null,
    response    varchar(200000) not null,
    came_at     timestamp(6) with time zone not null
);
