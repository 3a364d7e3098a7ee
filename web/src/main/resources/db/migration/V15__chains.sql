-- The ways of requests in an attempt's cluster, as its learner found them: kept at the first look at its page, shown when it is over.
create table attempt_chain (
    attempt_id varchar(100) not null primary key,
    taken_at   timestamp(6) with time zone not null,
    chains     text         not null
);
